"""A folder → the records of a project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.problems import Problem
from generator.source.files import LARGEST
from generator.source.records import Source, read_source


def _project(root: Path, **files: str) -> Path:
    """A project with files by path; `__` stands for a slash, and each name gets the ending .yml."""
    (root / "data").mkdir()
    for name, content in files.items():
        _write(root, name.replace("__", "/") + ".yml", content)
    return root


def _write(root: Path, path: str, content: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(content, "utf-8")


def _paths(source: Source) -> list[str]:
    """The files of the project without the outlines, which come with the program."""
    return [record.path for record in source.records if not record.path.startswith("catalogs/outlines/")]


def _said(problems: list[Problem]) -> list[str]:
    return [f"{problem.location} {problem.rule}" for problem in problems]


def test_data_and_catalogues_are_read_in_order(tmp_path: Path) -> None:
    root = _project(tmp_path, data__b="a: 1", data__clusters__pharma__kpis="a: 1", data__a="a: 1", catalogs__all="a: 1")
    for path in (
        "data/.hidden.yml",
        "data/.git/x.yml",
        "data/schema/x.yml",
        "data/readme.md",
        "catalogs/old/x.yml",
        "x.yml",
    ):
        _write(root, path, "[")
    source, problems = read_source(root)
    assert problems == []
    assert source.root == root
    assert _paths(source) == [
        "catalogs/all.yml",
        "data/a.yml",
        "data/b.yml",
        "data/clusters/pharma/kpis.yml",
    ]
    assert source.record("data/a.yml") is source.records[1]
    assert source.record("data/c.yml") is None


def test_outlines_that_a_project_does_not_have_come_with_the_program(tmp_path: Path) -> None:
    root = _project(tmp_path, data__a="a: 1", catalogs__outlines__site="of: centre", catalogs__outlines__own="a: 1")
    source, problems = read_source(root)
    assert problems == []
    paths = [record.path for record in source.records]
    assert len(paths) == len(set(paths))
    assert {"data/a.yml", "catalogs/outlines/own.yml", "catalogs/outlines/programme.yml"} <= set(paths)
    own = source.record("catalogs/outlines/site.yml")
    assert own is not None
    assert own.lines == ("of: centre",)


def test_a_broken_outline_is_not_replaced_by_that_of_the_program(tmp_path: Path) -> None:
    source, problems = read_source(_project(tmp_path, catalogs__outlines__site="a: ["))
    assert _said(problems) == ["catalogs/outlines/site.yml:1:5 yaml-syntax"]
    assert source.record("catalogs/outlines/site.yml") is None
    assert source.unread == {"catalogs/outlines/site.yml"}


def test_the_problems_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    root = _project(tmp_path, data__a="a: [", data__b="x: 1\nx: 2\ny: *z", data__c="a: 1", data__d="")
    source, problems = read_source(root)
    assert _said(problems) == [
        "data/a.yml:1:5 yaml-syntax",
        "data/b.yml:2:1 yaml-duplicate-key",
        "data/b.yml:3:4 yaml-alias",
        "data/d.yml:1:1 file-empty",
    ]
    assert _paths(source) == ["data/c.yml"]


@pytest.mark.parametrize("name", ["a.yaml", "a.YML", "a.Yaml"])
def test_other_endings_are_refused_with_the_right_name(name: str, tmp_path: Path) -> None:
    _write(_project(tmp_path), f"data/{name}", "a: 1")
    source, problems = read_source(tmp_path)
    assert _paths(source) == []
    assert _said(problems) == [f"data/{name}:1:1 file-name"]
    assert str(problems[0].fix) == "Rename the file to “a.yml”."


@pytest.mark.parametrize("folder", ["data", "catalogs", "docs", "templates", "data/clusters/x", "data/schema"])
@pytest.mark.parametrize("target", ["outside.yml", "outside", "nowhere"])
def test_links_are_refused_and_not_followed(folder: str, target: str, tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / folder).mkdir(parents=True)
    (root / "data").mkdir(exist_ok=True)
    _write(tmp_path, "outside.yml", "a: 1")
    _write(tmp_path, "outside/a.yml", "a: 1")
    (root / folder / "link.yml").symlink_to(tmp_path / target)
    source, problems = read_source(root)
    assert _paths(source) == []
    assert _said(problems) == [f"{folder}/link.yml:1:1 symlink"]


def test_a_link_in_place_of_a_whole_folder_is_refused(tmp_path: Path) -> None:
    root = _project(tmp_path, data__a="a: 1")
    (root / "catalogs").symlink_to(root / "data")
    source, problems = read_source(root)
    assert _paths(source) == ["data/a.yml"]
    assert _said(problems) == ["catalogs:1:1 symlink"]


def test_a_link_in_a_circle_ends(tmp_path: Path) -> None:
    root = _project(tmp_path, data__a="a: 1")
    (root / "data/again").symlink_to(root / "data")
    assert _said(read_source(root)[1]) == ["data/again:1:1 symlink"]


@pytest.mark.parametrize(("size", "expected"), [(LARGEST, []), (LARGEST + 1, ["data/a.yml:1:1 file-size"])])
def test_a_file_may_be_as_large_as_the_limit(size: int, expected: list[str], tmp_path: Path) -> None:
    comment = "a: 1 #"
    _write(_project(tmp_path), "data/a.yml", comment.ljust(size, "x"))
    assert _said(read_source(tmp_path)[1]) == expected


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(_project(tmp_path) / "data/a.yml")
    assert _said(read_source(tmp_path)[1]) == ["data/a.yml:1:1 file-kind"]


def test_names_that_mislead_are_refused_and_can_be_shown(tmp_path: Path) -> None:
    root = _project(tmp_path)
    _write(root, "data/a\u202elmy.yml", "a: 1")
    (root / os.fsdecode(b"data/\xcf.yml")).write_text("a: 1")
    problems = read_source(root)[1]
    assert sorted(_said(problems)) == ["data/\\udccf.yml:1:1 file-name", "data/a\\u202elmy.yml:1:1 file-name"]


def test_a_folder_without_data_is_no_project(tmp_path: Path) -> None:
    source, problems = read_source(tmp_path)
    assert _paths(source) == []
    assert _said(problems) == ["data:1:1 no-data"]


def test_a_file_that_cannot_be_read_is_a_problem_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = _project(tmp_path, data__a="a: 1", data__b="a: 1")
    opened = Path.open

    def open_or_refuse(path: Path, mode: str = "r") -> object:
        if path.name == "a.yml":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", open_or_refuse)
    source, problems = read_source(root)
    assert _paths(source) == ["data/b.yml"]
    assert _said(problems) == ["data/a.yml:1:1 file-unreadable"]
    assert str(problems[0].message) == "This cannot be read: Permission denied."


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("data/a:1:2.yml", "data/a\\x3a1\\x3a2.yml"),
        ("data/a b.yml", "data/a\\x20b.yml"),
        ("data/a\tb.yml", "data/a\\tb.yml"),
        ("data/a\nb.yml", "data/a\\nb.yml"),
        ("data/данные.yml", "data/данные.yml"),
        ("data/clusters/..foo/a.yml", "data/clusters/..foo/a.yml"),
        ("data/..a.yml", "data/..a.yml"),
        ("data/clusters/x'y/a.yml", "data/clusters/x'y/a.yml"),
        (f"data/{'a' * 101}.yml", f"data/{'a' * 101}.yml"),
        (f"data/clusters/{'a' * 101}/a.yml", f"data/clusters/{'a' * 101}/a.yml"),
    ],
)
def test_strange_names_are_refused_and_shown_on_one_line(path: str, shown: str, tmp_path: Path) -> None:
    _write(_project(tmp_path), path, "a: 1")
    source, problems = read_source(tmp_path)
    assert _paths(source) == []
    assert _said(problems) == [f"{shown}:1:1 file-name"]


@pytest.mark.parametrize("link", ["docs/ru/.secret.md", "docs/ru/.hidden/secret.md", "data/.x/a.yml", "templates/.x"])
def test_a_link_with_a_hidden_name_is_refused(link: str, tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    root = _project(tmp_path / "project")
    _write(tmp_path, "secret", "secret")
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(tmp_path / "secret")
    assert _said(read_source(root)[1]) == [f"{link}:1:1 symlink"]


def test_the_mark_that_an_editor_leaves_beside_an_open_file_is_passed_over(tmp_path: Path) -> None:
    root = _project(tmp_path, data__a="a: 1")
    (root / "data/.#a.yml").symlink_to("somebody@machine.123:456")
    source, problems = read_source(root)
    assert _paths(source) == ["data/a.yml"]
    assert problems == []
