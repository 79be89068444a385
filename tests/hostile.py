"""Texts that try to become markup, and a project in every string of which they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import count
from types import MappingProxyType
from typing import Literal, TypeVar, cast, get_args, get_origin

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.kinds import build as build
from generator.kinds import outline as outlines
from generator.kinds.atlas import Atlas
from generator.kinds.build import build_atlas
from generator.language import Lang
from generator.model.kind import FileKind
from generator.model.reading import read_files
from generator.model.store import Store
from generator.model.texts import Text
from generator.problems import Problem
from generator.source.records import Source, read_source
from tests.project import GOOD

M = TypeVar("M", bound=BaseModel)

WORD = "zqxj"  # in every hostile text, so that the search finds them all
RUN = "alert(1)"  # the browser tells of every dialog

# Each ends what it may stand in: attributes with either quote, titles, comments, styles, scripts, CDATA.
_ENDS = ("", '"', "'", '">', "'>", "</title>", "</textarea>", "-->", "</style>", "</script>", "]]>", "&quot;&gt;")
_MARKUP = (
    f"<script>{RUN}</script>",
    f"<script\n>{RUN}</script\n>",
    f"<svg onload={RUN} ",
    f"<svg/onload={RUN}>",
    f"<img src=x onerror={RUN}>",
    f"<img src=x onerror={RUN} ",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<a href=javascript:{RUN}>x</a>",
    f"<base href=//elsewhere.invalid/><meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    f"<details open ontoggle={RUN}>",
    f"<style>@import '//elsewhere.invalid/x.css'; * {{ animation: x }}</style><x onanimationstart={RUN}>",
    f" autofocus onfocus={RUN} tabindex=1 ",
    f" style=animation:cb onanimationstart={RUN} ",
)
_SYNTAX = (
    "{{7*7}}{% include 'x' %}{# x #}${7*7}",
    f'{{: onclick="{RUN}" #stolen .stolen }}',
    f"{{ #stolen onload={RUN} }}",
    f"[x](javascript:{RUN}) ![x](//elsewhere.invalid/x.png) <javascript:{RUN}>",
    f"[x](<https://e.invalid/>_\" onclick={RUN} y=\">) [x]: javascript:{RUN} 'x'",
    f"\n\n<div markdown=1>\n\n# x {{: onclick={RUN} }}\n\n</div>\n\n",
    "\n---\ntemplate: 404.html\n---\n\n# x\n\n    code\n\n| a |\n|---|\n| b |\n",
    f"&lt;script&gt;{RUN}&lt;/script&gt;&#60;svg onload={RUN}&#62;",
    f"\x7f\x85\u2028\u2029<script>{RUN}</script>",
    f'\\"><script>{RUN}</script>\\u003cscript>',
    f"url(javascript:{RUN}) u\\72l(//elsewhere.invalid/x) expression({RUN})",
    "*_~^=`|[](#)!\\ é",
)


def payloads() -> tuple[str, ...]:
    """Every kind of hostile text once."""
    ended = [end + markup for n, markup in enumerate(_MARKUP) for end in _ENDS[n % 3 :: 3]]
    return tuple(f"{WORD} {text} {WORD}" for text in (*ended, *_SYNTAX))


class _Poison:
    """Gives every string that it is shown the next hostile text, in front of what stood there."""

    def __init__(self, first: int) -> None:
        self._texts = payloads()
        self._next = count(first)

    def text(self, old: str) -> str:
        """The string with two hostile texts, another pair each time."""
        place = next(self._next)
        one, other = (self._texts[(place * step) % len(self._texts)] for step in (1, 7))
        return f"{one}{old}{other}"

    def conforming(self, old: str, field: FieldInfo) -> str:
        """A hostile text that the pattern of the field lets through, or the old one."""
        for text in (self.text(old), f'{old}"><script>{RUN}</script>', f"{old}'onclick={RUN}//"):
            pattern = _pattern(field)
            if pattern is None or re.search(pattern, text):
                return text
        return old

    def model(self, item: M) -> M:
        """The model with poison in every string that may hold any text."""
        if isinstance(item, Text):
            said = MappingProxyType({lang: self.text(old) for lang, old in item.root.items()})
            return cast("M", Text.model_construct(said))
        is_plan = type(item).__module__ == outlines.__name__
        changed = {
            name: self._value(getattr(item, name), field, is_plan=is_plan)
            for name, field in type(item).model_fields.items()
        }
        return type(item).model_construct(**changed)  # type: ignore[arg-type]

    def _value(self, value: object, field: FieldInfo, *, is_plan: bool) -> object:
        """What an outline says of its parts are names of our own; its texts are texts."""
        if type(value) is str and not is_plan and not _is_choice(field.annotation):
            return self.conforming(value, field)
        return self._inside(value)

    def _inside(self, value: object) -> object:
        """Whatever holds models: keys and ids, references and choices stay as they are."""
        if isinstance(value, BaseModel):
            return self.model(value)
        if isinstance(value, Mapping):
            return MappingProxyType({key: self._inside(one) for key, one in value.items()})
        return tuple(map(self._inside, value)) if isinstance(value, tuple) else value


def _is_choice(annotation: object) -> bool:
    """Whether a field may hold certain words only."""
    return get_origin(annotation) is Literal or any(map(_is_choice, get_args(annotation)))


def _pattern(field: FieldInfo) -> str | None:
    """The form that the field asks for, also behind an alternative."""
    inner = [part for one in get_args(field.annotation) for part in getattr(one, "__metadata__", ())]
    return next((found for part in (*field.metadata, *inner) if (found := getattr(part, "pattern", None))), None)


def poisoned_atlas(monkeypatch: pytest.MonkeyPatch, first: int = 0) -> Atlas:
    """The sample project with a hostile text in every string of its models; `check` would refuse some of them."""
    poison = _Poison(first)

    def read(source: Source, kinds: Sequence[FileKind], spoken: tuple[Lang, ...]) -> tuple[Store, list[Problem]]:
        store, problems = read_files(source, kinds, spoken)
        return Store({address: poison.model(file) for address, file in store.files.items()}, store.places), problems

    monkeypatch.setattr(build, "read_files", read)
    monkeypatch.setattr(build, "check_references", lambda atlas, more: [])
    source, _ = read_source(GOOD / "sample")
    atlas, problems = build_atlas(source)
    assert atlas is not None, problems
    return atlas
