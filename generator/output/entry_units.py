"""The pages of the catalogue as units: a few of them together, each in a frame that MkDocs has made once for all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import lru_cache
from pathlib import Path

from generator.editions.publications import Told
from generator.language import Lang
from generator.output.book_units import PrintedFile
from generator.output.cache import digest
from generator.output.line_ends import ranges_kept
from generator.output.listing import FILES, keep_files
from generator.output.recall import plain, told_again
from generator.output.search import Entry, record_entry
from generator.output.site_works import ENTRIES
from generator.output.units import Needed, Report
from generator.render.entries import Pieces, Slots, filled, take_apart
from generator.render.qr import CODE, qr_code
from generator.render.shown import AWAITED, file_detail

_SAID = "said.json"
_DETAIL = re.compile(f"{AWAITED}([^{AWAITED}]+){AWAITED}")


@dataclass(frozen=True)
class EntryPage:
    """A page of the catalogue: what it says, in a frame, a page of another unit; beside it the QR code of its
    `address`, and whatever else lies there (`beside`). Names of files are those in the folder of the page. `told` is
    what others ask of it."""

    frame: str
    target: str
    slots: Slots
    address: str
    words: str
    beside: Mapping[str, str]
    told: Told

    @property
    def said(self) -> str:
        """The digest of all that stands on it."""
        return digest("entry", *map(str, astuple(self.slots)), self.address, self.words, repr(self.beside))

    def files(self, frame: Pieces, details: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Its files, by their names in the site of the language; `details` are those of printed files."""
        page = _DETAIL.sub(lambda found: details[found[1]], ranges_kept(filled(frame, self.slots)))
        for name, text in {"index.html": page, CODE: qr_code(self.address), **self.beside}.items():
            yield f"{self.slots.url}{name}", text

    @property
    def entry(self) -> Entry:
        """What the search finds of it."""
        return record_entry(self.slots.url, self.slots.title, self.words, self.slots.whose)


@dataclass(frozen=True)
class MakeEntries:
    """Pages of the catalogue, which are rendered now; `books` are the units of the printed files that they offer, by
    their names."""

    pages: Callable[[], Iterator[EntryPage]]
    mark: str
    lang: Lang
    books: Mapping[str, str]

    def load(self) -> None:
        """No engine."""

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Fill their frames, and write down what was said."""
        files, pages = dict[str, str](), list(self.pages())
        made = (PrintedFile.of(name, needed[unit]) for name, unit in self.books.items())
        details = {book.name: file_detail(book, self.lang) for book in made}
        for page in pages:
            files |= page.files(_taken(needed[page.frame].folder / FILES / page.target), details)
        keep_files(folder, files, self.mark)
        (folder / ENTRIES).write_text(json.dumps([page.entry for page in pages], ensure_ascii=False), encoding="utf-8")
        said = {page.slots.url: (page.said, *plain(page.told)) for page in pages}
        (folder / _SAID).write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        return Report(facts={"pages": len(pages)})


def said_in(folder: Path) -> dict[str, tuple[str, Told]]:
    """The digest of what stands on each page of a unit, and what others ask of it, by the addresses of the pages in the
    site of the language."""
    found = json.loads((folder / _SAID).read_text(encoding="utf-8"))
    return {url: (said, told_again(*told)) for url, (said, *told) in found.items()}


@lru_cache(maxsize=32)
def _taken(path: Path) -> Pieces:
    """A frame taken apart, once; units are never changed."""
    return take_apart(path.read_text(encoding="utf-8"))
