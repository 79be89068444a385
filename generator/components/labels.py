"""Sheets to cut: cards for a stand and labels with the code of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Literal

from generator.components.block import Block
from generator.components.cards import name_of
from generator.components.groups import Group, clusters_of
from generator.components.inline import Inline, Spoken
from generator.components.scene import Scene, Slot
from generator.components.setting import Setting, said_in_both
from generator.components.sheets import anchor_of
from generator.components.voice import Voice
from generator.kinds.catalogue.organisation import Organisation
from generator.model.address import Address
from generator.model.base import Model

Size = Literal["label", "stand"]
_A_PAGE = {"label": 24, "stand": 4}
_WIDE = {"label": 3, "stand": 2}


@dataclass(frozen=True)
class Label:
    """A record by its name and whose it is, with the code of its page, where it has one; `other` is its name in the
    second language of a bilingual edition."""

    at: Address
    anchor: str
    title: Inline
    whose: Inline
    accent: str
    has_page: bool
    other: Inline = ""


@dataclass(frozen=True)
class Labels:
    """Labels for a page each; `rows` stand one under the other."""

    kind: ClassVar[str] = "labels"
    own_pages: ClassVar[bool] = True
    items: tuple[Label, ...]
    size: Size = "label"

    @property
    def rows(self) -> tuple[tuple[Label, ...], ...]:
        """The labels that stand side by side."""
        wide = _WIDE[self.size]
        return tuple(self.items[place : place + wide] for place in range(0, len(self.items), wide))


def labels(scene: Scene, slot: Slot, group: Group) -> Iterator[Block]:
    """Small labels, 24 a page."""
    yield from _sheets(scene, slot, group, "label")


def stand_cards(scene: Scene, slot: Slot, group: Group) -> Iterator[Block]:
    """Cards for a stand, four a page."""
    yield from _sheets(scene, slot, group, "stand")


def _sheets(scene: Scene, slot: Slot, group: Group, size: Size) -> Iterator[Block]:
    items = tuple(_labels(scene, group))
    many = _A_PAGE[size]
    for place in range(0, len(items), many):
        run = items[place : place + many]
        name = f"{slot.name}-{place // many + 1}" if place else slot.name
        yield scene.block(name, Labels(run, size), records=(item.at for item in run))


def _labels(scene: Scene, group: Group) -> Iterator[Label]:
    shelf, atlas = scene.stand, scene.voice.atlas
    setting = scene.setting
    pages = setting.pages if setting else frozenset()
    for entry in group.entries:
        voice = scene.voice.of(entry.at.owner or shelf.centre)
        whose = None if isinstance(entry.record, Organisation) else shelf.whose(entry)
        known = clusters_of(shelf, entry)
        accent = atlas.clusters[known[0]].file.accent if known else atlas.centres[shelf.centre].accent
        yield Label(
            entry.at,
            anchor_of(entry.at),
            name_of(voice, entry.record),
            said_in_both(voice.of(whose.at.owner), setting, partial(_name, whose.record)) if whose else "",
            accent.light,
            entry.at in pages,
            _second(voice, setting, entry.record),
        )


def _name(record: Model, voice: Voice) -> Inline:
    return name_of(voice, record)


def _second(voice: Voice, setting: Setting | None, record: Model) -> Inline:
    """The name in the second language, unless it reads alike."""
    if setting is None or setting.other is None:
        return ""
    other = setting.other.of(voice.owner)
    name = name_of(other, record)
    return Spoken(other, name) if other.unmarked(name) != voice.unmarked(name_of(voice, record)) else ""
