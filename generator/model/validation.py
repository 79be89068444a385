"""A record against the model of its file: what pydantic found, said in plain words at its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping as AbcMapping
from difflib import get_close_matches
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from generator.language import Lang
from generator.model.address import Address
from generator.model.base import Model, Ref
from generator.model.texts import SPOKEN, Text
from generator.problems import Location, Message, Problem, Severity, msg
from generator.source.nodes import Mapping, Node, Sequence
from generator.source.records import Record, the_first
from generator.source.text import MOST_REPORTED, TYPOGRAPHIC, shorten

_BRANCH = re.compile(r"(?:tuple|literal|function)\S*\[.*\]")  # a step of the validator's own: one way to fill a field

M = TypeVar("M", bound=BaseModel)
Path = tuple[str | int, ...]


def read_file(
    record: Record, model: type[M], file: Address, spoken: tuple[Lang, ...] = ()
) -> tuple[M | None, list[Problem]]:
    """The typed content of a record, or everything that is wrong with it; `spoken` are the project's languages."""
    try:
        return model.model_validate(record.content, context={SPOKEN: spoken}), []
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _is_other_branch(detail)]
        problems = [_problem(record, model, file, spoken, detail) for detail in details[: MOST_REPORTED + 1]]
        return None, the_first(record.path, problems)


def _is_other_branch(detail: ErrorDetails) -> bool:
    """Whether the validator complains that a list is not the word, or a word not the list, that a field may hold."""
    asked = detail["loc"][-1] if detail["loc"] else ""
    if not (isinstance(asked, str) and _BRANCH.fullmatch(asked)):
        return False
    return isinstance(detail["input"], str) != (detail["type"] == "literal_error")


def place(node: Node, path: Path) -> Location:
    """Where a path of the model stands in the file; steps that only the model knows are passed over."""
    return found_at(node, path)[1]


def found_at(node: Node, path: Path) -> tuple[Node, Location]:
    """What stands at a path of the model, or as near to it as there are keys, and the place of its key."""
    at = node.at
    for step in path:
        if isinstance(node, Mapping) and (entry := node.entry(str(step))):
            node, at = entry.value, entry.key_at
        elif isinstance(node, Sequence) and str(step).isdecimal() and int(step) < len(node.items):
            node = node.items[int(step)]
            at = node.at
    return node, at


def _problem(
    record: Record, model: type[BaseModel], file: Address, spoken: tuple[Lang, ...], detail: ErrorDetails
) -> Problem:
    path = tuple(step for step in detail["loc"] if not (isinstance(step, str) and _BRANCH.fullmatch(step)))
    rule, message, fix = _words(model, path, spoken, detail)
    return Problem(place(record.root, path), Severity.ERROR, rule, message, fix, str(file.child(*path)))


def _words(
    model: type[BaseModel], path: Path, spoken: tuple[Lang, ...], detail: ErrorDetails
) -> tuple[str, Message, Message]:
    """Rule, message and way out for one finding of the validator."""
    kind, context = detail["type"], detail.get("ctx", {})
    key = next((step for step in reversed(path) if isinstance(step, str)), "")  # of an item the key of its list
    found = shorten(detail["input"]) if isinstance(detail["input"], str) else ""
    if "msgid" in context:
        params = {name: value for name, value in context.items() if name not in ("msgid", "fix")}
        return kind, msg(str(context["msgid"]), **{"key": key, **params}), context["fix"] or _advice(kind)
    if kind == "missing":
        return "missing-key", msg("The required key “{key}” is missing", key=_asked(key, spoken)), msg("Add it here")
    if kind == "extra_forbidden":
        key = shorten(key)
        return "unknown-key", msg("Unknown key “{key}”", key=key), misspelt(key) or _nearest(model, path, spoken)
    if kind == "string_too_short" or (kind == "string_type" and detail["input"] is None):
        message = msg("The text of “{key}” is missing", key=_asked(key, spoken))
        return "missing-text", message, msg("Write the text after the colon")
    if kind in ("string_too_long", "too_short", "too_long"):
        return _sized(kind, _asked(key, spoken) or "…", context)
    if kind in ("model_type", "dict_type") and (known := _known_keys(model, path, spoken)):
        fix = msg("Write under it, each on a line of its own, what is needed of: {known}", known=", ".join(known))
        return "type", msg("“{key}”: this is not what is expected here", key=key or "…"), fix
    if path and path[-1] == "[key]":
        fix = msg("Use small Latin letters, digits and single hyphens: pharma-exports")
        return "id-form", msg("“{found}” cannot be an id", found=found), misspelt(found) or fix
    if kind == "string_pattern_mismatch" and (asked := _kind_asked(model, path)):
        message = msg("“{key}” asks for the id of a {kind}; “{found}” is none", key=key, kind=asked, found=found)
        fix = msg("Ids consist of small Latin letters, digits and hyphens: copy it from where it stands as a key")
        return "form", message, misspelt(found) or fix
    return _typed(kind, _asked(key, spoken), found, context)


