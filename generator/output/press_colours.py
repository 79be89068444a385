"""Colours of a screen → inks of a press, through an ICC profile; the only module that manages colours.

What looks grey is printed in black ink alone, as light as it is: text and hairlines of four inks would never fit.
"""

from __future__ import annotations

import io
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageCms

Tint = tuple[int, ...]  # percents of cyan, magenta, yellow and black

_QUALITY = 95  # of photographs that were JPEG
_GREY, _PALE = 7.0, 90.0  # chroma below which a colour is a grey, lightness above which it is a tone of paper
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC


class Pixels(NamedTuple):
    """A picture in four inks as PDF holds it: its data, and whether these are JPEG, with all values turned round."""

    data: bytes
    is_jpeg: bool


class Inks:
    """The inks of one way to print, by the profile in a file."""

    def __init__(self, profile: bytes) -> None:
        self.profile = profile
        self._press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        self._screen = ImageCms.createProfile("sRGB")
        lab = ImageCms.createProfile("LAB")
        self._to_lab = ImageCms.buildTransform(self._screen, lab, "RGB", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC)
        self._to_inks = ImageCms.buildTransform(self._screen, self._press, "RGB", "CMYK", _INTENT, flags=_FLAGS)
        self._greys = self._ramp(ImageCms.buildTransform(self._press, lab, "CMYK", "LAB", _INTENT, flags=_FLAGS))
        self._known: dict[tuple[int, ...], Tint] = {}

    def _ramp(self, to_lab: ImageCms.ImageCmsTransform) -> list[float]:
        """How light each percent of black is, of 0 to 100."""
        steps = Image.new("CMYK", (101, 1))
        for percent in range(101):
            steps.putpixel((percent, 0), (0, 0, 0, round(percent * 2.55)))
        lab = _applied(to_lab, steps)
        return [_lab(lab, percent)[0] for percent in range(101)]

    def tint(self, red: float, green: float, blue: float) -> Tint:
        """The inks of a colour of sRGB, each from 0 to 1."""
        colour = tuple(round(min(max(part, 0), 1) * 255) for part in (red, green, blue))
        if colour not in self._known:
            self._known[colour] = self._tint(Image.new("RGB", (1, 1), colour))
        return self._known[colour]

    def _tint(self, point: Image.Image) -> Tint:
        light, a, b = _lab(_applied(self._to_lab, point), 0)
        if light > 99.5:
            return (0, 0, 0, 0)
        if (a * a + b * b) ** 0.5 < _GREY and light < _PALE:
            return (0, 0, 0, self._black(light))
        return tuple(round(value / 2.55) for value in _applied(self._to_inks, point).tobytes())

    def _black(self, light: float) -> int:
        """The percent of black that is as light; all of it where none is as dark."""
        return min(bisect_left([-one for one in self._greys], -light), 100)

    def picture(self, picture: Image.Image, *, as_jpeg: bool) -> Pixels:
        """A picture in these inks; one that names a profile of its own is read by it."""
        transform = self._of_picture(picture.info.get("icc_profile", b""))
        inked = _applied(transform, picture.convert("RGB"))
        if not as_jpeg:
            return Pixels(inked.tobytes(), is_jpeg=False)
        written = io.BytesIO()
        inked.save(written, "JPEG", quality=_QUALITY, subsampling=0)
        return Pixels(written.getvalue(), is_jpeg=True)

    def _of_picture(self, own: bytes) -> ImageCms.ImageCmsTransform:
        try:
            profile = ImageCms.ImageCmsProfile(io.BytesIO(own)) if own else None
            if profile and profile.profile.xcolor_space.strip() == "RGB":
                return ImageCms.buildTransform(profile, self._press, "RGB", "CMYK", _INTENT, flags=_FLAGS)
        except (OSError, ImageCms.PyCMSError):
            pass  # a broken one: what is shown everywhere else is sRGB
        return self._to_inks


def _applied(transform: ImageCms.ImageCmsTransform, picture: Image.Image) -> Image.Image:
    return transform.apply(picture)


def _lab(picture: Image.Image, place: int) -> tuple[float, float, float]:
    """Lightness from 0 to 100, and the two axes of colour around 0, of one point."""
    light, a, b = picture.tobytes()[3 * place : 3 * place + 3]
    return light / 2.55, float((a + 128) % 256 - 128), float((b + 128) % 256 - 128)


@lru_cache(maxsize=2)
def inks(profile: Path) -> Inks:
    """The inks of the profile in a file, read once a process."""
    return Inks(profile.read_bytes())
