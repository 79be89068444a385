"""Put finished folders in the place of the published ones, so that a crash never leaves half of both."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

_PLAN = ".swap.json"


def swap_in(made: Mapping[Path, Path]) -> None:
    """Move each made folder to its final place (all in one build folder) and remove what stood there.

    The plan is written down first: the made folders are complete by then, so after a crash `recover` goes on with it.
    """
    if not made:
        return
    builds = {final.parent.resolve() for final in made.values()}
    missing = [str(folder) for folder in made if not folder.exists()]
    if len(builds) > 1 or missing:
        raise ValueError(f"cannot swap in: {', '.join(missing) or 'more than one build folder'}")
    build = builds.pop()
    plan = {str(folder.resolve()): final.name for folder, final in made.items()}
    beside = build / (_PLAN + ".part")
    beside.write_text(json.dumps(plan), encoding="utf-8")
    beside.replace(build / _PLAN)
    recover(build)


def recover(build: Path) -> None:
    """Finish a swap that was begun and cut off; call at the start, before anything is made."""
    try:
        plan: dict[str, str] = json.loads((build / _PLAN).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    for made, final in plan.items():
        _replace(Path(made), build / final)
    for final in plan.values():
        shutil.rmtree(_aside(build / final), ignore_errors=True)
    (build / _PLAN).unlink()


def _replace(made: Path, final: Path) -> None:
    """One folder in, the old one aside; each step may have been done before."""
    aside = _aside(final)
    if made.exists():
        if final.exists():
            if aside.exists():
                shutil.rmtree(aside)
            final.rename(aside)
        try:
            made.rename(final)
        except OSError:
            if aside.exists():
                aside.rename(final)  # a full disk or a lock: the old one stays published
            raise
    elif aside.exists() and not final.exists():
        aside.rename(final)  # what was made is gone: the old one stays published


def _aside(final: Path) -> Path:
    return final.with_name(f".{final.name}.old")
