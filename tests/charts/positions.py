"""What a drawing shows where: read back from its SVG."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

_MOVED = re.compile(r"translate\(([^,)]+),?([^)]*)\)")
_BOX = re.compile(r"M([-\d.e]+),([-\d.e]+)h([-\d.e]+)v([-\d.e]+)h")


@dataclass(frozen=True)
class Mark:
    """A box (`width` and `height`), a point (both 0) or a text, with its left upper corner in units of the drawing."""

    x: float
    y: float
    width: float = 0
    height: float = 0
    colour: str = ""
    text: str = ""
    hollow: bool = False


def marks(svg: str) -> tuple[list[Mark], list[Mark], list[Mark]]:
    """The boxes, the points and the texts of a drawing, in the order in which they are drawn."""
    found = list(_marks(ElementTree.fromstring(svg), 0, 0))  # noqa: S314 - our own
    boxes = [mark for mark in found if mark.width or mark.height]
    points = [mark for mark in found if not (mark.width or mark.height or mark.text)]
    return boxes, points, [mark for mark in found if mark.text]


def size(svg: str) -> tuple[float, float]:
    """Width and height of a drawing."""
    box = re.search(r'viewBox="0 0 (\S+) (\S+)"', svg)
    assert box is not None
    return float(box[1]), float(box[2])


def _marks(node: ElementTree.Element, x: float, y: float) -> Iterator[Mark]:
    moved = _MOVED.match(node.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2] or 0)
    tag, path = node.tag.rpartition("}")[2], node.get("d", "")
    if tag == "text" and node.text:
        yield Mark(x, y, text=node.text)
    elif tag == "path" and (box := _BOX.match(path)):
        left, top, width, height = map(float, box.groups())
        hollow = node.get("fill-opacity") == "0"
        yield Mark(x + min(left, left + width), y + top, abs(width), height, node.get("fill", ""), hollow=hollow)
    elif tag == "path" and "A" in path and node.get("fill"):
        yield Mark(x, y, colour=node.get("fill", ""))
    for child in node:
        yield from _marks(child, x, y)
