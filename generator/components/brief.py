"""What a brochure says in short: strengths, measures of support, and the way to the pages on the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from generator.components.block import Block, section_at
from generator.components.cards import name_of
from generator.components.contacts import contact_lines
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.shelf import Entry
from generator.kinds.catalogue.eligibility import Condition
from generator.kinds.catalogue.service import Service
from generator.kinds.cluster import ClusterFile
from generator.kinds.swot import SwotFile
from generator.model.address import Address


@dataclass(frozen=True)
class Point:
    """Something in a few words, with more words under it; `notes` are conditions, a line each."""

    title: Inline
    text: Inline = ""
    notes: tuple[Inline, ...] = ()


@dataclass(frozen=True)
class Points:
    """Points side by side, numbered or not; what is said of all of them is said once."""

    kind: ClassVar[str] = "points"
    items: tuple[Point, ...]
    is_numbered: bool = False
    for_all: tuple[Inline, ...] = ()  # conditions that all of them have


@dataclass(frozen=True)
class SiteCode:
    """A code that leads to a page of the site, with its address in letters; `label` says what is there."""

    kind: ClassVar[str] = "site_code"
    to: Address
    label: str


def strengths(scene: Scene, slot: Slot, file: SwotFile) -> Iterator[Block]:
    """The strengths alone, as a brochure has them."""
    items = tuple(Point(scene.voice.inline(text)) for text in file.strengths.values())
    if items:
        yield scene.block(slot.name, Points(items, is_numbered=True), records=(slot.at.child("strengths"),))


def measures(scene: Scene, slot: Slot, entries: tuple[Entry[Service], ...]) -> Iterator[Block]:
    """Services and measures of support with their conditions."""
    items = tuple(_measure(scene, entry) for entry in entries)
    shared = [note for note in items[0].notes if all(note in item.notes for item in items)] if items[1:] else []
    brief = tuple(replace(item, notes=tuple(note for note in item.notes if note not in shared)) for item in items)
    if items:
        yield scene.block(slot.name, Points(brief, for_all=tuple(shared)), records=(entry.at for entry in entries))


def _measure(scene: Scene, entry: Entry[Service]) -> Point:
    voice, one = scene.voice.of(entry.at.owner), entry.record
    found = (voice.atlas.found(ref, entry.at.owner, Condition)[1] for ref in one.eligibility)
    summary: Inline = voice.inline(one.summary) if one.summary else ""
    return Point(name_of(voice, one), summary, tuple(voice.inline(condition.text) for condition in found))


def cluster_contacts(scene: Scene, slot: Slot, file: ClusterFile) -> Iterator[Block]:
    """How to reach the cluster, or else its centre."""
    voice, centre = scene.voice, scene.voice.atlas.centre_of(scene.voice.owner)
    if file.contacts is not None:
        contacts, at = file.contacts, slot.at.child("contacts")
    elif centre and (given := voice.atlas.centres[centre].contacts):
        contacts, voice, at = given, voice.of(centre), Address(centre, "centre", ("contacts",))
    else:
        return
    yield scene.block(slot.name, contact_lines(voice, contacts), records=(at,))


def cluster_code(scene: Scene, slot: Slot, file: ClusterFile) -> Iterator[Block]:
    """The code of the pages of the cluster."""
    if scene.setting is not None and section_at(scene.voice.owner) in scene.setting.pages:
        view = SiteCode(section_at(scene.voice.owner), scene.voice.ui("The cluster on the web"))
        yield scene.block(slot.name, view)
