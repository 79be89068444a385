"""What the pages of registers say to programs: each offer and event, the sections of the catalogue, the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.components.block import Section
from generator.components.catalogue import Catalogue
from generator.components.events import Events
from generator.components.linked import CONTEXT, Beside, Linked, linked, linked_event
from generator.components.offers import Offers
from generator.components.shelf import Entry, Shelf
from generator.components.take_away import TakeAway
from generator.components.voice import Voice
from generator.kinds.catalogue.offer import Proposal, Vacancy
from generator.kinds.centre import CentreFile

_FORMATS = {"csv": "text/csv", "json": "application/json"}  # calendars and feeds hold what the page itself says


def linked_registers(voice: Voice, shelf: Shelf, section: Section) -> tuple[Linked, ...]:
    """What the blocks of a page of a centre list, in the words of schema.org; nothing where they are no register."""
    return tuple(found for block in section.blocks for found in _of_view(voice, shelf, section, block.view) if found)


def _of_view(voice: Voice, shelf: Shelf, section: Section, view: object) -> Iterator[Mapping[str, Linked] | None]:
    if isinstance(view, Offers):
        offers: tuple[Entry[Vacancy] | Entry[Proposal], ...] = (*shelf.vacancies, *shelf.proposals)
        known = {entry.at: entry for entry in offers}
        yield from (linked(voice, shelf, known[item.at]) for item in view.items)
    elif isinstance(view, Events):
        events = {entry.at: entry.record for entry in shelf.events}
        # On which day of a month or quarter something is, nobody knows: such an event has no date to be told.
        yield from (
            linked_event(voice, item.at, events[item.at], item.first.isoformat(), item.last.isoformat())
            for item in view.items
            if item.exact
        )
    elif isinstance(view, Catalogue):
        yield _sections(voice, shelf, section)
    elif isinstance(view, TakeAway):
        yield _dataset(voice, section, view)


def _sections(voice: Voice, shelf: Shelf, section: Section) -> Mapping[str, Linked] | None:
    """The topmost categories: the page of each lists what stands under it."""
    tops = [one for one in shelf.categories if len(shelf.branch(one.at)) == 1]
    items: tuple[Linked, ...] = tuple(
        {"@type": "ListItem", "position": place, "name": voice.plain(one.record.title), "url": one.at}
        for place, one in enumerate(tops, 1)
    )
    name = voice.unmarked(section.title)
    head: dict[str, Linked] = {"@context": CONTEXT, "@type": "ItemList", "name": name, "numberOfItems": len(items)}
    return {**head, "itemListElement": items} if items else None


def _dataset(voice: Voice, section: Section, view: TakeAway) -> Mapping[str, Linked]:
    """The tables of a register; it is called as its page is, or as the part of the page that it holds."""
    title = voice.unmarked(section.title)
    alone = sum(isinstance(block.view, TakeAway) for block in section.blocks) == 1
    name = title if alone else f"{title}: {view.label}"
    centre = voice.atlas.centres[voice.owner]
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": name,
        "description": voice.ui(
            "“{register}” as a table: a row for each record. {centre}.", register=name, centre=voice.plain(centre.name)
        ),
        "inLanguage": voice.lang,
        "isAccessibleForFree": True,
        "creator": _publisher(voice, centre),
        "spatialCoverage": {"@type": "Place", "name": voice.plain(centre.region)},
        "distribution": tuple(
            {"@type": "DataDownload", "encodingFormat": _FORMATS[ending], "contentUrl": Beside(f"{view.name}.{ending}")}
            for ending in view.endings
            if ending in _FORMATS
        ),
    }


def _publisher(voice: Voice, centre: CentreFile) -> Mapping[str, Linked]:
    site = centre.contacts.site if centre.contacts else None
    return {"@type": "Organization", "name": voice.plain(centre.name), "url": site}
