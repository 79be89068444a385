"""Every number and every value of all data, each with its address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from generator.kinds.atlas import Atlas
from generator.kinds.registry import observations
from generator.model.address import Address
from generator.model.base import Model, Ref
from generator.model.quantity import State
from generator.model.refs import FigureRef
from generator.model.texts import Text
from generator.model.walks import leaves
from generator.problems import Location
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from tests.project import good_atlas, real_atlas, write_tree


@pytest.fixture(scope="module", params=["sample", "real"])
def atlas(request: pytest.FixtureRequest, sample: Atlas) -> Atlas:
    return sample if request.param == "sample" else real_atlas()


def scalars(node: Node, at: Location) -> Iterator[tuple[Location, Scalar]]:
    """Every value of a file that is written, at its key or its place in a list."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield from scalars(entry.value, entry.key_at)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item, item.at)
    elif not node.is_null:
        yield at, node


def test_no_two_numbers_and_no_two_values_have_one_address(atlas: Atlas) -> None:
    numbers = [quantity.address for quantity in observations(atlas)]
    values = [address for address, _ in leaves(atlas)]
    assert len(set(numbers)) == len(numbers) > 50
    assert len(set(values)) == len(values) > 200


def test_every_number_leads_to_a_line_of_its_own(atlas: Atlas) -> None:
    places = [atlas.place(quantity.address) for quantity in observations(atlas)]
    assert len(set(places)) == len(places)
    assert {place.path for place in places} <= set(atlas.places.paths.values())


def test_every_value_that_is_written_is_walked(atlas: Atlas) -> None:
    walked = {atlas.place(address) for address, _ in leaves(atlas)}
    # Only what is another way to say a whole value is no leaf of its own: `{lost: true}`, `{as-of: 2020-08}`.
    missed = [
        (at, scalar.text)
        for record in atlas.places.records.values()
        for at, scalar in scalars(record.root, record.root.at)
        if at not in walked
    ]
    assert [text for _, text in missed if text != "true" and not text.startswith("2020-")] == []


def test_every_number_is_a_value_that_is_walked(atlas: Atlas) -> None:
    inside: dict[Address, set[object]] = {}
    for address, value in leaves(atlas):
        for length in range(len(address.path)):
            inside.setdefault(Address(address.owner, address.kind, address.path[: length + 1]), set()).add(value)
    for quantity in observations(atlas):
        whole = quantity.address if quantity.address in inside else quantity.address.parent
        takes = any(isinstance(value, FigureRef) for value in inside[whole])  # its figure is walked, too
        if quantity.state is State.EXACT and not quantity.derived and not takes:
            assert {quantity.value, quantity.shown} <= inside[whole], quantity.address


def test_a_number_that_is_added_is_walked(sample_project: Path) -> None:
    before = {quantity.address for quantity in observations(good_atlas(sample_project))}
    path = "data/clusters/sample/kpis.yml"
    text = (sample_project / path).read_text(encoding="utf-8").replace("2020:", "2019: 3, 2020:", 1)
    after = {quantity.address for quantity in observations(good_atlas(write_tree(sample_project, {path: text})))}
    assert [str(address) for address in after - before] == ["sample/kpis:members.plan.2019"]


def test_the_items_of_types_are_those_of_all_that_are_of_them(atlas: Atlas) -> None:
    for kinds in ((Text,), (Ref,), (Text, FigureRef), (BaseModel,), (Model, Text), ()):
        assert list(atlas.of(*kinds)) == [(at, item) for at, item in atlas.items if isinstance(item, kinds)]
