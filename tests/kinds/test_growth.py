"""Four times the data cost about four times as much to read."""

from __future__ import annotations

import time
from pathlib import Path

from generator.kinds.build import build_atlas
from generator.problems import errors_in
from generator.source.records import Source, read_source
from tests.kinds.growth import grown, seconds
from tests.project import write_tree

# Measured in CPU seconds, the least of several times; on a busy machine that still swings. Squares would give 16.
MOST_FOR_FOURFOLD = 7


def test_building_grows_as_the_data_do(tmp_path: Path) -> None:
    small, large = grown(tmp_path / "small", 250), grown(tmp_path / "large", 1000)
    assert seconds(large) < MOST_FOR_FOURFOLD * seconds(small)


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
        assert errors_in(problems)
        return time.process_time() - begin

    small, large = dangling(tmp_path / "small", 250), dangling(tmp_path / "large", 1000)
    assert min(cost(large), cost(large)) < MOST_FOR_FOURFOLD * min(cost(small), cost(small))
