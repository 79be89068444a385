"""Two states of the sample project: as it is, and one to be changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.review.side import Side, read_side
from tests.project import GOOD


@pytest.fixture(scope="session")
def base() -> Side:
    """The sample as it is."""
    return read_side(GOOD / "sample")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(GOOD / "sample", tmp_path / "project", ignore=shutil.ignore_patterns("build")))


def edit(file: Path, old: str, new: str) -> None:
    """Write one text for another, once; without an old one at the end."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file.name} holds no {old!r}"
    file.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
