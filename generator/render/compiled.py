"""The code of templates, kept; whoever only runs the templates of MkDocs needs nothing else of what renders."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

_MOST = 1000  # files of one folder: several hundred templates, each as it was written a few times
_MOST_PROGRAMS = 8  # folders
_SEAL = 32  # bytes


class _Compiled(BytecodeCache):
    """Templates compiled once: the code is the same for every language and wherever the text lies.

    To compile all of them takes half a second in each process, so that they are also kept in a folder, where there is
    one, each file under the digest of its content: what is broken is made anew.
    """

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}
        self._folder: Path | None = None

    def keep_in(self, folder: Path | None) -> None:
        """Use this folder from now on; of those beside it, of other programs, the last ones stay. Only templates of
        environments with the same options may share one."""
        self._folder = folder
        if folder is None:
            return
        with suppress(OSError):  # another process tidies up, too
            if sum(1 for _ in folder.iterdir()) > _MOST:
                shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            others = sorted(folder.parent.iterdir(), key=lambda other: other.stat().st_mtime)
            for other in others[:-_MOST_PROGRAMS]:
                shutil.rmtree(other, ignore_errors=True)

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The place of a template's code, known by name and text: a build reads its templates from a copy."""
        text = self.get_source_checksum(source)
        bucket = Bucket(environment, f"{name} {text}", text)
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code that another environment or process has made."""
        if bucket.key not in self._known and (kept := self._read(bucket.key)):
            self._known[bucket.key] = kept
        if bucket.key in self._known:
            bucket.bytecode_from_string(self._known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code for others."""
        code = self._known[bucket.key] = bucket.bytecode_to_string()
        if self._folder is not None:
            file = self._file(self._folder, bucket.key)
            beside = file.with_suffix(f".{os.getpid()}")
            with suppress(OSError):  # without it the next process only takes longer
                self._folder.mkdir(parents=True, exist_ok=True)
                beside.write_bytes(sha256(code).digest() + code)
                beside.replace(file)

    def _read(self, key: str) -> bytes:
        if self._folder is None:
            return b""
        try:
            kept = self._file(self._folder, key).read_bytes()
        except OSError:
            return b""
        return kept[_SEAL:] if sha256(kept[_SEAL:]).digest() == kept[:_SEAL] else b""

    def _file(self, folder: Path, key: str) -> Path:
        return folder / sha256(key.encode()).hexdigest()


COMPILED = _Compiled()
