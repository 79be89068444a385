"""What stands in a publication before its last chapters, which tell of the others: registers and lists of sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.components.block import Section, linked
from generator.components.inline import Inline, Link
from generator.model.address import Address
from generator.model.quantity import Quantity


@dataclass(frozen=True)
class Place:
    """A section that stands already: how the others name it, its address and its content in this medium."""

    title: Inline
    to: Address
    section: Section

    @property
    def link(self) -> Link:
        """The way to it."""
        return Link(self.to, self.title)


@dataclass(frozen=True)
class Finished:
    """The sections of a publication in order, each as it stands in the medium; `whole` says that nothing else does.

    On the site the records of others are explained on the pages of these; a book is alone and explains all it shows.
    """

    places: tuple[Place, ...]
    whole: bool = False

    def figures(self) -> Iterator[tuple[Place, Quantity]]:
        """Every figure that is shown, with its place."""
        for place in self.places:
            for block in place.section.blocks:
                for quantity in linked((block.view, block.title, block.source)):
                    yield place, quantity


class Retold(Finished):
    """Those of a cluster or a document, which have figures, sources and notes of their own; an edition has none."""
