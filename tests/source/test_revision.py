"""A date is stated where git knows it, whatever its settings and surroundings are, and nowhere else."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.problems import RefusedError
from generator.source.project import Revision, dating_advice, read_history, revision

DAY, STAMP = date(2020, 12, 1), "2020-12-01T12:00:00+0000"


def git(folder: Path, *arguments: str, stamp: str = STAMP) -> str:
    """Git in a folder, as somebody of no settings."""
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org"}
    who |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in who.items()}
    dates = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), **who, **dates}
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path, name: str, text: str, stamp: str = STAMP) -> str:
    """A file written and committed; the short id of the commit."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", name, stamp=stamp)
    return git(folder, "rev-parse", "--short=8", "HEAD")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project under git whose data were committed on the day, and something else later."""
    root = tmp_path / "project"
    root.mkdir()
    git(root, "init", "-q", "-b", "main")
    commit(root, "data/a.yml", "a: 1\n")
    commit(root, "README.md", "read\n", stamp="2021-01-05T12:00:00+0000")
    return root


def found(root: Path, *paths: str, **environ: str) -> Revision:
    return revision(read_history(root), paths or ("data",), environ)


def advice(root: Path) -> str:
    history = read_history(root)
    return str(dating_advice(history, revision(history, ("data",), {})))


def test_the_last_change_of_the_paths_counts(project: Path) -> None:
    assert found(project).day == DAY
    assert found(project, "README.md").day == date(2021, 1, 5)
    assert found(project).id == git(project, "rev-parse", "--short=8", "HEAD~")
    assert dating_advice(read_history(project), found(project)) is None


def test_a_project_may_lie_deep_in_a_repository(project: Path) -> None:
    head = commit(project, "region/data/b.yml", "b: 1\n", stamp="2022-02-02T12:00:00+0000")
    assert found(project / "region") == Revision(date(2022, 2, 2), head)
    before = read_history(project / "region")
    commit(project, "region/data/b.yml", "b: 2\n")
    assert read_history(project / "region") != before


def test_a_working_tree_of_another_branch_has_its_own_history(project: Path, tmp_path: Path) -> None:
    git(project, "worktree", "add", "-q", "-b", "other", str(tmp_path / "tree"))
    before = read_history(tmp_path / "tree")
    head = commit(tmp_path / "tree", "data/a.yml", "a: 2\n", stamp="2023-03-03T12:00:00+0000")
    assert read_history(tmp_path / "tree") != before
    assert found(tmp_path / "tree") == Revision(date(2023, 3, 3), head)
    assert found(project).day == DAY


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("log.showSignature", "true"),
        ("log.date", "relative"),
        ("log.decorate", "full"),
        ("log.abbrevCommit", "false"),
        ("core.abbrev", "40"),
        ("core.fsmonitor", "false"),
        ("color.ui", "always"),
        ("core.pager", "false"),
        ("format.pretty", "oneline"),
        ("log.follow", "true"),
        ("gpg.program", "false"),
    ],
)
def test_settings_do_not_matter(project: Path, key: str, value: str) -> None:
    before = found(project)
    git(project, "config", key, value)
    assert found(project) == before


@pytest.mark.parametrize(
    "name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_CONFIG", "GIT_PREFIX", "GIT_TRACE"]
)
def test_the_environment_does_not_matter(project: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """That of a hook, for instance."""
    before = found(project)
    monkeypatch.setenv(name, "/nowhere")
    assert found(project) == before


def test_no_repository(tmp_path: Path) -> None:
    assert found(tmp_path) == Revision(None)
    assert "is in no git repository" in advice(tmp_path)


def test_no_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert found(tmp_path) == Revision(None)
    assert "has no commit" in advice(tmp_path)


def test_data_that_were_not_committed(project: Path) -> None:
    assert found(project, "catalogs") == Revision(None)
    (project / "region/data").mkdir(parents=True)
    assert found(project / "region") == Revision(None)
    assert "not committed to git yet" in advice(project / "region")


def test_no_git(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found(project) == Revision(None)
    assert "git is not installed" in advice(project)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give files away")
def test_a_folder_of_another_user(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for path in (project, project / ".git"):
        os.chown(path, 54321, 54321)
    assert found(project) == Revision(None)
    assert f"git config --global --add safe.directory {project}" in advice(project)


def test_a_clone_that_ends_too_early(project: Path, tmp_path: Path) -> None:
    """Everything seems to have changed where the clone ends."""
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{project}", "clone")
    assert found(tmp_path / "clone") == Revision(None)
    assert "git fetch --unshallow" in advice(tmp_path / "clone")
    commit(tmp_path / "clone", "data/a.yml", "a: 3\n", stamp="2024-04-04T12:00:00+0000")
    assert found(tmp_path / "clone").day == date(2024, 4, 4)


@pytest.mark.parametrize(
    "value", ["abc", "-1", "1.5", " 1", "1 ", "1e9", "0x10", "١٢", "9" * 12, "9" * 30, "１２３", "1_000", "+1", "\n"]
)
def test_a_date_that_is_none_is_refused(project: Path, value: str) -> None:
    with pytest.raises(RefusedError, match="which is not a number of seconds since 1970") as refused:
        found(project, SOURCE_DATE_EPOCH=value)
    assert refused.value.is_usage


@pytest.mark.parametrize(("value", "day"), [("0", date(1970, 1, 1)), ("1606780801", DAY), ("", DAY)])
def test_a_date_that_is_given(project: Path, tmp_path: Path, value: str, day: date) -> None:
    assert found(project, SOURCE_DATE_EPOCH=value).day == day
    if value:
        shutil.rmtree(project / ".git")
        assert found(project, SOURCE_DATE_EPOCH=value) == Revision(day)
