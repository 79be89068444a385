"""What the last build was made of and came to, so that a build with nothing changed is done at once."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.output.folder import OWN, PARTS
from generator.output.inputs import named_variables
from generator.output.stats import Stats, files_under, packages, signature
from generator.shipped import looks, shipped
from generator.source.project import Dated, History, Revision, read_history, revision

INPUTS = ("data", "catalogs", "docs")
_PROGRAM = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Look:
    """All inputs as they were at one moment: a key of their contents, the last commit, and what the system said of each
    file."""

    key: str
    history: History
    signatures: Mapping[str, tuple[int, ...]]
    stats: Stats


def look(root: Path, out: Path, *asked: str) -> Look:
    """Look at all inputs of a build that is asked for; only what was written since the last look is read."""
    files = looks(root) | {name: root / name for name in files_under(root, *INPUTS)}
    files |= {f"shipped:{name}": shipped() / name for name in files_under(shipped(), "catalogs/outlines")}
    files |= {f"program:{name}": _PROGRAM / name for name in files_under(_PROGRAM, ".")}
    stats = Stats(out / OWN / "state/inputs.json")
    digests = stats.digests(files)
    history = read_history(root)
    known = repr((history.border, history.advice))
    parts = (*asked, known, *_environment(root), packages(), json.dumps(sorted(digests.items())))
    return Look(hashlib.sha256("\0".join(parts).encode()).hexdigest(), history, stats.signatures, stats)


def unchanged(out: Path, now: Look) -> list[str] | None:
    """The lines to show where the last build was made of the same and its files are untouched: of a later commit too,
    if all dates and revisions that were asked for are those of then."""
    try:
        known = json.loads((out / OWN / "state/manifest.json").read_text(encoding="utf-8"))
        if (
            known["key"] == now.key
            and known["files"] == _files(out)
            and not (out / OWN / "swap.json").exists()
            and (known["head"] == now.history.head or _is_dated(known["dated"], now.history))
        ):
            return [str(line) for line in known["lines"]]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None


def _is_dated(dated: list[tuple[list[str], list[str]]], history: History) -> bool:
    """Whether these paths have the revisions that they had."""
    return all(_plain(revision(history, paths, os.environ)) == known for paths, known in dated)


def _plain(found: Revision) -> list[str]:
    return [str(found.day), found.id]


def remember(root: Path, out: Path, before: Look, lines: list[str], dated: Dated, *asked: str) -> None:
    """Write down a build that succeeded, unless anything was written or committed while it was made; `dated` are the
    paths whose revisions it asked for."""
    after = look(root, out, *asked)
    if (after.key, after.history, after.signatures) != (before.key, before.history, before.signatures):
        return
    path = out / OWN / "state/manifest.json"
    beside = path.with_suffix(".part")
    with suppress(OSError):  # on a full disk the next build only takes longer
        after.stats.save()
        when = [(paths, _plain(found)) for paths, found in dated]
        head = after.history.head
        content = {"key": after.key, "head": head, "dated": when, "files": _files(out), "lines": lines}
        beside.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        beside.replace(path)


def _environment(root: Path) -> list[str]:
    """The variables that matter, and those that mkdocs.yml names."""
    settings = looks(root)["mkdocs.yml"].read_text(encoding="utf-8", errors="replace")
    names = ("SOURCE_DATE_EPOCH", *named_variables(settings))
    return [f"{name}={os.environ[name]}" for name in names if name in os.environ]


def _files(out: Path) -> str:
    """A digest of what the system says of everything published."""
    total = hashlib.sha256()
    for name in sorted(files_under(out, *PARTS, "places.json")):
        total.update(f"{name} {signature(out / name)}\n".encode())
    return total.hexdigest()
