"""How good the data are: every number of it moves with what it counts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from generator.checking import Checked
from generator.checks.quality import OwnerQuality, Quality
from generator.language import LANGS
from generator.pipeline import check
from generator.render.quality import badge, quality_json
from generator.source.project import Revision
from tests.project import ROOT, copy_good, write_tree
from tests.subjects import voice

DAY = Revision(date(2026, 3, 1))


def judged(root: Path, **files: str) -> Checked:
    found = check(write_tree(root, {f"data/clusters/sample/{name}.yml": text for name, text in files.items()}), DAY)
    assert found.atlas is not None, found.problems
    return found


def quality(root: Path, **files: str) -> Quality:
    known = judged(root, **files).quality
    assert known is not None
    return known


def own(found: Quality) -> OwnerQuality:
    return next(one for one in found.owners if one.owner == "sample")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_good("minimal", tmp_path / "project")


FIGURE = "{title: {ru: Компании, en: Firms}, period: 2018, unit: firms, value: 5, source: sample-survey}"


def test_numbers_move_with_what_they_count(project: Path) -> None:
    before = own(quality(project))
    assert (before.unsourced, before.open, before.accepted) == (0, 0, 0)
    assert dict(before.translated) == dict.fromkeys(LANGS, before.texts)

    spoilt = f"firms: {FIGURE}\nmore: {{title: {{ru: Еще}}, period: 2018, unit: firms, value: 6}}\n"
    found = quality(project, figures=spoilt)
    after = own(found)
    assert (after.figures, after.unsourced, after.texts) == (before.figures + 1, 1, before.texts + 1)
    assert dict(after.translated) == {"ru": after.texts, "en": after.texts - 1}
    assert {one.rule: one.open for one in found.rules} == {
        "figure-source": 1,
        "figure-unused": 1,
        "translation-missing": 1,
    }
    assert after.open == 3

    accepted = (
        "unused: {rule: figure-unused, at: 'figures:more', reason: {ru: Да, en: Yes}, by: editor, on: 2026-01-01}\n"
    )
    waived = own(quality(project, figures=spoilt, waivers=accepted))
    assert (waived.open, waived.accepted) == (2, 1)


def test_a_day_that_has_passed_is_overdue(project: Path) -> None:
    sources = "sample-survey: {text: {ru: Опрос, en: Survey}, next-due: %s}\n"
    path = project / "data/sources.yml"
    for day, is_past in (("2026-03-01", True), ("2026-03-02", False)):
        path.write_text(sources % day, encoding="utf-8")
        (due,) = quality(project).due
        assert (due.at.id, str(due.day), due.figures, due.is_past) == ("sample-survey", day, 1, is_past)


def test_percent_is_of_what_should_be_there() -> None:
    whole = OwnerQuality("a", 10, {"ru": 10, "en": 10}, 5, 0, 2, {"ru": 2, "en": 2}, 0, 0)
    assert Quality((whole,), (), (), None).percent == 100
    half = OwnerQuality("a", 10, {"ru": 10, "en": 4}, 4, 2, 0, {"ru": 0, "en": 0}, 0, 0)
    assert Quality((half,), (), (), None).percent == 66  # 16 of 24
    assert Quality((), (), (), None).percent == 100


def test_programs_read_the_same(project: Path) -> None:
    checked = judged(project)
    known = checked.quality
    assert known is not None
    assert checked.atlas is not None
    said = json.loads(quality_json(known))
    assert said["complete"] == known.percent
    assert {name: one["texts"] for name, one in said["owners"].items()} == {
        one.owner or "shared": one.texts for one in known.owners
    }
    assert f">{known.percent}%<" in badge(known, voice(checked.atlas), ROOT)
