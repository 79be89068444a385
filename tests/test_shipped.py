"""What comes with the program, and what a project has in its place."""

from __future__ import annotations

from pathlib import Path

from generator.output.inputs import freeze
from generator.output.stats import Stats
from generator.shipped import looks, shipped
from tests.project import ROOT, digests, write_tree


def frozen(project: Path, copy: Path) -> Path:
    return freeze(project, copy, (), None, {}, Stats(copy.parent / "stats.json")).root


def test_a_checkout_ships_itself() -> None:
    assert shipped() == ROOT
    assert all(path.is_relative_to(ROOT) for path in looks(ROOT).values())


def test_a_project_without_looks_has_those_of_the_program(tmp_path: Path) -> None:
    assert looks(tmp_path) == looks(ROOT)
    assert {"mkdocs.yml", "templates/locales/ru.po", "templates/pages/main.html"} <= looks(tmp_path).keys()


def test_a_file_of_the_project_stands_in_for_that_of_the_program(tmp_path: Path) -> None:
    own = {"templates/styles/root.css": "a {}", "templates/own/new.txt": "b", "mkdocs.yml": "site_url: c\n"}
    project = write_tree(tmp_path / "project", own)
    found = looks(project)
    assert {name for name, path in found.items() if path.is_relative_to(project)} == set(own)
    assert found["templates/locales/ru.po"] == shipped() / "templates/locales/ru.po"
    copy = frozen(project, tmp_path / "looks")
    assert {name: (copy / name).read_text("utf-8") for name in own} == own
    assert digests(copy).keys() == found.keys()


def test_what_a_project_gives_up_is_that_of_the_program_again(tmp_path: Path) -> None:
    project = write_tree(tmp_path / "project", {"templates/styles/root.css": "a {}", "templates/own.txt": "b"})
    copy = frozen(project, tmp_path / "looks")
    assert (copy / "templates/own.txt").is_file()
    for path in ("templates/styles/root.css", "templates/own.txt"):
        (project / path).unlink()
    frozen(project, tmp_path / "looks")
    assert (copy / "templates/styles/root.css").read_bytes() == (ROOT / "templates/styles/root.css").read_bytes()
    assert not (copy / "templates/own.txt").exists()
