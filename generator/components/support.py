"""Services and measures of support with who is eligible: a list to read, and questions by which a company sees for
itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.cards import name_of
from generator.components.inline import Inline, Joined, Link
from generator.components.scene import Scene, Slot, source_line
from generator.components.shelf import Entry
from generator.components.voice import Voice
from generator.kinds.catalogue.eligibility import Condition, EligibilityFile, Question
from generator.kinds.catalogue.service import Service
from generator.model.address import Address


@dataclass(frozen=True)
class Asked:
    """A question to a company: a number in `unit`, one of `options` by id, or, without both, yes or no."""

    id: str
    title: Inline
    options: tuple[tuple[str, Inline], ...] = ()
    unit: str = ""
    is_number: bool = False


@dataclass(frozen=True)
class Wanted:
    """A condition in words, and which answer to which question fits: true or false, ids of options, least and most.

    Without a question only a person can tell.
    """

    text: Inline
    question: str = ""
    fits: str = ""
    least: str = ""
    most: str = ""
    source: Inline = ""


@dataclass(frozen=True)
class Measure:
    """A service with its conditions; without conditions it is for everybody."""

    at: Address
    id: str
    title: Inline
    whose: Inline
    text: Inline
    wanted: tuple[Wanted, ...]
    sample: bool = False


@dataclass(frozen=True)
class Support:
    """Measures one under the other, and the questions that decide who is eligible."""

    kind: ClassVar[str] = "support"
    questions: tuple[Asked, ...]
    items: tuple[Measure, ...]
    whole: bool = True  # of one service alone there is no list


def build(scene: Scene, slot: Slot, entries: tuple[Entry[Service], ...]) -> Iterator[Block]:
    """All measures, and one self-check for them."""
    items = tuple(_measure(scene, entry) for entry in entries)
    view = Support(_questions(scene, entries), items)
    yield scene.block(slot.name, view, records=(entry.at for entry in entries))


def of_service(scene: Scene, slot: Slot, entry: Entry[Service]) -> Iterator[Block]:
    """The conditions of one service with its self-check."""
    if entry.record.eligibility:
        view = Support(_questions(scene, (entry,)), (_measure(scene, entry),), whole=False)
        yield scene.block(slot.name, view, records=(entry.at,))


def _measure(scene: Scene, entry: Entry[Service]) -> Measure:
    voice, record = scene.voice.of(entry.at.owner), entry.record
    whose = scene.stand.whose(entry)
    return Measure(
        entry.at,
        f"{entry.at.owner}-{entry.at.id}",
        Link(entry.at, voice.title(record.name)),
        Link(whose.at, name_of(voice, whose.record)) if whose else "",
        voice.inline(record.summary) if record.summary else "",
        tuple(_wanted(voice, condition) for _, condition in _conditions(voice, entry)),
        record.sample,
    )


def _conditions(voice: Voice, entry: Entry[Service]) -> Iterator[tuple[Address, Condition]]:
    for ref in entry.record.eligibility:
        yield voice.atlas.found(ref, entry.at.owner, Condition)


def _wanted(voice: Voice, condition: Condition) -> Wanted:
    fits = " ".join(condition.any_of) or ("" if condition.is_ is None else "yes" if condition.is_ else "no")
    ends = (condition.at_least, condition.at_most)
    least, most = (f"{end:f}" if end is not None else "" for end in ends)
    source: Inline = source_line(voice, voice.atlas.sources[condition.source]) if condition.source else ""
    if source and condition.place:
        source = Joined("{}, {}", (source, voice.inline(condition.place)))
    return Wanted(voice.inline(condition.text), condition.question or "", fits, least, most, source)


def _questions(scene: Scene, entries: tuple[Entry[Service], ...]) -> tuple[Asked, ...]:
    """The questions that the conditions ask, in the order of their file."""
    atlas = scene.voice.atlas
    found: dict[tuple[str, str], Asked] = {}
    asked = {
        (at.owner, condition.question)
        for entry in entries
        for at, condition in _conditions(scene.voice, entry)
        if condition.question
    }
    for owner in dict.fromkeys(owner for owner, _ in sorted(asked)):
        file = atlas.file(owner, "eligibility", EligibilityFile)
        for name, question in file.questions.items() if file else ():
            if (owner, name) in asked:
                found[owner, name] = _asked(scene.voice.of(owner), name, question)
    return tuple(found.values())


def _asked(voice: Voice, name: str, question: Question) -> Asked:
    options = tuple((key, voice.inline(text)) for key, text in question.options.items())
    unit = voice.head(question.unit) if question.unit else ""
    return Asked(name, voice.inline(question.title), options, unit, question.unit is not None)
