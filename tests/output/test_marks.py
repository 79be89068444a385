"""What is as it was is not read again; whatever was done to it, it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.output.cache import Cache, digest
from generator.output.marks import Marks

KEY = digest("a")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files in folders."""
    for name in ("a.txt", "deep/b.txt", "deep/deeper/c.txt"):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")
    return tmp_path / "content"


def saved(folder: Path) -> Marks:
    """What the next build knows of the folder."""
    marks = Marks(folder.parent / "state/marks.json")
    marks.keep("text/a", folder, {"length": 4})
    marks.save()
    return Marks(folder.parent / "state/marks.json")


def test_what_is_as_it_was_is_known(folder: Path) -> None:
    marks = saved(folder)
    os.link(folder / "a.txt", folder.parent / "published.txt")
    assert marks.facts("text/a", folder) == {"length": 4}
    assert marks.facts("text/b", folder) is None
    for _ in range(2):  # looked through the first time
        assert marks.size("text/a", folder) == marks.size("text/b", folder) == 12
        assert marks.facts("text/b", folder) is None


@pytest.mark.parametrize(
    "how",
    [
        lambda path: path.write_text("TEXT", encoding="utf-8"),
        lambda path: path.unlink(),
        lambda path: path.with_name("more").write_text("", encoding="utf-8"),
        lambda path: path.with_name("more").mkdir(),
        lambda path: shutil.copyfile(path, path.with_name("new")) and path.with_name("new").replace(path),
        lambda path: path.rename(path.with_name("other")),
        lambda path: shutil.rmtree(path.parent),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "deep/b.txt", "deep/deeper/c.txt"])
def test_what_was_written_since_is_not(folder: Path, name: str, how: Callable[[Path], object]) -> None:
    marks = saved(folder)
    how(folder / name)
    assert marks.facts("text/a", folder) is None


@pytest.mark.parametrize("text", ["", "[", "{}", "7", "[1]", '[["text/a", [[], 1]]]', "[" * 99_999])
def test_what_cannot_be_read_is_forgotten(folder: Path, text: str) -> None:
    marks = saved(folder)
    (folder.parent / "state/marks.json").write_text(text, encoding="utf-8")
    assert marks.facts("text/a", folder) is None


def test_an_entry_that_was_sound_is_not_read_and_one_that_was_harmed_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cache() -> Cache:
        return Cache(tmp_path / "cache", Marks(tmp_path / "state/marks.json"))

    before = cache()
    fresh = before.fresh()
    (fresh / "a.txt").write_text("text", encoding="utf-8")
    file = before.keep("text", KEY, fresh, {}).folder / "a.txt"
    before.save()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} is read"))
        assert cache().find("text", KEY) is not None
    file.write_text("TEXT", encoding="utf-8")
    assert cache().find("text", KEY) is None
