"""Random edits of data files that follow the models: what may stand at a place, and a little of what may not.

The models say which places there are; strategies of Hypothesis say what is put there.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Mapping as AbcMapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import PurePosixPath
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeGuard, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from generator.kinds.registry import address_of, kind_of
from generator.kinds.swot import Response
from generator.model.base import Held, OwnAddress, Ref, Whose, Word
from generator.model.period import Period
from generator.model.phrases import Forms
from generator.model.refs import FigureRef, NoteRef
from generator.model.schedules import Date, Schedule
from generator.model.texts import Text
from generator.model.written import Cell, FirmsCell
from tests.accepted import Project

Kind = Any  # an annotation: a class, or what typing makes of several
Tree = Any  # dicts, lists, texts and None
Keys = tuple[str | int, ...]
Anything = st.SearchStrategy[Any]

# Names that meet those of pages, blocks and files, and ids of every allowed form.
IDS = ("0", "a", "2024", "1-2-3", "index", "sources", "downloads", "overview", "home", "key", "figures", "compare")
NUMBERS = (
    *("0", "-0", "0.0", "1", "-5", "1.50", "2.5", "7", "30", "2020", "1e3", "1E+30", "1E-30", "0.000000001"),
    *("12345678901234567890.123", "9" * 400, "NaN", "Infinity", "-Infinity", "1_000", "007", " 1 ", "½", "٣", ""),
)
WHOLE = ("0", "-1", "1", "4", "7", "99", "2020", "2024", "9999", "10000", "0001", "9" * 30, "1.0", "1e3", "x")
DATES = ("2020-01-31", "0001-01-01", "9999-12-31", "2020-02-30", "2020-1-1", "2020-01-31T00:00", "1580515200")
PERIODS: tuple[object, ...] = (
    *("2018", "2014-2018", "2018-2014", "0000", "9999", "0001-9999", "2018-2018", "x"),
    *({"as-of": "2020-08"}, {"as-of": "0000-01"}, {"as-of": "9999-12"}, {"as-of": "2020-13"}, {"as-of": ""}),
)
DUE = ("2021", "12.2020", "1.2022", "Q4 2021", "0000", "9999", "12.9999", "Q1 0000", "13.2020", "Q5 2020", "x")
TEXTS = (
    *("Слово", "a", " ", "—", "0", "null", "Текст «в кавычках» – № 5", "*курсив* и **жирный**", "# Глава", "- а\n- б"),
    *("1. а\n2. б", "а\n\nб", "\\", "\\{x}", "`код`", "[ссылка](https://sample.example/a_(b)?c=1&d=2#e)", "[a](x)"),
    *("[a](javascript:alert(1))", "![a](b.png)", "<script>alert(1)</script>", "<b>", "&amp;", "&lt;b&gt;", "a < b & c"),
    *("{{ 7 * 7 }}", "{% raw %}", "{", "}", "{}", "{|}", "{nowhere}", "{a|b|c}", "⟦programme-sample-ru.pdf⟧", "|a|b|"),
    *("---", "~~~", "===", ":::", "!!! note", "$x$", "^[a]", "[^1]", "[[a]]", "@a", "*", "**", "_", "__", "[", "]("),
    *("%s %d {0}", "\U0001f469\u200d\U0001f52c", "e\u0301", "\u05d0\u05d1", "A" * 3000, "а " * 500, "1" * 300),
    *("\u00a0", "\u00ad", "\u202f", "\u2028", "\u200b", "\x00", "\ud800", "\U000f0000", "\ue000", "\ufeff", "\t", "\r"),
)
FORMS = ("", "number", "unit", "period", "0", "1", "3", "4", "x")


@dataclass(frozen=True)
class Place:
    """A place in a file: its keys, what may stand there, the field of the model that it is (`Figure.period`), and what
    stands there, where something does."""

    path: str
    keys: Keys
    kind: Kind
    field: str
    value: Tree = None
    there: bool = True
    info: FieldInfo | None = None


@dataclass(frozen=True)
class Edit:
    """What is done at a place: `set`, `remove`, `rename` a key, or put the content of another `file` there."""

    path: str
    keys: Keys
    how: Literal["set", "remove", "rename", "file"]
    value: Tree = None


def origin_of(kind: Kind) -> Kind:
    """What a generic annotation is made of: tuple, Mapping, Literal, Annotated, Union; nothing for a class."""
    return get_origin(kind)


def alternatives(kind: Kind) -> list[Kind]:
    """What may stand there instead of one another, without nothing."""
    if origin_of(kind) is Annotated:
        return alternatives(get_args(kind)[0])
    if origin_of(kind) in (Union, UnionType):
        return [each for item in get_args(kind) if item is not NoneType for each in alternatives(item)]
    return [kind]


def is_model(kind: Kind) -> TypeGuard[type[BaseModel]]:
    """Whether it is a mapping with known keys."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def is_ref(kind: Kind) -> TypeGuard[type[Ref]]:
    """Whether it names a record elsewhere."""
    return isinstance(kind, type) and issubclass(kind, Ref)


