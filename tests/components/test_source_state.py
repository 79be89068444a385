"""The state of the source: what is read, numbered, lost and noticed, each with the chapter that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from generator.components.claims import Claims
from generator.components.finished import Retold
from generator.components.scene import Scene, Slot
from generator.components.source_state import SourceState, StateRow, build
from generator.kinds.atlas import Atlas
from generator.language import Lang
from generator.model.address import Address
from tests.project import kept_atlas
from tests.subjects import changed, pages, spaced, voice


def told(atlas: Atlas, lang: Lang = "en") -> Mapping[str, list[StateRow]]:
    """The rows of the page, by their caption."""
    page = pages(atlas, lang)["clusters/sample/source-state.md"]
    views = [block.view for block in page.section.blocks]
    return {view.caption: list(view.rows) for view in views if isinstance(view, SourceState)}


def line(atlas: Atlas, row: StateRow) -> str:
    words = voice(atlas)
    parts = (row.what, row.printed, row.shown, *row.why, row.where)
    return " | ".join(spaced(words.unmarked(part)) for part in parts if part)


def lines(atlas: Atlas, caption: str) -> list[str]:
    return [line(atlas, row) for row in told(atlas)[caption]]


def test_readings_stand_beside_what_is_printed(sample: Atlas) -> None:
    found = lines(sample, "Readings and doubtful values")
    assert "Source of figures | Рестр-обрзец | Sample register" in found[0]
    assert any(text.startswith("Damaged number | 9,94 | as printed | More than all revenue.") for text in found), found


def test_a_probable_reading_is_shown_with_its_printed_form(sample: Atlas) -> None:
    cluster = sample.clusters["sample"]
    damaged = cluster.figures["damaged"]
    read = damaged.model_copy(update={"value": Decimal("0.94")})
    atlas = changed(sample, replace(cluster, figures={**cluster.figures, "damaged": read}))
    shown = atlas.quantity(Address("sample", "figures", ("damaged",)))
    assert (voice(atlas).in_prose(shown).replace("\u00a0", " "), shown.read) == ("RUB 0.94 bn", Decimal("0.94"))


def test_numbers_of_the_document_stand_beside_ours(sample: Atlas) -> None:
    found = lines(sample, "Numbers and codes in the document")
    assert found[0].startswith("Sample fair | 1.4 | item 1.3 by its place")
    assert found[1].startswith("Response to W? – O1 | Сл9 – В1 | W? – O1")


def test_what_is_lost_is_told_once_a_chapter_and_kind(sample: Atlas) -> None:
    found = lines(sample, "What is lost")
    assert len(found) == len({text.split(":")[0] for text in found})
    assert any("Rank in employment; Rank in pay" in text for text in found), found


def test_remarks_lead_to_their_chapter(sample: Atlas) -> None:
    assert lines(sample, "What else was noticed") == [
        "“Gochary” is read as potters. | Strengths, weaknesses, opportunities and threats",
        "The year of issue is not stated.",
    ]


def test_every_row_can_be_led_to(sample: Atlas) -> None:
    rows = [row for rows in told(sample).values() for row in rows]
    assert len({row.anchor for row in rows}) == len(rows)
    assert all(row.at.kind == "state" for row in rows)


def test_where_nothing_is_known_one_sentence_says_so() -> None:
    words = voice(kept_atlas("minimal"), owner="sample")
    scene, slot = Scene(words, "state"), Slot("source", Address("sample", "publication"))
    (block,) = build(scene, slot, Retold(()))
    assert block.view == Claims(("Nothing in the source is known to be damaged or lost.",), bulleted=False)
