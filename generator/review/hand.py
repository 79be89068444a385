"""Pages written by hand: what they say otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.review.side import Side
from generator.source.hand import HandPage, read_hand


@dataclass(frozen=True)
class HandChange:
    """A page before and after; nothing where it is new or gone."""

    file: str
    old: HandPage | None
    new: HandPage | None


def hand_changes(base: Side, head: Side) -> Iterator[HandChange]:
    """The pages that differ, by their files."""
    old, new = _pages(base), _pages(head)
    for file in sorted(old.keys() | new.keys()):
        if old.get(file) != new.get(file):
            yield HandChange(file, old.get(file), new.get(file))


def _pages(side: Side) -> dict[str, HandPage]:
    hand, _ = read_hand(side.source.root, side.languages)
    return {page.file: page for pages in hand.pages.values() for page in pages}
