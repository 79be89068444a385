"""The tests lie as the program does: a folder for each of its folders, and some for what is tried as a whole."""

from __future__ import annotations

from pathlib import Path

from tests.project import ROOT

AS_A_WHOLE = {"browser": "the site as it is seen", "golden": "all texts", "benchmark": "how long a build takes"}


def folders(above: Path) -> set[str]:
    """The folders that hold Python files."""
    return {path.name for path in above.iterdir() if path.is_dir() and list(path.glob("*.py"))}


def unlike(program: set[str], tests: set[str]) -> set[str]:
    """The folders that have no counterpart."""
    return program ^ (tests - AS_A_WHOLE.keys())


def test_tests_mirror_the_program() -> None:
    assert unlike(folders(ROOT / "generator"), folders(ROOT / "tests")) == set()
    assert AS_A_WHOLE.keys() <= folders(ROOT / "tests")


def test_a_folder_without_counterpart_is_noticed() -> None:
    assert unlike({"model", "render"}, {"model"}) == {"render"}
    assert unlike({"model"}, {"model", "views", "browser"}) == {"views"}
