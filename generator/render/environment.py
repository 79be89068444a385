"""The template engine: the only place that knows Jinja."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup

from generator.components.inline import TEXTS, Inline
from generator.components.writing import Writer
from generator.language import Lang
from generator.language.messages import interface
from generator.render.compiled import COMPILED

_SHARED = {"m": "components/macros.html.j2", "d": "components/drawn.html.j2", "c": "components/card.html.j2"}
_TEXTS = frozenset(TEXTS)
_FIRST = re.compile(r"\A((?:<[^>]*>)*)([^\W\d_])")  # letter of a text, behind tags


def render(template: str, writer: Writer, looks: Path, /, **context: object) -> Markup:
    """Fill a template of `looks/templates`; whatever text it names is written by `writer`, in its language."""
    lang = writer.words.lang
    known = {**_macros(writer, looks), "lang": lang, "shown": writer}
    filled = _environment(lang, looks).get_template(template).render(known, **context)
    return Markup(filled)  # noqa: S704 - made by our own escaping templates


def read_again() -> None:
    """Take templates from their files again: a build reads each once, whatever is saved in the meantime."""
    _environment.cache_clear()
    _macros.cache_clear()


class _Macros:
    """The macros of a file, which is run when one of them is asked for: many blocks call none."""

    def __init__(self, make: Callable[[], TemplateModule]) -> None:
        self._make = make

    @cached_property
    def _module(self) -> TemplateModule:
        return self._make()

    def __getattr__(self, name: str) -> object:
        return getattr(self._module, name)


@lru_cache(maxsize=4)
def _macros(writer: Writer, looks: Path) -> Mapping[str, _Macros]:
    """What components share, by the letter under which they call it; made once for all blocks of a page, as an import
    would make it for each."""
    known = {"lang": writer.words.lang, "shown": writer}
    load = _environment(writer.words.lang, looks).get_template
    return {name: _Macros(partial(load(file).make_module, known)) for name, file in _SHARED.items()}


@cache
def _environment(lang: Lang, looks: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(looks / "templates"),
        bytecode_cache=COMPILED,
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        finalize=_written,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["_"] = partial(_translated, lang)
    environment.filters["data_uri"] = _svg_data_uri
    environment.filters["plain"] = _plain
    environment.filters["sentence"] = _sentence
    environment.filters["begun"] = _begun
    return environment


@pass_context
def _written(context: Context, value: object) -> object:
    """A text as HTML of the medium; everything else as it is."""
    return context["shown"].html(value) if type(value) in _TEXTS else value


@pass_context
def _plain(context: Context, text: Inline) -> str:
    return str(context["shown"].plain(text))


@pass_context
def _sentence(context: Context, text: Inline | Markup) -> Markup:
    """A text with a full stop, unless it ends in one, be it that of an abbreviation."""
    html: Markup = context["shown"].html(text)
    return html if html.striptags().endswith((".", ".”", "…")) else html + "."


@pass_context
def _begun(context: Context, text: Inline | Markup) -> Markup:
    """A text that begins a line: with a capital, whatever tags stand before it."""
    html: Markup = context["shown"].html(text)
    capital = _FIRST.sub(lambda found: found[1] + found[2].upper(), html)
    return Markup(capital)  # noqa: S704 - one letter became another


def _translated(lang: Lang, msgid: str, /, **params: object) -> str:
    return interface(msgid, lang, **params)


def _svg_data_uri(svg: str) -> str:
    return "data:image/svg+xml," + quote(" ".join(svg.split()))
