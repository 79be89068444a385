"""Units are made once, after what they need, and again when anything that goes into them has changed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from graphlib import CycleError
from pathlib import Path

import pytest

from generator.output.cache import Cache, digest
from generator.output.schedule import Made, Workshop, at_hand, make
from generator.output.units import Late, Layout, Limits, Needed, Place, Unit, Work, in_order, joined, keys, urgency
from tests.output.works import Fail, Write


def unit(name: str, *needs: str, work: Work | Late | None = None, here: bool = True, weight: float = 1.0) -> Unit:
    """A unit that writes its name after what it needs."""
    return Unit(name, "text", (name,), work or Write(name), needs, here=here, weight=weight)


class Maker:
    """Makes units in a folder, with one cache for all times."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.cache, self.told = folder, Cache(folder / "cache"), list[tuple[str, int, int]]()

    def make(self, units: Sequence[Unit], *goals: str) -> Made:
        self.told.clear()
        run = self.folder / f"run-{random.getrandbits(60)}"
        run.mkdir()
        names = goals or [unit.name for unit in units]
        workshop = Workshop(run, workers=2)
        layout = Layout(tuple(units), checks=tuple(names))
        return make([layout], self.cache, workshop, progress=lambda *told: self.told.append(told))


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    return Maker(tmp_path)


