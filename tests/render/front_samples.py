"""Full and empty samples: what the first page of a site, overviews and the comparison show, quotations, pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.components.block import Cell, View, section_at
from generator.components.chapters import ChapterCard, Chapters
from generator.components.claims import Claims
from generator.components.cluster_cards import ClusterCards, LargeCard, LeadingFigure
from generator.components.documents import Case, Cases
from generator.components.family import ClusterCard
from generator.components.glossary import Glossary, TermEntry
from generator.components.inline import Inline, Mark, Number
from generator.components.key_figures import KeyFigure
from generator.components.leading import Leading
from generator.components.multiples import Multiple, Multiples, Planned, Series
from generator.components.origin import Origin
from generator.components.picture import Picture
from generator.components.product_lines import ProductLine, ProductLines
from generator.components.quotes import Quotes
from generator.components.region_map import Place, RegionMap, Towns
from generator.components.roadmap_strip import Quarter, RoadmapStrip, Year
from generator.components.statement import Statement
from generator.components.trends import Trend, Trends
from generator.model.address import Address
from generator.model.quantity import Quantity


def full(raw: str, other: Inline, numbers: Mapping[str, Quantity]) -> list[View]:
    """A view of each kind; `raw` and `other` are texts that tempt templates, `numbers` a quantity a state."""
    at = Address("sample", "kpis")
    marks = (Mark(raw),)
    cells = {state: Cell(number, marks) for state, number in numbers.items()}
    printed = Number(numbers["printed"])
    card = ClusterCard("pharma", section_at("pharma"), raw, other, True, raw, raw, "#0b6e74", "#4fc3c9")
    place = Place(raw, 10.5, 20.25, "left", "sample", "#0b6e74")
    towns = Towns(((raw, other),), "sample", "#0b6e74", raw, section_at("sample"))
    planned = (Planned(cells["none"], None), Planned(cells["printed"], 55.5))
    return [
        Origin((raw, other)),
        Quotes(other, raw),
        Picture("data/x.png", raw, raw),
        ClusterCards((LargeCard(card, LeadingFigure(printed, raw, raw)), LargeCard(card))),
        RegionMap(raw, 300, "M0 0L9 9z", (place, replace(place, slug="")), (towns, Towns(((raw, raw),))), 20, raw),
        Leading((KeyFigure(printed, raw, marks, raw, other), KeyFigure(printed, other))),
        Statement(raw, other),
        Trends((Trend(raw, raw, cells["exact"], cells["printed"], 2020, 2024, (50.0, None, 100.0)),), at),
        ProductLines(raw, (ProductLine(other, cells["lost"], None), ProductLine(raw, cells["exact"], 40.0)), at),
        RoadmapStrip((Year(2020, 3, raw, (Quarter(100.0, 25.0), Quarter(0.0, 0.0))),), at, raw, "12.5"),
        Chapters((ChapterCard(raw, at, (raw, other), more=True), ChapterCard(raw, at, ()))),
        Multiples((2020, 2024), (Multiple("jobs", raw, other, raw, (Series("pharma", raw, planned),)),)),
        Cases((Case("sample", section_at("sample"), raw, other, raw),)),
        Claims((raw, raw), small=True),
        Glossary((TermEntry("t", raw, (other, raw), other), TermEntry("u", raw, (), raw))),
    ]


def empty() -> list[View]:
    """The same with nothing to show."""
    at = Address("sample", "kpis")
    return [
        Origin(()),
        Quotes("", ""),
        Picture("data/x.png", ""),
        ClusterCards(()),
        RegionMap("", 1, "", (), ()),
        Leading(()),
        Statement("", ""),
        Glossary(()),
        Trends((), at),
        ProductLines("", (), at),
        Chapters(()),
        RoadmapStrip((), at),
        Multiples((), ()),
        Cases(()),
    ]
