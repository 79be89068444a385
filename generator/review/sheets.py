"""Two printed files → which pages differ, and pictures of them with the change outlined."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

Bands = Sequence[tuple[float, float]]  # of each page where its text begins and ends, as parts of its height
Spot = tuple[int, int, int, int]

_DPI = 96
_SMALL = (48, 68)  # points of a page where only likeness is asked for
_SEEN = 24  # of 255, the least difference of brightness that an eye would see
_APART = 14  # points without a change that part two of them
_AROUND = 5  # points between a change and its outline
_OUTLINE = (194, 24, 91)
_MOST_PAIRS = 40_000


@dataclass(frozen=True)
class Pair:
    """A page before and after, counted from 1; 0 where there is none."""

    was: int
    now: int


@dataclass(frozen=True)
class _Page:
    """What is known of a page without keeping its picture: digests of the whole and of its text, without running heads
    and numbers, and a picture that is just large enough to tell likeness."""

    whole: str
    text: str
    small: Image.Image


class Printout:
    """A PDF whose pages are drawn when they are asked for."""

    def __init__(self, file: Path, bands: Bands) -> None:
        self._file = pypdfium2.PdfDocument(file)
        self._bands = bands

    @cached_property
    def pages(self) -> Sequence[_Page]:
        """What is known of each page."""
        return [self._known(number) for number in range(len(self._file))]

    def drawn(self, number: int) -> Image.Image:
        """A page, counted from 1."""
        image: Image.Image = self._file[number - 1].render(scale=_DPI / 72).to_pil()
        return image.convert("RGB")

    def _known(self, number: int) -> _Page:
        image = self.drawn(number + 1)
        top, bottom = self._bands[number] if number < len(self._bands) else (0, 1)
        text = image.crop((0, round(top * image.height), image.width, round(bottom * image.height)))
        small = image.convert("L").resize(_SMALL)
        return _Page(_digest(image), _digest(text), small)


def differing(old: Printout, new: Printout) -> Iterator[Pair]:
    """The pages that say something else, in order; not those that only have another number."""
    for pair in _pairs(old.pages, new.pages):
        if not (pair.was and pair.now):
            yield pair
            continue
        was, now = old.pages[pair.was - 1], new.pages[pair.now - 1]
        if was.text != now.text if pair.was != pair.now else was.whole != now.whole:
            yield pair


def pictures(pair: Pair, old: Printout, new: Printout) -> tuple[bytes, bytes, int]:
    """A page before and after as WebP, and how many places are outlined; nothing for a page that is not there."""
    was = old.drawn(pair.was) if pair.was else None
    now = new.drawn(pair.now) if pair.now else None
    spots = _spots(was, now) if was and now else []
    return _written(was, spots), _written(now, spots), len(spots)


def _pairs(old: Sequence[_Page], new: Sequence[_Page]) -> Iterator[Pair]:
    """Every page with the one that it was: equal texts first, what lies between by likeness."""
    steps = SequenceMatcher(None, [one.text for one in old], [one.text for one in new], autojunk=False).get_opcodes()
    for _, low, high, first, last in steps:
        for was, now in _matched(old[low:high], new[first:last]):
            yield Pair(low + was + 1 if was is not None else 0, first + now + 1 if now is not None else 0)


def _matched(old: Sequence[_Page], new: Sequence[_Page]) -> list[tuple[int | None, int | None]]:
    """As many pairs as there can be, in order, with the least difference in all; the rest stands alone."""
    least: list[tuple[int | None, int | None]] = []
    if len(old) == len(new) or not old or not new or len(old) * len(new) > _MOST_PAIRS:
        both = min(len(old), len(new))
        least += [(number, number) for number in range(both)]
        least += [(number, None) for number in range(both, len(old))]
        return [*least, *((None, number) for number in range(both, len(new)))]
    if len(old) > len(new):
        return [(was, now) for now, was in _matched(new, old)]
    # costs[i][j]: of the first i pages of the old within the first j of the new
    costs = [[0.0] * (len(new) + 1)] + [[float("inf")] * (len(new) + 1) for _ in old]
    for was in range(1, len(old) + 1):
        for now in range(was, len(new) + 1):
            paired = costs[was - 1][now - 1] + _difference(old[was - 1], new[now - 1])
            costs[was][now] = min(costs[was][now - 1], paired)
    was = len(old)
    for now in range(len(new), 0, -1):
        is_alone = was == 0 or costs[was][now] == costs[was][now - 1]
        least.append((None if is_alone else was - 1, now - 1))
        was -= not is_alone
    return least[::-1]


def _difference(one: _Page, other: _Page) -> float:
    histogram = ImageChops.difference(one.small, other.small).histogram()
    return float(sum(value * count for value, count in enumerate(histogram)))


def _spots(old: Image.Image, new: Image.Image) -> list[Spot]:
    """Where two pages differ: boxes over runs of lines."""
    size = max(old.width, new.width), max(old.height, new.height)
    one, other = (_on_paper(image, size).convert("L") for image in (old, new))
    seen = ImageChops.difference(one, other).point([255 if value > _SEEN else 0 for value in range(256)])
    found: list[Spot] = []
    for top, bottom in _runs(seen.getprojection()[1]):
        left, _, right, _ = seen.crop((0, top, seen.width, bottom)).getbbox() or (0, 0, seen.width, 0)
        found.append((left, top, right, bottom))
    return found


def _runs(lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of lines that hold something, those together that lie near each other."""
    marked = [number for number, is_marked in enumerate(lines) if is_marked]
    begin = 0
    for place, number in enumerate(marked):
        if place + 1 == len(marked) or marked[place + 1] - number > _APART:
            yield marked[begin], number + 1
            begin = place + 1


def _on_paper(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    if image.size == size:
        return image
    paper = Image.new("RGB", size, "white")
    paper.paste(image)
    return paper


def _written(image: Image.Image | None, spots: Sequence[Spot]) -> bytes:
    if image is None:
        return b""
    pen = ImageDraw.Draw(image)
    for left, top, right, bottom in spots:
        pen.rectangle((left - _AROUND, top - _AROUND, right + _AROUND, bottom + _AROUND), outline=_OUTLINE, width=2)
    out = io.BytesIO()
    image.save(out, "WEBP", quality=70)
    return out.getvalue()


def _digest(image: Image.Image) -> str:
    return hashlib.sha256(image.tobytes()).hexdigest()
