"""The last touches on a site that MkDocs has made: root page, printed files with their sizes, search, site map."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from generator.editions.publications import Site
from generator.language import Lang
from generator.language.messages import interface, interface_plural
from generator.language.numbers import number
from generator.output.site_files import finish_site
from generator.render.root import root_page

_TOKEN = re.compile("\u27e6([^\u27e7]+)\u27e7")
_SITE_URL = re.compile(r"^site_url:\s*(\S+)", re.M)


class Printed(Protocol):
    """A printed file to be named on the site."""

    @property
    def name(self) -> str: ...
    @property
    def pages(self) -> int: ...
    @property
    def size(self) -> int: ...


def read_site_url(root: Path) -> str:
    """The address of the whole site, from the common mkdocs.yml."""
    found = _SITE_URL.search((root / "mkdocs.yml").read_text(encoding="utf-8"))
    return found[1] if found else ""


def finish_files(root: Path, fresh: Path, sites: Sequence[Site], books: Sequence[Printed], day: date) -> None:
    """Finish `fresh/site`."""
    site_folder = fresh / "site"
    shutil.rmtree(site_folder / "print", ignore_errors=True)
    if (fresh / "print").is_dir():
        shutil.copytree(fresh / "print", site_folder / "print")
    languages = sorted((path.name for path in site_folder.iterdir() if (path / "index.html").is_file()), reverse=True)
    pages = [path for lang in languages if (path := site_folder / lang / "404.html").is_file()]
    kept = site_folder / "404.html"  # of the last build, where this one made no main language
    not_found = (
        pages[0] if pages and (pages[0].parent.name == languages[0] or not kept.is_file()) else kept
    ).read_text("utf-8")
    finish_site(
        site_folder,
        languages,
        site_url=read_site_url(root),
        updated=day,
        root_page=root_page(sites),
        not_found=not_found,
    )
    for site in sites:  # the search index has plain letters only now
        _name_sizes(site_folder / site.lang, site.lang, books)


def _name_sizes(folder: Path, lang: Lang, books: Sequence[Printed]) -> None:
    """Put pages and size of the printed files where the pages name them."""
    known = {book.name: book for book in books}

    def detail(match: re.Match[str]) -> str:
        book = known.get(match[1])
        if book is None:
            return ""
        pages = interface_plural("{n} page", "{n} pages", book.pages, lang, n=book.pages)
        size = number((Decimal(book.size) / 1_000_000).quantize(Decimal("0.1")), lang)
        return f", {pages}, {interface('{size} MB', lang, size=size)}"

    for path in [*folder.rglob("*.html"), *folder.glob("search/*.json")]:
        text = path.read_text(encoding="utf-8")
        if _TOKEN.search(text):
            path.write_text(_TOKEN.sub(detail, text), encoding="utf-8")
