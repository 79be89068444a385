"""What is known about figures: rows of the register, the lists of sources and notes, and the words beside numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from generator.components import by_source, source_list
from generator.components.block import Block, Section, linked, section_at
from generator.components.by_source import BySource
from generator.components.claims import Claims
from generator.components.figure_words import about
from generator.components.finished import Place, Retold
from generator.components.inline import Inline, Link, Mark, Marked, Number, Said
from generator.components.register import Register, RegisterRow, anchor, build, whole
from generator.components.scene import Scene, Slot, source_line, source_lines
from generator.components.source_list import SourceList
from generator.components.writing import Writer
from generator.kinds.atlas import Atlas
from generator.kinds.source import Source
from generator.language import Lang
from generator.model.address import Address
from generator.model.quantity import Quantity, State
from generator.model.texts import Text
from tests.subjects import changed, said, spaced, voice

SLOT = Slot("list", Address("sample", "publication"))


def place(atlas: Atlas, name: str, refs: Sequence[str], sources: tuple[str, ...] = ()) -> Place:
    """A section that shows figures and names sources."""
    numbers = tuple(Number(voice(atlas).figure(ref)) for ref in refs)
    block = Block(f"{name}-block", Claims(numbers), sources=sources)
    return Place(name.title(), section_at("sample", name), Section(name, name.title(), (block,)))


def register(atlas: Atlas, lang: Lang = "en", *, whole: bool = False) -> dict[str, RegisterRow]:
    """The rows by their anchors."""
    places = (
        place(atlas, "industry", ["revenue", "other/makers"], ("sample-register",)),
        place(atlas, "members", ["revenue", "firms.not-sole-traders"]),
    )
    (block,) = build(Scene(voice(atlas, lang), "sources"), SLOT, Retold(places, whole))
    assert isinstance(block.view, Register)
    led = [address for address, _ in block.view.homes() if address.kind == "figures"]
    assert led == [row.at for row in block.view.items]
    return {row.anchor: row for row in block.view.items}


def status(atlas: Atlas, name: str) -> str:
    return " ".join(voice(atlas).unmarked(part) for part in register(atlas)[f"figure-{name}"].status)


def test_the_register_holds_all_figures_of_the_data(sample: Atlas) -> None:
    assert sorted(register(sample)) == sorted(f"figure-{name}" for name in sample.clusters["sample"].figures)


def test_a_book_explains_the_figures_of_others_too(sample: Atlas) -> None:
    name = "figure-other--makers"
    row = register(sample, whole=True)[name]
    assert (name, voice(sample).unmarked(row.title)) == (
        "figure-other--makers",
        "Other sample: Makers of the other sample",
    )
    assert row.at == Address("other", "figures", ("makers",))


def test_a_row_says_where_a_figure_is_used(sample: Atlas) -> None:
    used = register(sample)["figure-revenue"].used
    assert [voice(sample).unmarked(text) for text in used] == [
        *("Industry", "Members"),
        *("calculation", "calculation"),
    ]
    assert used[0] == Link(section_at("sample", "industry"), "Industry")
    assert isinstance(used[3], Link)
    assert used[3].to == Address("sample", "figures", ("revenue-growth",))


def test_a_part_of_a_count_is_a_use_of_the_count(sample: Atlas) -> None:
    used = register(sample)["figure-firms"].used
    assert [voice(sample).unmarked(text) for text in used] == [
        "Members",
        "calculation",
        "calculation",
    ]


def test_values_of_the_register(sample: Atlas) -> None:
    rows, words = register(sample, "ru"), voice(sample, "ru")
    shown = {name: spaced(said(words, rows[f"figure-{name}"].value)) for name in ("revenue", "rank-jobs", "damaged")}
    assert shown == {"revenue": "2,41 млрд руб.", "rank-jobs": "24-е место", "damaged": "9,94 млрд руб."}
    lost = rows["figure-lost-figure"].value.content
    assert isinstance(lost, Quantity)
    assert lost.state is State.LOST
    assert spaced(rows["figure-firms"].aside) == "16 без ИП"
    assert (rows["figure-firms"].period, rows["figure-wage"].period) == ("2018", "")


def test_numbers_of_the_register_do_not_lead_to_themselves(sample: Atlas) -> None:
    assert list(linked(tuple(row.value for row in register(sample).values()))) == []


def test_the_source_of_a_row_leads_to_the_list(sample: Atlas) -> None:
    rows = register(sample)
    assert rows["figure-revenue"].source == Link(Address("", "sources", ("sample-survey",)), "Sample survey")
    assert rows["figure-revenue-growth"].source == ""


@pytest.mark.parametrize(
    ("name", "told"),
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
        ("rank-jobs", "All numbers here are samples."),
        ("and-more", ""),  # the value says so itself
        ("fewer", ""),
        ("wage", ""),
    ],
)
def test_the_status_is_told_in_words(sample: Atlas, name: str, told: str) -> None:
    assert spaced(status(sample, name)) == told


def test_operands_of_a_rule_are_numbers_that_lead_on(sample: Atlas) -> None:
    operands = list(linked(register(sample)["figure-all-makers"].status))
    assert [str(quantity.address) for quantity in operands] == [
        "sample/figures:firms.not-sole-traders",
        "other/figures:makers",
    ]


def test_a_printed_value_beside_a_rule_is_mentioned(sample: Atlas) -> None:
    cluster = sample.clusters["sample"]
    figure = cluster.figures["revenue-per-worker"]
    assert figure.derive is not None
    printed = figure.model_copy(update={"derive": figure.derive.model_copy(update={"printed": "2.68"})})
    atlas = changed(sample, replace(cluster, figures={**cluster.figures, "revenue-per-worker": printed}))
    assert status(atlas, "revenue-per-worker").endswith("The source prints the value as well.")


@pytest.mark.parametrize(
    ("name", "told"),
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
        ("other/makers", "Makers of the other sample, 2018. As in the source. Source: Sample register."),
    ],
)
def test_what_a_number_says_of_itself(sample: Atlas, name: str, told: str) -> None:
    words = voice(sample)
    assert spaced(about(words, words.figure(name))) == told


def test_the_notes_of_another_s_figure_are_those_of_its_owner(sample: Atlas) -> None:
    words = voice(sample, owner="other")
    assert "Revenue without tax, for 2018." in spaced(about(words, words.figure("sample/revenue")))


def test_anchors_name_the_owner_only_where_it_is_another() -> None:
    figure = Address("sample", "figures", ("firms", "not-sole-traders"))
    assert anchor("sample", whole(figure)) == "figure-firms"
    assert anchor("other", whole(figure)) == "figure-sample--firms"


def sources(atlas: Atlas, *places: Place, whole: bool = False, owner: str = "sample") -> dict[str, list[Inline]]:
    """The places by the ids of the sources."""
    scene = Scene(voice(atlas, owner=owner), "sources")
    found = [block.view for block in source_list.build(scene, SLOT, Retold(places, whole))]
    assert all(isinstance(view, SourceList) for view in found)
    return {item.at.id: list(item.used) for view in found if isinstance(view, SourceList) for item in view.items}


def test_sources_of_figures_are_listed_with_the_places_that_show_them(sample: Atlas) -> None:
    one, two = place(sample, "one", ["damaged"]), place(sample, "two", [], ("sample-survey",))
    assert sources(sample, one, two) == {"sample-survey": [two.link], "sample-register": [one.link]}


def test_all_sources_of_figures_are_listed_though_nothing_shows_them(sample: Atlas) -> None:
    assert sources(sample) == {"sample-survey": [], "sample-register": []}


def test_a_book_lists_the_sources_of_all_that_it_shows(sample: Atlas) -> None:
    shown = place(sample, "one", ["sample/revenue"])
    assert sources(sample, shown, owner="other") == {"sample-register": [], "sample-survey": [shown.link]}
    quiet = replace(shown, section=replace(shown.section, blocks=()))
    assert sources(sample, quiet, owner="other") == {"sample-register": []}


def test_a_garbled_source_is_named_as_it_is_read(sample: Atlas) -> None:
    words = voice(sample)
    line = source_line(words, sample.sources["sample-survey"])
    assert Writer(words).html(line) == (
        "Sample survey (form P-4 “Sample”), "
        '<a href="https://survey.example/sample" rel="noopener">survey.example/sample</a>'
    )
    named = Scene(words, "industry").block("x", Claims(()), sources=["sample-register", None, "sample-register"])
    assert isinstance(named.source, Said)
    assert (words.unmarked(named.source), named.source.printed) == ("Sample register", "Рестр-обрзец")
    assert named.sources == ("sample-register",)
    assert Scene(words, "kpis").block("x", Claims(()), origin="The plan").source == "The plan"


def test_sources_that_read_the_same_are_told_apart_by_what_the_document_prints(sample: Atlas) -> None:
    words, one = voice(sample), sample.sources["sample-register"]
    assert one.text.printed
    other = Source.model_construct(**{**one.__dict__, "text": Text.model_construct(dict(one.text.said))})
    atlas = replace(sample, sources={**sample.sources, "other": other})
    first, second = source_lines(voice(atlas), ("sample-register", "other")).values()
    assert words.unmarked(first) == f"Sample register (printed: “{one.text.printed}”)"
    assert f'<span lang="ru">{one.text.printed}</span>' in Writer(words).html(first)
    assert words.unmarked(second) == "Sample register"
    assert source_lines(words, ["sample-register"]) == {"sample-register": source_line(words, one)}


def noted(name: str, *notes: Inline, first: bool = False) -> Place:
    block = Block(f"{name}-b", Claims(tuple(Marked("x", Mark(note)) for note in notes)))
    return Place(name.title(), section_at("sample", "" if first else name), Section(name, "", (block,)))


def test_notes_are_listed_once_with_the_way_to_each_page(sample: Atlas) -> None:
    scene = Scene(voice(sample), "sources")
    places = (noted("overview", "a", "z", first=True), noted("one", "b", "a"), noted("two", "a"))
    (block,) = source_list.notes(scene, SLOT, Retold(places))
    assert isinstance(block.view, SourceList)
    one, two = (section_at("sample", name) for name in ("one", "two"))
    assert [(item.text, item.used) for item in block.view.items] == [
        ("b", (Link(one.child("note-1"), "One"),)),
        ("a", (Link(one.child("note-2"), "One"), Link(two.child("note-1"), "Two"))),
    ]
    assert len({item.anchor for item in block.view.items}) == 2


def test_figures_of_one_title_are_told_apart_by_their_topic(sample: Atlas) -> None:
    same = sample.clusters["sample"].figures["revenue"].title
    figures = {**sample.clusters["sample"].figures}
    figures["workers"] = figures["workers"].model_copy(update={"title": same})
    atlas = changed(sample, replace(sample.clusters["sample"], figures=figures))
    blocks = tuple(
        Block(f"m-{name}", Claims((Number(voice(atlas).figure(name)),)), title=title)
        for name, title in [("revenue", "Money"), ("workers", ""), ("firms", "Firms")]
    )
    place = Place("Members", section_at("sample", "members"), Section("members", "Members", blocks))
    (block,) = build(Scene(voice(atlas), "sources"), SLOT, Retold((place,)))
    assert isinstance(block.view, Register)
    told = {row.at.id: row.group for row in block.view.items}
    assert (told["revenue"], told["workers"], told["firms"]) == ("Money", "Money", "")


def test_sources_that_read_alike_have_one_head(sample: Atlas) -> None:
    twin = Source.model_validate({"text": {"ru": "Реестр-образец", "en": "Sample register", "printed": "Рстр"}})
    atlas = replace(sample, sources={**sample.sources, "twin": twin})
    places = (
        place(atlas, "industry", ["revenue"], ("sample-register", "twin")),
        place(atlas, "members", [], ("twin",)),
    )
    (block,) = by_source.build(Scene(voice(atlas), "register"), SLOT, Retold(places, whole=True))
    assert isinstance(block.view, BySource)
    texts = [voice(atlas).unmarked(group.source.text) for group in block.view.groups if group.source]
    assert sorted(texts) == sorted(set(texts))
    homes = dict(block.view.homes())
    one, other = (homes[Address("", "sources", (name,))] for name in ("sample-register", "twin"))
    assert one == other
    (used,) = (group.source.used for group in block.view.groups if group.source and group.source.anchor == one)
    assert [voice(atlas).unmarked(link) for link in used] == ["Industry", "Members"]


def test_the_end_of_a_book_lists_sources_with_what_is_no_plain_value(sample: Atlas) -> None:
    places = (place(sample, "industry", ["revenue", "other/makers", "revenue-growth"], ("sample-register",)),)
    (block,) = by_source.build(Scene(voice(sample), "register"), SLOT, Retold(places, whole=True))
    assert isinstance(block.view, BySource)
    rows = {row.anchor: row for group in block.view.groups for row in group.rows}
    assert "figure-revenue-growth" in rows, "calculated"
    assert "figure-other--makers" not in rows, "shown, and as in the source"
    assert "figure-and-more" in rows, "shown nowhere else"
    assert all("As in the source." not in row.status for row in rows.values())
    sources = [group.source.anchor for group in block.view.groups if group.source]
    assert sources == list(dict.fromkeys(sources))
    assert {anchor for _, anchor in block.view.homes()} == {*rows, *sources}
