"""An outline of an editor's own, written beside the data: planned, checked and rendered without a line of Python."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import pipeline
from generator.components.downloads import Downloads
from generator.editions.plan import Selection
from generator.editions.publications import Book, Publications
from generator.kinds.atlas import Atlas
from generator.render.book import render_book
from generator.render.places import book_places
from tests.conftest import Run
from tests.project import Ran, book_html, write_tree
from tests.subjects import planned

EDITION = """
kind: brochure
title: {ru: Буклет-образец, en: Sample brochure}
clusters: all
languages: [en, ru]
file: brochure-{cluster}
"""
OUTLINE = """
of: cluster
topic: [claims, key-figures, ranks]
parts:
  brief:
    title: {ru: Коротко, en: In brief}
    chapters:
      numbers:
        title: {ru: Цифры, en: Numbers}
        blocks:
          - {component: key-figures, of: cluster.figures, id: main, title: {ru: Главное, en: The main ones}}
          - component: paragraph
            text: {ru: "Всего {sample/firms}.", en: "There are {sample/firms}."}
            id: told
      industry:
        title: {ru: Отрасль, en: Industry}
        needs: swot
        blocks:
          - each: industry
      bodies:
        title: {ru: Органы, en: Bodies}
        media: [site]
        blocks:
          - {component: bodies, of: bodies, id: all}
  plan:
    title: {ru: План, en: Plan}
    chapters:
      roadmap:
        title: {ru: Дорожная карта, en: Roadmap}
        blocks:
          - {component: roadmap, of: roadmap, id: plan}
          - {component: strategy, of: strategy, id: tasks, media: [site]}
after:
  figures:
    title: {ru: Показатели, en: Figures}
    media: [print]
    blocks:
      - {component: register, of: publication, id: figures}
      - {component: sources, of: publication, id: sources}
