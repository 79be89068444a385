"""The clusters of a centre as cards, and what a document lists of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from generator.components.block import Block, section_at
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.model.address import Address
from generator.model.refs import ClusterRef


@dataclass(frozen=True)
class ClusterCard:
    """A cluster of the family: `own` marks the reader's; `to` is its first page, where one is published.

    What is said of its state in print leaves out what concerns the site alone.
    """

    slug: str
    to: Address
    title: Inline
    summary: Inline
    own: bool
    state_text: str
    state_in_print: str
    accent_light: str
    accent_dark: str


@dataclass(frozen=True)
class Family:
    """Cards of clusters, which lead to their pages where there are any. Print only names them."""

    kind: ClassVar[str] = "family"
    is_wide: ClassVar[bool] = True
    clusters: tuple[ClusterCard, ...]

    @property
    def in_print(self) -> Family:
        """The same without what each says of itself."""
        return Family(tuple(replace(card, summary="") for card in self.clusters))


def build(scene: Scene, slot: Slot, refs: tuple[ClusterRef, ...]) -> Iterator[Block]:
    """The clusters that a list names."""
    cards = tuple(card(scene.voice, ref, own=False) for ref in refs)
    yield scene.block(slot.name, Family(cards), records=(Address(item.slug, "cluster") for item in cards))


def of_centre(scene: Scene, slot: Slot, refs: tuple[ClusterRef, ...]) -> Iterator[Block]:
    """All clusters of a centre, the reader's own first; one that stands alone is no family."""
    if scene.of != "centre" and tuple(refs) == (scene.voice.owner,):
        return
    view = Family(family(scene.voice, refs, "" if scene.of == "centre" else scene.voice.owner))
    yield scene.block(slot.name, view, records=(Address(item.slug, "cluster") for item in view.clusters))


def family(voice: Voice, slugs: Sequence[str], own: str = "") -> tuple[ClusterCard, ...]:
    """The clusters, the reader's own first."""
    ordered = sorted(slugs, key=lambda slug: slug != own)
    return tuple(card(voice, slug, own=slug == own) for slug in ordered)


def card(voice: Voice, slug: str, *, own: bool) -> ClusterCard:
    """What a card says of a cluster."""
    file = voice.atlas.clusters[slug].file
    status = {"association": voice.ui("Association"), "planned": voice.ui("Planned"), "cluster": ""}[file.status]
    waiting = "" if file.programme or file.status != "cluster" else voice.ui("Programme not published here yet")
    founded = voice.ui("since {year}", year=file.founded) if file.founded else ""
    state, in_print = (", ".join(filter(None, (said, founded))) for said in (status or waiting, status))
    owner = voice.of(slug)
    return ClusterCard(
        slug,
        section_at(slug),
        owner.title(file.short),
        owner.inline(file.summary),
        own,
        state,
        in_print,
        file.accent.light,
        file.accent.dark,
    )
