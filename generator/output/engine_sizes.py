"""Sizes that say no percentage are looked up once for each style: the engine asks each box for all of them, again and
again."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from functools import wraps
from types import NoneType
from typing import NamedTuple

with warnings.catch_warnings():
    # There are no system fonts in a worker, on purpose.
    warnings.filterwarnings("ignore", message=".*Expect ugly output")
    from weasyprint import css
    from weasyprint.css import Style
    from weasyprint.css.properties import Dimension
    from weasyprint.formatting_structure.boxes import Box, PageBox
    from weasyprint.layout import percent

_WIDE = ("margin_left", "margin_right", "padding_left", "padding_right", "width", "min_width", "max_width")
_HIGH = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")  # of the width, but on a page
_TALL = ("height", "min_height", "max_height")
_ALL = (*_WIDE, *_HIGH, *_TALL)
_BORDERS = ("border_top_width", "border_right_width", "border_bottom_width", "border_left_width")
_PLAIN = frozenset((str, int, float, bool, NoneType, Dimension))


class _Sizes(NamedTuple):
    """What a style says: sizes that hold anywhere, and the names of those that are parts of the width."""

    fixed: dict[str, object]
    parts: tuple[str, ...]
    is_fixed_high: bool  # whether all about the height holds anywhere


def install() -> None:
    """Have the engine do so in this process."""
    _everywhere(percent.resolve_percentages, resolved_once(percent.resolve_percentages))
    _everywhere(css.check_math, plain_first(css.check_math))


def _everywhere(old: Callable[..., object], new: Callable[..., object]) -> None:
    """Let all modules of the engine that have imported a function have another."""
    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint."):
            for known in [key for key, value in vars(module).items() if value is old]:
                setattr(module, known, new)


def plain_first(check: Callable[[object], bool]) -> Callable[[object], bool]:
    """The engine's own function, which is asked for formulas in words and numbers without end."""

    @wraps(check)
    def is_formula(value: object) -> bool:
        return type(value) not in _PLAIN and check(value)

    return is_formula


def resolved_once(resolve: Callable[..., None]) -> Callable[..., None]:
    """The engine's own function, which sets the sizes of a box."""

    @wraps(resolve)
    def resolved(box: Box, containing_block: Box | tuple[object, object]) -> None:
        style = box.style
        sizes: _Sizes | None = getattr(style, "known_sizes", None)
        if sizes is None:
            sizes = style.known_sizes = _of(style)
        if not sizes.is_fixed_high or isinstance(box, PageBox) or style["border_collapse"] == "collapse":
            resolve(box, containing_block)
            return
        around = containing_block
        width = around.width if isinstance(around, Box) else around[0]
        box.__dict__.update(sizes.fixed)
        for name in sizes.parts:
            percent.resolve_one_percentage(box, name, width)
        percent.adjust_box_sizing(box, "width")
        percent.adjust_box_sizing(box, "height")

    return resolved


def _of(style: Style) -> _Sizes:
    """The sizes of a style: those that it has in common with others (`engine_styles`), if none is its own."""
    common = getattr(style, "common", None)
    if common is None or any(name in style and style[name] != common[name] for name in _ALL):
        return _sizes(style)
    known: _Sizes | None = getattr(common, "known_sizes", None)
    if known is None:
        known = common.known_sizes = _sizes(common)
    return known


def _sizes(style: Style) -> _Sizes:
    fixed: dict[str, object] = {name: style[name] for name in _BORDERS}
    parts: list[str] = []
    for name in _ALL:
        value = style[name]
        if value == "auto":
            fixed[name] = 0 if name in ("min_width", "min_height") else "auto"
        elif type(value) is Dimension and value.unit == "px":
            fixed[name] = value.value
        else:
            parts.append(name)
    return _Sizes(fixed, tuple(name for name in parts if name not in _TALL), not set(_TALL) & set(parts))
