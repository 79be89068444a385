"""The text of every page, book and chart's data of the good projects, compared with the files beside.

`make golden` renews them.
"""

from __future__ import annotations

import difflib
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.components.block import Section
from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import Page, Publications, Site
from generator.output.book_units import PrintedFile
from generator.output.site_source import chart_downloads
from generator.render.book import render_book
from generator.render.entries import page_linked
from generator.render.markdown import render_page
from generator.render.places import page_url, site_homes
from generator.render.registers import Surroundings, register_files
from generator.render.settings import language_settings
from generator.render.shown import Ground
from generator.source.project import Revision
from tests.project import GOOD, ROOT, Blank, book_html, hand_pages, kept_atlas, write_tree

FOLDER = Path(__file__).parent
PROJECTS = ("sample", "documents", "catalogue")
RENEW = "RENEW_GOLDEN" in os.environ
MOST_LINES = 60
ID = re.compile(r'\sid="([^"]*)"|\{:? ?#([\w.:-]+)')  # of an element, or of a heading in Markdown

pytestmark = pytest.mark.golden


@cache
def planned(project: str) -> Publications:
    """Everything that a project publishes, on a day and at a revision of its own."""
    root, revision = GOOD / project, Revision(date(2020, 12, 1), "0123abcd")
    atlas = kept_atlas(project)
    hand = {lang: hand_pages(root, lang) for lang in ("ru", "en")}
    return plan_publications(atlas, Selection(), hand, {"": revision, **dict.fromkeys(atlas.scopes, revision)})


@cache
def made() -> dict[str, str]:
    """What the generator makes of the projects now, by the path of its golden file."""
    return {f"{project}/{name}": text for project in PROJECTS for name, text in texts(planned(project))}


def texts(found: Publications) -> Iterator[tuple[str, str]]:
    """Pages, settings with the navigation, data of charts, and books."""
    for site in found.sites:
        printed = {f"{book.slug}.pdf": PrintedFile(f"{book.slug}.pdf", 2, 100_000) for book in found.books}
        ground = Ground(site.voice, "site", site_homes(site), printed)
        for page in (*site.pages, *site.entries):
            linked = page_linked(page, ground.homes, f"https://clusters.example/{site.lang}/")
            yield f"{site.lang}/{page.path}", render_page(page, ground, linked)
            yield from register_texts(site, page)
        yield (
            f"{site.lang}/site.json",
            json.dumps(language_settings(site, found.sites, ()), ensure_ascii=False, indent=1) + "\n",
        )
        if data := "\n".join(chart_data(site)):
            yield f"{site.lang}/charts.txt", data
    yield from ((f"{book.slug}.html", book_html(render_book(book))) for book in found.books)


def register_texts(site: Site, page: Page) -> Iterator[tuple[str, str]]:
    """The files of the registers of a page, each beside it."""
    where = page_url(page.path)
    around = Surroundings(f"https://clusters.example/{site.lang}/{where}", date(2020, 12, 1))
    for name, content in register_files(page, around).items():
        yield f"{site.lang}/{where}{name}", content.decode("utf-8-sig").replace("\r\n", "\n")


def chart_data(site: Site) -> Iterator[str]:
    """The tables that readers take away, each under its path."""
    for page in site.pages:
        for path, content in chart_downloads(page, site, Blank()).items():
            if path.endswith(".csv"):
                text = content.decode("utf-8-sig").replace("\r\n", "\n")
                yield f"# {path}\n{text}"


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
    return {path.relative_to(FOLDER).as_posix() for name in PROJECTS for path in (FOLDER / name).rglob("*.*")}


def test_golden() -> None:
    """All in one test: they are made only where it runs, once."""
    if RENEW:
        write_tree(FOLDER, made())
    golden = {name: path.read_text(encoding="utf-8") for name in made() if (path := FOLDER / name).is_file()}
    changes = [difference(name, golden.get(name, ""), now) for name, now in made().items()]
    shown = "\n".join(filter(None, changes))
    assert not shown, f"\n{shown}\nIf this is meant: make golden"


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


def twice(text: str) -> set[str]:
    """The ids that more than one element of a page or a book has: links lead only to the first."""
    return {name for name, times in Counter("".join(pair) for pair in ID.findall(text)).items() if times > 1}


def test_no_page_and_no_book_holds_an_id_twice() -> None:
    texts = {name: text for name, text in made().items() if name.endswith((".md", ".html"))}
    assert {name: twice(text) for name, text in texts.items() if twice(text)} == {}
    assert sum(len(ID.findall(text)) for text in texts.values()) > 1000


def test_an_id_that_is_held_twice_is_noticed() -> None:
    """Of an element, of a heading, and of both."""
    page = made()["sample/en/clusters/sample/industry.md"]
    heading, element = "{ #industry-exports }", 'id="industry-exports-figures"'
    assert heading in page
    assert element in page
    assert twice(f"{page}\n## Again {heading}\n") == {"industry-exports"}
    assert twice(f"{page}\n<div {element}></div>\n") == {"industry-exports-figures"}
    assert twice(f'{page}\n<div class="a" id="industry-exports"></div>\n') == {"industry-exports"}


def kinds(sections: Iterator[Section]) -> set[str]:
    """The components that sections are made of."""
    return {block.view.kind for section in sections for block in section.blocks}


@pytest.mark.parametrize("medium", ["site", "print"])
def test_every_component_is_in_a_golden_file(medium: str) -> None:
    """What only the site shows: downloads, calendars, contacts, ways in, and what its pages are."""
    found = [planned(project) for project in PROJECTS]
    pages = (
        section
        for each in found
        for site in each.sites
        for page in (*site.pages, *site.entries)
        for section in page.sections
    )
    parts = (section for each in found for book in each.books for part in book.parts for section in part.sections)
    every = {path.parent.name for path in (ROOT / "templates/components").glob("*/component.html.j2")}
    site_alone = {"downloads", "calendars", "contacts", "data_files", "facts", "history", "steps", "origin"}
    site_alone |= {"cluster_cards", "cases", "leading", "statement", "trends", "product_lines", "chapters", "multiples"}
    site_alone |= {"roadmap_strip", "register", "source_list", "cards", "catalogue", "certificates", "details"}
    site_alone |= {"events", "glossary", "item", "offers", "role_contacts", "support", "take_away"}
    editions = {"opener", "sheets", "index", "points", "labels", "mission", "strips"}
    unseen = {"site_code"}  # it leads to pages of a cluster, which the sample with a brochure has none of
    alone = {
        "site": {"by_source"} | editions | unseen,
        "print": (site_alone | unseen) - {"statement", "contacts", "facts"},
    }
    assert kinds(pages if medium == "site" else parts) == every - alone[medium]
