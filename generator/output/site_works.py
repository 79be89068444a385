"""How the units of the site are made: by MkDocs in a worker, or in this process where no engine is needed.

What a unit publishes lies in `files/` of its folder, beside a listing of what that holds: the links of the whole site
are followed without reading a page twice.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.output.links import wrong_addresses
from generator.output.listing import keep_files, read_listing
from generator.output.search import search_index
from generator.output.units import Needed, Report
from generator.render.compiled import COMPILED

if TYPE_CHECKING:
    from generator.output.mkdocs_engine import OpenSite

Files = Mapping[str, str | bytes | Path]
SITE = "generator.output.mkdocs_engine"  # the module that loads the engine
NOT_FOUND = "404.html"
ENTRIES, _SEARCH = "entries.json", "search.json"
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class Kit:
    """What all pages of a language share: settings of MkDocs as JSON, names of all pages, `mark`, a folder of this
    machine, which no page may name, and `code`, a folder for compiled templates."""

    lang: str
    settings: str
    names: tuple[str, ...]
    mark: str
    code: Path | None = None


def site_engine(lang: str) -> str:
    """The name of the engine of a language, which opens its site once."""
    return f"mkdocs {lang}"


def _as_yaml(settings: Mapping[str, object]) -> str:
    """The settings as JSON, which is YAML but for some characters: these break its lines, or are refused."""
    text = json.dumps(settings, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


@cache
def _opened(kit: Kit) -> OpenSite:
    """The site as MkDocs sees it, opened once a process."""
    from generator.output.mkdocs_engine import open_site

    COMPILED.keep_in(kit.code)
    folder = Path(tempfile.mkdtemp())
    (folder / "docs").mkdir()
    settings = {**json.loads(kit.settings), "docs_dir": str(folder / "docs")}
    (folder / "mkdocs.yml").write_text(_as_yaml(settings), encoding="utf-8")
    return open_site(folder / "mkdocs.yml", kit.names)


@dataclass(frozen=True)
class OpenLanguage:
    """The files of the theme; beside them the page for lost addresses and the settings of the search."""

    kit: Kit

    def load(self) -> None:
        """Import MkDocs."""
        import generator.output.mkdocs_engine  # noqa: F401

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Open the site."""
        from generator.output.mkdocs_engine import not_found_page, search_settings, theme_files, told

        def fill() -> None:
            site = _opened(self.kit)
            keep_files(folder, theme_files(site), self.kit.mark)
            (folder / NOT_FOUND).write_text(not_found_page(site), encoding="utf-8")
            (folder / _SEARCH).write_text(json.dumps(search_settings(site)), encoding="utf-8")

        return Report(told(fill))


@dataclass(frozen=True)
class MakePage:
    """A page, and beside it what the search finds there."""

    kit: Kit
    name: str
    text: str

    def load(self) -> None:
        """Import MkDocs."""
        import generator.output.mkdocs_engine  # noqa: F401

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Make it."""
        from generator.output.mkdocs_engine import make_page, told

        def fill() -> None:
            page = make_page(_opened(self.kit), self.name, self.text)
            keep_files(folder, {page.target: page.html}, self.kit.mark)
            (folder / ENTRIES).write_text(json.dumps(page.entries, ensure_ascii=False), encoding="utf-8")

        return Report(told(fill), {"pages": 1})


@dataclass(frozen=True)
class KeepFiles:
    """Files that are made in this process, of what the unit needs."""

    files: Callable[[Mapping[str, Needed]], Files]
    mark: str

    def load(self) -> None:
        """No engine."""

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Write them."""
        keep_files(folder, self.files(needed), self.mark)
        return Report()


@dataclass(frozen=True)
class DrawPicture:
    """A drawing in pixels, under this name."""

    name: str
    svg: str
    fonts: Path
    mark: str

    def load(self) -> None:
        """Import the engine of charts."""
        import generator.charts.vega_engine  # noqa: F401

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Draw it."""
        from generator.charts.vega_engine import make_png

        keep_files(folder, {self.name: make_png(self.svg, self.fonts)}, self.mark)
        return Report()


def search_file(opened: Needed, pages: list[Needed], last: list[str]) -> Files:
    """The search index of a language: its settings from the opened site, its entries from the pages, in their order,
    but for those at the addresses `last`, which come behind, in the order of these."""
    settings = json.loads((opened.folder / _SEARCH).read_text(encoding="utf-8"))
    entries = [entry for page in pages for entry in json.loads((page.folder / ENTRIES).read_text(encoding="utf-8"))]
    order = {url: place for place, url in enumerate(last, 1)}
    entries.sort(key=lambda entry: order.get(entry["location"], 0))
    return {"search/search_index.json": search_index(settings, entries)}


@dataclass(frozen=True)
class FollowLinks:
    """Follow the links of the whole site, which stands at `path` on its host.

    `folders` are units, each with where in the site its files stand ("ru/"), some in several places; `others` are files
    of units without a listing.
    """

    folders: tuple[tuple[str, str], ...]
    others: tuple[str, ...]
    path: str

    def load(self) -> None:
        """No engine."""

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Follow them."""
        files = {
            f"{place}{name}": held
            for unit, place in self.folders
            for name, held in read_listing(needed[unit].folder).items()
        }
        return Report(tuple(wrong_addresses({**files, **dict.fromkeys(self.others)}, self.path)))
