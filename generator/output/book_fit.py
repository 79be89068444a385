"""Pages that fill well: a stretch is laid out again with less or more room between its blocks where they do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.output.book_pages import Page
from generator.output.weasyprint_engine import LaidOut

LEAST = 0.35  # of a page that is not the last one
_GAPS = (0.8, 1.15, 0.9, 1.075)  # of what the styles say, in the order in which they are tried
_FULL = 0.97  # a page at best
_SLACK = 0.01  # of a page, for what pieces gain by gaps within


@dataclass(frozen=True)
class Room:
    """How far a stretch may be tightened to save a page: the gaps to try, what the least one gains on a page, and of
    how many pages it is worth to save one. A last page with little on it gets more from those before it by `wider`."""

    gaps: tuple[float, ...]
    gain: float
    most: int
    wider: tuple[float, ...] = ()
    in_columns: bool = False  # pieces side by side do not tell how many pages they would fill

    def saves(self, laid: LaidOut) -> bool:
        """Whether the pieces of a layout may fill fewer pages."""
        return self.in_columns or _fewest(laid.pieces) < len(laid.pages)


TEXT = Room((0.8,), 0.04, 50, (1.15,))  # 0.037 at most, measured in all books
_SHEET = 4  # pages
_TIGHTER, _WIDER = (0.85, 0.7), (1.25, 1.5, 1.75, 2)  # gaps of what fills sheets, nearest first
LINES = Room((0.8, 0.7), 0.08, 3, in_columns=True)  # of an index: many short ones, slow to lay out in columns


def fitted(lay_out: Callable[[float], LaidOut], room: Room = TEXT) -> LaidOut:
    """The layout that `lay_out` gives for a gap of 1, unless less room saves a page, or another gap fills pages that
    are nearly empty, the last one too: then the best one found.

    A layout costs as much as all else, so the least gap is not tried where it could not save a page. The same stretch
    gives the same layout.
    """
    best = lay_out(1)
    gaps: tuple[float, ...] = _GAPS
    if not _holes(best.pages):
        gaps = room.gaps if _may_save_a_page(best.pages, room) and room.saves(best) else ()
        gaps += room.wider if _badness(best.pages)[2] else ()
    for gap in gaps:
        best = min(best, lay_out(gap), key=lambda laid: _badness(laid.pages))
        if _badness(best.pages)[::2] == (0, 0):
            break
    return best


def in_sheets(lay_out: Callable[[float], LaidOut], with_notes: Callable[[float], LaidOut], beside: int) -> LaidOut:
    """The layout whose pages fill whole sheets with those `beside` them, none nearly empty, with the gap nearest to 1.

    A page more is saved by less room, fewer pages are filled by more. Where none does, one less and one for notes.
    """

    def lacking(laid: LaidOut) -> int:
        return -(len(laid.pages) + beside) % _SHEET

    usual, short = lay_out(1), None
    for gap, laid in _tried(usual, lacking(usual), lay_out):
        if not lacking(laid) and not _holes((*laid.pages, laid.pages[-1])):
            return laid
        short = gap if short is None and lacking(laid) == 1 else short
    return usual if short is None else with_notes(short)


def _tried(usual: LaidOut, lacks: int, lay_out: Callable[[float], LaidOut]) -> Iterator[tuple[float, LaidOut]]:
    """Layouts with their gaps, more room or less, until there are more or fewer pages than would fill the sheets; less
    room is not asked to save a half of them."""
    yield 1.0, usual
    count, saved = len(usual.pages), (_SHEET - lacks) % _SHEET
    ways = (1, _WIDER, count + lacks), (-1, _TIGHTER, count - saved)
    for way, gaps, wanted in ways if saved != 1 else reversed(ways):
        for gap in gaps if wanted > count / 2 else ():
            laid = lay_out(gap)
            yield gap, laid
            if way * (len(laid.pages) - wanted) > 0:
                break


def _holes(pages: Sequence[Page]) -> int:
    """How many pages before the last one are nearly empty."""
    return sum(page.fill < LEAST for page in pages[:-1])


def _may_save_a_page(pages: Sequence[Page], room: Room) -> bool:
    """Whether what stands on the pages would fill one page less with the least gap, as far as their filling tells."""
    filled = sum(page.fill - room.gain for page in pages)
    return 1 < len(pages) <= room.most and filled <= _FULL * (len(pages) - 1)


def _fewest(sheets: Sequence[Sequence[tuple[float, float]]]) -> int:
    """On how many pages, at least, the pieces of these would stand with the least gap: one after the other, each moved
    as a whole, with all that is between them as much smaller as gaps would be."""
    count, filled = 1, 0.0
    for pieces in sheets:
        above: float | None = None  # where the piece before it on its page ends
        for begin, end in pieces:
            height, gap = max(0.0, end - begin), max(0.0, begin - above) * _GAPS[0] if above is not None else 0.0
            if filled and filled + gap + height > 1 + _SLACK:
                count, filled = count + 1, height
            else:
                filled += (gap if filled else 0.0) + height
            above = end if above is None else max(above, end)
    return count


def _badness(pages: Sequence[Page]) -> tuple[int, int, float]:
    """Nearly empty pages, the number of pages, and how little stands on the last one, which counts where it is short; a
    stretch of one page is as long as it is."""
    last = pages[-1].fill if len(pages) > 1 else 1
    return _holes(pages), len(pages), 0 if last >= LEAST else 1 - last
