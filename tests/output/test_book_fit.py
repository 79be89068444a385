"""A stretch is laid out again where its pages are nearly empty, and the best layout counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.output.book_fit import LEAST, fitted, in_sheets
from generator.output.book_pages import Page, read_pages
from generator.output.books import lay_out_stretch
from generator.output.weasyprint_engine import LaidOut, lay_out, press
from generator.render.stretches import Stretch
from tests.output.conftest import PAGE, print_styles


def pages(*fills: float) -> tuple[Page, ...]:
    return tuple(Page("", (0, 0, 1, 1), fill=fill) for fill in fills)


@pytest.mark.parametrize(
    ("fills", "tried", "best"),
    [
        ({1: (0.9, 0.35)}, [1], 1),  # less room would not do for a page less, nor here:
        ({1: (0.97, 0.99, 0.2), 1.15: (0.97, 0.9, 0.3)}, [1, 1.15], 1.15),  # more room brings more on the last page
        ({1: (0.97, 0.99, 0.2), 1.15: (0.97, 0.9, 0.9, 0.3)}, [1, 1.15], 1),  # but not for one more
        ({1: (0.9, 0.15), 0.8: (0.8, 0.15), 1.15: (0.9, 0.15)}, [1, 0.8, 1.15], 1),
        ({1: (0.1,)}, [1], 1),  # one page is as long as it is
        ({1: (0.9, 0.1), 0.8: (0.99,)}, [1, 0.8], 0.8),
        ({1: (0.8, 0.8, 0.4), 0.8: (0.99, 0.98)}, [1, 0.8], 0.8),  # less room saves a page
        ({1: (0.9, 0.1), 0.8: (0.9, 0.05), 1.15: (0.9, 0.1)}, [1, 0.8, 1.15], 1),  # a last page may stay short
        ({1: (0.2, 0.9), 0.8: (0.3, 0.9), 1.15: (0.4, 0.9)}, [1, 0.8, 1.15], 1.15),
        ({1: (0.2, 0.9), 0.8: (0.1, 0.2), 1.15: (0.3, 0.3), 0.9: (0.9, 0.2), 1.075: (0.3, 1)}, None, 0.9),
    ],
)
def test_the_best_layout_is_taken(
    fills: Mapping[float, tuple[float, ...]], tried: list[float] | None, best: float
) -> None:
    asked: list[float] = []

    def laid(gap: float) -> LaidOut:
        asked.append(gap)
        return LaidOut(pages(*fills[gap]), lambda _: (str(gap),))

    assert fitted(laid).write(Path()) == (str(best),)
    assert asked == (tried or [1, 0.8, 1.15, 0.9, 1.075])


FULL = 0.9


@pytest.mark.parametrize(
    ("fills", "tried", "best"),
    [
        ({1: (FULL,) * 5}, [1], "1"),  # with three beside them eight
        ({1: (FULL,) * 6, 0.85: (FULL,) * 6, 0.7: (FULL,) * 5}, [1, 0.85, 0.7], "0.7"),  # one too many: less room
        ({1: (FULL,) * 4, 1.25: (FULL,) * 5}, [1, 1.25], "1.25"),  # one more is filled by more
        ({1: (FULL,) * 3, 1.25: (FULL,) * 4, 1.5: (FULL,) * 5}, [1, 1.25, 1.5], "1.5"),
        (
            {1: (FULL,) * 4, 1.25: (FULL, 0.2, FULL, FULL, FULL)},
            None,
            "1 with notes",
        ),  # but not by a page of nearly nothing
        ({1: (FULL,) * 4, 1.25: (*(FULL,) * 4, 0.2)}, None, "1 with notes"),
        ({1: (FULL,) * 4, 1.25: (FULL,) * 6}, [1, 1.25], "1 with notes"),  # still more room would lead further away
        ({1: (FULL,) * 12}, [1, 1.25, 1.5, 1.75, 2, 0.85, 0.7], "1 with notes"),  # three of twelve may be saved
        ({1: (FULL,) * 3}, None, "1"),  # nothing does, and two pages for notes would look forgotten
    ],
)
def test_pages_fill_sheets(fills: Mapping[float, tuple[float, ...]], tried: list[float] | None, best: str) -> None:
    asked: list[float] = []

    def laid(gap: float) -> LaidOut:
        asked.append(gap)
        return LaidOut(pages(*fills.get(gap, fills[1])), lambda _: (str(gap),))

    def with_notes(gap: float) -> LaidOut:
        return LaidOut((), lambda _: (f"{gap:g} with notes",))

    assert in_sheets(laid, with_notes, 3).write(Path()) == (best,)
    assert asked == (tried or [1, 1.25, 1.5, 1.75, 2])


HALF, LINES = ((0, 0.6),), tuple((at / 20, at / 20 + 0.04) for at in range(12))


@pytest.mark.parametrize(
    ("pieces", "is_tried"),
    [
        ((HALF, HALF, HALF), False),  # two of them never stand on one page
        ((LINES, LINES, LINES), True),  # lines fill whatever is left
        ((LINES, LINES, HALF), True),
        ((LINES, HALF, LINES), False),  # 0.57, 0.6 and 0.57: some lines are left for a third page
        ((LINES, ((0, 0.6), (0.7, 0.8)), HALF), False),
        (((), ((0, 0.5),), ((0.1, 0.6),)), True),
    ],
)
def test_less_room_is_not_tried_where_what_is_kept_together_would_need_as_many_pages(
    pieces: tuple[tuple[tuple[float, float], ...], ...], is_tried: bool
) -> None:
    asked: list[float] = []

    def laid(gap: float) -> LaidOut:
        asked.append(gap)
        return LaidOut(pages(0.6, 0.6, 0.6), lambda _: (), pieces)

    fitted(laid)
    assert asked == ([1, 0.8] if is_tried else [1])


def test_pieces_are_lines_and_what_is_kept_together(project: Path) -> None:
    styles = print_styles(
        project, "@page { size: 100mm 200pt; margin: 0 } html { font: 10pt/10pt Tiny } * { margin: 0 }"
    )
    by = press(styles)
    html = PAGE.format(
        '<p>A<br>B</p><h2 style="font: inherit; break-after: avoid">C</h2><p style="margin-top: 10pt">D</p>'
        '<div style="break-inside: avoid"><p>E</p><p>F</p></div><aside style="float: right">G</aside>'
    )
    (found,) = lay_out(html, by, by.text, "x").pieces
    assert [(round(20 * begin), round(20 * end)) for begin, end in found] == [(0, 1), (1, 2), (2, 5), (5, 7)]


def test_a_stretch_is_tightened_until_its_last_lines_fit(project: Path, tmp_path: Path) -> None:
    """Nineteen paragraphs with gaps of a line each need a little more than a page of 40 lines."""
    styles = print_styles(
        project, "@page { size: 100mm 400pt; margin: 0 } p { margin: 0 0 calc(12pt * var(--gap, 1)) }"
    )
    styles = replace(styles, text=styles.text + "html { font: 12pt/10pt Tiny } p { height: 10pt }")
    html = PAGE.replace("<html", '<html style="--gap: 1"', 1).format("<p>Кластер</p>" * 19)
    for name, text, count in (("fits", html, 1), ("not", html.replace("--gap: 1", "--gap:1"), 2)):
        (tmp_path / name).mkdir()
        assert lay_out_stretch(Stretch(name, text), styles, tmp_path / name) == ()
        found = read_pages(tmp_path / name)
        assert len(found) == count
        assert (found[-1].fill < LEAST) == (count == 2)


def test_a_card_that_loses_text_under_the_end_of_its_page_is_told(project: Path, tmp_path: Path) -> None:
    """The engine splits no box in a line. The controls: a card that fits, and what is no card."""
    styles = print_styles(project, "@page { size: 100mm; margin: 10mm } div { display: inline-block; width: 50mm }")
    card = '<div id="butter">{}</div>'
    for name, has_cards, body, said in (
        ("fits", True, card.format("<p>A</p>"), ()),
        ("text", False, card.format("<p>A</p>" * 30), ()),
        ("lost", True, card.format("<p>A</p>" * 30), ("butter: ",)),
    ):
        (tmp_path / name).mkdir()
        found = lay_out_stretch(Stretch(name, PAGE.format(body), has_cards=has_cards), styles, tmp_path / name)
        assert [one.startswith(text) for one, text in zip(found, said, strict=True)] == [True] * len(said)
