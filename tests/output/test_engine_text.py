"""Lines whose Pango was put together once stand as those of the engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text import line_break
from weasyprint.text.line_break import Layout

from generator.output.engine_text import Declared, named_once, set_up_once
from generator.output.weasyprint_engine import press  # noqa: F401 - it installs ours

STYLE = """
@page { size: 60mm 90mm; margin: 5mm } body { font: 8pt/3.5mm Tiny; text-align: justify; tab-size: 3 }
b { letter-spacing: 0.1em; font-variant-numeric: tabular-nums } a { text-decoration: underline; word-spacing: 1mm }
.narrow { width: 11mm; overflow-wrap: anywhere } .ch { width: 9ch; font-feature-settings: "kern" off }
pre { width: 2lh }
"""
PART = "Слово <b>сло 12</b> <a href='#x'>слово и ещё\N{SOFT HYPHEN}слово</a> <i lang=en>word</i> "
BODY = (
    f"<p>{PART * 3}<p class=narrow>{PART}<p class=ch>{PART}<pre>\tс\tс</pre>"
    f"<p dir=rtl>{PART}<p style='font-size: 9pt'>{PART}"
)


def drawn(sheet: CSS) -> tuple[list[tuple[object, ...]], bytes]:
    """The texts of the lines with their places and fonts' sizes, and what is written of them."""
    document = HTML(string=f"<html lang=ru><body>{BODY}").render(stylesheets=[sheet])
    return list(_texts(document.pages)), document.write_pdf(uncompressed_pdf=True)


def _texts(pages: list[object]) -> Iterator[tuple[object, ...]]:
    for page in pages:
        for box in page._page_box.descendants():  # type: ignore[attr-defined]
            if isinstance(box, TextBox):
                yield box.text, box.position_x, box.position_y, box.width, box.height, box.baseline


def test_lines_are_those_of_the_engine_in_few_layouts(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = CSS(string=f"@font-face {{ font-family: Tiny; src: url({(project / 'tiny.ttf').as_uri()}) }}{STYLE}")
    set_up, name = Layout.setup.__wrapped__, line_break._font_style_cache_key.__wrapped__
    calls: list[object] = []

    def counted(self: Layout, style: object) -> None:
        calls.append(style)
        set_up(self, style)

    monkeypatch.setattr(Layout, "setup", counted)
    monkeypatch.setattr(line_break, "_font_style_cache_key", name)
    usual, many = drawn(sheet), len(calls)
    calls.clear()
    monkeypatch.setattr(Layout, "setup", set_up_once(counted))
    monkeypatch.setattr(line_break, "_font_style_cache_key", named_once(name))
    assert drawn(sheet) == usual
    assert len(usual[0]) > 20
    assert len(calls) < 0.3 * many, f"{len(calls)} of {many}"


def test_lists_of_any_length_are_declared_once() -> None:
    declared = Declared()
    for length in (1, 7, 300):
        made = declared.new(f"hb_codepoint_t[{length}]", list(range(length)))
        assert list(made) == list(range(length))  # type: ignore[call-overload]
    assert len(declared.new("hb_tag_t[100]")) == 100  # type: ignore[arg-type]
