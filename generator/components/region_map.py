"""The region with the towns of its clusters: an outline, a mark and a name for each town, and what is there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import ClassVar, Literal

from generator.charts.lettering import text_width
from generator.components.block import Block, section_at
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.kinds.region_map import MapFile, Point, Town
from generator.model.address import Address

Side = Literal["right", "left", "above", "below"]

WIDTH = 482  # of the drawing: the points of a printed column
_NARROW = 290  # the map on a small phone, in pixels
_LETTER, _ASIDE, _DOT = 13, 9, 4.5  # its type, how far a name stands from its mark, and half of the mark
_PRINTED = 12  # its type in print
_MOST_STEPS = 5000  # of the search for places of names
_KM_A_DEGREE = 111.32  # of latitude
_MARGIN = 0.04  # around the region, as a share of its width
_BARS = (500, 200, 100, 50, 20, 10, 5, 2, 1)  # lengths of the scale, in kilometres


@dataclass(frozen=True)
class Place:
    """A town: how far from the left and from the top, in hundredths of the drawing, and where its name stands.

    `slug` is that of its first cluster, `accent` the colour of this in print.
    """

    name: Inline
    x: float
    y: float
    side: Side
    slug: str = ""
    accent: str = ""
    width: float = 0  # of its name in print, where a light ground keeps the outline out of it


@dataclass(frozen=True)
class Towns:
    """What there is in the towns of a cluster, or in those of none; `to` is the first page of the cluster."""

    towns: tuple[tuple[Inline, Inline], ...]  # name, what is there
    slug: str = ""
    accent: str = ""
    title: Inline = ""
    to: Address | None = None


@dataclass(frozen=True)
class RegionMap:
    """The drawing is WIDTH wide; `land` is the path of its outline, `scale` a length in hundredths of its width."""

    kind: ClassVar[str] = "region_map"
    told: str
    height: int
    land: str
    places: tuple[Place, ...]
    groups: tuple[Towns, ...]
    scale: float = 0
    scale_text: str = ""


@dataclass(frozen=True)
class _Frame:
    """Degrees as units of the drawing: equal distances in both directions at its middle."""

    west: float
    north: float
    unit: float  # units a degree of latitude
    squeeze: float  # of longitude

    def at(self, point: Point) -> tuple[float, float]:
        """Where a point of the earth is drawn."""
        x, y = (float(point[0]) - self.west) * self.squeeze, self.north - float(point[1])
        return x * self.unit, y * self.unit


def build(scene: Scene, slot: Slot, file: MapFile) -> Iterator[Block]:
    """The towns of all clusters; on pages of a cluster its own, where it has any."""
    own = scene.voice.owner if scene.of == "cluster" else ""
    towns = {name: town for name, town in file.towns.items() if not own or _of(town, own)}
    if not towns:
        return
    view = _drawn(scene, file, list(towns.values()), own)
    records = (slot.at.child("towns", name) for name in towns)
    yield scene.block(slot.name, view, sources=(file.source,), records=records)


def _drawn(scene: Scene, file: MapFile, towns: Sequence[Town], own: str) -> RegionMap:
    voice = scene.voice.of(scene.centre)
    frame, height = _frame([*(point for ring in file.outline for point in ring), *(town.at for town in towns)])
    spots = [frame.at(town.at) for town in towns]
    names = [voice.plain(town.name) for town in towns]
    rings = [[frame.at(point) for point in ring] for ring in file.outline]
    places = tuple(
        Place(
            voice.title(town.name),
            round(100 * x / WIDTH, 2),
            round(100 * y / height, 2),
            side,
            slug := own or next((one.cluster for one in town.clusters), ""),
            voice.atlas.clusters[slug].file.accent.light if slug else "",
            round(text_width(voice.plain(town.name), _PRINTED), 1),
        )
        for town, (x, y), side in zip(towns, spots, _sides(spots, names, height, rings), strict=True)
    )
    kilometres, scale = _scale(frame)
    return RegionMap(
        f"{voice.plain(voice.atlas.centres[scene.centre].region)}: {', '.join(names)}",
        height,
        " ".join(_path(frame, ring) for ring in file.outline),
        places,
        tuple(_groups(voice, towns, own)),
        scale,
        voice.ui("{n} km", n=kilometres) if kilometres else "",
    )


def _groups(voice: Voice, towns: Sequence[Town], own: str) -> Iterator[Towns]:
    """The towns by cluster, then those with a word of their own."""
    found: dict[str, list[tuple[Inline, Inline]]] = {}
    for town in towns:
        for one in town.clusters:
            if own in ("", one.cluster):
                found.setdefault(one.cluster, []).append((voice.title(town.name), voice.inline(one.what)))
    for slug, lines in found.items():
        file = voice.atlas.clusters[slug].file
        title = "" if own else voice.of(slug).title(file.short)
        yield Towns(tuple(lines), slug, file.accent.light, title, None if own else section_at(slug))
    rest = tuple((voice.title(town.name), voice.inline(town.note)) for town in towns if town.note)
    if rest:
        yield Towns(rest)


def _of(town: Town, slug: str) -> bool:
    return any(one.cluster == slug for one in town.clusters)


def _frame(points: Sequence[Point]) -> tuple[_Frame, int]:
    """The frame that holds all points, and the height of the drawing."""
    longitudes, latitudes = [float(x) for x, _ in points], [float(y) for _, y in points]
    west, north, south = min(longitudes), max(latitudes), min(latitudes)
    squeeze = max(cos(radians((north + south) / 2)), 0.05)
    wide, high = max((max(longitudes) - west) * squeeze, 0.1), max(north - south, 0.1)
    wide = max(wide, high / 2)  # never more than twice as high as wide
    margin = wide * _MARGIN
    unit = WIDTH / (wide + 2 * margin)
    return _Frame(west - margin / squeeze, north + margin, unit, squeeze), round((high + 2 * margin) * unit)


def _path(frame: _Frame, ring: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in map(frame.at, ring)) + "z"


def _scale(frame: _Frame) -> tuple[int, float]:
    """The longest round distance that takes at most a fifth of the width: kilometres, hundredths of the width."""
    for kilometres in _BARS:
        share = kilometres / _KM_A_DEGREE * frame.unit / WIDTH
        if share <= 1 / 5:
            return kilometres, round(100 * share, 2)
    return 0, 0


Box = tuple[float, float, float, float]  # left, top, right, bottom
Spot = tuple[float, float]


def _sides(
    spots: Sequence[Spot], names: Sequence[str], height: int, rings: Sequence[Sequence[Spot]] = ()
) -> list[Side]:
    """Where the name of each town stands, so that nothing is in its way on the narrowest screen, where marks stand
    nearest to each other: what has room there has it everywhere. To the right where there is no such order; where the
    outline would run through a name, on another side, if one is free."""
    part = _NARROW / WIDTH
    centres = [(x * part, y * part) for x, y in spots]
    marks = [(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in centres]
    frame = (0.0, 0.0, float(_NARROW), height * part)
    choices: list[list[tuple[Side, Box]]] = []
    for n, name in enumerate(names):
        others = [*marks[:n], *marks[n + 1 :]]
        width = text_width(name, _LETTER)
        boxes, drawn = _boxes(centres[n], width), _boxes(spots[n], width)
        free = [(side, box) for side, box in boxes.items() if _inside(box, frame) and not _hit(box, others)]
        free.sort(key=lambda choice: _crossed(drawn[choice[0]], rings))
        choices.append(free or [("right", boxes["right"])])
    return [side for side, _ in _together(choices)]


def _crossed(box: Box, rings: Sequence[Sequence[Spot]]) -> bool:
    """Whether a line of the outline runs through a box."""
    return any(_meets(box, ring[n - 1], ring[n]) for ring in rings for n in range(len(ring)))


def _meets(box: Box, start: Spot, end: Spot) -> bool:
    """Whether any part of a straight line lies in a box: what its four sides leave of it is not nothing."""
    first, last = 0.0, 1.0
    for axis in (0, 1):
        low, high = box[axis] - start[axis], box[axis + 2] - start[axis]
        along = end[axis] - start[axis]
        if along == 0:
            if low > 0 or high < 0:
                return False
            continue
        near, far = sorted((low / along, high / along))
        first, last = max(first, near), min(last, far)
    return first <= last


def _together(choices: Sequence[Sequence[tuple[Side, Box]]]) -> list[tuple[Side, Box]]:
    """One choice a town that do not meet, the first ones before others; the first of each where the search is long."""
    chosen: list[int] = []
    at = 0
    for _ in range(_MOST_STEPS):
        if len(chosen) == len(choices):
            break
        boxes = [choices[n][place][1] for n, place in enumerate(chosen)]
        town = choices[len(chosen)]
        fit = next((n for n in range(at, len(town)) if not _hit(town[n][1], boxes)), None)
        if fit is not None:
            chosen, at = [*chosen, fit], 0
        elif chosen:
            *chosen, last = chosen
            at = last + 1
        else:
            break
    if len(chosen) < len(choices):
        return [town[0] for town in choices]
    return [town[place] for town, place in zip(choices, chosen, strict=True)]


def _boxes(centre: tuple[float, float], width: float) -> dict[Side, Box]:
    (x, y), half = centre, _LETTER * 0.4
    return {
        "right": (x + _ASIDE, y - half, x + _ASIDE + width, y + half),
        "left": (x - _ASIDE - width, y - half, x - _ASIDE, y + half),
        "above": (x - width / 2, y - _ASIDE - 2 * half, x + width / 2, y - _ASIDE),
        "below": (x - width / 2, y + _ASIDE, x + width / 2, y + _ASIDE + 2 * half),
    }


def _hit(box: Box, others: Sequence[Box]) -> bool:
    return any(box[0] < o[2] and o[0] < box[2] and box[1] < o[3] and o[1] < box[3] for o in others)


def _inside(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]
