"""Vega-Lite specifications as SVG, and drawings as PNG: the only place that knows the engine."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import vl_convert

from generator.charts.paint import in_tags
from generator.charts.theme import FACES

_VERSION = "6.4"
_NOISE = re.compile(r' (?:class|role|aria-[a-z]+|pointer-events|xmlns:xlink|version)="[^"]*"')
_EMPTY = re.compile(
    r'<path class="(?:back|fore)ground" aria-hidden="true" d="[^"]*"(?: (?:pointer-events|display)="none")*/>'
)
_ID = re.compile(r'(?<=id=")[^"]+|(?<=url\(#)[^)]+')


def make_svgs(specs: Sequence[str], fonts: Path) -> tuple[str, ...]:
    """One SVG a specification, with the fonts of the folder, without anything that depends on the others."""
    _register(fonts)
    return tuple(_tidy(vl_convert.vegalite_to_svg(spec, vl_version=_VERSION, allowed_base_urls=[])) for spec in specs)


def make_png(svg: str, fonts: Path) -> bytes:
    """A drawing in pixels, as large as it says, with the fonts of the folder."""
    _register(fonts)
    return vl_convert.svg_to_png(svg)


@cache
def _register(fonts: Path) -> tempfile.TemporaryDirectory[str]:
    """Tell the engine of our faces only, for every further one slows its measuring of texts.

    It reads them when it needs them, so the folder stays until the process ends.
    """
    folder = tempfile.TemporaryDirectory()
    for name in FACES:
        shutil.copyfile(fonts / name, Path(folder.name, name))
    vl_convert.register_font_directory(folder.name)
    return folder


def _tidy(svg: str) -> str:
    """The drawing without the engine's roles and empty paths, its ids by their order."""
    names: dict[str, str] = {}

    def tidy(tag: str) -> str:
        short = _NOISE.sub("", _EMPTY.sub("", tag))
        return _ID.sub(lambda found: names.setdefault(found[0], f"c{len(names) + 1}"), short)

    return in_tags(svg, tidy)