numbered: parts
"""
NAMES = ("catalogs/brochure.yml", "catalogs/outlines/brochure.yml")


@pytest.fixture
def project(sample_project: Path) -> Path:
    return write_tree(sample_project, dict(zip(NAMES, (EDITION, OUTLINE), strict=True)))


def checked(project: Path) -> Atlas:
    found = pipeline.check(project)
    assert found.atlas is not None, [f"{problem.location} {problem.message}" for problem in found.problems]
    return found.atlas


def edited(project: Path, old: str, new: str) -> Path:
    path = project / NAMES[1]
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return project


def books(found: Publications) -> dict[str, Book]:
    return {book.slug: book for book in found.books if book.slug.startswith("brochure-")}


def test_it_is_planned_for_each_cluster_in_each_language(project: Path) -> None:
    found = books(planned(checked(project)))
    assert list(found) == ["brochure-sample-en", "brochure-sample-ru", "brochure-other-en", "brochure-other-ru"]


def test_its_chapters_are_those_that_have_something_to_show(project: Path) -> None:
    found = books(planned(checked(project)))
    chapters = {
        slug: [(section.number, section.id, [block.id for block in section.blocks]) for section in book.sections]
        for slug, book in found.items()
    }
    assert chapters["brochure-sample-en"] == [
        ("1.1", "numbers", ["numbers-main", "numbers-told"]),
        (
            "1.2",
            "industry",
            ["industry-exports", "industry-exports-figures", "industry-exports-ranks"],
        ),
        ("2.1", "roadmap", ["roadmap-plan"]),
        ("", "figures", ["figures-figures", "figures-sources"]),
    ]
    assert chapters["brochure-other-en"] == [
        ("1.1", "numbers", ["numbers-told"]),
        ("", "figures", ["figures-figures", "figures-sources"]),
    ]


def test_a_cluster_without_a_programme_has_a_cover_too(project: Path) -> None:
    book = books(planned(checked(project)))["brochure-other-en"]
    assert (book.title, book.cover.place_and_year, book.author) == (
        "Sample brochure. Other Sample Cluster",
        "Sample City",
        "Sample Centre",
    )
    html = book_html(render_book(book))
    assert "Other Sample Cluster" in html
    assert '<a class="cb-ref" href="#figure-sample--firms">40' in html
    assert ' id="figure-sample--firms"' in html


def test_its_cover_has_its_own_title_and_says_whose_it_is(project: Path) -> None:
    found = planned(checked(project)).books
    told = {book.slug: (str(book.cover.title), str(book.cover.subtitle), book.title) for book in found}
    title, name, whole = told["brochure-sample-en"]
    assert "Sample brochure" in title
    assert name
    assert whole.startswith("Sample brochure. ")
    assert "brochure" not in "".join(told["programme-sample-en"])


def test_what_the_outline_needs_decides_who_has_one(project: Path) -> None:
    atlas = checked(edited(project, "of: cluster\n", "of: cluster\nneeds: swot\n"))
    found = planned(atlas)
    assert list(books(found)) == ["brochure-sample-en", "brochure-sample-ru"]


def test_it_is_rendered_with_its_links(project: Path) -> None:
    book = books(planned(checked(project)))["brochure-sample-en"]
    html = book_html(render_book(book))
    for said in ("In brief", "The main ones", "There are", "Numbers", "24th place"):
        assert said in html.replace("\u00a0", " ")
    assert '<a class="cb-ref" href="#figure-firms">40' in html
    ids = re.findall(r' id="([^"]+)"', html)
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert len(ids) == len(set(ids))
    assert "Sample Board" not in html
    contents = html.split('id="contents"')[1].split("</section>")[0]
    assert re.findall(r'href="#([^"]+)"', contents) == ["part-1", "numbers", "industry", "part-2", "roadmap", "figures"]


def test_chapters_of_a_part_without_a_title_are_in_the_contents(project: Path) -> None:
    edited(project, "    title: {ru: Коротко, en: In brief}\n", "")
    book = books(planned(checked(edited(project, "numbered: parts", ""))))["brochure-sample-en"]
    html = book_html(render_book(book))
    contents = html.split('id="contents"')[1].split("</section>")[0]
    assert {"numbers", "industry", "roadmap", "figures"} <= set(re.findall(r'href="#([^"]+)"', contents))


def test_every_block_has_its_place(project: Path) -> None:
    book = books(planned(checked(project)))["brochure-sample-ru"]
    found = list(book_places(book, {"numbers-main": 3}))
    assert [item["anchor"] for item in found[:2]] == ["numbers-main", "numbers-told"]
    assert [item["printed"] for item in found[:2]] == [3, 0]
    assert found[1]["records"] == ["sample/sections:numbers.told", "sample/figures:firms"]


def test_pages_offer_it_beside_the_programme(project: Path) -> None:
    (site,) = planned(checked(project), Selection("site", langs=("en",))).sites
    page = next(page for page in site.pages if page.path == "clusters/sample/downloads.md")
    view = page.section.blocks[0].view
    assert isinstance(view, Downloads)
    assert [item.file for item in view.items] == [
        "brochure-sample-en.pdf",
        "brochure-sample-ru.pdf",
        "programme-sample-en.pdf",
        "programme-sample-ru.pdf",
    ]


def test_pages_do_not_offer_what_is_not_made(project: Path) -> None:
    """A link to a file that nobody makes would stop the build."""
    (project / "data/clusters/sample/swot.yml").unlink()
    (project / "data/clusters/sample/waivers.yml").unlink()
    atlas = checked(edited(project, "of: cluster\n", "of: cluster\nneeds: swot\n"))
    found = planned(atlas)
    assert books(found) == {}
    offered = {
        item.file
        for site in found.sites
        for page in site.pages
        for block in page.section.blocks
        if isinstance(block.view, Downloads)
        for item in block.view.items
    }
    assert offered == {f"{book.slug}.pdf" for book in found.books}


def test_the_site_can_show_clusters_by_it(project: Path) -> None:
    site_of_centre = "kind: own-site\ntitle: {ru: Сайт, en: Site}\ncentre: sample-centre\nlanguages: [en]\n"
    outline = "of: centre\nclusters: brochure\n"
    write_tree(project, {"catalogs/outlines/own-site.yml": outline, "catalogs/site.yml": site_of_centre})
    (site,) = planned(checked(project), Selection("site")).sites
    sample = [page for page in site.pages if page.path.startswith("clusters/sample/")]
    assert [page.path.rpartition("/")[2] for page in sample] == [
        "index.md",
        "numbers.md",
        "industry.md",
        "bodies.md",
        "roadmap.md",
    ]
    blocks = {page.section.id: [block.id for block in page.section.blocks] for page in sample}
    assert blocks["roadmap"][-1] == "roadmap-tasks"
    assert {page.path for page in site.pages} >= {"index.md", "clusters/other/index.md"}


SITE = "of: centre\nclusters: programme\n"
CHAPTERS = "parts: {{pages: {{chapters: {{{}: {{blocks: []}}}}}}}}\n"


def complaints(result: Ran) -> list[str]:
    """The errors with their places in the project."""
    lines = [line.partition("/project/")[2] for line in result.err.splitlines()]
    return [line for line in lines if " error " in line]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("component: bodies", "component: body", "There is no component “body”. Fix: Did you mean “bodies”"),
        (
            "of: cluster.figures",
            "of: cluster.figure",
            "no data “figure” in “cluster.figure”. Fix: Did you mean “figures”",
        ),
        ("of: roadmap,", "of: strategy,", "The component “roadmap” cannot show “strategy”"),
        ("topic: [claims, ", "topic: [claims, chain, ", "There is no component “chain” of topics"),
        ("each: industry", "each: swot", "“swot” is no list of topics"),
        ("needs: swot", "needs: swat", "There are no data “swat” in “swat”. Fix: Did you mean “swot”"),
        ("      roadmap:", "      numbers:", "A chapter “numbers” stands in this outline already"),
        ("id: told", "id: main", "A block “main” stands in this chapter already"),
        ("of: publication, id: sources", "of: editions, id: sources", "The component “sources” cannot show “editions”"),
        ("component: paragraph", "component: swot", "The component “swot” cannot show “text”"),
        ("component: bodies, of: bodies", "component: document-facts, of: cluster", "cannot show “cluster”"),
        ("of: roadmap, id: plan", "of: publication, id: plan", "There are no data “publication” in “publication”"),
        ("of: roadmap,", "of: topics,", "There are no data “topics” in “topics”"),
        ("needs: swot", "needs: publication", "There are no data “publication” in “publication”"),
        ("- each: industry", "- {each: industry, title: Отрасль}", "Beside each: there is no title:"),
        ("{component: roadmap, of: roadmap, id: plan}", "{component: roadmap, id: plan}", "with of: or text:"),
        (
            "  plan:\n",
            "  plan:\n    each: industry\n    blocks: [{each: industry}]\n",
            "“industry” is no list of sections",
        ),
        ("  plan:\n", "  plan:\n    blocks: [{each: industry}]\n", "A part has both each: and blocks:, or neither"),
        ("      roadmap:", "      cover:", "“cover” is the name of another page or of a part of a book"),
        ("      roadmap:", "      index:", "“index” is the name of another page or of a part of a book"),
        ("      roadmap:", "      part-1:", "“part-1” is the name of another page or of a part of a book"),
        ("numbered: parts", "ways: {compare: Сравнить}", "Only the outline of a site leads to its pages."),
        ("numbered: parts", "menu: {home: Главная}", "There is no menu “home”. Fix: Leave it out"),
    ],
)
def test_slips_are_told_with_their_place(project: Path, command: Run, old: str, new: str, said: str) -> None:
    edited(project, old, new)
    text = (project / NAMES[1]).read_text(encoding="utf-8")
    result = command("check", "--root", str(project))
    (told,) = complaints(result)
    assert result.code == 1
    assert said in told
    last = text[: text.rindex(new)].count("\n") + 1
    assert told.partition(" ")[0].startswith(f"{NAMES[1]}:"), told
    assert abs(int(told.split(":")[1]) - last) <= 2  # the line, or the first one of its block


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        (NAMES[0], EDITION.replace("file: brochure-{cluster}\n", ""), "a printed edition its file:. Fix: Add file:"),
        (NAMES[0], EDITION.replace("kind: brochure", "kind: brochures"), "There is no outline “brochures”"),
        ("catalogs/site.yml", EDITION.replace("kind: brochure", "kind: site"), "A site names its centre:"),
        ("catalogs/outlines/site.yml", "of: centre\n", "The outline of a site names the outline of its clusters"),
        ("catalogs/outlines/site.yml", "of: centre\nclusters: concept\n", "names the outline of its clusters"),
        (
            "catalogs/outlines/site.yml",
            f"{SITE}menu: {{hom: Дом}}\n",
            "There is no menu “hom”. Fix: Known here are: home,",
        ),
        ("catalogs/outlines/site.yml", f"{SITE}after: {{end: {{blocks: []}}}}\n", "has no chapters after: the others"),
        ("catalogs/outlines/site.yml", f"{SITE}{CHAPTERS.format('search')}", "“search” is the name of another page"),
        ("catalogs/outlines/site.yml", f"{SITE}{CHAPTERS.format('assets')}", "“assets” is the name of another page"),
    ],
)
def test_editions_and_outlines_that_do_not_fit_are_told(
    project: Path, command: Run, path: str, text: str, said: str
) -> None:
    result = command("check", "--root", str(write_tree(project, {path: text})))
    (told,) = complaints(result)
    assert result.code == 1
    assert told.startswith(f"{path}:")
    assert said in told
