"""Indexes at the end of an edition: by company, by product and by code, each name with the pages where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.cards import name_of
from generator.components.finished import Finished
from generator.components.inline import Inline, Spoken
from generator.components.scene import Scene, Slot
from generator.components.setting import in_both
from generator.components.sheets import Sheets
from generator.components.shelf import Entry
from generator.components.voice import Voice
from generator.kinds.catalogue.category import Category
from generator.kinds.catalogue.codes import Scheme, heading
from generator.kinds.catalogue.product import Product
from generator.language.alphabet import collated, letter
from generator.model.address import Address
from generator.model.base import Model


@dataclass(frozen=True)
class Line:
    """A name and the anchors of where it stands; `code` stands before a name."""

    title: Inline
    anchors: tuple[str, ...]
    code: str = ""


@dataclass(frozen=True)
class Letter:
    """The lines under one letter, or one chapter of codes."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Index:
    """Lines in columns; numbers of pages are written when all pages are known."""

    kind: ClassVar[str] = "index"
    letters: tuple[Letter, ...]


def companies(scene: Scene, slot: Slot, finished: Finished) -> Iterator[Block]:
    """Each company with the pages of its own card and of what it offers."""
    shelf, places = scene.stand, _places(finished)
    for voice in _voices(scene):
        lines = []
        for entry in shelf.organisations:
            own = [entry.at, *(one.at for one in shelf.by_owner.get(entry.at, ()))]
            lines.append((name_of(voice, entry.record), [places[at] for at in own if at in places]))
        yield from _index(scene, slot, voice, lines)


def products(scene: Scene, slot: Slot, finished: Finished) -> Iterator[Block]:
    """Each product and service with its page."""
    places = _places(finished)
    for voice in _voices(scene):
        entries: Sequence[Entry[Model]] = scene.stand.goods
        lines = [(name_of(voice, entry.record), [places[entry.at]]) for entry in entries if entry.at in places]
        yield from _index(scene, slot, voice, lines)


def hs(scene: Scene, slot: Slot, finished: Finished) -> Iterator[Block]:
    """Each code of the customs tariff with its heading and its pages, in the order of the codes."""
    yield from _by_code(scene, slot, finished, "hs")


def okpd2(scene: Scene, slot: Slot, finished: Finished) -> Iterator[Block]:
    """The same of the Russian classification."""
    yield from _by_code(scene, slot, finished, "okpd2")


def _by_code(scene: Scene, slot: Slot, finished: Finished, scheme: Scheme) -> Iterator[Block]:
    places, voice = _places(finished), scene.voice
    found: dict[str, list[str]] = {}
    known: Sequence[Entry[Model]] = (*scene.stand.products, *scene.stand.categories)
    for entry in known:
        for code in _codes(entry.record, scheme) if entry.at in places else ():
            found.setdefault(code, []).append(places[entry.at])
    chapters: dict[str, list[Line]] = {}
    for code in sorted(found):
        told = heading(voice.atlas, scheme, code)
        line = Line(
            in_both(voice, scene.setting, told) if told else "", tuple(found[code]), code.replace(" ", "\u00a0")
        )
        chapters.setdefault(code[:2], []).append(line)
    if chapters:
        yield scene.block(slot.name, Index(tuple(Letter(name, tuple(lines)) for name, lines in chapters.items())))


def _codes(record: Model, scheme: Scheme) -> tuple[str, ...]:
    if isinstance(record, Product):
        code = record.hs if scheme == "hs" else record.okpd2
        return (code,) if code else ()
    if isinstance(record, Category):
        return record.hs if scheme == "hs" else record.okpd2
    return ()


def _places(finished: Finished) -> dict[Address, str]:
    """The anchor of every record that has a card in the book."""
    views = (block.view for place in finished.places for block in place.section.blocks)
    return {at: anchor for view in views if isinstance(view, Sheets) for at, anchor in view.homes()}


def _voices(scene: Scene) -> tuple[Voice, ...]:
    """The language of the book, and the second one of a bilingual edition: an index in each order of letters."""
    other = scene.setting.other if scene.setting else None
    return (scene.voice, other) if other else (scene.voice,)


def _index(scene: Scene, slot: Slot, voice: Voice, lines: Iterable[tuple[Inline, list[str]]]) -> Iterator[Block]:
    told = [(voice.unmarked(title), title, anchors) for title, anchors in lines if anchors]
    found: dict[str, list[Line]] = {}
    for name, title, anchors in sorted(told, key=lambda one: collated(one[0], voice.lang)):
        shown: Inline = title if voice.lang == scene.voice.lang else Spoken(voice, title)
        found.setdefault(letter(name), []).append(Line(shown, tuple(dict.fromkeys(anchors))))
    if found:
        name = slot.name if voice.lang == scene.voice.lang else f"{slot.name}-{voice.lang}"
        view = Index(tuple(Letter(title, tuple(lines)) for title, lines in found.items()))
        yield scene.block(name, view)
