"""An edition of the catalogue as the HTML of its stretches: cards on pages of their own, sections with marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from markupsafe import Markup

from generator.components.block import Block, Section
from generator.components.labels import Labels
from generator.components.mission import Mission
from generator.components.opener import Opener
from generator.components.sheets import Sheets
from generator.components.writing import Writer
from generator.editions.publications import Book, Design, Tab
from generator.render.components import render_block
from generator.render.environment import render
from generator.render.formats import SHEETS, Sheet
from generator.render.places import book_homes
from generator.render.settings import read_site_url
from generator.render.shown import Ground, Shown
from generator.render.stretches import BookText, Stretch
from generator.source.project import UNKNOWN

Keep = Callable[[object, Callable[[], str]], str]  # the text of what is given: one that is known, or as it is made now
Keeping = Callable[[object], Keep]  # for texts that are made with this, too


@dataclass(frozen=True)
class _Piece:
    """Blocks of a section that stand together; `opens` tells whether it begins with them, `level` is that of their
    headings. The section is without its blocks, for others of them may change."""

    section: Section
    blocks: tuple[Block, ...]
    opens: bool
    level: int

    @property
    def is_bare(self) -> bool:
        """Whether no heading of the section stands above them."""
        return not self.section.title or getattr(self.blocks[0].view, "own_pages", False)


@dataclass(frozen=True)
class _Run:
    """Blocks that are laid out together, with the page that they are set on."""

    name: str
    page: str
    pieces: tuple[_Piece, ...]
    tab: Tab | None = None
    beside: int = 0  # single pages of a stitched book that has no others but these

    @property
    def has_cards(self) -> bool:
        """Whether it holds cards for pages of their own."""
        return any(isinstance(block.view, Sheets) for one in self.pieces for block in one.blocks)

    @property
    def is_flowing(self) -> bool:
        """Whether it may take more or less room; cards and opening pages have theirs."""
        return not any(getattr(block.view, "own_pages", False) for one in self.pieces for block in one.blocks)


def anew(_: object) -> Keep:
    """Every text is made."""
    return lambda _, make: make()


def render_edition(book: Book, design: Design, looks: Path, keeping: Keeping = anew) -> BookText:
    """The edition to print; `looks` is the folder with templates and settings. Runs that were rendered from the same
    before may be kept: what they are made from is the bare book, the run, and where all records stand."""
    address = f"{read_site_url(looks).rstrip('/')}/{book.lang}/"
    ground = Ground(book.voice, "print", book_homes(book, book.voice.owner), looks=looks, site=address, has_notes=False)
    bare = replace(book, parts=(), revision=UNKNOWN, design=replace(design, foreword=(), stamp=""))
    keep = keeping((bare, sorted(ground.homes.items()), address))
    made = _Edition(book, bare, design, ground, SHEETS[design.format], keep)
    frame = str(render("print/edition/frame.html.j2", Writer(book.voice), looks, book=book, sheet=made.sheet))
    return BookText(book.slug, tuple(made.stretches()), frame)


@dataclass(frozen=True)
class _Edition:
    """What the stretches of one edition are made with; runs see the `bare` book, without what stands elsewhere in it
    and what names its edition."""

    book: Book
    bare: Book
    design: Design
    ground: Ground
    sheet: Sheet
    keep: Keep

    def stretches(self) -> Iterator[Stretch]:
        """Cover, front matter, and the runs of all sections."""
        if self.design.has_cover:
            yield Stretch("cover", self._text("cover", self.book))
        if self.design.has_contents or self.design.foreword:
            yield Stretch("contents", self._text("front", self.book))
        runs: list[_Run] = []
        for part in self.book.parts:
            for sections in part.stretches:
                runs += self._runs(sections)
        for run in self._in_sheets(runs):
            yield Stretch(run.name, self.keep(run, partial(self._leaf, run)), run.beside, run.has_cards)

    def _in_sheets(self, runs: Sequence[_Run]) -> Iterator[_Run]:
        """Of a stitched book that has single pages beside what flows, all of that as one run: then its layout can fill
        whole sheets."""
        ahead = self.design.has_contents or self.design.foreword
        flowing = [run for run in runs if run.page == "text"]
        single = [run for run in runs if run.page in ("full", "back")]
        if not self.book.is_stitched or ahead or len(flowing) + len(single) < len(runs) or not flowing:
            yield from runs
            return
        whole = tuple(piece for run in flowing for piece in run.pieces)
        for run in runs:
            if run is flowing[0]:
                yield replace(run, pieces=whole, beside=len(single) + self.design.has_cover)
            elif run in single:
                yield run

    def _leaf(self, run: _Run) -> str:
        return self._text("leaf", self.bare, run=run, bodies=self._bodies(run))

    def _text(self, template: str, book: Book, **context: object) -> str:
        writer, looks = Writer(book.voice), self.ground.looks
        return str(render(f"print/edition/{template}.html.j2", writer, looks, book=book, sheet=self.sheet, **context))

    def _runs(self, sections: Sequence[Section]) -> Iterator[_Run]:
        """What stands on pages of its own is a run by itself; all else flows on."""
        flowing: list[_Piece] = []
        for section in sections:
            tab, begun = self.design.tab(section.id), False
            named, level = replace(section, blocks=()), self._level(section)
            for block in section.of("print"):
                piece = _Piece(named, (block,), not begun, level)
                if getattr(block.view, "own_pages", False):
                    if flowing:
                        yield self._flow(flowing)
                        flowing = []
                    name = block.id if begun else section.id
                    yield _Run(name, _page_of(block, section, tab), (piece,), tab)
                elif flowing and flowing[-1].section is named:
                    flowing[-1] = replace(flowing[-1], blocks=(*flowing[-1].blocks, block))
                else:
                    flowing.append(piece)
                begun = True
        if flowing:
            yield self._flow(flowing)

    def _flow(self, pieces: Sequence[_Piece]) -> _Run:
        first = pieces[0]
        tab = self.design.tab(first.section.id)
        name = first.section.id if first.opens else first.blocks[0].id
        page = first.section.id if tab else {"back": "back", "landscape": "landscape"}.get(first.section.page, "text")
        return _Run(name, page, tuple(pieces), tab)

    def _bodies(self, run: _Run) -> Mapping[str, Markup]:
        """The blocks of each section of a run as HTML."""
        return {
            one.section.id: Markup("\n").join(
                self._block(block, Shown(self._ground(block), one.section, ""), one.level) for block in one.blocks
            )
            for one in run.pieces
        }

    def _ground(self, block: Block) -> Ground:
        return replace(self.ground, voice=block.voice) if block.voice else self.ground

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
    if isinstance(block.view, Mission):
        return "full"
    if isinstance(block.view, Labels):
        return "labels"
    return section.id if tab else "card"
