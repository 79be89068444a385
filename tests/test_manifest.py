"""A build with nothing changed is done at once, in a later commit too, unless a date or revision is another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.manifest import look, remember, unchanged
from generator.source.project import read_history, revision
from tests.project import write_tree
from tests.source.test_revision import commit, git

LINES = ["Done."]
PATHS = (("data", "catalogs"), ("data/a.yml",))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A project under git whose build is remembered."""
    root = tmp_path / "project"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    commit(root, ".gitignore", "build/\n")
    commit(root, "data/a.yml", "a: 1\n")
    out = write_tree(root / "build", {"site/index.html": "<p>"})
    (out / ".clusterbook/state").mkdir(parents=True)
    history = read_history(root)
    dated = [(paths, revision(history, paths, os.environ)) for paths in PATHS]
    remember(root, out, look(root, out, "all"), LINES, dated, "all")
    assert known(root) == LINES
    return root


def known(root: Path, asked: str = "all") -> list[str] | None:
    return unchanged(root / "build", look(root, root / "build", asked))


def test_a_commit_of_something_else_changes_nothing(built: Path) -> None:
    commit(built, "README.md", "read\n")
    assert known(built) == LINES


def test_the_same_data_of_a_later_commit_are_told_as_such(built: Path) -> None:
    commit(built, "data/a.yml", "a: 2\n")
    commit(built, "data/a.yml", "a: 1\n")
    assert known(built) is None


def test_what_was_written_asked_or_published_since_counts(built: Path) -> None:
    assert known(built, "site") is None
    write_tree(built, {"data/b.yml": "b: 1\n"})
    assert known(built) is None
    (built / "data/b.yml").unlink()
    assert known(built) == LINES
    write_tree(built, {"build/site/more.html": "<p>"})
    assert known(built) is None


def test_a_shallow_clone_is_another_project(built: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{built}", "shallow")
    (built / "build").rename(tmp_path / "shallow/build")
    assert known(tmp_path / "shallow") is None
