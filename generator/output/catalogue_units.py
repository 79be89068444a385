"""The catalogue of a language as units: a page each for its records, the files of its registers, pictures in sizes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from importlib.metadata import version

from generator.editions.publications import Page, RecordPage, Site
from generator.kinds.catalogue.organisation import Organisation
from generator.kinds.registry import FILE_KINDS
from generator.model.address import Address
from generator.output.cache import digest
from generator.output.entry_units import MakeEntry, pack
from generator.output.inputs import Inputs
from generator.output.listing import FILES
from generator.output.recall import Recall
from generator.output.site_works import Files, KeepFiles
from generator.output.thumbnails import ShrinkPicture
from generator.output.units import Late, Needed, Place, Unit
from generator.render.business_card import CARD, card_text
from generator.render.entries import Frame, entry_slots, frames
from generator.render.places import WIDTHS, Homes, Spot, media_path, page_url
from generator.render.registers import Surroundings, register_files
from generator.render.shown import Ground

_RECORDS = frozenset(kind.name for kind in FILE_KINDS if kind.each is not None)


@cache
def _pillow() -> str:
    """The version of what makes pictures smaller; asking takes its time, and there is a picture a product."""
    return version("pillow")


@dataclass(frozen=True)
class CatalogueUnits:
    """What of a site is catalogue; `whole` is it in all languages, `address` that of this one with a slash at its end,
    `mark` a folder of this machine, `recall` what is known of its pages."""

    site: Site
    whole: tuple[Site, ...]
    inputs: Inputs
    address: str
    mark: str
    recall: Recall

    @cached_property
    def frames(self) -> Mapping[str, Frame]:
        """The frame of each page of a record, by their Markdown files."""
        return frames(self.site, self.whole)

    @cached_property
    def hidden(self) -> tuple[str, ...]:
        """The Markdown files of the frames themselves, which are not published."""
        return tuple(dict.fromkeys(frame.path for frame in self.frames.values()))

    def entries(self, ground: Ground) -> Iterator[Unit]:
        """The pages of the records, each in its frame."""
        told = f"{self.site.lang} {ground.tells_files}"
        looks = digest("looks", told, self.address, self.inputs.digest("templates"), self._homes(ground))
        near = _by_record(ground.homes)
        for record in self.site.records:
            ways = repr([near.get(at) for at in record.near])
            shown = self.inputs.digest(*record.told.pictures)
            yield self._entry(record, ground, digest(looks, record.seen, self.frames[record.path].path, ways, shown))

    def places(self, entries: Sequence[Unit]) -> Iterator[Place]:
        """Where the pages of the records are published, each in a folder of its own."""
        for record, unit in zip(self.site.records, entries, strict=True):
            yield Place(f"site/{self.site.lang}/{page_url(record.path)}".rstrip("/"), unit.name, FILES)

    def _homes(self, ground: Ground) -> str:
        """Where everything stands but the records of the catalogue."""
        return repr([(str(at), spots) for at, spots in ground.homes.items() if at.kind not in _RECORDS])

    def _entry(self, record: RecordPage, ground: Ground, drawn: str) -> Unit:
        """A page that is known to be what it was is not looked at, unless the cache has lost it."""
        frame, key = self._page_name(self.frames[record.path].path), self.recall.key(self.site, record, drawn)
        work: MakeEntry | Late = Late(lambda _: self._work(record.page, ground))
        if not key:
            work = self._work(record.page, ground)
            key = digest("entry", work.slots, work.address, work.words, repr(work.beside))
            self.recall.keep(self.site, record, drawn, key)
        return Unit(
            name=self._page_name(record.path),
            kind="page",
            inputs=(key,),  # there are many: no texts are kept
            work=work,
            needs=(frame,),
            weight=0.01,
            here=True,
            is_part=True,
        )

    def _work(self, page: Page, ground: Ground) -> MakeEntry:
        frame = self.frames[page.path].path
        slots, beside = entry_slots(page, ground, self.address), self.beside(page)
        words, target = " ".join((page.description, page.cluster_title)), f"{page_url(frame)}index.html"
        address = f"{self.address}{slots.url}"
        return MakeEntry(self._page_name(frame), target, pack(slots), address, words, beside, self.mark)

    def beside(self, page: Page) -> dict[str, str]:
        """What lies beside the page of a record: the business card of a company."""
        record = page.voice.atlas.index.record(page.at)
        if not isinstance(record, Organisation):
            return {}
        return {CARD: card_text(page.voice, page.at, record, f"{self.address}{page_url(page.path)}")}

    def registers(self) -> Iterator[Unit]:
        """The files of the registers of each page that has any."""
        for page in self.site.pages:
            found = self.register_files(page)
            if found:
                yield Unit(
                    name=f"registers of {page_url(page.path)} {self.site.lang}",
                    kind="files",
                    inputs=("registers", *(part for pair in found.items() for part in pair)),
                    work=KeepFiles(partial(_as_they_are, found), self.mark),
                    weight=0.1,
                    here=True,
                    is_part=True,
                )

    def register_files(self, page: Page) -> dict[str, bytes]:
        """What lies beside a page, by its names in the site."""
        where = page_url(page.path)
        around = Surroundings(f"{self.address}{where}", self.inputs.known_day)
        return {f"{where}{name}": data for name, data in register_files(page, around).items()}

    def picture(self, file: str) -> Unit:
        """A picture of the catalogue in several sizes."""
        names = {width: media_path(file, width) for width in (0, *WIDTHS)}
        return Unit(
            name=f"picture {file} {self.site.lang}",
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


def _as_they_are(files: Files, needed: Mapping[str, Needed]) -> Files:
    return files
