"""Lines beside and below what floats stand where the engine sets them, and are measured only beside it."""

from __future__ import annotations

from typing import cast

import pytest
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import LineBox
from weasyprint.layout import inline

from generator.output.engine_floats import asked_beside_floats
from generator.output.weasyprint_engine import press  # noqa: F401 - it installs ours

STYLE = """
@page { size: 70mm 90mm; margin: 5mm } body { font: 8pt/3.5mm sans-serif }
.left { float: left; width: 20mm; height: 9mm; margin: -1mm 2mm 1mm 0 }
.right { float: right; width: 40mm; height: 6mm }
.flat { float: left; width: 15mm; height: 0 } .box { display: inline-block; width: 40% } [dir=rtl] { text-align: start }
"""
TEXT = "Слово слово долгоесловобезконца <span class=box>в ящике</span> слово и слово " * 3
BODY = "".join(
    f"<div {way}><div class=left>а</div><div class=right>б</div>{TEXT}<p>{TEXT}<span class=flat></span>{TEXT}</div>"
    for way in ("", "dir=rtl", "style='padding-top: 3mm'")
)


def lines() -> list[tuple[float, ...]]:
    """Where the lines stand."""
    pages = HTML(string=f"<html lang=ru><body>{BODY}").render(stylesheets=[CSS(string=STYLE)]).pages
    boxes = ((number, box) for number, page in enumerate(pages) for box in page._page_box.descendants())
    return [
        (number, box.position_x, box.position_y, box.width, box.height)
        for number, box in boxes
        if isinstance(box, LineBox)
    ]


def test_lines_are_those_of_the_engine_which_measures_few(monkeypatch: pytest.MonkeyPatch) -> None:
    engine, asked = inline.inline_min_content_width.__wrapped__, []

    def counted(*given: object, **named: object) -> float:
        asked.append(given[1])
        return cast("float", engine(*given, **named))

    monkeypatch.setattr(inline, "inline_min_content_width", counted)
    usual, many = lines(), len(asked)
    asked.clear()
    monkeypatch.setattr(inline, "inline_min_content_width", asked_beside_floats(counted))
    assert lines() == usual
    assert len({left for _, left, *_ in usual}) > 3, "some stand beside what floats"
    assert 0 < len(asked) < 0.7 * many, f"{len(asked)} of {many}"
