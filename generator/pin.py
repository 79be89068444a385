"""The program of a project, pinned: its wheel in `program/`, and `requirements.txt`, which names the wheel and all that
it needs by the digests of their files, so that every machine installs the same bytes."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.problems import RefusedError, msg

FOLDER, FILE = "program", "requirements.txt"
_NAME = re.compile(r"clusterbook-([0-9][0-9A-Za-z.!+]*)-py3-none-any\.whl")
_LOCK = "generator/share/requirements.lock"
_HEAD = """\
# The program and all that it needs, each by the digest of its file. `clusterbook pin FILE.whl` writes this file.
# pip install --require-hashes --requirement requirements.txt
--find-links {folder}
clusterbook=={version} \\
    --hash=sha256:{digest}
"""


@dataclass(frozen=True)
class Wheel:
    """The program as one file: its name, its version, its bytes, and the lock of what it needs."""

    name: str
    version: str
    content: bytes
    lock: str


def read_wheel(path: Path) -> Wheel:
    """The wheel in a file.

    RefusedError where it is no wheel of this program.
    """
    named = _NAME.fullmatch(path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            lock = archive.read(_LOCK).decode()
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        lock = ""
    if named is None or not lock:
        message = msg("{file} is no wheel of clusterbook: clusterbook-VERSION-py3-none-any.whl", file=path.name)
        raise RefusedError(message, is_usage=True)
    return Wheel(path.name, named[1], path.read_bytes(), lock)


def own_wheel() -> Path | None:
    """The wheel that the running program was installed from, if it is still there, as the installer noted it."""
    try:
        noted = distribution("clusterbook").read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    address = urlsplit(str(json.loads(noted).get("url", "")) if noted else "")
    path = Path(unquote(address.path))
    return path if address.scheme == "file" and path.suffix == ".whl" and path.is_file() else None


def requirements(wheel: Wheel) -> str:
    """What `requirements.txt` says: the program first, then its lock."""
    digest = hashlib.sha256(wheel.content).hexdigest()
    needed = re.sub(r"\A(?:#.*\n)+", "", wheel.lock)
    return _HEAD.format(folder=FOLDER, version=wheel.version, digest=digest) + needed


def pin(root: Path, wheel: Wheel) -> Mapping[str, bytes]:
    """Lay the wheel into the project in the place of older ones, and write `requirements.txt`: both by their paths."""
    written = {f"{FOLDER}/{wheel.name}": wheel.content, FILE: requirements(wheel).encode()}
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    for path, content in written.items():
        (root / path).write_bytes(content)
    for other in (root / FOLDER).iterdir():
        if _NAME.fullmatch(other.name) and other.name != wheel.name:
            other.unlink()
    return written
