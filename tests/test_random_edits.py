"""Nothing that `check` accepts can crash a build: data changed at random wherever the models allow it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pydantic import RootModel

from generator.checking import Checked
from generator.kinds.atlas import Atlas
from generator.kinds.registry import FILE_KINDS
from tests import accepted
from tests.accepted import Project, checked, obeys, read
from tests.edits import SPECIAL, Edit, Kind, World, alternatives, edited, edits, fields_of, is_model, values, world_of
from tests.project import GOOD, ROOT

PROJECTS = {**{name: GOOD / name for name in ("sample", "documents", "third-region", "catalogue")}, "real": ROOT}
SHARE = {"sample": 3, "documents": 3, "third-region": 1, "catalogue": 3, "real": 12}  # how much dearer an example is


@cache
def world(name: str) -> World:
    """What the files of a project hold."""
    return world_of(read(PROJECTS[name]))


def changed(name: str, changes: list[Edit]) -> Project:
    """A project after some edits."""
    project = read(PROJECTS[name])
    for change in changes:
        project = edited(project, change)
    return project


@pytest.mark.random
@pytest.mark.parametrize("name", PROJECTS)
def test_nothing_that_is_accepted_crashes(name: str) -> None:
    """The same few edits in every run; `make test-release` looks for new ones."""

    @settings(max_examples=max(settings().max_examples // SHARE[name], 1))
    @given(st.lists(edits(world(name)), min_size=1, max_size=3))
    def law(changes: list[Edit]) -> None:
        obeys(changed(name, changes))

    law()


def test_a_crash_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A renderer that stands nothing but what is there already."""
    known = checked_atlas("third-region").files

    def stumble(_: Project, found: Checked) -> int:
        if found.atlas is None or found.atlas.files != known:
            raise ZeroDivisionError("planted")
        return 0

    @settings(max_examples=50, derandomize=True, phases=[Phase.generate])
    @given(edits(world("third-region")))
    def law(change: Edit) -> None:
        obeys(changed("third-region", [change]))

    monkeypatch.setattr(accepted, "built", stumble)
    with pytest.raises(ZeroDivisionError, match="planted"):
        law()


def checked_atlas(name: str) -> Atlas:
    """The Atlas of a project that nobody has changed."""
    found = checked(read(PROJECTS[name]))
    assert found.atlas is not None, found.problems
    return found.atlas


def test_much_is_accepted_and_much_is_refused() -> None:
    """Edits that are all refused would try nothing."""
    verdicts = []

    @settings(max_examples=60, derandomize=True, phases=[Phase.generate])
    @given(edits(world("third-region")))
    def law(change: Edit) -> None:
        verdicts.append(checked(changed("third-region", [change])).atlas is not None)

    law()
    assert 0.2 < sum(verdicts) / len(verdicts) < 0.8


def fields(kind: Kind, seen: set[Kind]) -> Iterator[str]:
    """The names of all fields of a model and of all models in it, but for those that are written as one word."""
    for each in alternatives(kind):
        if each in seen or each in SPECIAL:
            continue
        seen.add(each)
        if is_model(each) and not issubclass(each, RootModel):
            yield from (f"{each.__name__}.{name}" for name in fields_of(each))
        inner = [info.annotation for info in fields_of(each).values()] if is_model(each) else get_args(each)
        for one in inner:
            yield from fields(one, seen)


def test_every_field_of_the_models_is_changed() -> None:
    """A new kind of file or field must stand in one of the projects, so that it is tried."""
    seen: set[Kind] = set()
    every = {name for kind in FILE_KINDS for name in fields(kind.of_one, seen)}
    assert len(every) > 150
    assert every - {name for project in PROJECTS for name in world(project).places} == set()


def test_something_is_known_for_every_field() -> None:
    """What may stand there can be made."""
    known = world("sample")
    every = {
        place.field: place for project in PROJECTS for places in world(project).places.values() for place in places
    }
    for place in every.values():
        values(place.kind, known, place.info).validate()
