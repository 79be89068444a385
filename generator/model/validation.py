"""A record against the model of its file: what pydantic found, said in plain words at its place."""

from __future__ import annotations

from collections.abc import Mapping as AbcMapping
from difflib import get_close_matches
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from generator.model.address import Address
from generator.problems import Location, Message, Problem, Severity, msg
from generator.source.nodes import Mapping, Node, Sequence, plain
from generator.source.records import Record

M = TypeVar("M", bound=BaseModel)
Path = tuple[str | int, ...]


def read_file(record: Record, model: type[M], file: Address) -> tuple[M | None, list[Problem]]:
    """The typed content of a record, or everything that is wrong with it."""
    try:
        return model.model_validate(plain(record.root)), []
    except ValidationError as error:
        return None, [_problem(record, model, file, detail) for detail in error.errors(include_url=False)]


def place(node: Node, path: Path) -> Location:
    """Where a path of the model stands in the file; steps that only the model knows are passed over."""
    at = node.at
    for step in path:
        if isinstance(node, Mapping) and (entry := node.entry(str(step))):
            node, at = entry.value, entry.key_at
        elif isinstance(node, Sequence) and str(step).isdecimal() and int(step) < len(node.items):
            node = node.items[int(step)]
            at = node.at
    return at


def _problem(record: Record, model: type[BaseModel], file: Address, detail: ErrorDetails) -> Problem:
    path: Path = detail["loc"]
    rule, message, fix = _words(model, detail)
    return Problem(place(record.root, path), Severity.ERROR, rule, message, fix, str(file.child(*path)))


def _words(model: type[BaseModel], detail: ErrorDetails) -> tuple[str, Message, Message]:
    """Rule, message and way out for one finding of the validator."""
    path, kind, context = detail["loc"], detail["type"], detail.get("ctx", {})
    key = str(path[-1]) if path else ""
    found = str(detail["input"])[:60]
    if kind == "missing":
        return "missing-key", msg("The required key “{key}” is missing", key=_asked(key)), msg("Add it here")
    if kind == "extra_forbidden":
        return "unknown-key", msg("Unknown key “{key}”", key=key), _nearest(model, path)
    if path and path[-1] == "[key]":
        fix = msg("Use small Latin letters, digits and single hyphens: pharma-exports")
        return "id-form", msg("“{found}” cannot be an id", found=found), fix
    if "msgid" in context:
        params = {name: value for name, value in context.items() if name != "msgid"}
        return kind, msg(str(context["msgid"]), **params), _advice(kind)
    return _typed(kind, key, found, context)


def _asked(key: str) -> str:
    """The key that the editor must write: a flat text has no key `text`."""
    return "ru" if key == "text" else key


def _typed(kind: str, key: str, found: str, context: AbcMapping[str, Any]) -> tuple[str, Message, Message]:
    """Words for the validator's own findings about types and patterns."""
    if kind in ("string_type", "string_too_short"):
        return "missing-text", msg("“{key}” must be a text", key=key), msg("Write the text after the colon")
    if kind.startswith(("int_", "decimal_", "greater_than", "less_than")):
        fix = msg("Write plain digits with a decimal point: 2.41, without spaces and units")
        return "number", msg("“{key}”: “{found}” is no number that fits here", key=key, found=found), fix
    if kind.startswith("bool_"):
        return "boolean", msg("“{key}”: “{found}” is neither true nor false", key=key, found=found), msg("Write true")
    if kind.startswith("date"):
        fix = msg("Write year, month and day: 2019-12-23")
        return "date", msg("“{key}”: “{found}” is no date", key=key, found=found), fix
    if kind == "literal_error":
        fix = msg("Write one of: {known}", known=context.get("expected", ""))
        return "choice", msg("“{key}”: “{found}” is not known", key=key, found=found), fix
    if kind == "string_pattern_mismatch":
        fix = msg("Compare it with the examples in the guide")
        return "form", msg("“{key}”: “{found}” has not the right form", key=key, found=found), fix
    fix = msg("Look at the same place in another cluster's file")
    return "type", msg("“{key}”: this is not what is expected here", key=key or "…"), fix


_ADVICE: dict[str, Message] = {
    "text": msg("Write ru: and en: under it, or the text after the colon"),
    "period": msg("Write for example 2018 or 2014-2018"),
    "figure-value": msg("Leave one of them and delete the others"),
    "date": msg("Write for example 2021, 12.2020 or Q4 2021"),
    "schedule": msg("Write for example 2021, or on: 12.2020 with repeats: yearly"),
    "cell": msg("Write the number, or - when nothing is planned"),
    "derive": msg("Leave one rule"),
}


def _advice(kind: str) -> Message:
    return _ADVICE.get(kind, msg("Correct the value"))


def _nearest(model: type[BaseModel], path: Path) -> Message:
    """The known key that the unknown one looks most like."""
    known = _known_keys(model, path[:-1])
    close = get_close_matches(str(path[-1]), known, n=1, cutoff=0.6)
    if close:
        return msg("Did you mean “{key}”?", key=close[0])
    return msg("Known here are: {known}", known=", ".join(known))


def _known_keys(model: type[BaseModel], path: Path) -> list[str]:
    """The keys of the model that stands at a path."""
    here: object = model
    for step in path:
        here = _step(here, step)
    found = _strip(here)
    if isinstance(found, type) and issubclass(found, BaseModel):
        return [field.alias or name for name, field in found.model_fields.items()]
    return []


def _step(annotation: object, step: str | int) -> object:
    """The annotation one step further down."""
    kind = _strip(annotation)
    if isinstance(kind, type) and issubclass(kind, RootModel):
        return _step(kind.model_fields["root"].annotation, step)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
        return fields.get(str(step))
    arguments = get_args(kind)
    return arguments[-1 if get_origin(kind) is AbcMapping else 0] if arguments else None


def _strip(annotation: object) -> object:
    """An annotation without `Annotated` and `| None`."""
    if get_origin(annotation) is Annotated:
        return _strip(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        rest = [item for item in get_args(annotation) if item is not type(None)]
        return _strip(rest[0])
    return annotation
