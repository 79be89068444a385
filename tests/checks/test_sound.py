"""Pictures that are whole are decoded once; all others are looked at each time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.checks import pictures
from generator.checks.pictures import picture_problem
from generator.checks.sound import Sound
from tests.checks.test_pictures import saved

ONE, OTHER = "1" * 64, "2" * 64


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    _begin_anew()
    yield tmp_path / "cache/clusterbook/pictures"
    _begin_anew()


def _begin_anew() -> None:
    """As the next process does."""
    pictures._sound.cache_clear()
    pictures._content_problem.cache_clear()


def _decoded(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a check of a picture opens one."""
    opened: list[object] = []
    whole = Image.open

    def counted(*given: Any, **options: Any) -> Image.Image:  # noqa: ANN401 - as Pillow has them
        opened.append(given)
        return whole(*given, **options)

    monkeypatch.setattr(Image, "open", counted)
    picture_problem(folder, name)
    monkeypatch.setattr(Image, "open", whole)
    return len(opened)


def test_a_whole_picture_is_decoded_by_the_first_check_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.png").write_bytes(saved("PNG"))
    assert _decoded(tmp_path, "a.png", monkeypatch) == 1
    _begin_anew()
    assert _decoded(tmp_path, "a.png", monkeypatch) == 0
    assert picture_problem(tmp_path, "a.png") is None


def test_another_content_is_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.png").write_bytes(saved("PNG"))
    picture_problem(tmp_path, "a.png")
    _begin_anew()
    (tmp_path / "a.png").write_bytes(saved("PNG", Image.new("RGB", (9, 9))))
    assert _decoded(tmp_path, "a.png", monkeypatch) == 1


def test_what_is_wrong_is_told_each_time(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(saved("JPEG"))
    (tmp_path / "cut.jpg").write_bytes(saved("JPEG")[:-40])
    (tmp_path / "b.png").write_bytes(saved("JPEG"))  # its content is known by now, and its name says something else
    for _ in range(2):
        told = [picture_problem(tmp_path, name) for name in ("a.jpg", "cut.jpg", "b.png")]
        assert [one is None for one in told] == [True, False, False]
        _begin_anew()


def test_pictures_are_decoded_anew_by_another_program(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.png").write_bytes(saved("PNG"))
    picture_problem(tmp_path, "a.png")
    _begin_anew()
    monkeypatch.setattr(pictures, "PILLOW", "another")
    assert _decoded(tmp_path, "a.png", monkeypatch) == 1
    assert len(list(home.iterdir())) == 2


def test_what_is_broken_in_the_file_is_forgotten(tmp_path: Path) -> None:
    file = tmp_path / "folder/known"
    Sound(file).add(ONE)
    assert ONE in Sound(file)
    assert OTHER not in Sound(file)
    file.write_text(ONE[:40] + "\n" + OTHER + "\n", encoding="ascii")
    assert ONE not in Sound(file)
    assert OTHER in Sound(file)
    file.write_bytes(b"\xff\xfe")
    assert OTHER not in Sound(file)


def test_without_a_place_for_it_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    for file in (None, tmp_path / "taken/known"):
        known = Sound(file)
        known.add(ONE)
        assert ONE in known
        assert ONE not in Sound(file)
