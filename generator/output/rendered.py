"""The HTML of books that an earlier build has rendered from the same: an edit changes few of them.

A book says all that is printed: its HTML follows from it, from what every voice knows of the languages and units of the
project, from the templates and from the program. A test takes the rest of the data away while books are rendered.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from generator.editions.publications import Book
from generator.editions.seal import sealed
from generator.output.cache import Cache, digest
from generator.output.inputs import Inputs
from generator.output.stats import packages
from generator.output.units import whole_program
from generator.render.book import render_book
from generator.render.stretches import BookText, Stretch
from generator.shipped import BASE

KIND = "text"
_FILE = "text.json"


def rendered(book: Book, inputs: Inputs, cache: Cache) -> BookText:
    """The book as `render_book` gives it."""
    atlas = book.voice.atlas
    known = sealed((book, atlas.languages, atlas.units, atlas.breakdowns))
    key = digest(KIND, whole_program(), packages(), inputs.digest("templates", "mkdocs.yml", BASE), known)
    entry = cache.find(KIND, key)
    if entry is not None:
        return _read((entry.folder / _FILE).read_text(encoding="utf-8"))
    text, folder = render_book(book, inputs.root), cache.fresh()
    (folder / _FILE).write_text(json.dumps(asdict(text), ensure_ascii=False), encoding="utf-8")
    cache.keep(KIND, key, folder, {})
    return text


def _read(kept: str) -> BookText:
    found = json.loads(kept)
    return BookText(found["slug"], tuple(Stretch(**one) for one in found["stretches"]), found["frame"])
