"""A copy of this process does works that nobody could send to it, and goes when it is not wanted any more."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.output.cache import Cache
from generator.output.copies import CAN_COPY, COPY
from generator.output.jobs import Pool
from generator.output.schedule import Made, make
from generator.output.units import Late, Layout, Needed, Place, Report, Unit, Work
from tests.output.works import Fail, Write

pytestmark = pytest.mark.skipif(not CAN_COPY, reason="no copies here")


@dataclass(frozen=True)
class Tell:
    """Writes what a function of the planning process says, which no pickle holds."""

    what: Callable[[], str]

    def load(self) -> None:
        """No engine."""

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Write it, and who has."""
        (folder / "said").write_text(self.what(), encoding="utf-8")
        return Report(facts={"process": os.getpid()})


def told(folder: Path, pool: Pool, *works: Work | Late, here: bool = False) -> Made:
    """What came of works that copies do, or this process where there can be none."""
    units = tuple(
        Unit(f"unit {number}", "told", (str(number), str(folder)), work, engine=COPY, here=here)
        for number, work in enumerate(works)
    )
    layout = Layout(units, tuple(Place(unit.name, unit.name) for unit in units))
    return make([layout], Cache(folder), pool, progress=lambda *_: None)


def opened(folder: Path, size: int = 1) -> Pool:
    (folder / "run").mkdir()
    return Pool(size, folder / "run")


def said(made: Made, number: int) -> str:
    return (made.units[f"unit {number}"].folder / "said").read_text(encoding="utf-8")


def test_a_copy_knows_what_was_planned(tmp_path: Path) -> None:
    known = ["planned"]
    with opened(tmp_path) as pool:
        made = told(tmp_path / "a", pool, Tell(lambda: known[0]), Late(lambda _: Tell(lambda: f"{known[0]} late")))
        assert [said(made, 0), said(made, 1)] == ["planned", "planned late"]
        first = {unit.facts["process"] for unit in made.units.values()}
        assert len(first) == 1
        assert os.getpid() not in first
        known[0] = "planned anew"  # which the copy that there is does not know
        again = told(tmp_path / "b", pool, Tell(lambda: known[0]))
        assert said(again, 0) == "planned anew"
        assert len(pool._workers) == 1


def test_where_there_can_be_no_copy_this_process_does_the_same(tmp_path: Path) -> None:
    with opened(tmp_path) as pool:
        made = told(tmp_path / "a", pool, Tell(lambda: "planned"), Late(lambda _: Tell(lambda: "late")), here=True)
        assert [said(made, 0), said(made, 1)] == ["planned", "late"]
        assert {unit.facts["process"] for unit in made.units.values()} == {os.getpid()}
        assert not pool._workers


def test_copies_wait_until_other_engines_have_begun(tmp_path: Path) -> None:
    units = (
        Unit("copied", "told", ("a",), Tell(lambda: "planned"), engine=COPY, weight=9),
        Unit("engine", "told", ("b",), Write("b"), engine="engine"),
    )
    layout = Layout(units, tuple(Place(unit.name, unit.name) for unit in units))
    with opened(tmp_path) as pool:
        made = make([layout], Cache(tmp_path / "cache"), pool, progress=lambda *_: None)
    assert made.made == ("engine", "copied")


def test_what_goes_wrong_in_a_copy_is_one_line_and_the_others_are_done(tmp_path: Path) -> None:
    def wrong() -> str:
        raise KeyError("nobody")

    with opened(tmp_path) as pool:
        made = told(tmp_path / "a", pool, Tell(wrong), Fail("exit"), Tell(lambda: "sound"))
    assert [failure.unit for failure in made.failures] == ["unit 0", "unit 1"]
    assert made.failures[0].problem == "KeyError: 'nobody'"
    assert made.failures[1].problem.startswith("the process ended")
    assert said(made, 2) == "sound"
