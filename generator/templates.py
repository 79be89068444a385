"""Where templates, styles, fonts and texts of the interface are: with the program, and what a project has of its own.

A project needs no `templates/`. A file that it has there stands in for the one of the same path that comes with the
program, so that a mark or a style is changed without copying, and all else is renewed with the program.
"""

from __future__ import annotations

from pathlib import Path

_PROGRAM = Path(__file__).resolve().parent
_FOLDERS = (_PROGRAM / "templates", _PROGRAM.parent / "templates")  # as installed, and beside the code in a checkout


def packaged() -> Path:
    """The folder that comes with the program."""
    return next(folder for folder in _FOLDERS if folder.is_dir())
