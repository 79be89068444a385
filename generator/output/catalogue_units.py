"""The catalogue of a language as units: a page each for its records, the files of its registers, pictures in sizes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.metadata import version

from generator.editions.publications import Page, Site
from generator.kinds.catalogue.organisation import Organisation
from generator.output.cache import digest
from generator.output.entry_units import MakeEntry, pack
from generator.output.inputs import Inputs
from generator.output.site_works import Files, KeepFiles
from generator.output.thumbnails import ShrinkPicture
from generator.output.units import Needed, Unit
from generator.render.business_card import CARD, card_text
from generator.render.entries import Frame, entry_slots, frames
from generator.render.places import WIDTHS, media_path, page_url
from generator.render.registers import Surroundings, register_files
from generator.render.shown import Ground


@dataclass(frozen=True)
class CatalogueUnits:
    """What of a site is catalogue; `whole` is it in all languages, `address` that of this one with a slash at its end,
    `mark` a folder of this machine."""

    site: Site
    whole: tuple[Site, ...]
    inputs: Inputs
    address: str
    mark: str

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
        for page in self.site.entries:
            yield self._entry(page, ground)

    def _entry(self, page: Page, ground: Ground) -> Unit:
        frame = self.frames[page.path].path
        slots, beside = entry_slots(page, ground, self.address), self.beside(page)
        words, target = " ".join((page.description, page.cluster_title)), f"{page_url(frame)}index.html"
        name, address = self._page_name(frame), f"{self.address}{slots.url}"
        return Unit(
            name=self._page_name(page.path),
            kind="page",
            inputs=(digest("entry", repr(slots), address, words, repr(beside)),),  # there are many: no texts are kept
            work=MakeEntry(name, target, pack(slots), address, words, beside, self.mark),
            needs=(name,),
            weight=0.01,
            here=True,
            is_part=True,
        )

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
            inputs=("shrunk", repr(names), self.inputs.digest(file), version("pillow")),
            work=ShrinkPicture(str(self.inputs.root / file), names, self.mark),
            weight=0.1,
            is_part=True,
        )

    def _page_name(self, path: str) -> str:
        return f"page {self.site.lang}/{page_url(path)}"


def _as_they_are(files: Files, needed: Mapping[str, Needed]) -> Files:
    return files
