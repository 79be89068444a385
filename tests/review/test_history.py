"""What changed between two publications, for readers: an entry of the history of a cluster, its page and its feed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.problems import RefusedError
from generator.review.history import history_files
from generator.review.side import Side, read_side
from tests.review.conftest import edit

CLUSTER = "data/clusters/sample"
HISTORY = f"{CLUSTER}/history.yml"
DAY = date(2026, 12, 1)


def test_what_readers_see_becomes_an_entry_in_every_language(base: Side, project: Path) -> None:
    edit(project / CLUSTER / "figures.yml", "  value: 900\n", "  value: 990\n")
    edit(project / CLUSTER / "waivers.yml", "ru: Документ-образец пропускает", "ru: Документ-образец потерял")
    edit(project / CLUSTER / "swot.yml", "ru: Умелые гончары", "ru: Умелые *гончары*")
    found = history_files(base, read_side(project), "v3", DAY)
    assert list(found) == [HISTORY]
    entry, _, rest = found[HISTORY].partition("\nv2:")
    assert "v3:\n  on: 2026-12-01" in entry
    assert "Работники" in entry
    assert "+10.0%" in entry
    assert "пропускает" not in entry, "how the data are kept is no news"
    assert "*" not in entry, "nothing of a name is taken for markup"
    assert "\nv2:" + rest == "\nv2:" + (project / HISTORY).read_text(encoding="utf-8").partition("\nv2:")[2]


def test_what_is_written_can_be_read_back(base: Side, project: Path) -> None:
    edit(project / CLUSTER / "figures.yml", "  value: 900\n", "  value: 990\n")
    for _ in ("beside others", "alone"):
        text = history_files(base, read_side(project), "v3", DAY)[HISTORY]
        (project / HISTORY).write_text(text, encoding="utf-8")
        after = read_side(project)
        assert after.atlas is not None, after.problems
        (project / HISTORY).unlink()


def test_nothing_that_changes_writes_nothing(base: Side) -> None:
    assert history_files(base, base, "v3", DAY) == {}
    assert history_files(base, base, "v3", DAY, ("other",)) == {}


def test_a_publication_is_written_once(base: Side, project: Path) -> None:
    edit(project / CLUSTER / "figures.yml", "  value: 900\n", "  value: 990\n")
    with pytest.raises(RefusedError, match="already"):
        history_files(base, read_side(project), "v2", DAY)


def test_states_with_errors_make_no_history(base: Side, project: Path) -> None:
    edit(project / CLUSTER / "figures.yml", "  value: 900\n", "  value: 9o0\n")
    with pytest.raises(RefusedError, match="errors"):
        history_files(base, read_side(project), "v3", DAY)
