"""Where an outline finds its records: paths of keys in the data of a cluster, a document or a centre."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.editions.data import Owner
from generator.kinds.atlas import Atlas
from generator.kinds.document import Document
from tests.project import kept_atlas


def owner(atlas: Atlas, slug: str, **extra: object) -> Owner:
    return Owner(atlas, slug, {name.replace("_", "-"): value for name, value in extra.items()})


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("industry", "sample/industry:"),
        ("industry.exports", "sample/industry:exports"),
        ("industry.exports.claims", "sample/industry:exports.claims"),
        ("members.compared.pairs.measures", "sample/members:compared.pairs.measures"),
        ("chain.topics", "sample/chain:topics"),
        ("chain.chain.revenue-unit", "sample/chain:chain.revenue-unit"),
        ("swot", "sample/swot:"),
        ("swot.conclusion", "sample/swot:conclusion"),
        ("kpis", "sample/kpis:"),
        ("roadmap", "sample/roadmap:"),
        ("bodies", "sample/bodies:bodies"),
        ("bodies-note", "sample/bodies:note"),
        ("figures.firms", "sample/figures:firms"),
        ("cluster.picture", "sample/cluster:picture"),
        ("cluster.programme", "sample/cluster:programme"),
        ("centre", "sample-centre/centre:"),
        ("centre.clusters", "sample-centre/centre:clusters"),
    ],
)
def test_records_are_found_with_their_address(sample: Atlas, path: str, address: str) -> None:
    found = owner(sample, "sample").find(path)
    assert found is not None
    assert str(found.at) == address
    assert found.value is not None


@pytest.mark.parametrize(
    "path",
    [
        *("nothing", "industry.nothing", "industry.exports.nothing.more", "swot.strengths.skill.ru.more"),
        *("cluster.draft-of", "document", "publication", "editions", "cluster.programme.contract.annex"),
        *("members.now.charts", "members.now.pairs", "figures.firms.value"),  # they could stand there, and do not
    ],
)
def test_where_there_is_nothing_nothing_is_found(sample: Atlas, path: str) -> None:
    assert owner(sample, "sample").find(path) is None


def test_empty_lists_and_mappings_are_nothing_to_show(sample: Atlas) -> None:
    other = owner(sample, "other")
    for path in ("industry", "members", "kpis", "roadmap", "bodies", "bodies-note", "chain", "swot", "cluster.figures"):
        assert other.find(path) is None, path
    assert other.find("figures") is not None
    empty: tuple[object, ...] = ((), {}, "", None)
    filled: tuple[object, ...] = (0, False, ("x",), {"a": 1})
    assert [owner(sample, "sample", own=value).find("own") for value in empty] == [None] * 4
    assert None not in [owner(sample, "sample", own=value).find("own") for value in filled]


def test_records_found_elsewhere_come_before_those_of_the_owner(sample: Atlas) -> None:
    found = owner(sample, "sample", industry=("mine",), own_documents=("a",))
    assert [found.find(path).value for path in ("industry", "own-documents")] == [("mine",), ("a",)]  # type: ignore[union-attr]
    assert found.find("industry.exports") is None


def test_a_centre_has_its_own_file_alone(sample: Atlas) -> None:
    centre = owner(sample, "sample-centre")
    assert centre.scope is None
    found = centre.find("centre.figures")
    assert found is not None
    assert (str(found.at), found.value) == ("sample-centre/centre:figures", ("sample/firms", "other/makers"))
    for path in ("cluster", "industry", "figures", "document"):
        assert centre.find(path) is None


def test_a_document_has_its_sections() -> None:
    atlas = kept_atlas("documents")
    document = owner(atlas, "north-concept")
    assert isinstance(document.scope, Document)
    found = document.find("document.sections")
    assert found is not None
    assert str(found.at) == "north-concept/document:sections"
    assert isinstance(found.value, Mapping)
    assert document.find("cluster") is None
    assert str(document.find("centre").at) == "north/centre:"  # type: ignore[union-attr]
    assert owner(atlas, "harbour").find("centre") is None
