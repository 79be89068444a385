"""A file that was written is read again, however well the writing is hidden; one that was not is not."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.output import stats
from generator.output.stats import Stats, files_under

LONG_AGO = 10_000_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.yml"
    path.write_text("one", encoding="utf-8")
    return path


def look(file: Path) -> str:
    """The digest of the file, as the next process would see it."""
    known = Stats(file.with_name("stats.json"))
    found = known.digests({"a": file})["a"]
    known.save()
    return found


def rewrite(path: Path) -> None:
    path.write_text("two", encoding="utf-8")


def rewrite_and_set_back(path: Path) -> None:
    """The same size, the same time."""
    before = path.stat()
    rewrite(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace(path: Path) -> None:
    """Another file of the same size and time moves in."""
    other, before = path.with_name("b.yml"), path.stat()
    other.write_text("two", encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


def relink(path: Path) -> None:
    path.unlink()
    path.symlink_to("elsewhere")


WAYS = [rewrite, rewrite_and_set_back, replace, relink]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("pause", [0, 0.05])
def test_a_file_that_was_written_is_seen(file: Path, way: Callable[[Path], None], pause: float) -> None:
    before = look(file)
    time.sleep(pause)
    way(file)
    assert look(file) != before


@pytest.mark.parametrize("way", WAYS)
def test_a_file_that_was_written_long_after_it_was_read_is_seen(
    file: Path, way: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock of the first look is set forward, so that its answer is trusted."""
    with monkeypatch.context() as patch:
        patch.setattr(time, "time_ns", lambda: 4 * 10**18)
        before = look(file)
    way(file)
    assert look(file) != before


def test_a_file_that_was_not_written_is_not_read_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stats, "_RACY_NS", -LONG_AGO)
    before = look(file)
    monkeypatch.setattr(stats, "_content", lambda path: pytest.fail("read again"))
    assert look(file) == before


def test_a_file_that_may_have_been_written_in_the_same_moment_is_read_again(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def content(path: Path) -> str:
        read.append(path)
        return "digest"

    monkeypatch.setattr(stats, "_content", content)
    look(file)
    look(file)
    assert read == [file, file]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"a": 1}', '{"a": [[1], 2, 3]}', "[" * 100_000])
def test_damaged_notes_are_forgotten(file: Path, text: str) -> None:
    before = look(file)
    file.with_name("stats.json").write_text(text, encoding="utf-8")
    assert look(file) == before


def test_what_is_no_ordinary_file_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/dev/zero")
    found = Stats(tmp_path / "stats.json").digests({name: tmp_path / name for name in ("pipe", "link", "none")})
    assert found == {"pipe": "special", "link": "link /dev/zero"}


def test_files_under_folders(tmp_path: Path) -> None:
    for name in ("a/b.yml", "a/c/d.yml", "a/__pycache__/e.pyc", "f.yml", "g.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "a/loop").symlink_to(tmp_path)
    assert sorted(files_under(tmp_path, "a", "f.yml", "none")) == ["a/b.yml", "a/c/d.yml", "a/loop", "f.yml"]
