"""A stretch is laid out again where its pages are nearly empty, and the best layout counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.output.book_fit import LEAST, fitted
from generator.output.book_pages import Page, read_pages
from generator.output.books import lay_out_stretch
from generator.output.weasyprint_engine import LaidOut
from generator.render.stretches import Stretch
from tests.output.conftest import PAGE, print_styles


def pages(*fills: float) -> tuple[Page, ...]:
    return tuple(Page("", (0, 0, 1, 1), fill=fill) for fill in fills)


@pytest.mark.parametrize(
    ("fills", "tried", "best"),
    [
        ({1: (0.9, 0.35)}, [1], 1),  # less room would not do for a page less, nor here:
        ({1: (0.97, 0.99, 0.2)}, [1], 1),
        ({1: (0.9, 0.15), 0.8: (0.8, 0.15)}, [1, 0.8], 1),
        ({1: (0.1,)}, [1], 1),  # one page is as long as it is
        ({1: (0.9, 0.1), 0.8: (0.99,)}, [1, 0.8], 0.8),
        ({1: (0.8, 0.8, 0.4), 0.8: (0.99, 0.98)}, [1, 0.8], 0.8),  # less room saves a page
        ({1: (0.9, 0.1), 0.8: (0.9, 0.05)}, [1, 0.8], 1),  # a last page may stay short
        ({1: (0.2, 0.9), 0.8: (0.3, 0.9), 1.15: (0.4, 0.9)}, [1, 0.8, 1.15], 1.15),
        ({1: (0.2, 0.9), 0.8: (0.1, 0.2), 1.15: (0.3, 0.3), 0.9: (0.9, 0.2), 1.075: (0.3, 1)}, None, 0.9),
    ],
)
def test_the_best_layout_is_taken(
    fills: Mapping[float, tuple[float, ...]], tried: list[float] | None, best: float
) -> None:
    asked: list[float] = []

    def lay_out(gap: float) -> LaidOut:
        asked.append(gap)
        return LaidOut(pages(*fills[gap]), lambda _: (str(gap),))

    assert fitted(lay_out).write(Path()) == (str(best),)
    assert asked == (tried or [1, 0.8, 1.15, 0.9, 1.075])


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
