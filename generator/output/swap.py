"""Put finished folders in the place of the published ones, so that at no moment one is missing or half there.

A plan is written down first. The system exchanges two folders in one step where it can (Linux, macOS); elsewhere the
old one is moved aside first, and `recover` puts it back if nothing came after.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

_OWN = ".clusterbook"
_PLAN = f"{_OWN}/swap.json"
_AT_FDCWD, _EXCHANGE_LINUX, _SWAP_MACOS = -100, 2, 2
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV, errno.EPERM)


@dataclass(frozen=True)
class _Step:
    """A folder to put in place, or to take away where nothing was made; both by their paths in the build folder.

    `identity` is that of the folder that was made, or of the one to be taken away: it tells what has happened already.
    """

    final: str
    made: str
    identity: tuple[int, int]


def swap_in(build: Path, made: Mapping[str, Path | None], keep: Collection[str] = ()) -> None:
    """Put each made folder (among what is being made) where its name says, or take away what stands there: None.

    Where the system exchanges folders, the old ones of the names to `keep` stand then where the new ones were made.
    """
    missing = [str(folder) for folder in made.values() if folder is not None and not folder.is_dir()]
    if missing:
        raise ValueError(f"cannot swap in: {', '.join(missing)}")
    steps = [
        {"final": name, "made": folder.relative_to(build).as_posix() if folder else "", "identity": identity}
        for name, folder in made.items()
        if (identity := _identity(folder or build / name)) is not None
    ]
    if steps:
        beside = build / f"{_PLAN}.part"
        beside.write_text(json.dumps(steps), encoding="utf-8")
        beside.replace(build / _PLAN)
        _go_on(build, tuple(made), keep)


def recover(build: Path, names: Iterable[str]) -> None:
    """Finish a swap that was begun and cut off, among these names; call at the start, before anything is made.

    A plan that cannot be read, or says what no plan says, is dropped.
    """
    _go_on(build, tuple(names), ())


def _go_on(build: Path, names: tuple[str, ...], keep: Collection[str]) -> None:
    for step in _read(build / _PLAN, names):
        (_put if step.made else _take_away)(build, step)
        if step.made and step.final not in keep and _identity(build / step.final) == step.identity:
            shutil.rmtree(build / step.made, ignore_errors=True)  # what stood there, after an exchange
    for name in names:
        _heal(build, name)
    for plan in (build / _PLAN, build / f"{_PLAN}.part"):
        plan.unlink(missing_ok=True)


def _read(plan: Path, names: tuple[str, ...]) -> list[_Step]:
    try:
        return [_step(found, names) for found in json.loads(plan.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return []


def _step(found: Mapping[str, object], names: tuple[str, ...]) -> _Step:
    final, made, identity = found["final"], found["made"], found["identity"]
    if not (isinstance(final, str) and isinstance(made, str) and isinstance(identity, list)):
        raise TypeError
    device, number = identity
    parts = PurePosixPath(made).parts
    is_inside = not made or (parts[:2] == (_OWN, "work") and ".." not in parts and len(parts) > 2)
    if final not in names or not is_inside or not isinstance(device, int) or not isinstance(number, int):
        raise ValueError
    return _Step(final, made, (device, number))


def _put(build: Path, step: _Step) -> None:
    made, final = build / step.made, build / step.final
    if _identity(final) != step.identity and _identity(made) == step.identity:
        final.parent.mkdir(exist_ok=True)
        if _identity(final) is None:
            made.rename(final)
        elif not exchange(made, final):
            _replace_in_two(made, final, _aside(build, step.final))


def _take_away(build: Path, step: _Step) -> None:
    if _identity(build / step.final) == step.identity:
        away = build / _OWN / "work" / f"away-{PurePosixPath(step.final).name}"
        shutil.rmtree(away, ignore_errors=True)
        away.parent.mkdir(exist_ok=True)
        (build / step.final).rename(away)
        shutil.rmtree(away, ignore_errors=True)


def _replace_in_two(made: Path, final: Path, aside: Path) -> None:
    """Where nothing can be exchanged: the old one aside, the new one in; if that fails, the old one back."""
    shutil.rmtree(aside, ignore_errors=True)
    final.rename(aside)
    try:
        made.rename(final)
    except OSError:
        aside.rename(final)
        raise


def _heal(build: Path, name: str) -> None:
    """What was moved aside comes back where nothing followed it, and goes where something did."""
    aside = _aside(build, name)
    if _identity(aside) is None:
        return
    if _identity(build / name) is None:
        aside.rename(build / name)
    else:
        shutil.rmtree(aside, ignore_errors=True)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; whether this system could."""
    call = _exchanger()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False  # an older system, or a file system that does not know this
    raise OSError(number, os.strerror(number), str(other))


@cache
def _exchanger() -> Callable[[bytes, bytes], int] | None:
    """The call of the system that exchanges two paths."""
    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        rename = library.renameat2
        return lambda one, other: int(rename(_AT_FDCWD, one, _AT_FDCWD, other, ctypes.c_uint(_EXCHANGE_LINUX)))
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        swap = library.renamex_np
        return lambda one, other: int(swap(one, other, ctypes.c_uint(_SWAP_MACOS)))
    return None


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.lstat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _aside(build: Path, name: str) -> Path:
    return build / _OWN / f"old-{PurePosixPath(name).name}"
