"""What a centre looks like, as settings: logo, grounds, the face of headings, the picture of its first page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.address import Address
from generator.model.base import Model
from generator.model.texts import Text
from generator.model.values import Flag, PictureName
from generator.problems import Message, Problem, Severity, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
Face = Literal["sans", "serif", "condensed"]

LEAST = 4.5  # WCAG 2.2 AA, for text of any size
# As in templates/styles/site-base.css: what text stands on, and text that is not in an accent.
LIGHT, DARK = ("#ffffff", "#f6f4ef"), ("#14181c", "#1c2126")
LIGHT_INK, DARK_INK = "#565b61", "#b2b6ba"


class Accent(Model):
    """The colour of a cluster, document or centre on light and on dark ground."""

    light: Colour
    dark: Colour


class Picture(Model):
    """A picture that lies beside the data."""

    file: PictureName = Field(description="File of the picture: pictures/plant.jpg")
    alt: Text = Field(description="Picture in words: what is on it, for those who do not see it")
    credit: Text | None = Field(default=None, description="Whose picture it is")


class Logo(Model):
    """The logo of a centre; on dark ground another file, where the first would not be seen there."""

    light: Picture = Field(description="For a light ground and for print")
    dark: Picture | None = Field(default=None, description="For a dark ground")


class Identity(Model):
    """What differs from the looks that come with the program; everything may be left out."""

    logo: Logo | None = Field(default=None, description="Instead of the hexagons beside the name of the centre")
    icon: Picture | None = Field(default=None, description="Instead of the hexagons in the tab of a browser: a square")
    pattern: Flag = Field(default=True, description="Hexagons of the clusters in heads of pages and on covers")
    ground: Accent | None = Field(default=None, description="Ground of heads and insets: light and dark")
    headings: Face = Field(default="sans", description="Face of headings: sans, serif, condensed")
    hero: Picture | None = Field(default=None, description="Picture under the head of the home page")


def legible(atlas: Atlas) -> Iterator[Problem]:
    """Colours that cannot be read on the grounds on which they stand."""
    grounds = [(at, item.ground) for at, item in atlas.of(Identity) if item.ground]
    own = {at.child("ground") for at, _ in grounds}
    light = (*LIGHT, *(ground.light for _, ground in grounds))
    dark = (*DARK, *(ground.dark for _, ground in grounds))
    for at, item in atlas.of(Accent):
        if at in own:
            yield from _poor(atlas, at.child("light"), LIGHT_INK, (item.light,))
            yield from _poor(atlas, at.child("dark"), DARK_INK, (item.dark,))
        elif isinstance(item, Accent):
            yield from _poor(atlas, at.child("light"), item.light, light)
            yield from _poor(atlas, at.child("dark"), item.dark, dark)
    for name, edition in atlas.editions.items():
        if edition.accent:
            yield from _poor(atlas, Address(name, "edition", ("accent",)), edition.accent, light)


def _poor(atlas: Atlas, at: Address, colour: str, grounds: tuple[str, ...]) -> Iterator[Problem]:
    ground = min(grounds, key=lambda one: contrast(colour, one))
    ratio = contrast(colour, ground)
    if ratio < LEAST:
        message = msg(
            "{colour} on {ground} has a contrast of {ratio}, text needs {least}",
            colour=colour,
            ground=ground,
            ratio=f"{int(ratio * 100) / 100:.2f}",
            least=str(LEAST),
        )
        yield Problem(atlas.place(at), Severity.ERROR, "contrast", message, _fix(at), str(at))


def _fix(at: Address) -> Message:
    is_ground = len(at.path) > 1 and at.path[-2] == "ground"
    if (at.path[-1] != "dark") == is_ground:
        return msg("Take a lighter colour")
    return msg("Take a darker colour")


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, `#rrggbb`, from 1 to 21, as WCAG 2.2 defines it."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