@cache
def fields_of(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """The fields of a model as the files name them; a response holds its text itself."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return {("ru" if model is Response and name == "text" else name): field for name, field in fields.items()}


def fitting(kind: Kind, tree: Tree) -> Kind:
    """Which of the alternatives a value looks like."""
    found = alternatives(kind)
    if isinstance(tree, dict):
        return next((each for each in found if is_model(each) or origin_of(each) is AbcMapping), found[0])
    if isinstance(tree, list):
        return next((each for each in found if is_model(each) or origin_of(each) is tuple), found[0])
    return found[0]


def places_below(place: Place) -> Iterator[Place]:
    """This place and all below it, with those that are left out though they might be filled."""
    kind, tree = fitting(place.kind, place.value), place.value
    yield place
    if is_model(kind) and issubclass(kind, RootModel):
        yield from places_below(replace(place, kind=kind.model_fields["root"].annotation, field=kind.__name__))
    elif is_model(kind) and isinstance(tree, dict):
        for name, info in fields_of(kind).items():
            field = f"{kind.__name__}.{name}"
            inner = Place(place.path, (*place.keys, name), info.annotation, field, tree.get(name), name in tree, info)
            yield from places_below(inner) if inner.there else (inner,)
    elif origin_of(kind) is AbcMapping and isinstance(tree, dict):
        for key, value in tree.items():
            yield from places_below(Place(place.path, (*place.keys, key), get_args(kind)[1], f"{place.field}[]", value))
    elif origin_of(kind) is tuple and isinstance(tree, list):
        for n, value in enumerate(tree):
            yield from places_below(Place(place.path, (*place.keys, n), get_args(kind)[0], f"{place.field}[]", value))


@dataclass(frozen=True, eq=False)
class World:
    """What the files of a project hold: places by field, the owners of each kind of file with its content, examples of
    every model, and of each file those of the same kind."""

    places: Mapping[str, Sequence[Place]]
    owners: Mapping[str, Mapping[str, Tree]]
    examples: Mapping[type[BaseModel], Sequence[Tree]]
    files: Mapping[str, Sequence[str]]


def world_of(project: Project) -> World:
    """The world of a project."""
    by_field: dict[str, list[Place]] = {}
    examples: dict[type[BaseModel], list[Tree]] = {}
    same: dict[str, list[str]] = {}
    owners: dict[str, dict[str, Tree]] = {}
    for path in project.paths():
        if (found := kind_of(path)) is None:
            continue
        (kind, owner), tree = found, project.tree(path)
        same.setdefault(kind.template, []).append(path)
        if kind.each is None:
            owners.setdefault(kind.name, {})[owner] = tree
        else:
            owners.setdefault(kind.name, {}).setdefault(owner, {})[PurePosixPath(path).stem] = tree
        for place in places_below(Place(path, (), kind.of_one, kind.name, tree)):
            by_field.setdefault(place.field, []).append(place)
            model = fitting(place.kind, place.value)
            if place.there and is_model(model):
                examples.setdefault(model, []).append(place.value)
    return World(by_field, owners, examples, {path: paths for paths in same.values() for path in paths})


def names_of(kind: type[Ref], world: World) -> list[str]:
    """What references of a kind may name: the owner's own, with and without it, another's, and parts of counts."""
    return list(dict.fromkeys(name for held in kind.held for name in _held(kind, held, world)))


def _held(kind: type[Ref], held: Held, world: World) -> Iterator[str]:
    parts = ("total", *world.owners.get("breakdowns", {}).get("", ()))
    for owner, tree in world.owners.get(held.kind, {}).items():
        for key in held.within:
            tree = tree.get(key, {}) if isinstance(tree, dict) else {}
        names = [owner] if held.whose is Whose.ITSELF else list(tree or ())
        names += [f"{owner}/{name}" for name in names]
        names += [f"{name}.{part}" for name in names for part in parts]
        yield from (name for name in names if re.fullmatch(kind.pattern, name))


def addresses(world: World) -> list[str]:
    """Places as an owner writes them: `roadmap:fairs.title`."""
    places = ((address_of(place.path), place.keys) for places in world.places.values() for place in places)
    found = (at.child(*keys) for at, keys in places if at is not None)
    return sorted({f"{at.kind}:{'.'.join(at.path)}" for at in found if at.path})


def ids(_: World) -> Anything:
    return st.sampled_from(IDS) | st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


def one_text(world: World) -> Anything:
    """A text with or without references; mostly such as editors may write."""
    figures = [*names_of(FigureRef, world), "nowhere", "nowhere/at-all"]
    reference = st.tuples(st.sampled_from(figures), st.sampled_from(FORMS)).map(
        lambda parts: f"{{{parts[0]}|{parts[1]}}}" if parts[1] else f"{{{parts[0]}}}"
    )
    said = st.tuples(st.sampled_from(("", "Слово ", "*а* ", "- ")), reference, st.sampled_from(("", ".", " %", "\n")))
    return st.sampled_from(TEXTS) | said.map("".join) | reference | st.text(min_size=1, max_size=12)


def texts(world: World) -> Anything:
    one = one_text(world)
    return one | st.fixed_dictionaries({"ru": one}, optional={"en": one})


def dates(_: World) -> Anything:
    return st.sampled_from(DUE)


def schedules(_: World) -> Anything:
    due = st.sampled_from(DUE)
    repeats: dict[str, Anything] = {"repeats": st.sampled_from(("yearly", "half-yearly", "quarterly"))}
    return (
        due
        | st.fixed_dictionaries({"on": due | st.lists(due, max_size=3)}, optional=repeats)
        | st.fixed_dictionaries({"from": due}, optional={"to": due, **repeats})
    )


def cells(world: World) -> Anything:
    number = st.sampled_from(NUMBERS)
    note = {"note": st.sampled_from([*names_of(NoteRef, world), "nowhere"])}
    printed = st.fixed_dictionaries({"value": one_text(world) | number, "doubt": texts(world)})
    return (
        number
        | st.just("-")
        | st.just({"lost": "true"})
        | st.fixed_dictionaries({"value": number}, optional=note)
        | st.fixed_dictionaries({"printed": printed}, optional=note)
        | st.fixed_dictionaries({"state": st.sampled_from(("none", "lost", "printed", "exact"))})
        | st.fixed_dictionaries({"value": number, "state": st.sampled_from(("none", "lost", "printed", "exact"))})
    )


def firms(world: World) -> Anything:
    whole = st.sampled_from(WHOLE)
    parts = dict.fromkeys((*world.owners.get("breakdowns", {}).get("", ()), "nowhere"), whole)
    return st.fixed_dictionaries({}, optional={"total": whole, **parts}) | st.just({"lost": "true"})


def unit_forms(world: World) -> Anything:
    pattern = st.sampled_from(("# шт.", "#", "шт.", "# # #", "№ #", "#%", "<b>#</b>", "{#}", "# *a*", "")) | one_text(
        world
    )
    return pattern | st.fixed_dictionaries({"other": pattern}, optional={"one": pattern, "few": pattern})


SPECIAL: Mapping[type, Any] = {
    Text: texts,
    Date: dates,
    Schedule: schedules,
    Cell: cells,
    FirmsCell: firms,
    Forms: unit_forms,
    Period: lambda _: st.sampled_from(PERIODS),
    OwnAddress: lambda world: st.sampled_from(addresses(world)),
    str: one_text,
    int: lambda _: st.sampled_from(WHOLE),
    Decimal: lambda _: st.sampled_from(NUMBERS),
    bool: lambda _: st.sampled_from(("true", "false", "yes", "")),
    datetime.date: lambda _: st.sampled_from(DATES),
}


def values(kind: Kind, world: World, info: FieldInfo | None = None, depth: int = 3) -> Anything:
    """What may be put where a kind of value is expected, as plain trees."""
    if pattern := next((m.pattern for m in (info.metadata if info else ()) if getattr(m, "pattern", None)), None):
        return st.from_regex(pattern, fullmatch=True) | one_text(world)
    return st.one_of([_values(each, world, depth) for each in alternatives(kind)])


def _values(kind: Kind, world: World, depth: int) -> Anything:
    if kind in SPECIAL:
        found: Anything = SPECIAL[kind](world)
        return found
    if isinstance(kind, type) and issubclass(kind, Word) and not is_ref(kind):
        return st.from_regex(kind.pattern, fullmatch=True) | one_text(world)
    origin = origin_of(kind)
    if origin is Literal:
        return st.sampled_from([*get_args(kind), "nonsense"])
    if is_ref(kind):
        return st.sampled_from([*names_of(kind, world), "nowhere", "nowhere/at-all"])
    if origin is AbcMapping:
        inner = values(get_args(kind)[1], world, depth=depth - 1)
        names = values(get_args(kind)[0], world)
        return st.dictionaries(names if is_ref(get_args(kind)[0]) else ids(world), inner, max_size=3 if depth else 1)
    if origin is tuple:
        items = get_args(kind)
        if items[-1] is ...:
            return st.lists(values(items[0], world, depth=depth - 1), max_size=3)
        return st.tuples(*(values(item, world, depth=depth - 1) for item in items)).map(list)
    if is_model(kind):
        return _models(kind, world, depth)
    raise AssertionError(f"no values are known for {kind}: tell tests/edits.py what may stand there")


def _models(kind: type[BaseModel], world: World, depth: int) -> Anything:
    """Another record of the same kind, or a new one."""
    known = world.examples.get(kind, ())
    taken = [st.sampled_from(known)] if known else []
    if depth <= 0 and taken:
        return taken[0]
    made = {
        name: st.deferred(lambda field=field: values(field.annotation, world, field, depth - 1))  # type: ignore[misc]
        for name, field in fields_of(kind).items()
    }
    required = {name: made[name] for name, field in fields_of(kind).items() if field.is_required()}
    optional = {name: made[name] for name in made if name not in required}
    return st.one_of([*taken, st.fixed_dictionaries(required, optional=optional if depth > 0 else {})])


@st.composite
def edits(draw: st.DrawFn, world: World) -> Edit:
    """A change of one place. All fields of the models are equally likely, whatever their number in the files."""
    field = draw(st.sampled_from(sorted(world.places)))
    place = draw(st.sampled_from(world.places[field]))
    if not place.keys:
        return _whole_file(draw, world, place)
    ways = ["new"] * 3
    if place.there:
        ways += ["remove", "rename"] if isinstance(place.keys[-1], str) else ["remove"]
    if isinstance(place.value, dict | list) and place.value:
        ways += ["empty", "many", "reverse"]
    how = draw(st.sampled_from(ways))
    if how == "remove":
        return Edit(place.path, place.keys, "remove")
    if how == "rename":
        return Edit(place.path, place.keys, "rename", draw(ids(world)))
    if how == "new":
        elsewhere = [other.value for other in world.places[field] if other.there]
        new = values(place.kind, world, place.info)
        return Edit(place.path, place.keys, "set", draw(new | st.sampled_from(elsewhere) if elsewhere else new))
    if how == "many":
        return Edit(place.path, place.keys, "set", _many(place.value, draw(st.sampled_from((2, 12, 40)))))
    return Edit(place.path, place.keys, "set", _reversed(place.value) if how == "reverse" else type(place.value)())


def _whole_file(draw: st.DrawFn, world: World, place: Place) -> Edit:
    """Delete a file, or put the content of another one of its kind in its place."""
    if draw(st.booleans()):
        return Edit(place.path, (), "remove")
    return Edit(place.path, (), "file", draw(st.sampled_from(world.files[place.path])))


def _reversed(tree: Tree) -> Tree:
    return dict(reversed(tree.items())) if isinstance(tree, dict) else tree[::-1]


def _many(tree: Tree, times: int) -> Tree:
    """So many copies of the first entry beside what is there."""
    if isinstance(tree, list):
        return [*tree, *[tree[0]] * times]
    return {**tree, **{f"copy-{n}": next(iter(tree.values())) for n in range(times)}}


def edited(project: Project, edit: Edit) -> Project:
    """The project after an edit; the same where another edit took its place away."""
    if not edit.keys:
        return project.deleted(edit.path) if edit.how == "remove" else _copied(project, edit)
    tree: Tree = project.tree(edit.path)
    here, last = tree, edit.keys[-1]
    try:
        for key in edit.keys[:-1]:
            here = here[key]
        if edit.how == "set":
            here[last] = edit.value
        elif edit.how == "remove":
            del here[last]
        else:
            entries = [(edit.value if key == last else key, value) for key, value in here.items() if key != edit.value]
            here.clear()
            here.update(entries)
    except (LookupError, TypeError, AttributeError):
        return project
    return project.written(edit.path, tree)


def _copied(project: Project, edit: Edit) -> Project:
    other = project.tree(str(edit.value))
    return project if other is None else project.written(edit.path, other)
