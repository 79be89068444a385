"""Which records an edition holds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from generator.components.sheets import Sheets
from generator.components.shelf import Entry, Shelf, build_shelf
from generator.editions.query import chosen
from generator.kinds.edition import Edition
from generator.model.base import Model
from tests.accepted import checked
from tests.editions.catalogue import books, samples, with_edition

KINDS = ["product", "service", "support", "organisation"]


@cache
def shelf(lang: str = "ru") -> Shelf:
    atlas = checked(samples()).atlas
    assert atlas is not None
    return build_shelf(atlas, "north", atlas.centres["north"].clusters, lang)


def held(query: Mapping[str, object], *langs: str) -> list[Entry[Model]]:
    edition = Edition.model_validate(
        {"kind": "catalogue", "title": {"ru": "К"}, "languages": ["ru"], "file": "x", "select": query}
    )
    return list(chosen(shelf(), edition, langs or ("ru",)).entries)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({}, 60),
        ({"kind": ["product"]}, 43),
        ({"kind": ["product"], "cluster": ["sample-food"]}, 27),
        ({"category": ["food-drink"]}, 27),
        ({"category": ["cheese"]}, 3),
        ({"code": ["0406"]}, 3),
        ({"code": ["04 06", "10.51"]}, 6),
        ({"organisation": ["dairy"]}, 6),
        ({"organisation": ["sample-food/dairy"]}, 6),
        ({"record": ["butter", "sample-machinery/ball-valve"]}, 2),
        ({"tag": ["nothing"]}, 0),
    ],
)
def test_query(query: dict[str, object], count: int) -> None:
    assert len(held(query)) == count


@pytest.mark.parametrize(
    "query",
    [{"category": ["cheese"]}, {"tag": ["export"]}, {"code": ["04"]}, {"cluster": ["sample-food"]}, {"ready": "print"}],
)
def test_lines_narrow_each_other_and_words_of_a_line_widen_it(query: dict[str, object]) -> None:
    """Two lines hold what both hold; a line with two words what either holds."""
    other: dict[str, object] = {"organisation": ["dairy", "pumps"]}
    both = {entry.at for entry in held({**query, **other})}
    assert both == {entry.at for entry in held(query)} & {entry.at for entry in held(other)}
    each = [{entry.at for entry in held({"organisation": [name]})} for name in ("dairy", "pumps")]
    assert {entry.at for entry in held(other)} == each[0] | each[1]


def test_what_lacks_a_language_is_left_out() -> None:
    project = samples()
    path = "data/clusters/sample-food/products/butter.yml"
    lacking = project.edited(path, "summary", {"ru": "Масло."}).written(
        "catalogs/goods.yml", with_edition().tree("catalogs/goods.yml")
    )
    ru, en = books(lacking)
    counted = [
        sum(
            len(block.view.items)
            for section in book.sections
            for block in section.blocks
            if isinstance(block.view, Sheets)
        )
        for book in (ru, en)
    ]
    assert counted == [60, 59]
