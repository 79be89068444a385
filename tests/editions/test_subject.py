"""Outlines over the sample cluster: chapters, their numbers, their blocks."""

from __future__ import annotations

from dataclasses import replace

from generator.kinds.atlas import Atlas
from tests.subjects import changed, subject


def test_chapters_are_numbered_in_their_parts(sample: Atlas) -> None:
    assert [(section.number, section.id) for section in subject(sample).sections] == [
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
    numbers = {section.id: section.number for section in subject(changed(sample, cluster)).sections}
    assert (numbers["products"], numbers["swot"], numbers["kpis"]) == ("1.2", "1.3", "2.1")
    assert "members" not in numbers


def test_ids_of_blocks_are_unique(sample: Atlas) -> None:
    ids = [block.id for section in subject(sample).sections for block in section.blocks]
    assert len(ids) > 10
    assert len(ids) == len(set(ids))
