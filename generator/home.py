"""Where the program keeps what it need not find out again, whichever project it is asked about."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path


def cache_folder(*names: str) -> Path | None:
    """A folder in the cache of whoever runs the program, by the XDG Base Directory Specification; it may not be there
    yet. What lies there is trusted, as nothing in a project is: that may come from anybody. None where the user has no
    home."""
    try:
        base = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
    except RuntimeError:
        return None
    return base.joinpath("clusterbook", *names) if base.is_absolute() else None


def keep_last(folder: Path, most: int) -> None:
    """Of the files and folders in a folder, those that were written last stay."""
    with suppress(OSError):  # another process tidies up, too
        for other in sorted(folder.iterdir(), key=lambda one: one.stat().st_mtime)[:-most]:
            if other.is_dir():
                shutil.rmtree(other, ignore_errors=True)
            else:
                other.unlink()
