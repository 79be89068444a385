"""The files that works read by path, as they were when the build began: a copy that nobody edits while it is used.

Data and hand-written pages are read once into memory and need no copy. Styles, fonts, templates of the theme, settings
and pictures are read by engines, later and several times: from this copy, so that a key tells what was really read.
Of pictures it holds what is published: nothing of what cameras and others write into them.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from generator.output.cache import digest
from generator.output.stats import Stats
from generator.shipped import looks
from generator.source import pictures as taking_apart
from generator.source.pictures import bare_picture

# A variable that mkdocs.yml asks for, or several of them with what stands in where none is set.
_ENV = re.compile(r"!ENV\s+(\[[^\]]*\]|[^\s,\]}]+)")
_TAKEN_APART = Path(taking_apart.__file__)  # what comes of a picture may change with it
_UNDATED = date(1980, 1, 1)  # where nobody knows the date of the data
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True)
class Inputs:
    """What every unit may be made from.

    `root` is the copy and looks like the project: templates/, mkdocs.yml, and the pictures that are shown. `day` is the
    date of the data, None where nobody knows it. `environment` are the variables that mkdocs.yml names (`!ENV`).
    """

    root: Path
    day: date | None
    environment: tuple[tuple[str, str], ...] = ()

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {}

    def digest(self, *names: str) -> str:
        """The digest of files and folders of the copy, by their paths in it."""
        for name in names:
            if name not in self._digests:
                self._digests[name] = digest(self.root / name)
        return digest(*(self._digests[name] for name in names))

    @property
    def epoch(self) -> int:
        """The date of the data in seconds, for a file that wants one."""
        return int(datetime(self.known_day.year, self.known_day.month, self.known_day.day, tzinfo=UTC).timestamp())

    @property
    def known_day(self) -> date:
        """The date for what cannot do without one; it is not shown where nobody knows it."""
        return self.day or _UNDATED


def freeze(
    root: Path,
    copy: Path,
    pictures: Iterable[str],
    day: date | None,
    environ: Mapping[str, str],
    stats: Stats,
    looks_of: Path | None = None,
) -> Inputs:
    """Bring the copy in line with the project, and with what comes with the program where the project has nothing of
    its own, and read the environment.

    `pictures` are paths of files in the project; `stats` know which files are as they were. An older state of the data
    takes the looks of another project, `looks_of`: those that this program can fill.
    """
    shown = {name: root / name for name in pictures if (root / name).is_file()}
    wanted = looks(looks_of or root) | shown
    digests, bare = stats.digests(wanted), _Bare(copy.with_name(f"{copy.name}-pictures.json"))
    kept = stats.digests({f"{copy.name}:{name}": copy / name for name in wanted if (copy / name).is_file()})
    for name, path in wanted.items():
        if kept.get(f"{copy.name}:{name}") != (bare.known(digests[name]) if name in shown else digests[name]):
            _write(copy / name, bare.of(path.read_bytes()) if name in shown else path.read_bytes())
    bare.save()
    _remove_others(copy, wanted)
    settings = (copy / "mkdocs.yml").read_text(encoding="utf-8", errors="replace")
    return Inputs(copy, day, tuple((name, environ[name]) for name in named_variables(settings) if name in environ))


def named_variables(settings: str) -> list[str]:
    """The variables of the environment that a configuration of MkDocs names, each once."""
    return sorted({word for found in _ENV.findall(settings) for word in _WORD.findall(found)})


class _Bare:
    """Pictures taken apart, and, kept in a JSON file, the digest of what was made of which content."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seal = digest(_TAKEN_APART)
        self._used: dict[str, str] = {}
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
            self._known: dict[str, str] = dict(found["made"]) if found["by"] == self._seal else {}
        except (OSError, ValueError, TypeError, KeyError):
            self._known = {}

    def known(self, content: str) -> str:
        """The digest of what was made of a content with this digest; nothing where that is not known."""
        if content in self._known:
            self._used[content] = self._known[content]
        return self._known.get(content, "")

    def of(self, data: bytes) -> bytes:
        """What is published of a picture."""
        made = bare_picture(data)
        self._used[sha256(data).hexdigest()] = sha256(made).hexdigest()
        return made

    def save(self) -> None:
        """Write down what was asked for, and nothing else."""
        _write(self._file, json.dumps({"by": self._seal, "made": self._used}).encode())


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.part")
    beside.write_bytes(data)
    beside.replace(target)


def _remove_others(copy: Path, wanted: Mapping[str, Path]) -> None:
    for folder, _, names in os.walk(copy, topdown=False):
        for name in names:
            path = Path(folder, name)
            if path.relative_to(copy).as_posix() not in wanted:
                path.unlink()
        if Path(folder) != copy and not any(Path(folder).iterdir()):
            Path(folder).rmdir()
