"""What will end soon is told in time, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.project import copy_good, write_tree

SOURCES = "sample-survey: {text: {ru: Опрос, en: Survey}, next-due: 2026-03-31}\n"


@pytest.mark.parametrize(
    ("day", "days", "said"),
    [
        ("2026-03-01", "29", ""),
        (
            "2026-03-01",
            "30",
            "- [ ] 31 March 2026: new data expected, `/sources:sample-survey` (data/sources.yml:1:48)\n",
        ),
        (
            "2026-04-01",
            "0",
            "- [ ] 31 March 2026: new data expected, `/sources:sample-survey` (data/sources.yml:1:48) **overdue**\n",
        ),
    ],
)
def test_a_day_is_told_as_soon_as_it_is_near(day: str, days: str, said: str, tmp_path: Path, command: Run) -> None:
    root = write_tree(copy_good("minimal", tmp_path / "project"), {"data/sources.yml": SOURCES})
    ran = command("due", "--root", str(root), "--day", day, "--days", days)
    assert (ran.code, ran.out.replace("\u00a0", " ")) == (0, said)


def test_what_is_held_for_a_time_only_is_told(tmp_path: Path, command: Run) -> None:
    root = copy_good("catalogue", tmp_path / "project")
    ran = command("due", "--root", str(root), "--day", "2090-01-01", "--days", "0")
    until = sum(
        line.strip().startswith("until:") for path in root.rglob("*.yml") for line in path.read_text().splitlines()
    )
    assert ran.code == 0
    assert len(ran.out.splitlines()) >= until > 0
    assert all(line.endswith("**overdue**") for line in ran.out.splitlines())
