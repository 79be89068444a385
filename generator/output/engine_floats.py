"""How wide the beginning of a line is, is asked where something floats beside it; the engine asks it of all lines below
what floats as well, and measures their words."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import wraps

with warnings.catch_warnings():
    # There are no system fonts in a worker, on purpose.
    warnings.filterwarnings("ignore", message=".*Expect ugly output")
    from weasyprint.formatting_structure.boxes import Box, LineBox
    from weasyprint.layout import LayoutContext, inline


def install() -> None:
    """Have the engine do so in this process."""
    inline.inline_min_content_width = asked_beside_floats(inline.inline_min_content_width)


def asked_beside_floats(measure: Callable[..., float]) -> Callable[..., float]:
    """The engine's own function, which a line asks for its beginning before it is laid out."""

    @wraps(measure)
    def width(context: LayoutContext, box: Box, *given: object, **named: object) -> float:
        is_asked_by_line = named.get("first_line") and isinstance(box, LineBox) and box.style["direction"] == "ltr"
        if is_asked_by_line and all(_is_above(shape, box.border_box_y()) for shape in context.excluded_shapes):
            return 0
        return measure(context, box, *given, **named)

    return width


def _is_above(shape: Box, top: float) -> bool:
    """Whether what floats ends before a line begins."""
    return bool(shape.position_y < top and shape.position_y + shape.margin_height() <= top)
