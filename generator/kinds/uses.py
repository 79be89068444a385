"""Where the data name each figure: in texts, in lists of figures, in the rules of other figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.language.prose import references
from generator.model.address import Address
from generator.model.refs import FigureRef
from generator.model.texts import Text

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas


def figure_uses(atlas: Atlas) -> Mapping[Address, list[Address]]:
    """The places that name a figure, each once, by the figure's address."""
    found: dict[Address, dict[Address, None]] = {}
    for at, item in atlas.of(FigureRef, Text):
        for ref in _named(item):
            for record in ref.records(at.owner):
                found.setdefault(record, {})[at] = None
    return {figure: list(places) for figure, places in found.items()}


def _named(item: object) -> Iterator[FigureRef]:
    if isinstance(item, FigureRef):
        yield item
    elif isinstance(item, Text):
        yield from (FigureRef(ref.name) for text in item.said.values() for ref in references(text))
