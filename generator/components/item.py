"""The head of a page of the catalogue: pictures, what it is, who offers it, and what must be said beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.cards import KINDS, SCHEMES, Shot, name_of, shots, what_is
from generator.components.claims import Claims
from generator.components.inline import Inline, Link
from generator.components.role_contacts import mail_of
from generator.components.scene import Scene, Slot
from generator.components.shelf import Entry
from generator.components.voice import Voice
from generator.kinds.catalogue.card import Medical
from generator.kinds.catalogue.organisation import Organisation, town_of
from generator.kinds.catalogue.product import Product
from generator.kinds.catalogue.service import Service

Shown = Entry[Product] | Entry[Service] | Entry[Organisation]


@dataclass(frozen=True)
class Item:
    """What a reader sees first. `has_card` says that a business card of the organisation lies beside the page."""

    kind: ClassVar[str] = "item"
    label: str
    shots: tuple[Shot, ...]
    summary: Inline = ""
    whose: Inline = ""
    role: str = ""  # of the one who offers: "Maker"
    marks: tuple[str, ...] = ()
    sample: bool = False
    warning: Inline = ""
    professionals: str = ""
    accent: str = ""
    has_card: bool = False
    categories: tuple[Inline, ...] = ()
    mail: str = ""  # where to write about a product or service

    @property
    def shown(self) -> tuple[Shot, ...]:
        """Its pictures."""
        return self.shots


def build(scene: Scene, slot: Slot, entry: Shown) -> Iterator[Block]:
    """The head of the record."""
    voice, record, shelf = scene.voice, entry.record, scene.stand
    whose = None if isinstance(record, Organisation) else shelf.whose(entry)
    media = (
        (*((record.logo,) if record.logo else ()), *record.media) if isinstance(record, Organisation) else record.media
    )
    summary = record.summary or (record.makes if isinstance(record, Organisation) else None)
    medical = None if isinstance(record, Organisation) else record.medical
    clusters = shelf.clusters_of(entry)
    schemes = dict.fromkeys(one.record.scheme for one in shelf.certificates(entry))
    categories = (branch[-1] for branch in shelf.branches(entry))
    view = Item(
        voice.ui(KINDS[what_is(record)]),
        shots(voice, entry.at, media),
        voice.inline(summary) if summary else "",
        Link(whose.at, name_of(voice, whose.record)) if whose else _town(voice, entry),
        voice.ui("Maker") if isinstance(record, Product) else voice.ui("Provider") if whose else "",
        tuple(voice.ui(SCHEMES[scheme]) for scheme in schemes),
        record.sample,
        warning(voice, medical),
        voice.ui("For health professionals only") if medical and medical.audience == "professionals" else "",
        clusters[0] if clusters else "",
        isinstance(record, Organisation),
        tuple(Link(at, voice.title(category.title)) for at, category in categories),
        "" if isinstance(record, Organisation) or whose is None else mail_of(whose.record, record.contact),
    )
    yield scene.block(slot.name, view, records=(entry.at,), sources=(record.source,))


def _town(voice: Voice, entry: Shown) -> Inline:
    if not isinstance(entry.record, Organisation):
        return ""
    town = town_of(voice.atlas, entry.at.owner, entry.record)
    return voice.inline(town) if town else ""


def warning(voice: Voice, medical: Medical | None) -> Inline:
    """What must stand beside a medical offer."""
    if medical is None:
        return ""
    if medical.disclaimer is not None:
        return voice.inline(medical.disclaimer)
    return voice.ui("There are contraindications. Consult a specialist.")


def text(scene: Scene, slot: Slot, entry: Entry[Product] | Entry[Service]) -> Iterator[Block]:
    """The description by paragraphs."""
    if entry.record.text:
        said = tuple(scene.voice.inline(part) for part in entry.record.text)
        yield scene.block(slot.name, Claims(said, bulleted=False), records=(entry.at,))


def indications(scene: Scene, slot: Slot, entry: Entry[Service]) -> Iterator[Block]:
    """For whom a treatment is."""
    if entry.record.indications:
        yield scene.block(slot.name, Claims(tuple(scene.voice.inline(part) for part in entry.record.indications)))


def contraindications(scene: Scene, slot: Slot, entry: Entry[Service]) -> Iterator[Block]:
    """For whom it is not."""
    if entry.record.contraindications:
        yield scene.block(slot.name, Claims(tuple(scene.voice.inline(part) for part in entry.record.contraindications)))
