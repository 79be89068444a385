"""An edition of the catalogue as the HTML of its stretches: cards on pages of their own, sections with marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from generator.components.block import Block, Section
from generator.components.labels import Labels
from generator.components.opener import Opener
from generator.components.writing import Writer
from generator.editions.publications import Book, Design, Tab
from generator.render.components import render_block
from generator.render.environment import render
from generator.render.formats import SHEETS, Sheet
from generator.render.places import book_homes
from generator.render.settings import read_site_url
from generator.render.shown import Ground, Shown
from generator.render.stretches import BookText, Stretch


@dataclass(frozen=True)
class _Run:
    """Blocks that are laid out together, with the page that they are set on; `opens` are the sections that begin."""

    name: str
    page: str
    pieces: tuple[tuple[Section, tuple[Block, ...], bool], ...]
    tab: Tab | None = None

    @property
    def is_flowing(self) -> bool:
        """Whether it may take more or less room; cards and opening pages have theirs."""
        return not any(getattr(block.view, "own_pages", False) for _, blocks, _ in self.pieces for block in blocks)


def render_edition(book: Book, design: Design, looks: Path) -> BookText:
    """The edition to print; `looks` is the folder with templates and settings."""
    address = f"{read_site_url(looks).rstrip('/')}/{book.lang}/"
    ground = Ground(book.voice, "print", book_homes(book, book.voice.owner), looks=looks, site=address, has_notes=False)
    made = _Edition(book, design, ground, SHEETS[design.format])
    frame = str(render("print/edition/frame.html.j2", Writer(book.voice), looks, book=book, sheet=made.sheet))
    return BookText(book.slug, tuple(made.stretches()), frame)


@dataclass(frozen=True)
class _Edition:
    """What the stretches of one edition are made with."""

    book: Book
    design: Design
    ground: Ground
    sheet: Sheet

    def stretches(self) -> Iterator[Stretch]:
        """Cover, front matter, and the runs of all sections."""
        if self.design.has_cover:
            yield self._stretch("cover", "cover")
        if self.design.has_contents or self.design.foreword:
            yield self._stretch("contents", "front")
        for part in self.book.parts:
            for sections in part.stretches:
                for run in self._runs(sections):
                    yield self._stretch(run.name, "leaf", run=run, bodies=self._bodies(run))

    def _stretch(self, name: str, template: str, **context: object) -> Stretch:
        writer, looks = Writer(self.book.voice), self.ground.looks
        html = render(f"print/edition/{template}.html.j2", writer, looks, book=self.book, sheet=self.sheet, **context)
        return Stretch(name, str(html))

    def _runs(self, sections: Sequence[Section]) -> Iterator[_Run]:
        """What stands on pages of its own is a run by itself; all else flows on."""
        flowing: list[tuple[Section, tuple[Block, ...], bool]] = []
        for section in sections:
            tab, begun = self.design.tab(section.id), False
            for block in section.of("print"):
                if getattr(block.view, "own_pages", False):
                    if flowing:
                        yield self._flow(flowing)
                        flowing = []
                    page = _page_of(block, section, tab)
                    name = block.id if begun else section.id
                    yield _Run(name, page, ((section, (block,), not begun),), tab)
                elif flowing and flowing[-1][0] is section:
                    flowing[-1] = (section, (*flowing[-1][1], block), flowing[-1][2])
                else:
                    flowing.append((section, (block,), not begun))
                begun = True
        if flowing:
            yield self._flow(flowing)

    def _flow(self, pieces: Sequence[tuple[Section, tuple[Block, ...], bool]]) -> _Run:
        section, blocks, opens = pieces[0]
        tab = self.design.tab(section.id)
        name = section.id if opens else blocks[0].id
        page = section.id if tab else {"back": "back", "landscape": "landscape"}.get(section.page, "text")
        return _Run(name, page, tuple(pieces), tab)

    def _bodies(self, run: _Run) -> Mapping[str, Markup]:
        """The blocks of each section of a run as HTML."""
        return {
            section.id: Markup("\n").join(
                self._block(block, Shown(self.ground, section, ""), self._level(section)) for block in blocks
            )
            for section, blocks, _ in run.pieces
        }

    def _level(self, section: Section) -> int:
        """Of the headings of blocks: under that of their section, where it has one, and that of the cover."""
        first = section.blocks[0].view
        is_titled = bool(section.title) and (isinstance(first, Opener) or not getattr(first, "own_pages", False))
        return 1 + is_titled + (self.design.has_cover or self.design.has_contents)

    def _block(self, block: Block, shown: Shown, level: int) -> Markup:
        component = render_block(block, shown, level)
        return render("print/edition/block.html.j2", shown, shown.looks, block=block, component=component, level=level)


def _page_of(block: Block, section: Section, tab: Tab | None) -> str:
    """The name of the page of what has pages of its own."""
    if isinstance(block.view, Opener):
        return f"opener-{section.id}"
    if isinstance(block.view, Labels):
        return "labels"
    return section.id if tab else "card"
