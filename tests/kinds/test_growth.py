"""Four times the data cost about four times as much to read."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from generator.kinds.build import build_atlas
from generator.problems import errors_in
from generator.source.records import Source, read_source
from tests.kinds.growth import grown, seconds
from tests.project import write_tree

# Measured in CPU seconds, which swing on a busy machine: one of three times must do. Squares would give 16 each time.
MOST_FOR_FOURFOLD = 7
TIMES = 3


def grows_evenly(small: Callable[[], float], large: Callable[[], float]) -> bool:
    return any(large() < MOST_FOR_FOURFOLD * small() for _ in range(TIMES))


def test_building_grows_as_the_data_do(tmp_path: Path) -> None:
    small, large = grown(tmp_path / "small", 250), grown(tmp_path / "large", 1000)
    assert grows_evenly(partial(seconds, small, 1), partial(seconds, large, 1))


def dangling(root: Path, count: int) -> Source:
    """Figures that are named wrongly as often as they are many."""
    grown(root, count)
    path = "data/clusters/sample/members.yml"
    text = (root / path).read_text(encoding="utf-8").replace("{f", "{g").replace("figures: [f", "figures: [g")
    return read_source(write_tree(root, {path: text}))[0]


def test_names_that_are_nowhere_are_not_compared_with_all_others_for_ever(tmp_path: Path) -> None:
    def cost(source: Source) -> float:
        begin = time.process_time()
        problems = build_atlas(source)[1]
        spent = time.process_time() - begin
        assert errors_in(problems)
        return spent

    small, large = dangling(tmp_path / "small", 250), dangling(tmp_path / "large", 1000)
    assert grows_evenly(partial(cost, small), partial(cost, large))
