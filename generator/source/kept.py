"""What files said when they were last read, kept from one run to the next: YAML takes twenty times as long as JSON."""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from os import getpid
from pathlib import Path

from generator.home import cache_folder, keep_last
from generator.problems import Problem
from generator.source.events import VERSION
from generator.source.records import Content, Record, Source, parse_record, read_source

_WORTH = 300  # files; fewer are read in a moment
_MOST = 16  # projects
_MOST_PROGRAMS = 4
_SEAL = 64  # signs


class KeptReading:
    """Reads the files of a project (`parse`), those that it knows by their content without parsing them. Only what is
    sound is kept: what is wrong with a file is found out each time."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._known = _read(file) if file is not None else {}
        self._seen: dict[str, Content] = {}

    def parse(self, path: str, data: bytes) -> tuple[Record | None, list[Problem]]:
        """As `parse_record` has it."""
        digest = sha256(data).hexdigest()
        content = self._known.get(digest)
        if content is not None:
            self._seen[digest] = content
            return Record(path, data, kept=content), []
        record, problems = parse_record(path, data)
        if record is not None and record.kept is not None and not problems:
            self._seen[digest] = record.kept
        return record, problems

    def save(self) -> None:
        """Write down what was read, and nothing else."""
        if self._file is None or len(self._seen) < _WORTH or self._seen.keys() == self._known.keys():
            return
        with suppress(OSError):  # without it the next run only takes longer
            text = json.dumps(self._seen, ensure_ascii=False, separators=(",", ":")).encode()
            self._file.parent.mkdir(parents=True, exist_ok=True)
            beside = self._file.with_suffix(f".{getpid()}")
            beside.write_bytes(_sealed(text) + text)
            beside.replace(self._file)
            keep_last(self._file.parent, _MOST)
            keep_last(self._file.parent.parent, _MOST_PROGRAMS)


def read_kept(root: Path) -> tuple[Source, list[Problem]]:
    """The files of a project, as `read_source` has it, those that stay as they are out of what was kept of them."""
    kept = KeptReading(_place(root))
    found = read_source(root, kept.parse)
    kept.save()
    return found


def _place(root: Path) -> Path | None:
    """Where the files of a project are kept: with whoever runs the program, for in a project anybody may have
    written. Another program reads them anew."""
    program = sha256(VERSION.encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        program.update(file.read_bytes())
    project = sha256(str(root.absolute()).encode()).hexdigest()[:16]
    return cache_folder("read", program.hexdigest()[:16], f"{project}.json")


def _read(file: Path) -> dict[str, Content]:
    try:
        kept = file.read_bytes()
        if _sealed(kept[_SEAL:]) != kept[:_SEAL]:
            return {}
        found: dict[str, Content] = json.loads(kept[_SEAL:])
    except (OSError, ValueError, RecursionError):
        return {}
    return found


def _sealed(text: bytes) -> bytes:
    return sha256(text).hexdigest().encode()
