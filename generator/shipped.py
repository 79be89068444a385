"""What comes with the program: templates with styles and fonts, outlines, settings of MkDocs.

A project needs none of them. A file that it has itself stands in for the one of the same path that comes with the
program, so that a mark or a style is changed without copying the rest, which is renewed with the program.
"""

from __future__ import annotations

from pathlib import Path

_PROGRAM = Path(__file__).resolve().parent
LOOKS = ("templates", "mkdocs.yml")  # how things look
BASE = "clusterbook.yml"  # our settings of MkDocs under another name, for a project whose own ones say INHERIT


def shipped() -> Path:
    """The folder in which these files lie as in a project: that of the checkout, or the one installed with the code."""
    installed = _PROGRAM / "share"
    return installed if installed.is_dir() else _PROGRAM.parent


def looks(root: Path) -> dict[str, Path]:
    """Everything that says how the publications of a project look, by its path in a project."""
    return {**_files(shipped()), **_files(root), BASE: shipped() / "mkdocs.yml"}


def _files(root: Path) -> dict[str, Path]:
    found = {}
    for name in LOOKS:
        if (root / name).is_file():
            found[name] = root / name
        found |= {path.relative_to(root).as_posix(): path for path in (root / name).rglob("*") if path.is_file()}
    return found
