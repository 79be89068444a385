"""Pages that fill well: a stretch is laid out again with less or more room between its blocks where they do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.output.book_pages import Page
from generator.output.weasyprint_engine import LaidOut

LEAST = 0.35  # of a page that is not the last one
_GAPS = (0.8, 1.15, 0.9, 1.075)  # of what the styles say, in the order in which they are tried


def fitted(lay_out: Callable[[float], LaidOut]) -> LaidOut:
    """The layout that `lay_out` gives for a gap of 1, unless less room saves a page, or another gap fills pages that
    are nearly empty: then the best one found.

    A few lines on the last page may stay, where the least gap does not take them in. The same stretch gives the same
    layout.
    """
    best = lay_out(1)
    if len(best.pages) == 1:
        return best
    for gap in _GAPS if _holes(best.pages) else _GAPS[:1]:
        best = min(best, lay_out(gap), key=lambda laid: _badness(laid.pages))
        if _badness(best.pages)[::2] == (0, 0):
            break
    return best


def _holes(pages: Sequence[Page]) -> int:
    """How many pages before the last one are nearly empty."""
    return sum(page.fill < LEAST for page in pages[:-1])


def _badness(pages: Sequence[Page]) -> tuple[int, int, float]:
    """Nearly empty pages, the number of pages, and how little stands on the last one, which counts where it is short; a
    stretch of one page is as long as it is."""
    last = pages[-1].fill if len(pages) > 1 else 1
    return _holes(pages), len(pages), 0 if last >= LEAST else 1 - last
