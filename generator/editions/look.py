"""What a centre looks like, for all that it publishes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.components.voice import Voice
from generator.kinds.identity import Face, Identity, Picture


@dataclass(frozen=True)
class Image:
    """A picture by its path in the project, with its alternative text."""

    file: str
    alt: str


@dataclass(frozen=True)
class Look:
    """The identity of a centre: pairs are for light and dark ground; `pattern` draws the hexagons of its clusters."""

    accent: tuple[str, str] | None = None
    ground: tuple[str, str] | None = None
    headings: Face = "sans"
    pattern: bool = True
    logo: Image | None = None
    logo_dark: Image | None = None
    hero: Image | None = None
    icon: Image | None = None

    @property
    def files(self) -> Iterator[str]:
        """The pictures that it needs."""
        return (image.file for image in (self.logo, self.logo_dark, self.hero, self.icon) if image is not None)


PLAIN = Look()  # of what belongs to no centre


def look_of(voice: Voice, slug: str) -> Look:
    """How a centre looks; plain where there is none."""
    centre = voice.atlas.centres.get(slug)
    if centre is None:
        return PLAIN
    own, accent = centre.identity or Identity(), (centre.accent.light, centre.accent.dark)
    logo = own.logo
    return Look(
        accent,
        (own.ground.light, own.ground.dark) if own.ground else None,
        own.headings,
        own.pattern,
        _image(voice, slug, logo.light if logo else None),
        _image(voice, slug, logo.dark if logo else None),
        _image(voice, slug, own.hero),
        _image(voice, slug, own.icon),
    )


def _image(voice: Voice, slug: str, picture: Picture | None) -> Image | None:
    return Image(f"data/centres/{slug}/{picture.file}", voice.plain(picture.alt)) if picture else None
