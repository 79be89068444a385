"""Whatever happens in the middle of a swap, something whole is published."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.output.swap import recover, swap_in


def folder(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


def published(build: Path) -> dict[str, str]:
    files = build.glob("*/index.html")
    return {file.parent.name: file.read_text(encoding="utf-8") for file in files if file.parent.name != ".work"}


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A build folder with one edition published, and the next one made beside it."""
    for name in ("site", "print"):
        folder(tmp_path / name, "old")
        folder(tmp_path / ".work" / name, "new")
    return tmp_path


def plan(build: Path) -> dict[Path, Path]:
    return {build / ".work" / name: build / name for name in ("site", "print")}


def test_new_folders_take_the_place_of_old_ones(build: Path) -> None:
    swap_in(plan(build))
    assert published(build) == {"site": "new", "print": "new"}
    assert sorted(path.name for path in build.iterdir()) == [".work", "print", "site"]


def test_the_first_time_there_is_nothing_to_replace(build: Path) -> None:
    shutil.rmtree(build / "site")
    swap_in(plan(build))
    assert published(build) == {"site": "new", "print": "new"}


@pytest.mark.parametrize("steps", range(5))
def test_a_swap_cut_off_at_any_step_is_finished(build: Path, steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rename, left = Path.rename, [steps]

    def cut_off(path: Path, target: Path) -> Path:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", cut_off)
    if steps < 4:
        with pytest.raises(KeyboardInterrupt):
            swap_in(plan(build))
    else:
        swap_in(plan(build))
    monkeypatch.undo()
    recover(build)
    assert published(build) == {"site": "new", "print": "new"}
    assert sorted(path.name for path in build.iterdir()) == [".work", "print", "site"]


def test_the_old_folder_comes_back_if_the_new_one_is_lost(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", lambda path, target: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            swap_in(plan(build))
    (build / "site").rename(build / ".site.old")
    shutil.rmtree(build / ".work")
    recover(build)
    assert published(build) == {"site": "old", "print": "old"}


def test_a_move_that_fails_leaves_the_old_folder(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if ".work" in path.parts:
            raise OSError("refused")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(OSError, match="refused"):
        swap_in(plan(build))
    assert published(build) == {"site": "old", "print": "old"}


def test_a_folder_that_was_not_made_is_refused_before_anything_moves(build: Path) -> None:
    shutil.rmtree(build / ".work" / "print")
    with pytest.raises(ValueError, match="print"):
        swap_in(plan(build))
    assert published(build) == {"site": "old", "print": "old"}


def test_nothing_to_recover(tmp_path: Path) -> None:
    recover(tmp_path)
    assert list(tmp_path.iterdir()) == []
