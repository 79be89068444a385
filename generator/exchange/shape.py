"""What a model looks like as a table: which of its fields fit into cells, and which need a table of their own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from functools import cache
from types import UnionType
from typing import Annotated, Literal, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel, RootModel

from generator.exchange.sheets import Held
from generator.language import Lang
from generator.language.messages import field_words, shortly
from generator.model.base import Ref
from generator.model.texts import Text

Keys = tuple[str, ...]


class Form(Enum):
    """How a value is written into cells."""

    WORD = auto()  # as it is
    WORDS = auto()  # several words with commas between them
    TEXT = auto()  # a cell a language
    TEXTS = auto()  # a cell a language, an empty line between the texts
    RAW = auto()  # a word, or YAML in braces


@dataclass(frozen=True)
class Leaf:
    """A field that fits into cells: the keys that lead to it, what may be chosen; `told` is what it is, as models
    describe it, and before that of what it is a part."""

    keys: Keys
    form: Form
    told: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    ref: type[Ref] | None = None
    held: Held = Held.TEXT

    @property
    def name(self) -> str:
        return ".".join(self.keys)

    def help(self, lang: Lang) -> str:
        """What it is, in a language."""
        *above, last = (field_words(text, lang) for text in self.told or ("",))
        return " – ".join([*map(shortly, above), last])

    def heading(self, lang: Lang) -> str:
        """The same in a few words; the keys where nothing is told."""
        return " – ".join(shortly(field_words(text, lang)) for text in self.told) or self.name


@dataclass(frozen=True)
class Branch:
    """A field that holds records of its own; `has_keys` tells a mapping from a list."""

    keys: Keys
    has_keys: bool
    leaves: tuple[Leaf, ...]

    @property
    def name(self) -> str:
        return ".".join(self.keys)


@dataclass(frozen=True)
class Shape:
    """The fields of a model, those of models inside it among them."""

    leaves: tuple[Leaf, ...]
    branches: tuple[Branch, ...]


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of records of a model, in the order of its fields."""
    found = tuple(_fields(model, ()))
    leaves = tuple(part for part in found if isinstance(part, Leaf))
    return Shape(leaves, tuple(part for part in found if isinstance(part, Branch)))


def _fields(model: type[BaseModel], above: Keys, within: tuple[str, ...] = ()) -> Iterator[Leaf | Branch]:
    """The fields of a model, those of models inside it among them; `within` says of what these are."""
    for name, field in model.model_fields.items():
        keys, told = (*above, field.alias or name), (*within, *([field.description] if field.description else ()))
        kind = _bare(field.annotation)
        inner = _inner(kind)
        if _is_open(kind):
            if "consent" not in kind.model_fields:  # persons do not travel in spreadsheets
                yield from _fields(kind, keys, told)
        elif _is_open(inner):
            leaves = tuple(replace(_as_cell(part), keys=part.keys) for part in _fields(inner, ()))
            yield Branch(keys, get_origin(kind) is not tuple, leaves)
        else:
            yield _leaf(keys, told, kind, inner)


def _as_cell(part: Leaf | Branch) -> Leaf:
    """Tables have no tables inside: what is deeper stands in one cell."""
    return part if isinstance(part, Leaf) else Leaf(part.keys, Form.RAW)


def _leaf(keys: Keys, told: tuple[str, ...], kind: object, inner: object) -> Leaf:
    if kind is Text:
        return Leaf(keys, Form.TEXT, told)
    if get_origin(kind) is tuple and inner is Text:
        return Leaf(keys, Form.TEXTS, told)
    form = Form.WORDS if get_origin(kind) is tuple else Form.WORD
    of = inner if form is Form.WORDS else kind
    if get_origin(of) is Literal:
        return Leaf(keys, form, told, tuple(map(str, get_args(of))))
    if of is bool:
        return Leaf(keys, form, told, ("true", "false"))
    if isinstance(of, type) and issubclass(of, Ref):
        return Leaf(keys, form, told, ref=of)
    is_deep = get_origin(of) is not None or (isinstance(of, type) and issubclass(of, BaseModel))
    return Leaf(keys, Form.RAW if is_deep else form, told, held=_held(of))


def _held(kind: object) -> Held:
    """What a spreadsheet may take a value of this type for."""
    if kind in (int, Decimal):
        return Held.NUMBER
    return Held.DAY if kind is datetime.date else Held.TEXT


def _is_open(kind: object) -> TypeGuard[type[BaseModel]]:
    """Whether it is a model whose fields are all that can be written for it: not one that also reads a plain text."""
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)) or issubclass(kind, RootModel):
        return False
    return all(one.info.mode != "before" for one in kind.__pydantic_decorators__.model_validators.values())


def _inner(kind: object) -> object:
    """What a list or a mapping holds; nothing for other things."""
    arguments = get_args(kind)
    if get_origin(kind) is tuple and arguments:
        return _bare(arguments[0])
    return _bare(arguments[1]) if get_origin(kind) is Mapping and len(arguments) == 2 else None


def _bare(annotation: object) -> object:
    """An annotation without `Annotated` and `| None`."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _bare(next(item for item in get_args(annotation) if item is not type(None)))
    return annotation
