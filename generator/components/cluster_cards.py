"""The clusters on the first page of a site: large cards with a leading figure, and a line of those without pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.family import ClusterCard, card
from generator.components.inline import Inline, Number
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.kinds.atlas import Atlas
from generator.model.address import Address
from generator.model.quantity import Quantity
from generator.model.refs import ClusterRef


@dataclass(frozen=True)
class LeadingFigure:
    """The one number that stands for a cluster."""

    value: Number
    label: Inline
    period: str = ""


@dataclass(frozen=True)
class LargeCard:
    """A cluster with its leading figure, where it has one."""

    card: ClusterCard
    figure: LeadingFigure | None = None


@dataclass(frozen=True)
class ClusterCards:
    """The family of a centre; cards whose cluster has no page stand in one line."""

    kind: ClassVar[str] = "cluster_cards"
    cards: tuple[LargeCard, ...]


def build(scene: Scene, slot: Slot, refs: tuple[ClusterRef, ...]) -> Iterator[Block]:
    """All clusters of a centre in its order."""
    cards = large_cards(scene.voice, scene.centre, refs)
    name = scene.voice.atlas.centres[scene.centre].family
    yield scene.block(
        slot.name,
        ClusterCards(cards),
        scene.voice.title(name) if name else "",
        records=(Address(item.card.slug, "cluster") for item in cards),
    )


def large_cards(voice: Voice, centre: str, slugs: Sequence[str]) -> tuple[LargeCard, ...]:
    """The clusters with their leading figures."""
    return tuple(LargeCard(card(voice, slug, own=False), _figure(voice, centre, slug)) for slug in slugs)


def _figure(voice: Voice, centre: str, slug: str) -> LeadingFigure | None:
    quantity = leading(voice.atlas, centre, slug)
    if quantity is None:
        return None
    label = voice.of(quantity.address.owner).title(voice.figure_title(quantity))
    return LeadingFigure(Number(quantity), label, voice.period(quantity.period) if quantity.period else "")


def leading(atlas: Atlas, centre: str, slug: str) -> Quantity | None:
    """The first figure of the cluster among those that its centre names; else the first one of its own overview."""
    named = [atlas.quantity(ref, centre) for ref in atlas.centres[centre].figures]
    own = [quantity for quantity in named if quantity.address.owner == slug]
    figures = atlas.clusters[slug].file.figures
    return own[0] if own else atlas.quantity(figures[0], slug) if figures else None
