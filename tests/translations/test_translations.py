"""Texts out to translators and back, and what is known of each translation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.atlas import Atlas
from generator.kinds.confirmed import State
from generator.language import po
from generator.language.po import Unit
from generator.translations import xliff
from generator.translations.ledger import marked, wordings
from generator.translations.send import sent
from generator.translations.take import take
from tests.conftest import Run
from tests.project import copy_good, good_atlas, write_tree

FORMS = ("po", "xliff")
MEMBERS = "data/clusters/sample/members.yml"
TEXT = """# How it was
all:
  title: {ru: Все, en: All}
  claims:
    - {ru: Первый, en: First}  # the first
    - ru: Второй
    - {ru: Третий, en: Third}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_tree(copy_good("minimal", tmp_path / "project"), {MEMBERS: TEXT})


def units(data: bytes, form: str) -> list[Unit]:
    return list(po.read_units(data, "en") if form == "po" else xliff.read_units(data))


def states(atlas: Atlas) -> dict[str, State]:
    """The states of the claims, by their source."""
    return {one.source: one.state for one in wordings(atlas, "en") if "claims" in one.at.path}


def confirm(root: Path, *ids: str) -> None:
    """Mark everything, or texts of these records."""
    texts = marked(good_atlas(root), "en", lambda at: not ids or at.id in ids)
    assert texts
    write_tree(root, texts)


@pytest.mark.parametrize("form", FORMS)
def test_out_and_back_changes_nothing(form: str, project: Path) -> None:
    data = sent(good_atlas(project), project, "en", form, lambda _: True)
    assert data == sent(good_atlas(project), project, "en", form, lambda _: True)
    done = take(project, "a", units(data, form), "en", confirm=False)
    assert (done.texts, done.problems) == ({}, ())
    assert done.count > 2


@pytest.mark.parametrize("form", FORMS)
def test_what_is_translated_is_written_and_nothing_else(form: str, project: Path) -> None:
    data = sent(good_atlas(project), project, "en", form, lambda _: True)
    changed = [
        Unit(one.id, one.source, {"Второй": "Second", "Третий": "The third"}.get(one.source, one.target), True)
        for one in units(data, form)
    ]
    done = take(project, "a", changed, "en", confirm=True)
    assert done.problems == ()
    assert done.texts[MEMBERS] == TEXT.replace("ru: Второй\n", "ru: Второй\n      en: Second\n").replace(
        "en: Third", "en: The third"
    )
    write_tree(project, done.texts)
    assert set(states(good_atlas(project)).values()) == {State.CONFIRMED}


def said(project: Path, *given: Unit) -> list[str]:
    done = take(project, "a.po", given, "en", confirm=False)
    return [f"{problem.severity} {problem.rule}: {problem.message}" for problem in done.problems] + sorted(done.texts)


def test_what_cannot_be_taken_is_told(project: Path) -> None:
    second = "sample/members:all.claims.1"
    assert said(project, Unit(second, "Другой", "Other", True)) == [
        f"warning translation-stale: The text “{second}” has changed since it was sent out"
    ]
    assert said(project, Unit("sample/members:gone", "Второй", "Second", True)) == [
        "warning translation-unknown: There is no text “sample/members:gone” in the data"
    ]
    assert said(project, Unit(second, "Второй", "Second", is_ready=False)) == []
    assert said(project, Unit(second, "Второй", "Second {nothing}", True))[0].startswith("error dangling-reference")
    assert said(project, Unit(second, "Второй", "Second <script>", True))[0].startswith("error")
    assert said(project, Unit(second, "Второй", "Sec\x00ond", True))[0].startswith("error")
    assert said(project, Unit(second, "Второй", "Second", True)) == [MEMBERS]


def test_a_confirmed_translation_moves_with_its_text(project: Path) -> None:
    assert set(states(good_atlas(project)).values()) == {State.NEW, State.MISSING}
    confirm(project)
    known = {"Первый": State.CONFIRMED, "Второй": State.MISSING, "Третий": State.CONFIRMED}
    assert states(good_atlas(project)) == known
    first, second, third = TEXT.splitlines(keepends=True)[4:]
    write_tree(project, {MEMBERS: TEXT.replace(first + second + third, third + second + first)})
    assert states(good_atlas(project)) == known


def test_a_source_that_changes_makes_its_translation_stale(project: Path) -> None:
    confirm(project)
    write_tree(project, {MEMBERS: TEXT.replace("Первый", "Самый первый").replace("Third", "The third")})
    known = {"Самый первый": State.STALE, "Второй": State.MISSING, "Третий": State.NEW}
    assert states(good_atlas(project)) == known
    confirm(project, "firms")  # of another record: what is stale stays so
    assert states(good_atlas(project)) == known
    fuzzy = [
        one for one in units(sent(good_atlas(project), project, "en", "po", lambda _: True), "po") if not one.is_ready
    ]
    assert [one.source for one in fuzzy] == ["Самый первый"]
    confirm(project)
    assert states(good_atlas(project)) == {**known, "Самый первый": State.CONFIRMED, "Третий": State.CONFIRMED}


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), include_characters="\n"), min_size=1
).filter(str.strip)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.booleans()), max_size=5))
def test_every_text_comes_back_as_it_was(texts: list[tuple[str, str, bool]]) -> None:
    given = [
        Unit(f"sample/members:t{place}", source, target, ready, ("a b.yml", 3), ("https://example.org/#a",))
        for place, (source, target, ready) in enumerate(texts)
    ]
    known = [(one.id, one.source, one.target, one.is_ready) for one in given]
    day = date(2026, 3, 1)
    for form, data in (("po", po.po_bytes(given, "en", day)), ("xliff", xliff.xliff_bytes(given, "en", "ru"))):
        assert [(one.id, one.source, one.target, one.is_ready) for one in units(data, form)] == known


HOSTILE = {
    "laughs": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xliff xmlns="urn:x"><a>&b;</a></xliff>',
    "outside": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>',
    "other": "<html></html>",
    "cut": "<xliff",
    "text": "Not a catalogue at all",
    "half": 'msgid "\nmsgstr',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_other_files_are_refused(name: str, project: Path, command: Run) -> None:
    file = project / "in.xml"
    file.write_text(HOSTILE[name], encoding="utf-8")
    ran = command("translations", "import", "--root", str(project), "--lang", "en", str(file))
    assert ran.code == 2
    assert "neither PO nor XLIFF" in ran.err
    assert (project / MEMBERS).read_text(encoding="utf-8") == TEXT
