"""The members that a document names, counted, with what it says of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.kinds.catalogue.organisation import Organisation, town_of
from generator.model.address import Address
from generator.model.observed import of_members
from generator.model.quantity import Quantity
from generator.model.refs import OrganisationRef


@dataclass(frozen=True)
class Member:
    """An organisation; `official` is its name in `lang` where readers see another one."""

    name: Inline
    official: str = ""
    lang: str = ""
    short: Inline = ""
    makes: Inline = ""
    town: Inline = ""
    site: str = ""


@dataclass(frozen=True)
class Members:
    """A large count and the members one by one; `missing` names what is known of none."""

    kind: ClassVar[str] = "members"
    value: Quantity
    label: Inline
    items: tuple[Member, ...]
    missing: str = ""


def build(scene: Scene, slot: Slot, members: tuple[OrganisationRef, ...]) -> Iterator[Block]:
    """The members by name, with the fields of an organisation as far as they are known."""
    voice = scene.voice
    known = tuple(voice.atlas.found(ref, voice.owner, Organisation) for ref in members)
    items = tuple(_member(voice, at, one) for at, one in known)
    fields = {
        voice.ui("town"): any(item.town for item in items),
        voice.ui("website"): any(item.site for item in items),
        voice.ui("products and services"): any(item.makes for item in items),
    }
    lacking = ", ".join(name for name, known in fields.items() if not known)
    missing = voice.ui("The source does not tell: {what}.", what=lacking) if lacking else ""
    view = Members(of_members(slot.at, members), voice.ui("Members of the cluster"), items, missing)
    sources = (one.source for _, one in known)
    yield scene.block(slot.name, view, sources=sources, records=(slot.at, *(at for at, _ in known)))


def _member(voice: Voice, at: Address, one: Organisation) -> Member:
    town = town_of(voice.atlas, at.owner, one)
    required = next(iter(voice.atlas.languages))
    own = Voice(voice.atlas, required, voice.owner)
    official = own.plain(one.name) if one.name.has(voice.lang) and one.name[voice.lang] != one.name[required] else ""
    return Member(
        voice.inline(one.name),
        official,
        required if official else "",
        voice.inline(one.short) if one.short else "",
        voice.inline(one.makes) if one.makes else "",
        voice.inline(town) if town else "",
        one.site or "",
    )
