"""Where everything stands in a publication: pages, sections, and the rows in which records are explained."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.components.block import Block, Section, records_of, section_at
from generator.components.by_source import BySource
from generator.components.events import Events
from generator.components.offers import Offers
from generator.components.register import Register
from generator.components.sheets import Sheets
from generator.components.source_list import SourceList
from generator.components.source_state import SourceState
from generator.editions.publications import Book, Site
from generator.model.address import Address


@dataclass(frozen=True)
class Spot:
    """A page by its address in the site, e.g. "clusters/pharma/industry/", and an anchor on it; "" is its top."""

    page: str
    anchor: str = ""


WIDTHS = (400, 800)  # of the smaller copies of pictures, in points

Homes = Mapping[Address, tuple[Spot, ...]]  # where each address leads; in several places, the nearest counts


def site_homes(site: Site) -> Homes:
    """The addresses that pages of a site can lead to."""
    found: dict[Address, list[Spot]] = defaultdict(list)
    for page in site.pages:
        url = page_url(page.path)
        found[page.at].append(Spot(url))
        _add_rows(found, url, page.section)
    for record in site.records:
        found[record.at].append(Spot(page_url(record.path)))
    return {address: tuple(spots) for address, spots in found.items()}


def book_homes(book: Book, owner: str) -> Homes:
    """The addresses that a book can lead to; it is one page."""
    found: dict[Address, list[Spot]] = defaultdict(list)
    for section in book.sections:
        found[section_at(owner, section.id)].append(Spot("", section.id))
        _add_rows(found, "", section)
    return {address: tuple(spots) for address, spots in found.items()}


def _add_rows(found: dict[Address, list[Spot]], url: str, section: Section) -> None:
    for block in section.blocks:
        if isinstance(block.view, Register | SourceList | SourceState | BySource | Offers | Events | Sheets):
            for address, anchor in block.view.homes():
                found[address].append(Spot(url, anchor))


def page_url(path: str) -> str:
    """The address of a page by its Markdown file: clusters/pharma/kpis.md is clusters/pharma/kpis/."""
    name = path.removesuffix(".md")
    return f"{name.removesuffix('index')}" if name.split("/")[-1] == "index" else f"{name}/"


def media_path(file: str, width: int = 0) -> str:
    """Where the site has a picture of the project, whatever is called how elsewhere: under a folder of its own; in a
    width that is smaller than its own in another."""
    return f"assets/media/{width}/{file}" if width else f"assets/media/{file}"


def nearest(homes: Homes, to: Address, here: str) -> Spot | None:
    """Where an address leads from a page: to the spot with the most of its way in common. A place inside a section
    (`owner/sections:kpis.note-1`) is an anchor on its page."""
    spots = homes.get(to)
    if not spots and to.kind == "sections" and len(to.path) > 1:
        whole = homes.get(Address(to.owner, to.kind, to.path[:1]), ())
        spots = tuple(Spot(spot.page, "-".join(to.path)) for spot in whole)
    return max(spots, key=lambda spot: _shared(spot.page, here)) if spots else None


def _shared(one: str, other: str) -> int:
    """How many folders two pages have in common; the same page has them all and one more."""
    if one == other:
        return len(one) + 1
    steps = zip(one.split("/"), other.split("/"), strict=False)
    return next((n for n, (a, b) in enumerate(steps) if a != b), 0)


def href(spot: Spot, here: str) -> str:
    """The way from a page to a spot."""
    anchor = f"#{spot.anchor}" if spot.anchor else ""
    if spot.page == here:
        return anchor or "./"
    return f"{way(spot.page, here)}/{anchor}"


def way(to: str, here: str) -> str:
    """The way from a page to another, or to a file, by their addresses in the site; "." is the page itself."""
    steps, own = [step for step in to.split("/") if step], [step for step in here.split("/") if step]
    common = 0
    while common < len(steps) and common < len(own) and steps[common] == own[common]:
        common += 1
    return "/".join([".."] * (len(own) - common) + steps[common:]) or "."


def site_places(site: Site) -> Iterator[dict[str, object]]:
    """For each block of a site: page, anchor and the records that it shows, as JSON has it."""
    for page in site.pages:
        yield from _blocks(f"{site.lang}/{page_url(page.path)}", page.section.blocks)
    for record in site.records:
        where = f"{site.lang}/{page_url(record.path)}"
        for anchor, shown in record.told.blocks:
            yield {"page": where, "anchor": anchor, "records": list(shown)}


def book_places(book: Book, pages: Mapping[str, int]) -> Iterator[dict[str, object]]:
    """For each block of a book: file, anchor, printed page (from 1) and the records that it shows."""
    for section in book.sections:
        for item in _blocks(f"{book.slug}.pdf", section.blocks):
            yield {**item, "printed": pages.get(str(item["anchor"]), 0)}


def _blocks(page: str, blocks: Iterable[Block]) -> Iterator[dict[str, object]]:
    for block in blocks:
        yield {"page": page, "anchor": block.id, "records": [str(address) for address in records_of(block)]}
