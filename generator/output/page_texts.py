"""The Markdown of the pages that MkDocs makes, written only where it may have changed.

A page of a catalogue lists thousands of records; to write its text takes longer than all that an edit of one of them
asks for. What a page shows, said as Python says it, is there at once: with the looks, the files that all share and the
addresses of all pages it is all that the text is made from.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cached_property

from generator.editions.publications import Page, Site, pictures_in
from generator.editions.record_seen import of_shared
from generator.model.address import Address
from generator.output.book_units import PrintedFile, awaited
from generator.output.cache import digest
from generator.output.inputs import Inputs
from generator.output.recall import Recall, program
from generator.render.entries import page_linked
from generator.render.markdown import page_files, render_page
from generator.render.places import Homes, site_homes
from generator.render.settings import is_editable
from generator.render.shown import Ground

_NAMELESS = re.compile(r" at 0x[0-9a-f]+>")  # what only says where it lies in memory


@dataclass(frozen=True)
class PageTexts:
    """The texts of a site; `address` is that of its language, `recall` knows those of the last build."""

    site: Site
    inputs: Inputs
    address: str
    recall: Recall

    def ground(self, printed: Mapping[str, PrintedFile]) -> Ground:
        """What all pages are shown on, with the printed files that there are."""
        root, told, sizes = self.inputs.root, self._told, self._sizes
        return Ground(self.site.voice, "site", self.homes, printed, told, root, sizes, tells_files=self._tells_files)

    def text(self, page: Page, printed: Mapping[str, PrintedFile]) -> str:
        """The Markdown of a page."""
        return render_page(page, self.ground(printed), page_linked(page, self.homes, self.address))

    def told(self, page: Page, books: Mapping[str, str]) -> tuple[str, str]:
        """The digest of the text, and the text, where it had to be written to know that; `books` are the printed files
        that are offered."""
        drawn = self._drawn(page, books)
        known = self.recall.text(self.site, page, drawn)
        text = "" if known else self.text(page, awaited(books))
        said = known or digest(text)
        self.recall.keep_text(self.site, page, drawn, said)
        return said, text

    def _drawn(self, page: Page, books: Mapping[str, str]) -> str:
        """The digest of all that the text is made from; nothing where that cannot be told."""
        shown = digest_of_shown(page)
        pictures = self.inputs.digest(*pictures_in(page.sections))
        files = repr(page_files(page, self.ground({})))
        return digest("text", self._around, shown, pictures, files, *sorted(books)) if shown else ""

    @cached_property
    def _around(self) -> str:
        """What every page is made from."""
        homes = (f"{at} {spots}" for at, spots in self.homes.items())
        looks = self.inputs.digest("templates")
        return digest(program(), self.site.lang, self.address, looks, of_shared(self.site.voice.atlas), *homes)

    @cached_property
    def homes(self) -> Homes:
        """Where everything stands."""
        return site_homes(self.site)

    @cached_property
    def _tells_files(self) -> bool:
        return is_editable(self.inputs.root)

    @cached_property
    def _sizes(self) -> dict[str, tuple[int, int]]:
        return {}

    @cached_property
    def _told(self) -> dict[Address, str]:
        return {}


def digest_of_shown(page: Page) -> str:
    """The digest of all that a page holds; nothing where something in it does not tell what it is."""
    said = repr([getattr(page, field.name) for field in fields(page)])
    return "" if _NAMELESS.search(said) else digest("shown", said)
