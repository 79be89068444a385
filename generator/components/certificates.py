"""What proves a product, a service or an organisation, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.cards import SCHEMES, Shot, shots
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.shelf import Entry
from generator.kinds.catalogue.organisation import Organisation
from generator.kinds.catalogue.product import Product
from generator.kinds.catalogue.service import Service
from generator.language.numbers import date_text


@dataclass(frozen=True)
class Proof:
    """A certificate that is valid; `until` is in words."""

    scheme: str
    title: Inline
    number: str
    issuer: Inline
    issued: str
    until: str
    scope: Inline = ""
    register: str = ""
    shots: tuple[Shot, ...] = ()
    sample: bool = False


@dataclass(frozen=True)
class Certificates:
    """Certificates one under the other."""

    kind: ClassVar[str] = "certificates"
    items: tuple[Proof, ...]

    @property
    def shown(self) -> tuple[Shot, ...]:
        """Scans of the documents."""
        return tuple(shot for item in self.items for shot in item.shots)


def build(scene: Scene, slot: Slot, entry: Entry[Product] | Entry[Service] | Entry[Organisation]) -> Iterator[Block]:
    """Those that are valid on the day of the data."""
    found = scene.stand.certificates(entry)
    items = []
    for one in found:
        voice, record = scene.voice.of(one.at.owner), one.record
        scheme = voice.ui(SCHEMES[record.scheme])
        until = voice.ui("valid until {date}", date=date_text(record.until, voice.lang)) if record.until else ""
        items.append(
            Proof(
                scheme,
                voice.inline(record.title) if record.title and voice.plain(record.title) != scheme else "",
                record.number,
                voice.inline(record.issuer),
                date_text(record.issued, voice.lang),
                until or voice.ui("without end date"),
                voice.inline(record.scope) if record.scope else "",
                record.address or "",
                shots(voice, one.at, record.media),
                record.sample,
            )
        )
    if items:
        yield scene.block(slot.name, Certificates(tuple(items)), records=(one.at for one in found))
