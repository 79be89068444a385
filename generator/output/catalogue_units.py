"""The catalogue of a language as units: a page each for its records, the files of its registers, pictures in sizes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from importlib.metadata import version

from generator.components.catalogue import Catalogue
from generator.components.take_away import TakeAway
from generator.editions.publications import Page, RecordPage, Site, told_of
from generator.kinds.catalogue.organisation import Organisation
from generator.kinds.registry import FILE_KINDS
from generator.model.address import Address
from generator.output.cache import digest
from generator.output.copies import CAN_COPY, COPY
from generator.output.entry_units import EntryPage, MakeEntries, said_in
from generator.output.inputs import Inputs
from generator.output.page_texts import digest_of_shown
from generator.output.recall import Recall, program
from generator.output.site_works import Files, KeepFiles
from generator.output.thumbnails import ShrinkPicture
from generator.output.units import Limits, Needed, Unit
from generator.render.business_card import CARD, card_text
from generator.render.entries import Frame, entry_slots, frames
from generator.render.places import WIDTHS, Homes, Spot, media_path, page_url
from generator.render.registers import Surroundings, register_files
from generator.render.shown import Ground

_TOGETHER = 16  # pages in a unit at most, about
_SECONDS = 0.008  # that a page takes
_MANY = 64  # pages of which it is seen without making them whether they say the same
_RECORDS = frozenset(kind.name for kind in FILE_KINDS if kind.each is not None)


@cache
def _pillow() -> str:
    """The version of what makes pictures smaller; asking takes its time, and there is a picture a product."""
    return version("pillow")


@dataclass(frozen=True)
class CatalogueUnits:
    """What of a site is catalogue; `whole` is it in all languages, `address` that of this one with a slash at its end,
    `mark` a folder of this machine, `recall` what is known of its pages, `books` the units of the printed files
    that are offered, by their names."""

    site: Site
    whole: tuple[Site, ...]
    inputs: Inputs
    address: str
    mark: str
    recall: Recall
    books: Mapping[str, str]

    @cached_property
    def frames(self) -> Mapping[str, Frame]:
        """The frame of each page of a record, by their Markdown files."""
        return frames(self.site, self.whole)

    @cached_property
    def hidden(self) -> tuple[str, ...]:
        """The Markdown files of the frames themselves, which are not published."""
        return tuple(dict.fromkeys(frame.path for frame in self.frames.values()))

    def entries(self, ground: Ground) -> Iterator[Unit]:
        """The pages of the records, in their frames, a few in a unit."""
        keys = self._keys(ground)
        for name, records in self._batches.items():
            frames = (self._page_name(self.frames[record.path].path) for record in records)
            books = {file: self.books[file] for record in records for file in self._offered(record)}
            yield Unit(
                name=f"records {self.site.lang}/{name}",
                kind="records",
                inputs=tuple(part for record in records for part in (record.path, keys[record.path])),
                work=MakeEntries(partial(self._pages, records, ground), self.mark, self.site.lang, books),
                needs=(*dict.fromkeys(frames), *dict.fromkeys(books.values())),
                engine=COPY,
                weight=_SECONDS * len(records),
                limits=Limits(memory_mb=6000, addresses=False),
                here=not CAN_COPY,
                is_part=True,
            )

    def _offered(self, record: RecordPage) -> list[str]:
        """The printed files of a record that there are."""
        return [file for file in record.files if file in self.books]

    @cached_property
    def _batches(self) -> Mapping[str, tuple[RecordPage, ...]]:
        """The pages of an owner's records of a kind, told apart by their names, so that one more moves no other."""
        found: dict[str, list[RecordPage]] = {}
        for record in self.site.records:
            found.setdefault(f"{record.at.kind}/{record.at.owner}", []).append(record)
        batches: dict[str, list[RecordPage]] = {}
        for name, records in found.items():
            parts = 2 ** ((len(records) - 1) // _TOGETHER).bit_length()
            for record in records:
                batches.setdefault(f"{name}/{int(digest(record.at.id)[:8], 16) % parts}", []).append(record)
        return {name: tuple(records) for name, records in batches.items()}

    def _keys(self, ground: Ground) -> dict[str, str]:
        """The key of each page by its Markdown file: what it is made from. Of a few that are made from something else
        than before it is seen whether they say the same: then they keep their key."""
        drawn = self._drawn(ground)
        known = {one.path: self.recall.key(self.site, one, drawn[one.path]) for one in self.site.records}
        new = [record for record in self.site.records if not known[record.path]]
        are_few = len(new) <= max(_MANY, len(known) // 8)
        for record in new:
            key, said = self.recall.last(self.site, record) if are_few else ("", "")
            made = self._made(record.page, ground) if said else None
            is_same = made is not None and made.said == said
            known[record.path] = key if is_same else drawn[record.path]
            known_of = (known[record.path], said if is_same else "", made.told if made else record.known)
            self.recall.keep(self.site, record, drawn[record.path], *known_of)
        return known

    def learn(self, made: Mapping[str, Needed]) -> None:
        """Remember what stands on the pages that were made."""
        for name, records in self._batches.items():
            unit = made.get(f"records {self.site.lang}/{name}")
            if unit is not None and not all(self.recall.last(self.site, record)[1] for record in records):
                said = said_in(unit.folder)
                for record in records:
                    self.recall.learn(self.site, record, *said[page_url(record.path)])

    def _drawn(self, ground: Ground) -> dict[str, str]:
        """The digest of all that each page is made from."""
        told = f"{self.site.lang} {ground.tells_files}"
        looks = digest("looks", program(), told, self.address, self.inputs.digest("templates"), self._homes(ground))
        near = {at: repr(spots) for at, spots in _by_record(ground.homes).items()}
        found = {}
        for record in self.site.records:
            ways = "\n".join(near.get(at, "") for at in record.near)
            shown = self.inputs.digest(*self.site.pictures_of(record))
            files, frame = self._offered(record), self.frames[record.path].path
            found[record.path] = digest(looks, record.seen, frame, ways, shown, *files)
        return found

    def _homes(self, ground: Ground) -> str:
        """Where everything stands but the records of the catalogue."""
        return repr([(str(at), spots) for at, spots in ground.homes.items() if at.kind not in _RECORDS])

    def _pages(self, records: tuple[RecordPage, ...], ground: Ground) -> Iterator[EntryPage]:
        return (self._made(record.page, ground) for record in records)

    def _made(self, page: Page, ground: Ground) -> EntryPage:
        frame = self.frames[page.path].path
        slots, beside = entry_slots(page, ground, self.address), self.beside(page)
        words, target = " ".join((page.description, page.cluster_title)), f"{page_url(frame)}index.html"
        address, told = f"{self.address}{slots.url}", told_of(page)
        return EntryPage(self._page_name(frame), target, slots, address, words, beside, told)

    def beside(self, page: Page) -> dict[str, str]:
        """What lies beside the page of a record: the business card of a company."""
        record = page.voice.atlas.index.record(page.at)
        if not isinstance(record, Organisation):
            return {}
        return {CARD: card_text(page.voice, page.at, record, f"{self.address}{page_url(page.path)}")}

    def registers(self) -> Iterator[Unit]:
        """The files of the registers of each page that has any."""
        for page in self.site.pages:
            if any(isinstance(block.view, Catalogue | TakeAway) for block in page.section.blocks):
                yield Unit(
                    name=f"registers of {page_url(page.path)} {self.site.lang}",
                    kind="files",
                    inputs=("registers", *self._of_registers(page)),
                    work=KeepFiles(partial(self._registers, page), self.mark),
                    weight=0.1,
                    here=True,
                    is_part=True,
                )

    def _of_registers(self, page: Page) -> Iterator[str | bytes]:
        """What the files of a page are made from, which is there at once; the files where that cannot be told."""
        if shown := digest_of_shown(page):
            yield from (program(), self.address, str(self.inputs.known_day), shown)
        else:
            yield from (part for pair in self.register_files(page).items() for part in pair)

    def _registers(self, page: Page, needed: Mapping[str, Needed]) -> Files:
        return self.register_files(page)

    def register_files(self, page: Page) -> dict[str, bytes]:
        """What lies beside a page, by its names in the site."""
        where = page_url(page.path)
        around = Surroundings(f"{self.address}{where}", self.inputs.known_day)
        return {f"{where}{name}": data for name, data in register_files(page, around).items()}

    def picture(self, file: str) -> Unit:
        """A picture of the catalogue in several sizes, the same in all languages: to make it takes as long as pages."""
        names = {width: media_path(file, width) for width in (0, *WIDTHS)}
        return Unit(
            name=f"picture {file}",
            kind="files",
            inputs=("shrunk", repr(names), self.inputs.digest(file), _pillow()),
            work=ShrinkPicture(str(self.inputs.root / file), names, self.mark),
            weight=0.1,
            is_part=True,
        )

    def _page_name(self, path: str) -> str:
        return f"page {self.site.lang}/{page_url(path)}"


def _by_record(homes: Homes) -> Mapping[Address, list[tuple[str, tuple[Spot, ...]]]]:
    """Where each record of the catalogue and its parts stand."""
    found: dict[Address, list[tuple[str, tuple[Spot, ...]]]] = {}
    for at, spots in homes.items():
        if at.kind in _RECORDS:
            found.setdefault(at.record, []).append((str(at), spots))
    return found
