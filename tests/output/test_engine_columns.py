"""Columns where paragraphs are laid out once look as those of the engine, and cost much less."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import LineBox
from weasyprint.layout import block

from generator.output.engine_columns import laid_out_once

STYLE = """
@page { size: 120mm 170mm; margin: 5mm }
body { columns: 3; column-gap: 4mm; font-size: 8pt; line-height: 3.5mm; orphans: 2; widows: 2 }
.item { position: relative; padding: 0.3mm 0 0 3mm } .item::before { content: "–"; position: absolute; left: 0 }
.entry { display: inline-block; width: 100%; vertical-align: top } .entry p { margin: 1mm 0 }
p { margin: 0; padding-top: 0.7mm } .whole { break-inside: avoid } .head { margin-top: 2mm; break-after: avoid }
"""
BODY = "".join(
    ("<div class=whole><p class=head>Буква</p>" if number % 9 == 0 else "")
    + f"<p {'' if number % 4 else 'class=whole'}>{'Слово ' * (1 + number * 7 % 11)}<a href='#x'>{number}</a></p>"
    + ("</div>" if number % 9 == 0 else "")
    + (f"<div class=item><div class=entry>Слово<p>{'Слово ' * (number % 17)}</div></div>" if number % 3 == 0 else "")
    + (
        "<p><img alt='' style='width: 9mm; height: 4mm'> <i style='float: left'>Слово</i> Слово</p>"
        if number == 50
        else ""
    )
    for number in range(110)
)
Line = tuple[int, float, float, float]


def lines(sheet: CSS, body: str = BODY) -> Iterator[Line]:
    """Where the lines stand: page, left, top, height."""
    for number, page in enumerate(HTML(string=f"<html lang=ru><body>{body}").render(stylesheets=[sheet]).pages):
        for box in page._page_box.descendants(placeholders=True):
            if isinstance(box, LineBox):
                yield number, round(box.position_x, 3), round(box.position_y, 3), round(box.height, 3)


def test_columns_are_those_of_the_engine_with_each_paragraph_laid_out_about_once(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []
    line = block._linebox_layout

    def counted(*given: object) -> object:
        tried.append(given[1])
        return line(*given)

    monkeypatch.setattr(block, "_linebox_layout", counted)
    sheet = CSS(string=f"@font-face {{ font-family: Tiny; src: url({(project / 'tiny.ttf').as_uri()}) }}{STYLE}")
    engine = block.block_box_layout
    engine = getattr(engine, "__wrapped__", engine)  # where another test has loaded our own engine
    monkeypatch.setattr(block, "block_box_layout", engine)
    usual, many = list(lines(sheet)), len(tried)
    tried.clear()
    monkeypatch.setattr(block, "block_box_layout", laid_out_once(engine))
    assert list(lines(sheet)) == usual
    assert usual[-1][0] > 0, "several pages"
    assert len(tried) < 0.6 * many, f"{len(tried)} of {many}: the engine may have learned to spare itself this work"


_ENTRY = st.tuples(
    st.integers(0, 25),
    st.sampled_from(("p class=whole", "p", "p class=head", "div class=whole", "p style='margin:1mm'")),
)


def _body(entries: list[tuple[int, str]]) -> str:
    return "".join(
        f"<{kind}>{'<p class=head>Буква</p>' if kind[:3] == 'div' else ''}<p class=whole>{'Слово ' * words}</p></div>"
        if kind[:3] == "div"
        else f"<{kind}>{'Слово ' * words}</p>"
        for words, kind in entries
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_ENTRY, min_size=4, max_size=40))
def test_balanced_columns_are_those_of_the_engine(project: Path, entries: list[tuple[int, str]]) -> None:
    """Of any entries; and most columns of a trial that are as before are not laid out again."""
    sheet = CSS(string=f"@font-face {{ font-family: Tiny; src: url({(project / 'tiny.ttf').as_uri()}) }}{STYLE}")
    engine = getattr(block.block_box_layout, "__wrapped__", block.block_box_layout)
    body = _body(entries)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block, "block_box_layout", engine)
        usual = list(lines(sheet, body))
        patch.setattr(block, "block_box_layout", laid_out_once(engine))
        assert list(lines(sheet, body)) == usual


def test_most_trials_of_a_column_cost_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries that are kept whole let the engine try dozens of heights; a column that changes is laid out anew."""
    sheet = CSS(string=f"@font-face {{ font-family: Tiny; src: url({(project / 'tiny.ttf').as_uri()}) }}{STYLE}")
    columns: list[object] = []
    engine = getattr(block.block_box_layout, "__wrapped__", block.block_box_layout)

    def counted(*given: object, **named: object) -> tuple[object, ...]:
        columns.extend([given[1]] if getattr(given[1], "is_column", False) else [])
        made: tuple[object, ...] = engine(*given, **named)
        return made

    body = "".join(f"<p class=whole>{'Слово ' * (3 + number * 13 % 29)}</p>" for number in range(23))
    counts = []
    for lay_out in (counted, laid_out_once(counted)):
        columns.clear()
        monkeypatch.setattr(block, "block_box_layout", lay_out)
        list(lines(sheet, body))
        counts.append(len(columns))
    assert counts[1] < 0.7 * counts[0]
