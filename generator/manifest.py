"""What the last build was made of and came to, so that a build with nothing changed is done at once."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from generator.source.project import fingerprint, tree_stats

_NAME = ".work/manifest.json"


def request_key(root: Path, *asked: str) -> str:
    """A digest of all inputs and of what was asked for."""
    log = root / ".git/logs/HEAD"
    head = str(log.stat().st_mtime_ns) if log.is_file() else ""
    return fingerprint(root, head, os.environ.get("SOURCE_DATE_EPOCH", ""), *asked)


def unchanged(out: Path, key: str) -> list[str] | None:
    """The lines to show where the last build had the same key and its files are untouched."""
    try:
        known = json.loads((out / _NAME).read_text(encoding="utf-8"))
        if known["key"] == key and known["files"] == _files(out):
            return [str(line) for line in known["lines"]]
    except (OSError, ValueError, KeyError):
        pass
    return None


def remember(out: Path, key: str, lines: list[str]) -> None:
    """Write down a build that succeeded."""
    content = json.dumps({"key": key, "files": _files(out), "lines": lines}, ensure_ascii=False)
    path = out / _NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    beside.write_text(content, encoding="utf-8")
    beside.replace(path)


def _files(out: Path) -> str:
    """A digest of names, sizes and times of everything published."""
    total = hashlib.sha256()
    for name in ("site", "print"):
        if (out / name).is_dir():
            for line in sorted(tree_stats(out / name)):
                total.update(line.encode())
    return total.hexdigest()
