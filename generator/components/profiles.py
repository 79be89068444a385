"""Things described side by side by the same facets, e.g. resort towns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.kinds.topic import Profiles as ProfilesRecord


@dataclass(frozen=True)
class ProfileFacet:
    """What a profile says under one facet."""

    title: Inline
    statements: tuple[Inline, ...]


@dataclass(frozen=True)
class ProfileCard:
    """Something described by facets."""

    id: str
    title: Inline
    facets: tuple[ProfileFacet, ...]

    def under(self, facet: Inline) -> tuple[Inline, ...]:
        """What is said under a facet; nothing where it has none of that title."""
        return next((one.statements for one in self.facets if one.title == facet), ())


@dataclass(frozen=True)
class Profiles:
    """Cards with the same facets."""

    kind: ClassVar[str] = "profiles"
    is_wide: ClassVar[bool] = True
    items: tuple[ProfileCard, ...]

    @property
    def facets(self) -> tuple[Inline, ...]:
        """The titles of all facets, each once: the columns of a table of the cards."""
        return tuple(dict.fromkeys(facet.title for item in self.items for facet in item.facets))


def build(scene: Scene, slot: Slot, profiles: ProfilesRecord) -> Iterator[Block]:
    """A card an item."""
    cards = tuple(card(scene.voice, profiles, name) for name in profiles.items)
    title = scene.voice.title(profiles.title)
    yield scene.block(slot.name, Profiles(cards), title, sources=(profiles.source,), records=(slot.at,))


def card(voice: Voice, profiles: ProfilesRecord, name: str) -> ProfileCard:
    """One of them."""
    item = profiles.items[name]
    facets = tuple(
        ProfileFacet(voice.inline(profiles.facets[facet]), tuple(voice.inline(statement) for statement in statements))
        for facet, statements in item.facets.items()
    )
    return ProfileCard(name, voice.title(item.title), facets)
