"""The map of a region: equal distances, names that do not meet on the narrowest screen, towns of one's own."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.charts.lettering import text_width
from generator.components import region_map
from generator.components.block import Block
from generator.components.region_map import RegionMap, Side
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.kinds.atlas import Atlas
from generator.kinds.region_map import MapFile
from generator.model.address import Address

AT = Address("sample-centre", "map")


def blocks(atlas: Atlas, owner: str, of: str) -> list[Block]:
    """The blocks of the map on a page of the owner."""
    file = atlas.files[AT]
    assert isinstance(file, MapFile)
    scene = Scene(Voice(atlas, "en", owner), "places", of, "sample-centre")
    return list(region_map.build(scene, Slot("map", AT), file))


def drawn(atlas: Atlas, owner: str = "sample-centre", of: str = "centre") -> RegionMap:
    (block,) = blocks(atlas, owner, of)
    assert isinstance(block.view, RegionMap)
    return block.view


def names(view: RegionMap, atlas: Atlas) -> dict[str, list[str]]:
    """The towns of each group."""
    voice = Voice(atlas, "en", "sample-centre")
    return {group.slug: [voice.unmarked(name) for name, _ in group.towns] for group in view.groups}


def test_a_centre_shows_the_towns_of_all_clusters_and_its_own(sample: Atlas) -> None:
    assert names(drawn(sample), sample) == {
        "sample": ["Sample Upper"],
        "other": ["Sample Upper", "Sample Lower"],
        "": ["Sample Middle"],
    }


def test_a_cluster_shows_its_own_towns_alone(sample: Atlas) -> None:
    view = drawn(sample, "sample", "cluster")
    assert names(view, sample) == {"sample": ["Sample Upper"]}
    assert [place.slug for place in view.places] == ["sample"]


def test_a_cluster_without_towns_shows_no_map(sample: Atlas) -> None:
    file = sample.files[AT]
    assert isinstance(file, MapFile)
    bare = file.model_copy(update={"towns": {"middle": file.towns["middle"]}})
    scene = Scene(Voice(sample, "en", "sample"), "places", "cluster", "sample-centre")
    assert list(region_map.build(scene, Slot("map", AT), bare)) == []


def test_the_records_are_known(sample: Atlas) -> None:
    (block,) = blocks(sample, "sample", "cluster")
    assert list(map(str, block.records)) == ["sample-centre/map:towns.upper"]
    assert block.sources == ("sample-survey",)


points = st.tuples(st.decimals(-180, 180, places=2, allow_nan=False), st.decimals(-85, 85, places=2, allow_nan=False))


@given(st.lists(points, min_size=1, max_size=9))
def test_whatever_is_drawn_stays_inside(found: list[tuple[Decimal, Decimal]]) -> None:
    frame, height = region_map._frame(found)
    for x, y in map(frame.at, found):
        assert -0.01 <= x <= region_map.WIDTH + 0.01
        assert -0.01 <= y <= height + 0.51


def test_equal_distances_are_drawn_alike() -> None:
    corner, east, north = (
        (Decimal(40), Decimal(45)),
        (Decimal(41), Decimal(45)),
        (Decimal(40), Decimal("45.7071")),
    )
    frame, _ = region_map._frame([corner, east, (Decimal(40), Decimal("44.2929")), north])
    (x, y), (ex, ey), (nx, ny) = map(frame.at, (corner, east, north))
    assert hypot(ex - x, ey - y) == pytest.approx(hypot(nx - x, ny - y), rel=0.001)
    assert cos(radians(45)) == pytest.approx(0.7071, rel=0.001)


def boxes(spots: list[tuple[float, float]], words: list[str], sides: list[Side], width: float) -> list[region_map.Box]:
    part = width / region_map.WIDTH
    return [
        region_map._boxes((x * part, y * part), text_width(word, region_map._LETTER))[side]
        for (x, y), word, side in zip(spots, words, sides, strict=True)
    ]


def test_names_have_room_on_every_screen() -> None:
    """Four towns as near to each other as those of a resort region."""
    spots = [(121.0, 169.0), (119.0, 221.0), (190.0, 312.0), (203.0, 295.0), (221.0, 294.0), (218.0, 283.0)]
    words = ["Северный", "Невысокий", "Нижний край", "Западный", "Восточный", "Верхний край"]
    sides = region_map._sides(spots, words, 362)
    for width in (290, 360, 680):
        found = boxes(spots, words, sides, width)
        assert not [pair for pair in combinations(found, 2) if region_map._hit(pair[0], pair[1:])]
    right: list[Side] = ["right" for _ in words]
    crowded = boxes(spots, words, right, 290)
    assert [pair for pair in combinations(crowded, 2) if region_map._hit(pair[0], pair[1:])]


def test_names_without_room_are_written_all_the_same() -> None:
    assert region_map._sides([(200.0, 200.0)] * 30, ["Город"] * 30, 400) == ["right"] * 30


def test_no_outline_runs_through_a_name_that_has_another_side() -> None:
    """A town just left of a border: its name goes to the left, and to the right again without the border."""
    border = [(230.0, 0.0), (230.0, 400.0), (480.0, 400.0), (480.0, 0.0)]
    assert region_map._sides([(210.0, 200.0)], ["Город"], 400, [border]) == ["left"]
    assert region_map._sides([(210.0, 200.0)], ["Город"], 400) == ["right"]


@given(st.tuples(*[st.floats(-50, 150)] * 4))
def test_a_line_meets_a_box_where_one_of_its_points_lies_in_it(ends: tuple[float, float, float, float]) -> None:
    box, start, end = (0.0, 0.0, 100.0, 60.0), ends[:2], ends[2:]
    points = [(start[0] + (end[0] - start[0]) * n / 200, start[1] + (end[1] - start[1]) * n / 200) for n in range(201)]
    inside = any(0.001 < x < 99.999 and 0.001 < y < 59.999 for x, y in points)
    assert region_map._meets(box, start, end) or not inside
    if region_map._meets((1.0, 1.0, 99.0, 59.0), start, end):  # what meets a smaller box comes near the larger one
        assert any(-1 < x < 101 and -1 < y < 61 for x, y in points)
