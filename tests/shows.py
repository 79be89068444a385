"""Sections as templates see them, without a publication around them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.components.block import Section
from generator.components.voice import Voice
from generator.language import Lang
from generator.render.places import Homes
from generator.render.shown import Ground, Medium, Shown
from tests.project import kept_atlas


@dataclass(frozen=True)
class Facts:
    """A printed file."""

    pages: int
    size: int


PRINTED = {"x.pdf": Facts(24, 1_140_000)}


def show(
    lang: Lang,
    medium: Medium = "site",
    section: Section | None = None,
    *,
    here: str = "clusters/sample/s/",
    homes: Homes | None = None,
) -> Shown:
    """A section of the sample cluster on its page."""
    ground = Ground(Voice(kept_atlas("sample"), lang, "sample"), medium, homes or {}, PRINTED)
    return Shown(ground, section or Section("s", "S", ()), here)
