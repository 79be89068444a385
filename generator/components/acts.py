"""Legal acts: who issued them with date and number, the edition referred to, the title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline, Joined
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.kinds.document import Act as ActRecord
from generator.language.numbers import date_text
from generator.model.texts import Text


@dataclass(frozen=True)
class Act:
    """`Resolution of … of 15 April 2014 No. 316 (as amended on 4 October 2021)`, and the title."""

    reference: Inline
    title: Inline = ""


@dataclass(frozen=True)
class Acts:
    """Acts one under the other."""

    kind: ClassVar[str] = "acts"
    items: tuple[Act, ...]


def build(scene: Scene, slot: Slot, acts: Mapping[str, ActRecord]) -> Iterator[Block]:
    """The acts in the order of the data."""
    items = tuple(_act(scene.voice, act) for act in acts.values())
    yield scene.block(slot.name, Acts(items), records=(slot.at.child(name) for name in acts))


def _act(voice: Voice, act: ActRecord) -> Act:
    told = voice.ui("of {date} No. {number}", date=date_text(act.date, voice.lang), number=voice.plain(act.number))
    reference: Inline = Joined("{} {}", (voice.inline(act.issued), told))
    if act.amended is not None:
        amended = voice.ui("as amended on {date}", date=date_text(act.amended, voice.lang))
        reference = Joined("{} ({})", (reference, amended))
    return Act(reference, _optional(voice, act.title))


def _optional(voice: Voice, text: Text | None) -> Inline:
    return voice.inline(text) if text else ""
