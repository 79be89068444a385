"""What sections are made of: their texts, numbers, notes and sources."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.components.block import Block, Cell, Section, linked, note_numbers, section_at, walk
from generator.components.claims import Claims
from generator.components.inline import Inline, Joined, Link, Mark, Marked, Mention, Number, Said, Spoken
from generator.components.key_figures import KeyFigures
from generator.components.table import Table, TableColumn, TableRow
from generator.kinds.atlas import Atlas
from generator.model.address import Address
from generator.model.quantity import Quantity
from tests.subjects import section, view, voice


def quantity(name: str) -> Quantity:
    return Quantity(Address("sample", "figures", (name,)), value=Decimal(1))


ONE, TWO, THREE = quantity("one"), quantity("two"), quantity("three")
TOLD = Said("{two}, {two|period}", "en", mentions=(Mention("two", TWO), Mention("two|period", TWO, "period")))
HEADING = Said("{three}", "en", "title", (Mention("three", THREE),))
NOTE = Mark("A note")


@dataclass(frozen=True)
class Odd:
    """A view that holds texts at every depth."""

    kind = "odd"
    title: Inline
    cells: tuple[tuple[Cell, ...], ...]
    word: str = "nothing to walk through"
    many: int = 3


def test_a_walk_finds_texts_marks_and_numbers_in_reading_order() -> None:
    deep = Joined("{}{}", (Link(ONE.address, Number(ONE)), Marked("x", Mark(TOLD))))
    found = list(walk(Odd(HEADING, ((Cell(TWO, (NOTE,)), Cell(deep)), (Cell("word"),)))))
    assert found == [HEADING, TWO, NOTE, Number(ONE), Mark(TOLD), TOLD]


def test_a_walk_does_not_go_into_what_is_said_in_another_language(sample: Atlas) -> None:
    assert list(walk(Spoken(voice(sample, "ru"), TOLD))) == []
    assert list(walk((1, None, "x", [TOLD], {"a": TOLD}))) == []


def test_only_numbers_that_lead_somewhere_are_linked() -> None:
    shown = (Number(ONE), Number(TWO, quiet=True), THREE, HEADING, Cell(THREE), TOLD)
    assert [item.address.id for item in linked(shown)] == ["one", "two"]


def test_a_period_alone_is_no_link() -> None:
    only = Said("{two|period}", "en", mentions=(Mention("two|period", TWO, "period"),))
    assert list(linked(only)) == []


def numbered(*texts: Inline) -> Section:
    """A section with a block a text, each marked."""
    return Section("s", "S", tuple(Block(f"s-{n}", Claims((Marked("x", Mark(text)),))) for n, text in enumerate(texts)))


def test_equal_notes_share_a_number() -> None:
    assert note_numbers(numbered("a", "b", "a", "c")) == {"a": 1, "b": 2, "c": 3}
    assert note_numbers(numbered()) == {}
    assert note_numbers(numbered(TOLD, Said(TOLD.text, "en", mentions=TOLD.mentions), HEADING)) == {TOLD: 1, HEADING: 2}


def test_a_note_in_a_source_line_is_numbered_after_those_of_its_block() -> None:
    columns = (TableColumn("", marks=(Mark("head"),)), TableColumn("n", numeric=True))
    table = Table("T", columns, (TableRow(Cell("r"), (Cell(ONE, (Mark("cell"),)),)),))
    block = Block("s-t", table, source=Marked("Register", Mark("doubt")))
    assert note_numbers(Section("s", "S", (block, *numbered("last").blocks))) == {
        "head": 1,
        "cell": 2,
        "doubt": 3,
        "last": 4,
    }


def test_notes_are_numbered_as_they_come_and_equal_ones_share_a_number(sample: Atlas) -> None:
    found = section(sample, "industry")
    numbers = note_numbers(found)
    assert list(numbers.values()) == [1, 2, 3]
    assert [voice(sample).unmarked(note) for note in numbers][:3] == [
        "All numbers here are samples.",
        "Revenue without tax, for 2018.",
        "Calculated for 16 firms",
    ]
    marks = {
        item.value.quantity.address.id: [numbers[mark.note] for mark in item.marks]
        for item in view(found, KeyFigures).items
    }
    assert (marks["revenue"], marks["damaged"], marks["exports"]) == ([1, 2, 3], [], [])


def test_numbers_of_notes_begin_anew_in_each_chapter(sample: Atlas) -> None:
    assert list(note_numbers(section(sample, "products")).values()) == [1]


def test_sources_of_a_chapter_come_once_in_order(sample: Atlas) -> None:
    assert section(sample, "industry").sources == ("sample-survey", "sample-register")


def test_blocks_stand_in_the_media_that_they_name() -> None:
    blocks = tuple(Block(f"s-{n}", Claims(()), media=media) for n, media in enumerate([(), ("site",), ("print",)]))
    found = Section("s", "S", blocks)
    assert [block.id for block in found.of("site")] == ["s-0", "s-1"]
    assert [block.id for block in found.of("print")] == ["s-0", "s-2"]


def test_centres_have_addresses_of_their_own() -> None:
    assert str(section_at("sample", "kpis")) == "sample/sections:kpis"
    assert str(section_at("sample")) == "sample/sections:"
    assert section_at("sample", of="centre") != section_at("sample")
