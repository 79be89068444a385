"""The page on which a group of records begins: its number and title, and a small index of what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.cards import Shot
from generator.components.groups import Group, categories_in
from generator.components.inline import Inline, Spoken
from generator.components.scene import Scene, Slot
from generator.components.setting import in_both, said_in_both
from generator.components.sheets import SheetCard, anchor_of, sheet_card
from generator.language import Lang
from generator.language.messages import interface_plural


@dataclass(frozen=True)
class Inside:
    """A category of the group, how many records it has, and the anchor of the first."""

    title: Inline
    count: int
    anchor: str


@dataclass(frozen=True)
class Opener:
    """A page in the colour of its group; a company stands on it with what is known of it."""

    kind: ClassVar[str] = "opener"
    own_pages: ClassVar[bool] = True
    title: Inline
    other: Inline
    number: str
    accent: str
    told: Inline
    inside: tuple[Inside, ...] = ()
    company: SheetCard | None = None

    @property
    def shown(self) -> tuple[Shot, ...]:
        """The pictures of the company."""
        return self.company.shots if self.company else ()


def build(scene: Scene, slot: Slot, group: Group) -> Iterator[Block]:
    """The opening page of a group."""
    voice, shelf = scene.voice, scene.stand
    other = scene.setting.other if scene.setting else None
    files, centre = voice.atlas.clusters, voice.atlas.centres[shelf.centre]
    accent = files[group.cluster].file.accent if group.cluster else centre.accent
    inside = tuple(
        Inside(in_both(voice, scene.setting, title), len(entries), anchor_of(entries[0].at))
        for _, title, entries in categories_in(shelf, group)
    )
    view = Opener(
        voice.title(group.title),
        Spoken(other, other.title(group.title)) if other else "",
        "",
        accent.light,
        said_in_both(voice, scene.setting, lambda one: _count(len(group.entries), one.lang)),
        inside if len(inside) > 1 else (),
        sheet_card(scene, shelf, group.company, 1) if group.company else None,
    )
    yield scene.block(slot.name, view)


def _count(items: int, lang: Lang) -> str:
    return interface_plural("{n} item", "{n} items", items, lang)
