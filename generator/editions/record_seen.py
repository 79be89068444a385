"""What the page of a record shows of other records, known without making it.

Most edits of a catalogue touch one file of thousands. A page is made from the record itself, from those that stand on
it, and from all files that are no records of the catalogue; as long as none of these changes, the page stays as it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.components.cards import near
from generator.components.shelf import Entry, Shelf
from generator.editions.subject import RECORD
from generator.kinds.atlas import Atlas
from generator.kinds.catalogue.category import Category
from generator.kinds.catalogue.organisation import Organisation
from generator.kinds.catalogue.product import Product
from generator.kinds.catalogue.service import Service
from generator.kinds.outline import Chapter
from generator.model.address import Address
from generator.model.base import Model

# What these show of a record is the record, whose it is, what proves it, and cards of what stands beside or under it.
_NEAR = frozenset(
    {
        *("item", "item-text", "specification", "terms", "codes", "certificates", "role-contact", "others"),
        *("service-details", "indications", "contraindications", "conditions"),
        *("offered", "offers-of-organisation", "organisation-details", "organisation-contacts"),
        *("category-text", "category-figures", "category-directions", "category-branches", "category-items"),
    }
)
_FILES = "downloads", "editions"  # a block that shows nothing but these


@dataclass(frozen=True)
class Seen:
    """What pages of records are made from, in one language; `place` is the site: its language, what leads to its
    catalogue."""

    shelf: Shelf
    place: tuple[str, ...]

    def by(
        self, chapter: Chapter, entry: Entry[Model], near_ones: tuple[Address, ...], files: tuple[str, ...] = ()
    ) -> str:
        """The digest of all data from which the page of a record is made; `files` are printed ones of it alone."""
        atlas, shelf = self.shelf.atlas, self.shelf
        under = (f"{one.at} {shelf.counts[one.at]}" for one in shelf.right_under.get(entry.at, ()))
        if not _looks_near(chapter):
            near_ones = tuple(_with_files(atlas))
        records = "\n".join(map(self._of_record, near_ones))  # none of them has a line end
        return digest_of(str(entry.at), self._shared, *files, *under, records)

    def pictures(self, chapter: Chapter, near_ones: tuple[Address, ...]) -> tuple[str, ...] | None:
        """All pictures that may stand on the page of a record; None where it may show any."""
        known = self.shelf.atlas.pictures
        return tuple(file for at in near_ones for file in known.get(at, ())) if _looks_near(chapter) else None

    @cached_property
    def _shared(self) -> str:
        shelf, atlas = self.shelf, self.shelf.atlas
        return digest_of(*self.place, shelf.centre, *shelf.clusters, str(atlas.day), of_shared(atlas))

    def near(self, entry: Entry[Model]) -> tuple[Address, ...]:
        """The record with all that stand on its page, in their order; some of them more than once."""
        return tuple(self._near(entry))

    def _near(self, entry: Entry[Model]) -> Iterator[Address]:
        shelf, record = self.shelf, entry.record
        yield from self._card(entry)
        shown: Sequence[Entry[Model]]
        if isinstance(record, Organisation):
            shown = shelf.by_owner.get(entry.at, [])
        elif isinstance(record, Category):
            shown = [one for at in shelf.under.get(entry.at, ()) for one in shelf.by_category.get(at, ())]
        elif isinstance(record, Product | Service):
            shown = near(shelf, entry)
        else:
            raise TypeError(f"no pages of {entry.at}")
        for one in shown:
            yield from self._card(one)

    def _card(self, entry: Entry[Model]) -> tuple[Address, ...]:
        """What stands on the card of a record: itself, who offers it, what proves it."""
        if entry.at not in self._cards:
            whose = self.shelf.whose(entry)
            proofs = (one.at for one in self.shelf.certificates(entry))
            self._cards[entry.at] = (entry.at, *((whose.at,) if whose else ()), *proofs)
        return self._cards[entry.at]

    @cached_property
    def _cards(self) -> dict[Address, tuple[Address, ...]]:
        return {}

    def _of_record(self, at: Address) -> str:
        """A record with the digest of its file; what has none of its own is told by its name, for it is shared."""
        if at not in self._records:
            record = self.shelf.atlas.places.records.get(at)
            self._records[at] = f"{at} {record.digest}" if record is not None else str(at)
        return self._records[at]

    @cached_property
    def _records(self) -> dict[Address, str]:
        return {}


def _looks_near(chapter: Chapter) -> bool:
    """Whether all that stands on a page by its outline is known here; else it may show any record."""
    return not chapter.needs and all(
        ((spec.component in _NEAR and spec.of == RECORD) or (spec.component, spec.of) == _FILES)
        and not spec.each
        and spec.text is None
        for spec in chapter.blocks
    )


def digest_of(*parts: str) -> str:
    """The digest of texts in their order."""
    total = hashlib.sha256()
    for part in parts:
        content = part.encode()
        total.update(b"%d:" % len(content))
        total.update(content)
    return total.hexdigest()


def of_shared(atlas: Atlas) -> str:
    """The digest of all files that are no records with files of their own."""
    return digest_of(*sorted(record.digest for at, record in atlas.places.records.items() if not at.path))


def _with_files(atlas: Atlas) -> Iterator[Address]:
    return (at for at in atlas.places.records if at.path)
