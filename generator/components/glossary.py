"""What the terms of the publications mean, in the reader's language, with their names in the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline, Spoken
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.kinds.glossary import Term


@dataclass(frozen=True)
class TermEntry:
    """A term; `elsewhere` is what it is called in the other languages."""

    anchor: str
    term: Inline
    elsewhere: tuple[Inline, ...]
    means: Inline


@dataclass(frozen=True)
class Glossary:
    """Terms in the order of the alphabet."""

    kind: ClassVar[str] = "glossary"
    items: tuple[TermEntry, ...]


def build(scene: Scene, slot: Slot, terms: Mapping[str, Term]) -> Iterator[Block]:
    """The terms that are explained; the others are for those who write."""
    voice = scene.voice
    told = {name: term for name, term in terms.items() if term.means is not None}
    names = sorted(told, key=lambda name: (voice.plain(told[name].term).casefold(), name))
    items = tuple(_entry(voice, f"{scene.section}-{name}", told[name]) for name in names)
    if items:
        yield scene.block(slot.name, Glossary(items), slot.title, records=(slot.at.child(name) for name in names))


def _entry(voice: Voice, anchor: str, term: Term) -> TermEntry:
    own = voice.plain(term.term)
    others = [Voice(voice.atlas, lang, voice.owner) for lang in voice.atlas.languages if lang != voice.lang]
    said = [(other, other.plain(term.term)) for other in others if term.term.has(other.lang)]
    elsewhere = tuple(Spoken(other, text) for other, text in said if text != own)
    return TermEntry(anchor, voice.inline(term.term), elsewhere, voice.inline(term.means) if term.means else "")
