"""Named members with their number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.model.observed import of_members
from generator.model.quantity import Quantity
from generator.model.texts import Text


@dataclass(frozen=True)
class MemberGroup:
    """Members: a large count and what they are; named members are listed."""

    value: Quantity
    label: Inline
    names: tuple[Inline, ...] = ()


@dataclass(frozen=True)
class Members:
    """Members in groups."""

    kind: ClassVar[str] = "members"
    groups: tuple[MemberGroup, ...]


def build(scene: Scene, slot: Slot, members: Mapping[str, Text]) -> Iterator[Block]:
    """The official names of members."""
    names = tuple(scene.voice.inline(text) for text in members.values())
    group = MemberGroup(of_members(slot.at, members), scene.voice.ui("Members of the cluster"), names)
    yield scene.block(slot.name, Members((group,)), records=(slot.at,))
