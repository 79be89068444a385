"""Where every block stands when all is made: page and anchor on the site, file and printed page, and what it shows.

`places.json` lies in the build folder beside site and print: review, drift and preflight read it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.editions.publications import Book, Site
from generator.output.print_works import PLACES
from generator.render.places import book_places, site_places

NAME = "places.json"


def write_places(target: Path, sites: Iterable[Site], books: Iterable[tuple[Book, Path]]) -> None:
    """Write the file; the folders of the books hold the pages of their anchors."""
    printed = [(book, json.loads((folder / PLACES).read_text(encoding="utf-8"))) for book, folder in books]
    whole = {
        "print": [place for book, pages in printed for place in book_places(book, pages)],
        "site": [place for site in sites for place in site_places(site)],
    }
    parts = (f"{json.dumps(name)}: [{_lines(places)}]" for name, places in whole.items())
    target.write_text(f"{{{', '.join(parts)}}}\n", encoding="utf-8")


def _lines(places: Iterable[Mapping[str, object]]) -> str:
    """A place a line; a large catalogue has tens of thousands."""
    return ",".join(f"\n{json.dumps(place, ensure_ascii=False, sort_keys=True)}" for place in places) + "\n"
