"""Of pictures the copy holds what is published, and it is made again only where something changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.output import inputs
from generator.output.inputs import freeze
from generator.output.stats import Stats
from generator.source.pictures import bare_picture
from tests.checks.test_pictures import SECRET, saved, talkative
from tests.project import write_tree

NAME = "data/clusters/sample/pictures/plant.jpg"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a picture that tells too much."""
    project = write_tree(tmp_path / "project", {NAME: ""})
    (project / NAME).write_bytes(talkative("JPEG", 6))
    return project


def frozen(root: Path) -> bytes:
    stats = Stats(root.parent / "stats.json")
    made = freeze(root, root.parent / "copy", [NAME], None, {}, stats)
    stats.save()
    return (made.root / NAME).read_bytes()


def test_the_copy_of_a_picture_holds_what_is_published(root: Path) -> None:
    assert SECRET in (root / NAME).read_bytes()
    assert frozen(root) == bare_picture((root / NAME).read_bytes())
    assert SECRET not in frozen(root)


def test_a_picture_is_taken_apart_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = frozen(root)
    asked: list[bytes] = []

    def noted(data: bytes) -> bytes:
        asked.append(data)
        return bare_picture(data)

    monkeypatch.setattr(inputs, "bare_picture", noted)
    assert (frozen(root), asked) == (first, [])
    (root / NAME).write_bytes(saved("JPEG"))
    assert frozen(root) == bare_picture(saved("JPEG"))
    assert asked == [saved("JPEG")]
    (root.parent / "copy" / NAME).write_bytes(b"spoilt")
    assert frozen(root) == bare_picture(saved("JPEG"))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"by": "", "made": 5}', '{"by": 5}'])
def test_a_spoilt_memory_of_pictures_does_no_harm(root: Path, text: str) -> None:
    first = frozen(root)
    (root.parent / "copy-pictures.json").write_text(text, encoding="utf-8")
    assert frozen(root) == first