def text(made: Made, name: str) -> str:
    return (made.units[name].folder / "text.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("here", [True, False])
def test_a_unit_is_made_after_those_it_needs(maker: Maker, here: bool) -> None:
    units = [unit("c", "b", "a", here=here), unit("b", "a", here=here), unit("a", here=here)]
    made = maker.make(units)
    assert made.failures == ()
    assert text(made, "c") == "abac"
    assert set(made.made) == {"a", "b", "c"}
    assert maker.told == [("", 0, 3), ("a", 1, 3), ("b", 2, 3), ("c", 3, 3)]
    assert made.costs["text"].cpu_seconds >= 0


def test_what_is_there_is_not_made_again(maker: Maker) -> None:
    units = [unit("a"), unit("b", "a")]
    maker.make(units)
    again = maker.make(units)
    assert (again.made, set(again.reused)) == ((), {"a", "b"})
    assert text(again, "b") == "ab"
    assert maker.told == []


def test_only_what_is_asked_for_is_made(maker: Maker) -> None:
    units = [unit("a"), unit("b", "a"), unit("c", "a"), unit("d", "c")]
    assert set(maker.make(units, "c").made) == {"a", "c"}
    assert at_hand(units, ["a", "b", "c", "d"], maker.cache) == {"a", "c"}


def test_what_only_a_finished_unit_needs_is_not_looked_up(maker: Maker) -> None:
    units = [unit("a"), unit("b", "a")]
    maker.make(units)
    maker.cache.prune({}, [("text", keys(units)["b"])])
    assert at_hand(units, ["a", "b"], maker.cache) == {"b"}
    assert maker.make(units, "b").made == ()


@pytest.mark.parametrize("changed", ["a", "b"])
def test_a_change_reaches_all_that_need_it(maker: Maker, changed: str) -> None:
    units = [unit("a"), unit("b", "a"), unit("c", "b"), unit("x")]
    maker.make(units)
    after = [replace(old, inputs=("new",), work=Write("new")) if old.name == changed else old for old in units]
    made = maker.make(after)
    assert set(made.made) == {"a": {"a", "b", "c"}, "b": {"b", "c"}}[changed]
    assert text(made, "c") == {"a": "newbc", "b": "anewc"}[changed]


def test_workers_have_in_hand_what_is_known_while_the_rest_is_planned(tmp_path: Path) -> None:
    """The control: what is known later is not begun before."""
    cache, run, begun = Cache(tmp_path / "cache"), tmp_path / "run", list[bool]()
    run.mkdir()

    def planned() -> Iterator[Layout]:
        yield Layout((unit("a", here=False), unit("b", here=False)), checks=("b",))
        begun.append((run / "worker-1").is_dir())
        yield Layout((unit("a", here=False), unit("b", here=False), unit("c", "a", "b")), checks=("c",))

    for layouts in (planned(), iter(list(planned())[1:])):
        made = make(layouts, cache, Workshop(run, workers=1), progress=lambda *_: None)
        assert text(made, "c") == "abc"
    assert begun == [False, True], "listed before, begun as they come"
    assert (made.made, set(made.reused)) == ((), {"c"})


def test_keys_do_not_ask_when_a_unit_came_to_be_known() -> None:
    units = [unit("a"), unit("b", "a"), unit("c", "b", "a"), unit("d")]
    known: dict[str, str] = {}
    for one in units:
        known |= keys([one], known)
    assert known == keys(units)


def test_a_name_is_no_part_of_the_key(maker: Maker) -> None:
    maker.make([unit("a")])
    assert maker.make([replace(unit("a"), name="other")]).made == ()


def test_a_failure_takes_along_what_needs_it_and_nothing_else(maker: Maker) -> None:
    units = [unit("a", work=Fail("broken")), unit("b", "a"), unit("c"), unit("d", here=False, work=Fail("worse"))]
    made = maker.make(units)
    assert set(map(str, made.failures)) == {"a: broken", "d: worse"}
    assert set(made.units) == {"c"}
    assert at_hand(units, ["a", "b", "c", "d"], maker.cache) == {"c"}


def test_a_missing_library_is_told(maker: Maker) -> None:
    assert maker.make([unit("a", here=False, work=Fail("library"))]).missing_library
    assert not maker.make([unit("a", here=False, work=Fail("word"))]).missing_library


def test_a_late_work_is_made_of_what_the_needs_came_to(maker: Maker) -> None:
    def work(needed: dict[str, Needed]) -> Write:
        return Write(str(needed["a"].facts["length"]))

    made = maker.make([unit("a"), unit("b", "a", work=Late(work), here=False)])  # type: ignore[arg-type]
    assert text(made, "b") == "a1"


def test_what_only_a_worn_worker_failed_at_is_made_again(maker: Maker) -> None:
    """A worker that has done something else before is killed at the next work: a new one does it."""
    limits = Limits(memory_mb=400)
    units = [replace(unit(f"{n}", here=False), limits=limits) for n in range(3)]
    units.append(replace(unit("eat", "0", "1", "2", here=False, work=Fail("eat", 900)), limits=limits))
    assert [str(one) for one in maker.make(units).failures] == ["eat: stopped: needed more than 400 MB of memory"]


def test_a_broken_entry_is_made_anew(maker: Maker) -> None:
    units = [unit("a"), unit("b", "a")]
    folder = maker.make(units).units["b"].folder
    (folder / "text.txt").write_text("broken", encoding="utf-8")
    again = maker.make(units)
    assert again.made == ("b",)
    assert text(again, "b") == "ab"


def test_the_most_urgent_goes_first(maker: Maker) -> None:
    chain = [unit("a", weight=1), unit("b", "a", weight=5), unit("c", "b", weight=1)]
    units = [unit("long", weight=6), unit("short", weight=1), *chain]
    assert urgency({one.name: one for one in units}) == {"a": 7, "b": 6, "c": 1, "long": 6, "short": 1}
    assert maker.make(units).made == ("a", "b", "long", "c", "short")


def test_the_engine_with_the_most_work_is_loaded_first(tmp_path: Path) -> None:
    few = replace(unit("few", here=False, weight=0.5), engine="a")
    many = [replace(unit(f"many-{number}", here=False, weight=0.3), engine="b") for number in range(3)]
    layout = Layout((few, *many), checks=("few", *(one.name for one in many)))
    (tmp_path / "run").mkdir()
    made = make([layout], Cache(tmp_path / "cache"), Workshop(tmp_path / "run", workers=1), progress=lambda *_: None)
    assert made.made == ("many-0", "many-1", "many-2", "few")


def test_needs_that_are_none_and_circles_are_slips() -> None:
    with pytest.raises(ValueError, match="needs what is no unit: z"):
        keys([unit("a", "z")])
    with pytest.raises(CycleError):
        keys([unit("a", "b"), unit("b", "a")])
    assert in_order({one.name: one for one in [unit("b", "a"), unit("a")]}) == ["a", "b"]


def test_layouts_are_joined() -> None:
    one, other = unit("a"), unit("b")
    both = joined(
        [Layout((one,), (Place("x", "a"),)), Layout((one, other), (Place("x", "a"), Place("y", "b")), ("b",))]
    )
    assert both == Layout((one, other), (Place("x", "a"), Place("y", "b")), ("b",))
    assert both.goals == {"a", "b"}
    with pytest.raises(ValueError, match="two units of one name: a"):
        joined([Layout((one,)), Layout((replace(one, inputs=("other",)),))])


@pytest.mark.parametrize("seed", range(30))
def test_warm_equals_clean(seed: int, tmp_path: Path) -> None:
    """A random graph is changed again and again; what comes of it is what a clean run would give."""
    dice = random.Random(seed)  # noqa: S311 - a repeatable choice, no secret
    texts = {f"u{n}": str(n) for n in range(12)}
    needs = {
        name: tuple(sorted(dice.sample(list(texts)[:n], min(n, dice.randint(0, 3))))) for n, name in enumerate(texts)
    }
    warm = Maker(tmp_path / "warm")
    warm.folder.mkdir()
    for step in range(4):
        if step:
            texts[dice.choice(list(texts))] = f"{seed}.{step}"
        units = [Unit(name, "text", (text,), Write(text), needs[name], here=True) for name, text in texts.items()]
        goals = dice.sample(list(texts), 4)
        clean = Maker(tmp_path / f"clean-{step}")
        clean.folder.mkdir()
        results = [maker.make(units, *goals) for maker in (warm, clean)]
        first, second = ({name: digest(made.units[name].folder) for name in goals} for made in results)
        assert first == second
