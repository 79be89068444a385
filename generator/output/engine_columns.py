"""What stands in columns is laid out once: the engine tries columns of many heights, with all their lines anew.

The modules `engine_*`, written for WeasyPrint 70, and `weasyprint_engine`, which installs them, are the only ones that
import it. Tests compare with what the engine does by itself.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from math import inf
from typing import NamedTuple

with warnings.catch_warnings():
    # There are no system fonts in a worker, on purpose.
    warnings.filterwarnings("ignore", message=".*Expect ugly output")
    from weasyprint.formatting_structure.boxes import BlockBox, Box, InlineBlockBox, InlineBox, LineBox, TextBox
    from weasyprint.layout import LayoutContext, block


_TRIFLE = 0.01  # CSS pixels, for what the engine lets pass
_LINES = (LineBox, InlineBox, TextBox, InlineBlockBox)
_LayOut = Callable[..., tuple[object, ...]]


class _Given(NamedTuple):
    """What the engine says of a block that it wants laid out, in the order of its parameters."""

    context: LayoutContext
    box: BlockBox
    bottom_space: float
    skip_stack: object
    containing_block: Box
    page_is_empty: bool
    absolute_boxes: list[Box]
    fixed_boxes: list[Box]
    adjoining_margins: list[float] | None
    first_letter_style: object
    first_line_style: object
    discard: bool
    max_lines: object

    @property
    def is_whole(self) -> bool:
        """Whether it is a paragraph in a column, from its beginning, that nothing around it changes: margins collapse
        with those of others, and lines make room for what floats."""
        context, margins = self.context, (self.box.margin_top, *(self.adjoining_margins or ()))
        if not context.in_column or any(margins) or context.excluded_shapes or self.discard:
            return False
        special = (self.skip_stack, self.first_letter_style, self.first_line_style, self.max_lines)
        return all(one is None for one in special) and _is_paragraph(self.box)


class _Made(NamedTuple):
    """What the engine says of a block that it has laid out."""

    box: BlockBox | None
    resume_at: object
    next_page: dict[str, object]
    adjoining_margins: list[float]
    collapsing_through: bool
    max_lines: object


@dataclass(frozen=True)
class _Known:
    """A paragraph that was laid out in a column of this width: how far from its place it stands, and how far it reaches
    down from there; of one line, how far the engine wants room for that."""

    width: float
    box: BlockBox
    made: _Made
    offset: tuple[float, float]
    depth: float
    line: float | None

    def again(self, given: _Given) -> tuple[object, ...] | None:
        """What the engine would say, if that is known."""
        if self.width != given.containing_block.width:
            return None
        return self.moved(given) or self.refused(given)

    def moved(self, given: _Given) -> tuple[object, ...] | None:
        """The same at its present place, if it has room there."""
        x, y = given.box.position_x, given.box.position_y
        if given.context.overflows_page(given.bottom_space, y + self.depth):
            return None
        self.box.translate(x + self.offset[0] - self.box.position_x, y + self.offset[1] - self.box.position_y)
        return (*self.made._replace(next_page=dict(self.made.next_page), adjoining_margins=[]),)

    def refused(self, given: _Given) -> tuple[object, ...] | None:
        """No box, where its only line has no room, and something stands above it: it goes to the next column."""
        if self.line is None or given.page_is_empty:
            return None
        if not given.context.overflows_page(given.bottom_space, given.box.position_y + self.line):
            return None
        _told_lack(given, self.line)
        page = next(one for one in given.box.children if isinstance(one, LineBox)).page_values()[0]
        return (*_Made(None, None, {"break": "any", "page": page}, [], False, None),)


@dataclass(frozen=True)
class _Tried:
    """A column as it was tried with so much room kept free under it; with as much more room as it lacks, less a
    trifle, it would be the same."""

    bottom_space: float
    lack: float
    made: _Made

    def holds(self, given: _Given) -> bool:
        """Whether a column of the same beginning is this one."""
        return given.bottom_space == self.bottom_space or 0 < self.bottom_space - given.bottom_space < self.lack


_lacking: list[float] = []  # of each column that is being tried, how much more room the first that has none asks for


def _told_lack(given: _Given, depth: float) -> None:
    """A paragraph that reaches so far down has no room in its column."""
    if _lacking:
        context = given.context
        lack = given.box.position_y + depth - (context.page_bottom - given.bottom_space)
        _lacking[-1] = min(_lacking[-1], max(0.0, lack - _TRIFLE))


def install() -> None:
    """Have the engine do so in this process."""
    block.block_box_layout = laid_out_once(block.block_box_layout)


def laid_out_once(lay_out: _LayOut) -> _LayOut:
    """The engine's own function, which moves paragraphs in columns that it has laid out before."""

    @wraps(lay_out)
    def kept(*positional: object, **named: object) -> tuple[object, ...]:
        given = _Given(*positional, **named)  # type: ignore[arg-type]
        if given.box.is_column:
            return (*_tried(given, lay_out),)
        if not given.is_whole:
            return _with_lack(given, lay_out)
        known: _Known | None = getattr(given.box, "known_layout", None)
        again = known.again(given) if known else None
        if again is not None:
            return again
        x, y = given.box.position_x, given.box.position_y
        made = _Made(*lay_out(*given))  # type: ignore[arg-type]
        if made.box is None or made.resume_at is not None:
            is_whole = made.box is None and given.box.style["break_inside"] == "avoid"
            _told_lack(given, known.depth if known and is_whole else -inf)
        else:
            offset = made.box.position_x - x, made.box.position_y - y
            around = (one for one in made.box.descendants(placeholders=True) if _is_beside(one))
            depth = max(one.position_y + one.margin_height() for one in (made.box, *around)) - y
            line = _room_of_line(made.box, y)
            given.box.known_layout = _Known(given.containing_block.width, made.box, made, offset, depth, line)
        return (*made,)

    return kept


