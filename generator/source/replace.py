"""Texts → files of the project: each is the old or the new one at every moment."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_all(root: Path, texts: Mapping[str, str]) -> None:
    """Write files so that each is the old or the new one; all new ones are on the disk before the first is put in
    place."""
    ready: list[tuple[Path, Path]] = []
    try:
        for path, text in texts.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", dir=target.parent, prefix=".", encoding="utf-8", newline="", delete=False
            ) as file:
                ready.append((Path(file.name), target))
                file.write(text)
        for made, target in ready:
            made.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
            os.replace(made, target)  # noqa: PTH105
    finally:
        for made, _ in ready:
            made.unlink(missing_ok=True)
