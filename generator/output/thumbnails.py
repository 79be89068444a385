"""Smaller copies of pictures, for cards and narrow screens; the only module of the output that decodes pictures."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from generator.output.listing import keep_files
from generator.output.units import Needed, Report
from generator.source.pictures import dimensions

_OPTIONS: Mapping[str, Mapping[str, int | bool]] = {
    "JPEG": {"quality": 82, "progressive": True},
    "WEBP": {"quality": 82},
    "PNG": {"optimize": True},
}
# Lanczos keeps photographs sharp, and draws rings of other colours around flat areas.
_PHOTOGRAPHED, _DRAWN = Image.Resampling.LANCZOS, Image.Resampling.HAMMING


@dataclass(frozen=True)
class ShrinkPicture:
    """A picture of the catalogue: as it is, and smaller. `names` are those of its copies by their width, 0 for itself;
    a copy that would not be smaller is not made."""

    path: str
    names: Mapping[int, str]
    mark: str

    def load(self) -> None:
        """No engine."""

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Write all sizes."""
        data = Path(self.path).read_bytes()
        own = dimensions(data)[0]
        wanted = {width: name for width, name in self.names.items() if width < own or not width}
        keep_files(folder, {name: smaller(data, width) if width else data for width, name in wanted.items()}, self.mark)
        return Report()


def smaller(data: bytes, width: int) -> bytes:
    """The picture in this width, in its own format; an opaque drawing of few colours stays one, each but
    for a step of 256 what it was."""
    with Image.open(io.BytesIO(data)) as opened:
        kind, is_drawn = opened.format or "PNG", opened.mode == "P"
        picture = ImageOps.exif_transpose(opened)
        if is_drawn:
            picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
        height = max(1, round(picture.height * width / picture.width))
        copy = picture.resize((width, height), _DRAWN if is_drawn else _PHOTOGRAPHED)
        if is_drawn and copy.mode == "RGB":
            copy = copy.quantize(method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        written = io.BytesIO()
        copy.save(written, kind, **_OPTIONS.get(kind, {}))
        return written.getvalue()
