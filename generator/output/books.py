"""A book is laid out by stretches, each apart from all others, and bound: what prints numbers of pages comes last."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path

from generator.output.book_fit import LINES, TEXT, Room, fitted, in_sheets
from generator.output.book_manifest import with_pages
from generator.output.book_merge import Leaves, merge
from generator.output.book_pages import PDF, Page, Styles, frames, places, read_pages, write_pages
from generator.output.late_pages import LatePages
from generator.output.weasyprint_engine import LaidOut, Press, lay_out, press
from generator.render.stretches import BookText, Stretch

_SLACK = 0.005  # of a page
_MILLIMETRES = 25.4 / 96  # in a CSS pixel
_ROUNDS = 6  # of laying out what prints numbers of pages, until they hold; one more for each that is longer than a page


@dataclass(frozen=True)
class Bound:
    """What binding came to: its pages; the page of each anchor, counted from 1."""

    places: Mapping[str, int] = field(default_factory=dict)
    sheets: tuple[Page, ...] = ()
    problems: tuple[str, ...] = ()


def lay_out_stretch(stretch: Stretch, styles: Styles, folder: Path) -> tuple[str, ...]:
    """Lay out a stretch that awaits no numbers: its PDF and what is known of its pages go into the folder."""
    laid = _of_text(stretch, press(styles))
    write_pages(folder, laid.pages)
    return *laid.write(folder / PDF), *_cut_off(stretch, laid.pages)


def _cut_off(stretch: Stretch, pages: Sequence[Page]) -> Iterator[str]:
    """The pages of cards that say more than they can hold: the engine splits none, and what stands under the end of a
    page is lost. Other text goes on over the page."""
    for page in pages if stretch.has_cards else ():
        if page.fill > 1 + _SLACK:
            too_long = (page.fill - 1) * page.box[3] * _MILLIMETRES
            yield f"{', '.join(page.anchors)}: {too_long:.0f} mm more than a page has room for"


def _of_text(stretch: Stretch, by: Press, room: Room = TEXT) -> LaidOut:
    """The layout of a stretch, with so much room between its blocks that its pages fill well."""

    def of(one: Stretch, gap: float) -> LaidOut:
        return lay_out(one.with_gap(gap), by, by.text, one.id)

    if stretch.beside:
        return in_sheets(partial(of, stretch), partial(of, stretch.with_notes()), stretch.beside)
    if stretch.has_gaps:
        return fitted(partial(of, stretch), room)
    return lay_out(stretch.html, by, by.text, stretch.id)


def bind(
    text: BookText,
    styles: Styles,
    made: Mapping[str, Path],
    target: Path,
    manifest: str = "",
    known: LatePages | None = None,
) -> Bound:
    """Lay out what is left of a book and its frame, and merge all into the target.

    `made` are the folders of the stretches that are laid out, by their ids; `manifest` is what the book tells, its
    blocks by their anchors; `known` has what was laid out here before.
    """
    pages = {name: read_pages(folder) for name, folder in made.items()}
    late = [stretch for stretch in text.stretches if stretch.id not in made]
    laid, problems = _settled(text, late, pages, styles, known)
    if problems:
        return Bound(problems=problems)
    pages |= {name: one.pages for name, one in laid.items()}
    sheets = _sheets(text, pages)
    by = press(styles)
    around = [
        _laid_out("frame", html, known, partial(lay_out, html, by, by.frame, "frame"))
        for html in frames(text.frame, sheets)
    ]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as beside:
        files = {name: folder / PDF for name, folder in made.items()}
        files |= {name: Path(beside, f"{number}.pdf") for number, name in enumerate(laid)}
        grounds = [Leaves("frame", Path(beside, f"frame-{n}.pdf"), one.pages) for n, one in enumerate(around)]
        problems = tuple(chain.from_iterable(one.write(to.file) for one, to in zip(around, grounds, strict=True)))
        for name, one in laid.items():
            problems += tuple(f"{name}: {problem}" for problem in one.write(files[name]))
        leaves = [Leaves(stretch.id, files[stretch.id], pages[stretch.id]) for stretch in text.stretches]
        told = with_pages(manifest, places(sheets)) if manifest else ""
        problems += merge(grounds, leaves, target, told)
    return Bound(places(sheets), sheets, problems)


def _settled(
    text: BookText,
    late: list[Stretch],
    ready: Mapping[str, tuple[Page, ...]],
    styles: Styles,
    known: LatePages | None,
) -> tuple[dict[str, LaidOut], tuple[str, ...]]:
    """Lay out the late stretches until the numbers that they print are those of the pages; problems, if they cannot.

    They begin as one page each, which they nearly always are; then one round does. Once numbers do not hold, what is
    longer than all that was laid out in the round waits for the next.
    """
    by, pages = press(styles), {**ready, **{stretch.id: (_guess(stretch),) for stretch in late}}
    laid: dict[str, LaidOut] = {}
    printed: dict[str, str] = {}
    for _ in range(_ROUNDS + len(late)):
        numbers = places(_sheets(text, pages))
        unknown = [(stretch.id, name) for stretch in late for name in stretch.awaited if name not in numbers]
        if unknown:
            return {}, tuple(f"{stretch}: there is no page of #{name}" for stretch, name in unknown)
        told = [replace(stretch, html=stretch.with_pages(numbers)) for stretch in late]
        changed = [stretch for stretch in told if printed.get(stretch.id) != stretch.html]
        if not changed:
            return laid, ()
        spent, has_moved = 0, False
        for one in changed:
            if has_moved and len(one.html) > spent:
                break  # no long index is laid out with numbers that do not hold
            printed[one.id] = one.html
            laid[one.id] = _laid_out(one.id, one.html, known, partial(_of_text, one, by, LINES))
            before, pages[one.id] = len(pages[one.id]), laid[one.id].pages
            spent, has_moved = spent + len(one.html), has_moved or len(pages[one.id]) != before
    return {}, (f"the numbers of pages do not hold after {_ROUNDS + len(late)} layouts",)


def _laid_out(name: str, html: str, known: LatePages | None, new: Callable[[], LaidOut]) -> LaidOut:
    return known.laid_out(name, html, new) if known else new()


def _guess(stretch: Stretch) -> Page:
    return Page("", (0, 0, 0, 0), anchors=stretch.ids)


def _sheets(text: BookText, pages: Mapping[str, tuple[Page, ...]]) -> tuple[Page, ...]:
    """All pages of the book in their order."""
    return tuple(page for stretch in text.stretches for page in pages[stretch.id])
