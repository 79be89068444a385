"""The references in a file that could not be understood: wrong ones are told with what is wrong beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as AbcMapping
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel, RootModel

from generator.model.address import Address
from generator.model.base import Ref
from generator.source.nodes import Plain


def loose_references(model: type[BaseModel], content: Plain, file: Address) -> Iterator[tuple[Address, Ref]]:
    """Every reference that stands, well formed, where the model has one and nothing else may stand."""
    waiting: list[tuple[Address, object, Plain]] = [(file, model, content)]
    while waiting:
        at, annotation, value = waiting.pop()
        kind = _only(annotation)
        if isinstance(kind, type) and issubclass(kind, RootModel):
            waiting.append((at, kind.model_fields["root"].annotation, value))
        elif isinstance(kind, type) and issubclass(kind, Ref):
            if isinstance(value, str) and re.fullmatch(kind.pattern, value):
                yield at, kind(value)
        elif isinstance(value, dict):
            waiting += [(at.child(key), inner, value[key]) for key, inner in _fields(kind, value)]
        elif isinstance(value, list) and get_origin(kind) is tuple and get_args(kind)[1:] == (...,):
            waiting += [(at.child(place), get_args(kind)[0], one) for place, one in enumerate(value)]


def _fields(kind: object, value: dict[str, Plain]) -> Iterator[tuple[str, object]]:
    """The keys of a value that the model or mapping knows, each with what may stand there."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = ((field.alias or name, field.annotation) for name, field in kind.model_fields.items())
        yield from ((key, inner) for key, inner in fields if key in value)
    elif get_origin(kind) is AbcMapping:
        yield from ((key, get_args(kind)[1]) for key in value)


def _only(annotation: object) -> object:
    """An annotation without `Annotated` and `| None`; nothing where several things may stand."""
    if get_origin(annotation) is Annotated:
        return _only(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        rest = [item for item in get_args(annotation) if item is not type(None)]
        return _only(rest[0]) if len(rest) == 1 else None
    return annotation
