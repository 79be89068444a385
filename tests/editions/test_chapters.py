"""Chapters: numbers, notes, sources, codes, and what stands in the cells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.editions.chapters import CHAPTERS, build_chapter, numbered_chapters
from generator.editions.views import Chain, KeyFigures, Responses, Roadmap, Section, Swot, Table
from generator.editions.words import Words
from generator.language import Lang
from generator.model.atlas import Atlas


def section(atlas: Atlas, name: str, lang: Lang = "en") -> Section:
    cluster = atlas.clusters["sample"]
    chapters = {chapter.id: chapter for chapter in CHAPTERS}
    return build_chapter(chapters[name], Words(atlas, lang), cluster, "")[0]


def test_chapters_are_numbered_in_their_parts(sample: Atlas) -> None:
    numbers = [(number, chapter.id) for number, chapter in numbered_chapters(sample.clusters["sample"])]
    assert numbers == [
        ("1.1", "industry"),
        ("1.2", "members"),
        ("1.3", "products"),
        ("1.4", "swot"),
        ("2.1", "strategy"),
        ("2.2", "kpis"),
        ("2.3", "organisation"),
        ("2.4", "roadmap"),
    ]


def test_a_missing_chapter_leaves_no_gap(sample: Atlas) -> None:
    cluster = replace(sample.clusters["sample"], members={}, strategy=None)
    numbers = {chapter.id: number for number, chapter in numbered_chapters(cluster)}
    assert (numbers["products"], numbers["swot"], numbers["kpis"]) == ("1.2", "1.3", "2.1")
    assert "members" not in numbers


def test_notes_are_numbered_as_they_come_and_equal_ones_share_a_number(sample: Atlas) -> None:
    found = section(sample, "industry")
    assert [note.number for note in found.notes] == [1, 2, 3, 4, 5, 6]
    assert [str(note.html) for note in found.notes[:3]] == [
        "All numbers here are samples.",
        "Revenue without tax, for 2018.",
        "Calculated for 16 firms",
    ]
    figures = next(block.view for block in found.blocks if isinstance(block.view, KeyFigures))
    marks = {item.id: [mark.number for mark in item.value.marks] for item in figures.items}
    assert (marks["revenue"], marks["damaged"], marks["exports"]) == ([1, 2, 3], [4], [])
    assert {note.anchor for note in found.notes} == {f"industry-note-{n}" for n in range(1, 7)}


def test_numbers_of_notes_begin_anew_in_each_chapter(sample: Atlas) -> None:
    assert [note.number for note in section(sample, "products").notes] == [1, 2]


def test_ids_of_blocks_are_unique(sample: Atlas) -> None:
    ids = [
        block.id
        for _, chapter in numbered_chapters(sample.clusters["sample"])
        for block in section(sample, chapter.id).blocks
    ]
    assert len(ids) == len(set(ids))


def test_sources_of_a_chapter_come_once_in_order(sample: Atlas) -> None:
    chapter = next(chapter for chapter in CHAPTERS if chapter.id == "industry")
    _, sources = build_chapter(chapter, Words(sample, "en"), sample.clusters["sample"], "")
    assert sources == ("sample-survey", "sample-register")


@pytest.mark.parametrize(
    ("lang", "codes"), [("ru", ["С1", "С2", "Сл1", "В1", "У1"]), ("en", ["S1", "S2", "W1", "O1", "T1"])]
)
def test_codes_of_factors(sample: Atlas, lang: Lang, codes: list[str]) -> None:
    view = section(sample, "swot", lang).blocks[0].view
    assert isinstance(view, Swot)
    assert [factor.code for quadrant in view.quadrants for factor in quadrant.factors] == codes


def test_responses_stand_where_their_factors_meet(sample: Atlas) -> None:
    view = section(sample, "swot").blocks[1].view
    assert isinstance(view, Responses)
    ids = {group.id: [response.id for response in group.responses] for group in view.groups}
    assert ids["strengths-opportunities"] == ["show"]
    assert ids["strengths-threats"] == ["roof"]
    assert ids["weaknesses-opportunities"] == ["road", "odd"]
    assert ids["weaknesses-threats"] == []
    skill, clay, roads = view.inner
    fair, rain = view.outer
    assert [bool(view.at(inner, outer)) for inner in (skill, clay, roads) for outer in (fair, rain)] == [
        *(True, False),
        *(False, True),
        *(True, False),
    ]
    assert view.unanswered == ()


def test_cells_of_the_plan(sample: Atlas) -> None:
    view = section(sample, "kpis", "ru").blocks[-1].view
    assert isinstance(view, Table)
    assert [str(column.title) for column in view.columns[2:]] == ["2020", "2021", "2022", "2023", "2024"]
    members, sales, actual = ([(str(cell.html), cell.state) for cell in row.cells] for row in view.rows)
    assert members[1:] == [("7", "exact"), ("–", "none"), ("—", "lost"), ("15", "exact"), ("", "exact")]
    assert (sales[1], sales[5]) == (("1\u00a0000,5", "exact"), ("1О00", "printed"))
    assert [html for html, _ in actual] == ["млн\u00a0руб.", "1\u00a0200", "1\u00a0300,5", "", "", ""]


def test_cells_of_the_chain(sample: Atlas) -> None:
    found = next(block.view for block in section(sample, "products").blocks if isinstance(block.view, Chain))
    rows = {row.id: row for stage in found.stages for group in stage.groups for row in group.rows}
    assert {name: (str(row.firms.html), str(row.firms_corporate.html)) for name, row in rows.items()} == {
        "pots": ("30", "10"),
        "pans": ("10", "6"),
        "wholesale": ("—", "—"),
        "retail": ("666", ""),
    }
    assert (str(rows["retail"].revenue.html), rows["retail"].revenue.state) == ("9.94", "printed")
    assert [stage.core for stage in found.stages] == [True, False]


def test_the_roadmap_shows_printed_numbers_and_knows_its_years(sample: Atlas) -> None:
    view = section(sample, "roadmap").blocks[-1].view
    assert isinstance(view, Roadmap)
    marketing, own = view.directions
    assert [item.number for item in marketing.items] == ["1.1", "1.2", "1.4", "1.4"]
    assert [item.years for item in own.items] == [(2021, 2023), (2021, 2022, 2023, 2024), ()]
    assert view.years == (2020, 2021, 2022, 2023, 2024)
    assert [item.repeats for item in marketing.items] == [False, True, False, True]
