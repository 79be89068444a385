"""Which days of the data something ends or is expected on: the one place that knows the fields."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from generator.model.address import Address
from generator.model.walks import leaves

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas

ENDS, EXPECTED = "until", "next-due"


def ends(atlas: Atlas) -> Iterator[tuple[Address, date]]:
    """The last days of certificates, offers and consents."""
    return ((at, value) for at, value in leaves(atlas) if at.path[-1] == ENDS and isinstance(value, date))


def expected(atlas: Atlas) -> Iterator[tuple[Address, date]]:
    """The days on which new data of sources are expected."""
    for name, source in atlas.sources.items():
        if source.next_due is not None:
            yield Address("", "sources", (name, EXPECTED)), source.next_due
