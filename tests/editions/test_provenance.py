"""The way from a number to its source: links on every page and in the books, and the register they lead to."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.editions.plan import Selection
from generator.editions.provenance import BookRegister, Place, SiteRegisters, source_blocks
from generator.editions.views import Book, KeyFigures, Page, Ranks, Register, RegisterRow, SourceList
from generator.editions.words import Words
from generator.language import Lang
from generator.model.atlas import Atlas
from generator.model.texts import Text
from generator.render.components import render_block
from tests.editions.test_plan import planned

REGISTERS = {"sample": "clusters/sample/sources", "other": "clusters/other/sources"}
TEXT = Text(ru="{revenue} на {firms|number} ({firms|period}), у других {other/makers}")


def site_words(atlas: Atlas, here: str, lang: Lang = "ru") -> Words:
    return Words(atlas, lang, SiteRegisters(REGISTERS, here))


def hrefs(html: str) -> list[str]:
    return re.findall(r'class="cb-ref[^"]*" href="([^"]*)"', html)


@pytest.mark.parametrize(
    ("here", "own", "other"),
    [
        ("clusters/sample/members", "../sources/", "../../other/sources/"),
        ("clusters/sample", "sources/", "../other/sources/"),
        ("clusters/sample/sources", "", "../../other/sources/"),
        ("documents/note/aims", "../../../clusters/sample/sources/", "../../../clusters/other/sources/"),
        ("", "clusters/sample/sources/", "clusters/other/sources/"),
    ],
)
def test_numbers_lead_to_the_register_of_their_cluster(sample: Atlas, here: str, own: str, other: str) -> None:
    html = site_words(sample, here).inline(TEXT, "sample")
    assert hrefs(html) == [f"{own}#figure-revenue", f"{own}#figure-firms", f"{other}#figure-makers"]


def test_a_cluster_without_pages_has_no_links(sample: Atlas) -> None:
    words = Words(sample, "ru", SiteRegisters({"sample": REGISTERS["sample"]}, ""))
    assert len(hrefs(words.inline(TEXT, "sample"))) == 2


def test_in_a_book_all_numbers_lead_to_its_own_register(sample: Atlas) -> None:
    html = Words(sample, "ru", BookRegister("sample")).inline(TEXT, "sample")
    assert hrefs(html) == ["#figure-revenue", "#figure-firms", "#figure-other--makers"]
    assert "data-about" not in html


def test_headings_and_plain_texts_have_no_links(sample: Atlas) -> None:
    words = site_words(sample, "clusters/sample")
    assert "<a" not in words.title(TEXT, "sample")
    assert words.title(TEXT, "sample") == Words(sample, "ru").inline(TEXT, "sample")
    assert "<" not in words.plain(TEXT, "sample")


def test_links_hold_nothing_but_text(sample: Atlas) -> None:
    for html in (
        words.inline(TEXT, "sample") for words in (site_words(sample, ""), Words(sample, "ru", BookRegister("x")))
    ):
        assert re.findall(r"<a [^>]*>[^<]+</a>", html) == re.findall(r"<a .*?</a>", html)


@pytest.mark.parametrize(
    ("name", "about"),
    [
        (
            "revenue",
            "Revenue, 2018. As in the source. Calculated for 16 firms. All numbers here are samples. "
            "Revenue without tax, for 2018. Source: Sample survey.",
        ),
        ("workers", "Workers, as of the end of August 2020. Lower bound. Source: Sample survey."),
        (
            "revenue-per-worker",
            "Revenue per worker. Calculated: “Revenue” (RUB 2.41 bn) ÷ “Workers” (more than 900 people).",
        ),
        ("damaged", "Damaged number. As printed in the source. More than all revenue. Source: Sample register."),
        ("lost-figure", "Lost number. Lost in the source. Source: Sample survey."),
    ],
)
def test_what_a_number_says_of_itself(sample: Atlas, name: str, about: str) -> None:
    link = site_words(sample, "", "en").figure_link("sample", name)
    assert link is not None
    assert link.about == about


def register(atlas: Atlas, lang: Lang = "en", *, foreign: bool = False) -> dict[str, RegisterRow]:
    cluster = atlas.clusters["sample"]
    places = [
        Place("Industry", "../industry/", [("sample", "revenue"), ("other", "makers")], ["sample-register"]),
        Place("Members", "../members/", [("sample", "revenue")]),
    ]
    words = site_words(atlas, "clusters/sample/sources", lang)
    view = source_blocks(words, cluster, places, foreign=foreign)[0].view
    assert isinstance(view, Register)
    return {row.id: row for row in view.items}


def spaced(html: str) -> str:
    return html.replace("\u00a0", " ")


def test_the_register_holds_all_figures_of_the_data(sample: Atlas) -> None:
    assert list(register(sample)) == [f"figure-{name}" for name in sample.clusters["sample"].figures]
    *_, (name, row) = register(sample, foreign=True).items()
    assert (name, row.title) == ("figure-other--makers", "Other sample: Makers of the other sample")


def test_a_row_says_where_a_figure_is_used(sample: Atlas) -> None:
    used = register(sample)["figure-revenue"].used
    assert [re.sub("<[^>]*>", "", text) for text in used] == [
        *("Industry", "Members"),
        *("calculation of “Revenue per worker”", "calculation of “Growth of revenue”"),
    ]
    assert used[0] == '<a href="../industry/">Industry</a>'
    assert '"#figure-revenue-growth"' in used[3]


def test_values_of_the_register(sample: Atlas) -> None:
    rows = register(sample, "ru")
    shown = {name: spaced(rows[f"figure-{name}"].value.html) for name in ("revenue", "rank-jobs", "damaged")}
    assert shown == {"revenue": "2,41 млрд руб.", "rank-jobs": "24-е место", "damaged": "9,94 млрд руб."}
    assert rows["figure-lost-figure"].value.state == "lost"
    assert spaced(rows["figure-firms"].aside) == "16 без ИП"


@pytest.mark.parametrize(
    ("name", "status"),
    [
        (
            "corporate-share",
            "Calculated: “Sample firms” (16 excluding sole traders) as a percentage of “Sample firms” (40 firms).",
        ),
        (
            "revenue-growth",
            "Calculated: change from “Earlier revenue” (RUB 2.0 bn) to “Revenue” (RUB 2.41 bn), per cent.",
        ),
        (
            "all-makers",
            "Calculated: “Sample firms” (16 excluding sole traders) + “Makers of the other sample” (1,639 firms).",
        ),
        ("rank-jobs", "The value itself is lost in the source. All numbers here are samples."),
        ("and-more", "Lower bound."),
        ("fewer", "Upper bound."),
        ("wage", "Approximate."),
    ],
)
def test_the_status_is_told_in_words(sample: Atlas, name: str, status: str) -> None:
    said = " ".join(register(sample)[f"figure-{name}"].status)
    assert spaced(re.sub("<[^>]*>", "", said)) == status


def test_operands_of_a_rule_are_links(sample: Atlas) -> None:
    said = " ".join(register(sample)["figure-all-makers"].status)
    assert hrefs(said) == ["#figure-firms", "../../other/sources/#figure-makers"]


def test_a_printed_value_beside_a_rule_is_mentioned(sample: Atlas) -> None:
    cluster = sample.clusters["sample"]
    figure = cluster.figures["revenue-per-worker"]
    assert figure.derive is not None
    printed = figure.model_copy(update={"derive": figure.derive.model_copy(update={"printed": "2.68"})})
    changed = replace(cluster, figures={**cluster.figures, "revenue-per-worker": printed})
    row = register(replace(sample, clusters={**sample.clusters, "sample": changed}))["figure-revenue-per-worker"]
    assert row.status[0].endswith("The source prints the value as well.")


def test_sources_of_figures_are_listed_with_the_places_that_show_them(sample: Atlas) -> None:
    places = [Place("One", "#one", [("sample", "damaged")]), Place("Two", "#two", (), ["sample-survey"])]
    view = source_blocks(Words(sample, "en"), sample.clusters["sample"], places)[1].view
    assert isinstance(view, SourceList)
    assert {item.id: list(item.used) for item in view.items} == {
        "source-sample-register": ['<a href="#one">One</a>'],
        "source-sample-survey": ['<a href="#two">Two</a>'],
    }


def pages(atlas: Atlas) -> dict[str, Page]:
    return {page.path: page for page in planned(atlas, Selection("site", langs=("en",))).sites[0].pages}


def test_key_figures_and_ranks_lead_to_the_register(sample: Atlas) -> None:
    views = [
        block.view for section in pages(sample)["clusters/sample/industry.md"].sections for block in section.blocks
    ]
    links = [item.value.link for view in views if isinstance(view, KeyFigures) for item in view.items]
    links += [item.link for view in views if isinstance(view, Ranks) for item in view.items]
    assert len(links) > 3
    assert all(link and link.href.startswith("../sources/#figure-") and link.about for link in links)


def test_every_link_of_every_page_and_book_has_its_row(sample: Atlas) -> None:
    found = planned(sample, Selection())
    for book in found.books:
        check_rows(book)
    for path, page in pages(sample).items():
        for section in page.sections:
            for block in section.blocks:
                for href in hrefs(render_block(block, "en", "site")):
                    assert re.fullmatch(
                        r"(?:\.\./sources/|sources/|clusters/sample/sources/|)#figure-[a-z0-9-]+", href
                    ), path


def check_rows(book: Book) -> None:
    html = "".join(
        render_block(block, book.lang, "print")
        for part in book.parts
        for section in part.sections
        for block in section.blocks
    )
    ids = set(re.findall(r' id="([^"]+)"', html))
    assert len(hrefs(html)) > 10
    assert {href[1:] for href in hrefs(html)} <= ids
