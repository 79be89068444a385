"""The pages of the catalogue as units: each by itself, in a frame that MkDocs has made once for all of them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from functools import lru_cache
from pathlib import Path

from generator.output.line_ends import ranges_kept
from generator.output.listing import FILES, keep_files
from generator.output.search import record_entry
from generator.output.site_works import ENTRIES
from generator.output.units import Needed, Report
from generator.render.entries import Pieces, Slots, filled, take_apart
from generator.render.qr import CODE, qr_code


@dataclass(frozen=True)
class MakeEntry:
    """A page of the catalogue, of its packed `slots`; beside it the QR code of its `address`, and whatever else lies
    there (`beside`). Names of files are those in the folder of the page."""

    frame: str
    target: str
    slots: bytes
    address: str
    words: str
    beside: Mapping[str, str]
    mark: str

    def load(self) -> None:
        """No engine."""

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Fill the frame."""
        slots = _unpack(self.slots)
        taken = _taken(needed[self.frame].folder / FILES / self.target)
        files = {"index.html": ranges_kept(filled(taken, slots)), CODE: qr_code(self.address), **self.beside}
        keep_files(folder, files, self.mark)
        entry = record_entry(slots.url, slots.title, self.words, slots.whose)
        (folder / ENTRIES).write_text(json.dumps([entry], ensure_ascii=False), encoding="utf-8")
        return Report(facts={"pages": 1})


def pack(slots: Slots) -> bytes:
    """What a page says, in little memory: thousands of pages wait until they are made."""
    return zlib.compress(json.dumps(astuple(slots)).encode(), 1)


def _unpack(packed: bytes) -> Slots:
    return Slots(*json.loads(zlib.decompress(packed)))


@lru_cache(maxsize=32)
def _taken(path: Path) -> Pieces:
    """A frame taken apart, once; units are never changed."""
    return take_apart(path.read_text(encoding="utf-8"))
