"""The files that works read by path, as they were when the build began: a copy that nobody edits while it is used.

Data and hand-written pages are read once into memory and need no copy. Styles, fonts, templates of the theme, settings
and pictures are read by engines, later and several times: from this copy, so that a key tells what was really read.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

from generator.output.cache import digest
from generator.output.stats import Stats
from generator.shipped import looks

# A variable that mkdocs.yml asks for, or several of them with what stands in where none is set.
_ENV = re.compile(r"!ENV\s+(\[[^\]]*\]|[^\s,\]}]+)")
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
        """The date for engines that cannot do without one, in seconds; it is not shown where nobody knows it."""
        day = self.day or date(1980, 1, 1)
        return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def freeze(
    root: Path, copy: Path, pictures: Iterable[str], day: date | None, environ: Mapping[str, str], stats: Stats
) -> Inputs:
    """Bring the copy in line with the project, and with what comes with the program where the project has nothing of
    its own, and read the environment.

    `pictures` are paths of files in the project; `stats` know which files are as they were.
    """
    wanted = looks(root) | {name: root / name for name in pictures if (root / name).is_file()}
    digests = stats.digests(wanted)
    kept = stats.digests({f"{copy.name}:{name}": copy / name for name in wanted if (copy / name).is_file()})
    for name, path in wanted.items():
        if kept.get(f"{copy.name}:{name}") != digests[name]:
            _copy(path, copy / name)
    _remove_others(copy, wanted)
    settings = (copy / "mkdocs.yml").read_text(encoding="utf-8", errors="replace")
    return Inputs(copy, day, tuple((name, environ[name]) for name in named_variables(settings) if name in environ))


def named_variables(settings: str) -> list[str]:
    """The variables of the environment that a configuration of MkDocs names, each once."""
    return sorted({word for found in _ENV.findall(settings) for word in _WORD.findall(found)})


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.part")
    shutil.copyfile(path, beside)
    beside.replace(target)


def _remove_others(copy: Path, wanted: Mapping[str, Path]) -> None:
    for folder, _, names in os.walk(copy, topdown=False):
        for name in names:
            path = Path(folder, name)
            if path.relative_to(copy).as_posix() not in wanted:
                path.unlink()
        if Path(folder) != copy and not any(Path(folder).iterdir()):
            Path(folder).rmdir()
