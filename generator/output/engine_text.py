"""What Pango needs to set text in a style is put together once; the engine does it for each line, twice."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from functools import wraps

with warnings.catch_warnings():
    # There are no system fonts in a worker, on purpose.
    warnings.filterwarnings("ignore", message=".*Expect ugly output")
    from weasyprint.css import Style
    from weasyprint.pdf import fonts
    from weasyprint.text import line_break
    from weasyprint.text.ffi import ffi, gobject, pango
    from weasyprint.text.line_break import Layout

ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *);")
_LENGTH = re.compile(r"\[\d+\]")
_OF_STYLE = ("language", "ascent", "underline_position", "strikethrough_position", "underline_thickness")


def install() -> None:
    """Have the engine do so in this process."""
    Layout.setup = set_up_once(Layout.setup)
    line_break._font_style_cache_key = named_once(line_break._font_style_cache_key)
    fonts.ffi = Declared()


def set_up_once(set_up: Callable[..., None]) -> Callable[..., None]:
    """A layout is a copy of the first one in its style, which holds no text."""

    @wraps(set_up)
    def copied(self: Layout, style: Style) -> None:
        first: Layout | None = getattr(style, "first_layout", None)
        if first is None:
            first = Layout.__new__(Layout)
            set_up(first, style)
            del first.style  # or the two would keep each other
            style.first_layout = first
        self.style = style
        self.first_line_direction = 0
        for name in _OF_STYLE:
            if hasattr(first, name):
                setattr(self, name, getattr(first, name))
        self.layout = ffi.gc(pango.pango_layout_copy(first.layout), gobject.g_object_unref)

    return copied


def named_once(name: Callable[..., str]) -> Callable[..., str]:
    """What the engine knows sizes of a font by."""

    @wraps(name)
    def named(style: Style, include_size: bool = False) -> str:
        known: dict[bool, str] | None = getattr(style, "font_names", None)
        if known is None:
            known = style.font_names = {}
        if include_size not in known:
            known[include_size] = name(style, include_size)
        return known[include_size]

    return named


class Declared:
    """What the engine calls C by, for lists of any length: it has a declaration read for each length there is."""

    def new(self, kind: str, *content: object) -> object:
        """Room for something of a kind."""
        return ffi.new(_LENGTH.sub("[]", kind) if content else kind, *content)

    def __getattr__(self, name: str) -> object:
        return getattr(ffi, name)
