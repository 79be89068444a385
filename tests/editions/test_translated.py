"""What an edition asks of its translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checking import Checked, check
from generator.problems import Problem
from generator.translations.ledger import marked
from tests.project import copy_good, good_atlas, write_tree

EDITION = "catalogs/programme.yml"
FIGURES = "data/clusters/sample/figures.yml"
TITLE = "title: {ru: Компании-образцы, en: Sample firms}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_good("sample", tmp_path / "project")


def asked(project: Path, least: str) -> Checked:
    """The project, whose programme asks for translations that are complete or confirmed."""
    path = project / EDITION
    text = path.read_text(encoding="utf-8").replace("kind:", f"translations: {least}\nkind:", 1)
    path.write_text(text, encoding="utf-8")
    return check(project)


def refused(checked: Checked) -> dict[str, Problem]:
    return {one.address: one for one in checked.problems if one.rule == "edition-translations"}


def edit(project: Path, old: str, new: str) -> None:
    text = (project / FIGURES).read_text(encoding="utf-8")
    assert old in text
    (project / FIGURES).write_text(text.replace(old, new, 1), encoding="utf-8")


def confirm(project: Path) -> None:
    write_tree(project, marked(good_atlas(project), "en", lambda _: True))


def test_a_missing_translation_keeps_back_the_edition_and_no_other(project: Path) -> None:
    edit(project, TITLE, "title: {ru: Компании-образцы}")
    checked = asked(project, "complete")
    problem = refused(checked)["sample/figures:firms.title"]
    assert problem.location.path == FIGURES
    assert dict(problem.message.params)["edition"] == "programme-sample-en.pdf"
    assert set(checked.held) == {"programme"}
    assert checked.is_sound, "all else is made"


def test_a_translation_older_than_its_source_is_refused(project: Path) -> None:
    confirm(project)
    edit(project, "ru: Компании-образцы", "ru: Фирмы-образцы")
    problem = refused(asked(project, "complete"))["sample/figures:firms.title"]
    assert "has changed" in str(problem.message)


def test_what_nobody_has_confirmed_is_refused_where_it_is_asked_for(project: Path) -> None:
    found = refused(asked(project, "confirmed"))
    assert found
    assert all(
        "nobody has confirmed" in str(one.message) for one in found.values() if "missing" not in str(one.message)
    )


def test_what_is_confirmed_passes(project: Path) -> None:
    before = check(project)
    confirm(project)
    found = refused(asked(project, "confirmed"))
    missing = {at for at, one in found.items() if "is missing in" in str(one.message)}
    assert set(found) == missing
    assert not refused(before), "without the field nothing is asked"


def test_the_cover_counts(project: Path) -> None:
    path = project / "data/clusters/sample/cluster.yml"
    text = path.read_text(encoding="utf-8")
    confirm(project)
    changed = text.replace("name: {ru: ", "name: {ru: Новый ", 1)
    assert changed != text
    path.write_text(changed, encoding="utf-8")
    assert "sample/cluster:name" in refused(asked(project, "complete"))


def test_a_site_asks_nothing(project: Path) -> None:
    path = project / "catalogs/site.yml"
    path.write_text(path.read_text(encoding="utf-8") + "translations: complete\n", encoding="utf-8")
    found = [one for one in check(project).problems if one.address.startswith("site/edition")]
    assert [one.rule for one in found] == ["edition"]