def _sized(kind: str, key: str, context: AbcMapping[str, Any]) -> tuple[str, Message, Message]:
    """Words for what is too long or too short."""
    if kind == "string_too_long":
        message = msg("“{key}” is longer than {most} characters", key=key, most=context["max_length"])
        return "text-length", message, msg("Shorten it")
    if kind == "too_short":
        message = msg("“{key}” holds too few entries", key=key)
        return "type", message, msg("Write at least {least}", least=context["min_length"])
    message = msg("“{key}” holds too many entries", key=key)
    return "type", message, msg("Leave {most} of them", most=context["max_length"])


def misspelt(found: str) -> Message | None:
    """The way out where a word of Latin letters holds one that only looks so, or signs that are no quotation marks."""
    if found.startswith(TYPOGRAPHIC) or found.endswith(TYPOGRAPHIC):
        return msg("Delete the typographic quotation marks: only the straight ones, \" and ', count in these files")
    sign = next((sign for sign in found if sign.isalpha() and not sign.isascii()), "")
    if not sign or not re.search("[A-Za-z]", found) or " " in found:
        return None
    name = unicodedata.name(sign, "")
    kind = {"CYRILLIC": "Cyrillic", "GREEK": "Greek"}.get(name.partition(" ")[0], "no Latin letter")
    return msg(
        "The “{sign}” in it is {kind} ({name}): type it again with the keyboard in its Latin layout",
        sign=sign,
        kind=kind,
        name=f"U+{ord(sign):04X} {name}".strip(),
    )


def _asked(key: str, spoken: tuple[Lang, ...]) -> str:
    """The key that the editor must write: a flat text has no key `text`."""
    return spoken[0] if key == "text" and spoken else key


def _typed(kind: str, key: str, found: str, context: AbcMapping[str, Any]) -> tuple[str, Message, Message]:
    """Words for the validator's own findings about types and patterns."""
    if kind == "string_type":
        return "missing-text", msg("“{key}” must be a text", key=key), msg("Write the text after the colon")
    if found and kind.startswith(("int_", "decimal_", "greater_than", "less_than")):
        fix = _within(context) or msg("Write plain digits with a decimal point: 2.41, without spaces and units")
        return "number", msg("“{key}”: “{found}” is no number that fits here", key=key, found=found), fix
    if kind.startswith("date") and found:
        fix = msg("Write year, month and day: 2019-12-23")
        return "date", msg("“{key}”: “{found}” is no date", key=key, found=found), fix
    if kind == "literal_error":
        known = ", ".join(re.findall("'([^']*)'", str(context.get("expected", ""))))
        fix = misspelt(found) or msg("Write one of: {known}", known=known)
        return "choice", msg("“{key}”: “{found}” is not known", key=key, found=found), fix
    if kind == "string_pattern_mismatch":
        fix = msg("Compare it with the examples in the guide")
        return "form", msg("“{key}”: “{found}” has not the right form", key=key, found=found), misspelt(found) or fix
    if kind == "tuple_type" and found:
        fix = msg("Write it in square brackets: [{found}]", found=found)
        return "type", msg("“{key}” is a list", key=key or "…"), fix
    fix = msg("Look at the same place in another cluster's file")
    return "type", msg("“{key}”: this is not what is expected here", key=key or "…"), fix


def _within(context: AbcMapping[str, Any]) -> Message | None:
    """The bound that a number does not keep to."""
    if "gt" in context:
        return msg("Write a number above {bound}", bound=context["gt"])
    if "ge" in context:
        return msg("Write {bound} or more", bound=context["ge"])
    return msg("Write {bound} or less", bound=context["le"]) if "le" in context else None


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


def _nearest(model: type[BaseModel], path: Path, spoken: tuple[Lang, ...]) -> Message:
    """The known key that the unknown one looks most like."""
    known = _known_keys(model, path[:-1], spoken)
    close = get_close_matches(str(path[-1]), known, n=1, cutoff=0.6)
    if close:
        return msg("Did you mean “{key}”?", key=close[0])
    if not str(path[-1]).isascii():
        return msg(
            "Known here are: {known}; a text with a comma or a colon needs quotation marks", known=", ".join(known)
        )
    return msg("Known here are: {known}", known=", ".join(known))


def _known_keys(model: type[BaseModel], path: Path, spoken: tuple[Lang, ...]) -> list[str]:
    """The keys of the model that stands at a path."""
    here: object = model
    for step in path:
        here = _step(here, step)
    found = _strip(here)
    if found is Text:
        return list(spoken)
    if not (isinstance(found, type) and issubclass(found, BaseModel)):
        return []
    inlined = found.inlined if issubclass(found, Model) else ""
    fields = [field.alias or name for name, field in found.model_fields.items() if name != inlined]
    return [*fields, *(spoken if inlined else ())]


def _kind_asked(model: type[BaseModel], path: Path) -> str:
    """What the id at a path must be the id of; nothing where no id is asked for."""
    here: object = model
    for step in path:
        here = _step(here, step)
    found = _strip(here)
    return found.kind if isinstance(found, type) and issubclass(found, Ref) else ""


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
