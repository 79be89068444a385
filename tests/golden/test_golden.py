"""The text of every page and book of the sample project, compared with the files beside; `make golden` renews them."""

from __future__ import annotations

import difflib
import os
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.editions.plan import Selection, plan_publications
from generator.render.book import render_book
from generator.render.markdown import render_page
from generator.source.project import Revision, hand_pages
from tests.project import GOOD, Blank, good_atlas

FOLDER = Path(__file__).parent
RENEW = "RENEW_GOLDEN" in os.environ
MOST_LINES = 60

pytestmark = pytest.mark.golden


@cache
def made() -> dict[str, str]:
    """What the generator makes of the sample project now, by the path of its golden file."""
    revision = Revision(date(2020, 12, 1), "0123abcd")
    hand = {lang: hand_pages(GOOD / "sample", lang) for lang in ("ru", "en")}
    atlas = good_atlas(GOOD / "sample")
    found = plan_publications(atlas, Selection(), hand, {"": revision, "sample": revision})
    pages = {
        f"{site.lang}/{page.path}": render_page(page, site.lang, Blank()) for site in found.sites for page in site.pages
    }
    return pages | {f"{book.slug}.html": render_book(book, Blank()) for book in found.books}


def difference(name: str, golden: str, now: str) -> str:
    """The difference as a reader of a review would see it; nothing where there is none."""
    lines = difflib.unified_diff(
        golden.splitlines(), now.splitlines(), f"golden/{name}", f"now/{name}", lineterm="", n=1
    )
    shown = list(lines)
    rest = [f"… and {len(shown) - MOST_LINES} lines more"] if len(shown) > MOST_LINES else []
    return "\n".join([*shown[:MOST_LINES], *rest])


def stored() -> set[str]:
    """The golden files that there are."""
    return {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.suffix in (".md", ".html")}


@pytest.mark.parametrize("name", sorted(made()))
def test_golden(name: str) -> None:
    path = FOLDER / name
    if RENEW:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made()[name], encoding="utf-8")
    golden = path.read_text(encoding="utf-8") if path.is_file() else ""
    changes = difference(name, golden, made()[name])
    assert not changes, f"\n{changes}\nIf this is meant: make golden"


def test_no_golden_file_is_left_over() -> None:
    if RENEW:
        for name in stored() - made().keys():
            (FOLDER / name).unlink()
    assert stored() == made().keys()


def test_a_change_is_noticed_and_shown() -> None:
    name, text = next(iter(made().items()))
    shown = difference(name, text, text.replace("\n", "\nСлово\n", 1))
    assert shown.startswith(f"--- golden/{name}\n+++ now/{name}\n")
    assert "\n+Слово" in shown
    assert difference(name, text, text) == ""
    assert difference(name, "", text) != ""
