"""Charts of the sample project: which there are, what they say in words, what is not drawn."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator.kinds.atlas import Atlas
from generator.language import LANGS, Lang
from generator.language.typography import typeset
from tests.subjects import changed, charts, section

CHARTS = {
    "industry": ["industry-profiles-towns", "industry-profiles-schools", "industry-exports-ranks"],
    "members": [
        "members-compared",
        "members-compared-pairs",
        "members-said-months",
        "members-said-parts",
        "members-said-ranks",
    ],
    "products": ["products-chain"],
    "kpis": ["kpis-plan"],
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", CHARTS)
def test_every_drawing_has_words_and_data(name: str, lang: Lang, sample: Atlas) -> None:
    found = charts(section(sample, name, lang))
    assert sorted(found) == sorted(CHARTS[name])
    for chart in found.values():
        assert chart.drawing.alt.endswith(".")
        assert chart.drawing.alt == typeset(chart.drawing.alt, lang)
        assert chart.table.rows
        assert json.loads(chart.drawing.spec)["config"]


def drawn(node: object, *, inside: bool = False) -> list[object]:
    """The numbers in the data of a specification."""
    if isinstance(node, dict):
        own = [node[key] for key in ("value", "rank", "start", "end") if inside and key in node]
        return own + [number for key, item in node.items() for number in drawn(item, inside=key == "values")]
    return [number for item in node for number in drawn(item, inside=inside)] if isinstance(node, list) else []


@pytest.mark.parametrize("name", CHARTS)
def test_both_languages_draw_the_same_values(name: str, sample: Atlas) -> None:
    one, other = (charts(section(sample, name, lang)) for lang in LANGS)
    for chart in one:
        numbers = drawn(json.loads(one[chart].drawing.spec))
        assert any(numbers), chart
        assert numbers == drawn(json.loads(other[chart].drawing.spec)), chart


def test_the_words_are_those_of_the_data(sample: Atlas) -> None:
    assert charts(section(sample, "kpis"))["kpis-plan"].drawing.alt == (
        "Indicators by year: plan and actual: Sample members: from 7 in 2020 to 15 in 2023; "
        "Sample sales (plan): from 1,000.5 in 2020 to 2,500 in 2030; "
        "Sample sales (actual): from 1,200 in 2020 to 1,300.5 in 2021."
    )
    assert charts(section(sample, "industry", "ru"))["industry-exports-ranks"].drawing.alt.endswith(
        "Место по\u00a0занятости, 2018\u00a0— 24-е место; Место по\u00a0оплате труда, 2018\u00a0— 7-е место."
    )


def test_damaged_values_are_marked_and_lost_ones_named(sample: Atlas) -> None:
    spec = charts(section(sample, "members"))["members-compared-pairs"].drawing.spec
    assert '"damaged":true' in spec
    assert '"label":"lost"' in spec


def test_nothing_is_drawn_where_everything_is_lost(sample: Atlas) -> None:
    cluster = sample.clusters["sample"]
    row = cluster.kpis[0]
    lost = replace(row, cells=dict.fromkeys(row.cells, row.cells[2022]), actual={})
    assert charts(section(changed(sample, replace(cluster, kpis=(lost,))), "kpis")) == {}


def test_a_chain_of_another_cluster_is_not_drawn(sample: Atlas) -> None:
    cluster = sample.clusters["sample"]
    assert cluster.chain is not None
    assert cluster.chain.chain is not None
    title = cluster.chain.chain.title
    chain = cluster.chain.model_copy(update={"chain": cluster.chain.chain.model_copy(update={"stray": title})})
    found = section(changed(sample, replace(cluster, chain=chain)), "products")
    assert charts(found) == {}
    assert found.blocks[-1].title
