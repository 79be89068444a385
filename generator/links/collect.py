"""Every link to another site in the data and in the pages written by hand, with the places that it stands at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.kinds.atlas import Atlas
from generator.language.handmade import targets
from generator.language.markup import TARGET, address_of
from generator.model.walks import leaves
from generator.problems import Location
from generator.source.hand import HandFiles

_WEB = re.compile(r"https?://\S+", re.I)
_LINK = re.compile(TARGET)


@dataclass(frozen=True, order=True)
class Where:
    """A place of a link: in a file, and whose record that is; a page by hand has no record."""

    at: Location
    record: str = ""


def external(atlas: Atlas, hand: HandFiles) -> Mapping[str, tuple[Where, ...]]:
    """The places of each address without its anchor, in the order of the files."""
    found: dict[str, dict[Where, None]] = {}
    for address, where in (*_in_data(atlas), *_in_pages(hand)):
        found.setdefault(address.partition("#")[0], {})[where] = None
    return {address: tuple(places) for address, places in found.items()}


def _in_data(atlas: Atlas) -> Iterator[tuple[str, Where]]:
    for at, value in leaves(atlas):
        if isinstance(value, str) and "://" in value:
            where = Where(atlas.place(at), str(at.record))
            yield from ((address, where) for address in _addresses(value))


def _addresses(text: str) -> Iterator[str]:
    """A whole value that is an address, or those in the links of a text."""
    if _WEB.fullmatch(text):
        yield text
        return
    yield from (found for link in _LINK.finditer(text) if _WEB.fullmatch(found := address_of(link[0])))


def _in_pages(hand: HandFiles) -> Iterator[tuple[str, Where]]:
    for pages in hand.pages.values():
        for page in pages:
            for target in targets(page.source):
                if _WEB.fullmatch(target.address):
                    before = page.source[: target.offset]
                    line = before.count("\n") + 1
                    yield target.address, Where(Location(page.file, line, target.offset - before.rfind("\n")))