def _with_lack(given: _Given, lay_out: _LayOut) -> tuple[object, ...]:
    """What is no paragraph. If it has no room, and none in it said how much it lacks, nobody knows."""
    if not _lacking:
        return lay_out(*given)
    outside, _lacking[-1] = _lacking[-1], inf
    made = _Made(*lay_out(*given))  # type: ignore[arg-type]
    if (made.box is None or made.resume_at is not None) and _lacking[-1] == inf:
        _lacking[-1] = 0
    _lacking[-1] = min(outside, _lacking[-1])
    return (*made,)


def _tried(given: _Given, lay_out: _LayOut) -> _Made:
    """A column. To balance columns the engine tries them again and again, each time a little longer, and most of them
    come out as before."""
    context, box = given.context, given.box
    trials: dict[object, _Tried] = box.__dict__.setdefault("trials", {})
    key = repr(given.skip_stack), given.page_is_empty, box.position_x, box.position_y
    before = trials.get(key)
    if before is not None and before.holds(given):
        return before.made._replace(next_page=dict(before.made.next_page), adjoining_margins=[])
    shapes = len(context.excluded_shapes)
    _lacking.append(inf)
    try:
        made = _Made(*lay_out(*given))  # type: ignore[arg-type]
    finally:
        lack = _lacking.pop()
    if made.box is not None and not shapes and not context.excluded_shapes and not context.current_page_footnotes:
        is_known = made.resume_at is None or lack < inf
        trials[key] = _Tried(given.bottom_space, lack if is_known else 0, made)
    return made


def _room_of_line(box: BlockBox, top: float) -> float | None:
    """How far down from the top the engine wants room for the only line of a box; None where it has others."""
    inside = [one for one in box.children if not _is_beside(one)]
    if len(inside) != 1 or not isinstance(inside[0], LineBox):
        return None
    end: float = inside[0].position_y + inside[0].height + box.padding_bottom + box.border_bottom_width
    return end - top


def _is_paragraph(box: BlockBox) -> bool:
    """Whether nothing but lines stands in it, of text or of entries, each of which is one line to the engine; and what
    it holds the place of itself."""
    known = getattr(box, "is_paragraph", None)
    if known is None:
        is_holder = box.style["position"] == "relative"
        known = bool(box.children) and all(_is_of_lines(one, is_holder, in_entry=False) for one in box.children)
        for inner in box.descendants() if known else ():
            inner.is_paragraph = False  # it moves with what it stands in, and is kept with that alone
        box.is_paragraph = known
    return bool(known)


def _is_of_lines(box: Box, is_holder: bool, *, in_entry: bool) -> bool:
    if _is_beside(box):
        return is_holder
    in_entry |= type(box) is InlineBlockBox
    if not box.is_in_normal_flow() or type(box) not in (_LINES if not in_entry else (*_LINES, BlockBox)):
        return False
    return all(_is_of_lines(one, is_holder, in_entry=in_entry) for one in getattr(box, "children", ()))


def _is_beside(box: Box) -> bool:
    """Whether it stands where its holder says, out of all lines."""
    return bool(box.style["position"] == "absolute")
