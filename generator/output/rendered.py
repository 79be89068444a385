"""The HTML of books that an earlier build has rendered from the same: an edit changes few of them.

A book says all that is printed: its HTML follows from it, from what every voice knows of the languages and units of the
project, from the templates and from the program. A test takes the rest of the data away while books are rendered.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict

from generator.editions.publications import Book
from generator.editions.seal import sealed
from generator.output.cache import Cache, digest
from generator.output.inputs import Inputs
from generator.output.stats import packages
from generator.output.units import whole_program
from generator.render.book import render_book
from generator.render.edition import Keep
from generator.render.stretches import BookText, Stretch
from generator.shipped import BASE

KIND = "text"
_FILE, _RUN = "text.json", "run.html"


def rendered(book: Book, inputs: Inputs, cache: Cache) -> BookText:
    """The book as `render_book` gives it. Editions of the catalogue are kept run by run, for one record of thousands
    changes; books of one owner as a whole."""
    if book.design is not None:
        return render_book(book, inputs.root, lambda shared: _keep(shared, book, inputs, cache))
    key = _key(book, book, inputs)
    entry = cache.find(KIND, key)
    if entry is not None:
        return _read((entry.folder / _FILE).read_text(encoding="utf-8"))
    text = render_book(book, inputs.root)
    _write(cache, key, _FILE, json.dumps(asdict(text), ensure_ascii=False))
    return text


def _keep(shared: object, book: Book, inputs: Inputs, cache: Cache) -> Keep:
    """Gives texts that are rendered from this and from what it is asked for."""
    ground = _key(shared, book, inputs)

    def kept(seen: object, make: Callable[[], str]) -> str:
        key = digest(KIND, ground, sealed(seen))
        entry = cache.find(KIND, key)
        if entry is not None:
            return (entry.folder / _RUN).read_text(encoding="utf-8")
        text = make()
        _write(cache, key, _RUN, text)
        return text

    return kept


def _key(seen: object, book: Book, inputs: Inputs) -> str:
    atlas = book.voice.atlas
    known = sealed((seen, atlas.languages, atlas.units, atlas.breakdowns))
    return digest(KIND, whole_program(), packages(), inputs.digest("templates", "mkdocs.yml", BASE), known)


def _write(cache: Cache, key: str, name: str, text: str) -> None:
    folder = cache.fresh()
    (folder / name).write_text(text, encoding="utf-8")
    cache.keep(KIND, key, folder, {})


def _read(kept: str) -> BookText:
    found = json.loads(kept)
    return BookText(found["slug"], tuple(Stretch(**one) for one in found["stretches"]), found["frame"])
