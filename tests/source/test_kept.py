"""What files said is kept from one run to the next, and never instead of what they say now."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.source import kept
from generator.source.kept import KeptReading, read_kept
from generator.source.records import parse_record, read_source

FILE = "data/shared/units.yml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(kept, "_WORTH", 1)
    root = tmp_path / "project"
    (root / "data/shared").mkdir(parents=True)
    (root / FILE).write_text("rub: {title: {ru: рубль, en: null}, forms: [a, '1']}\n", encoding="utf-8")
    (root / "data/sources.yml").write_text("one: 'two'\n", encoding="utf-8")
    return root


def _places(root: Path) -> list[Path]:
    return sorted((root.parent / "cache").rglob("*.json"))


def _refuse_to_parse(*_: object) -> None:
    raise AssertionError("a file that stayed as it is was parsed")


def test_files_that_stay_as_they_are_are_not_parsed_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_kept(project)
    monkeypatch.setattr(kept, "parse_record", _refuse_to_parse)
    source, problems = read_kept(project)
    assert (source, problems) == read_source(project)
    assert [one.content for one in source.records] == [one.content for one in read_source(project)[0].records]


def test_a_file_that_changed_is_parsed(project: Path) -> None:
    read_kept(project)
    (project / FILE).write_text("rub: {title: other}\n", encoding="utf-8")
    record = read_kept(project)[0].record(FILE)
    assert record is not None
    assert record.content == {"rub": {"title": "other"}}


@pytest.mark.parametrize("text", ["rub: [1\n", "rub: 1\nrub: 2\n", "- a\n", "", "rub: \u200b\n", "rub: *a\n"])
def test_what_is_wrong_with_a_file_is_told_each_time(project: Path, text: str) -> None:
    (project / FILE).write_text(text, encoding="utf-8")
    first, again = read_kept(project), read_kept(project)
    assert first == again == read_source(project)
    assert any(problem.location.path == FILE for problem in again[1])


def test_what_is_damaged_is_not_taken(project: Path) -> None:
    read_kept(project)
    [file] = _places(project)
    whole = file.read_bytes()
    for broken in (whole.replace(b"two", b"six"), whole[:-1], b"", b"{}"):
        file.write_bytes(broken)
        assert read_kept(project) == read_source(project)
        record = read_kept(project)[0].record("data/sources.yml")
        assert record is not None
        assert record.content == {"one": "two"}


def test_each_project_and_program_has_its_own_and_few_are_kept(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_kept(project)
    first = _places(project)
    project.rename(project.with_name("moved"))
    read_kept(project.with_name("moved"))
    assert len(_places(project)) == 2
    monkeypatch.setattr(kept, "VERSION", "another")
    read_kept(project.with_name("moved"))
    assert len({file.parent for file in _places(project)}) == 2
    monkeypatch.setattr(kept, "_MOST_PROGRAMS", 1)
    (project.with_name("moved") / FILE).write_text("rub: 3\n", encoding="utf-8")
    read_kept(project.with_name("moved"))
    assert not set(first) & set(_places(project))


def test_small_projects_leave_nothing_behind(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_WORTH", 300)
    read_kept(project)
    assert _places(project) == []


def test_without_a_place_for_it_everything_is_parsed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.parent / "cache").write_bytes(b"")
    assert read_kept(project) == read_source(project)
    reading = KeptReading(None)
    assert reading.parse(FILE, b"a: b\n") == parse_record(FILE, b"a: b\n")
    reading.save()
