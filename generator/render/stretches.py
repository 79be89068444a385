"""A printed book as text: stretches that know nothing of their place, and the frame that is put around their pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_ID = re.compile(r' id="([^"]+)"')
_PAGE_OF = re.compile(r'(?<= data-page=")@([^"]+)(?=")')


@dataclass(frozen=True)
class Stretch:
    """A run of a book that begins on a new page: a whole HTML document, laid out apart from all others.

    It must not say on which page it stands; page numbers, running heads and the ground of pages belong to the frame.
    Its links may lead to ids of other stretches. `id` is unique in the book and names it in messages.
    """

    id: str
    html: str

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids in it."""
        return tuple(dict.fromkeys(_ID.findall(self.html)))

    @property
    def awaited(self) -> tuple[str, ...]:
        """The ids whose page numbers it prints: it can only be laid out when those of all others are known."""
        return tuple(dict.fromkeys(_PAGE_OF.findall(self.html)))

    def with_gap(self, gap: float) -> str:
        """The HTML with so much of the usual room between its blocks."""
        return self.html if gap == 1 else self.html.replace("--gap: 1", f"--gap: {gap}", 1)

    def with_pages(self, places: Mapping[str, int]) -> str:
        """The HTML with the page numbers of what it awaits; an id without a place is a KeyError."""
        return _PAGE_OF.sub(lambda found: str(places[found[1]]), self.html)


@dataclass(frozen=True)
class BookText:
    """All stretches of a book in their order, and the HTML document of its frame.

    The body of the frame is empty: it gets an element for each page, with the named page and the strings of that page.
    Title, author and language of the frame become those of the file.
    """

    slug: str
    stretches: tuple[Stretch, ...]
    frame: str
