"""Whom to turn to in an organisation, by what is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.contacts import ContactLine, Contacts
from generator.components.inline import Inline, Joined
from generator.components.scene import Scene, Slot
from generator.components.shelf import Entry
from generator.components.terms import languages
from generator.components.voice import Voice
from generator.kinds.catalogue.contact import Role, RoleContact
from generator.kinds.catalogue.organisation import Organisation
from generator.kinds.catalogue.product import Product
from generator.kinds.catalogue.service import Service
from generator.language.messages import ui

CONTACTS = {
    "general": ui("General questions"),
    "sales": ui("Sales"),
    "export": ui("Export"),
    "press": ui("Press"),
    "jobs": ui("Vacancies"),
    "partnership": ui("Joint projects"),
}


@dataclass(frozen=True)
class Part:
    """Whom to turn to for one thing."""

    title: str
    lines: tuple[ContactLine, ...]


@dataclass(frozen=True)
class RoleContacts:
    """All contacts of an organisation."""

    kind: ClassVar[str] = "role_contacts"
    parts: tuple[Part, ...]


def build(scene: Scene, slot: Slot, entry: Entry[Product] | Entry[Service]) -> Iterator[Block]:
    """The contact of the role that a product or service names; where none is known, the website, or whom to ask."""
    whose, record = scene.stand.whose(entry), entry.record
    if whose is None:
        return
    voice, contacts = scene.voice.of(whose.at.owner), whose.record.contacts
    contact = contacts.of(record.contact) if contacts else None
    spoken = record.languages if isinstance(record, Product) else ()
    lines = contact_lines(voice, contact, spoken or whose.record.languages) if contact else ()
    view = Contacts((*lines, *_site(voice, whose.record)))
    yield scene.block(slot.name, view if view.lines else _ask(scene), records=(whose.at,))


def mail_of(whose: Organisation, role: Role | None) -> str:
    """Where to write to an organisation in this role, if anywhere."""
    contact = whose.contacts.of(role) if whose.contacts else None
    return (contact.mail or "") if contact else ""


def of_organisation(scene: Scene, slot: Slot, entry: Entry[Organisation]) -> Iterator[Block]:
    """All contacts of an organisation by role."""
    given, voice = entry.record.contacts, scene.voice
    found = ((voice.ui(title), getattr(given, role)) for role, title in CONTACTS.items() if given)
    parts = tuple(Part(title, contact_lines(voice, contact, ())) for title, contact in found if contact)
    yield scene.block(slot.name, RoleContacts(parts) if parts else _ask(scene), records=(entry.at,))


def contact_lines(voice: Voice, contact: RoleContact, spoken: tuple[str, ...]) -> tuple[ContactLine, ...]:
    """A contact line by line."""
    lines: list[ContactLine] = []
    person = contact.person
    if person is not None:
        name: Inline = voice.inline(person.name)
        told = Joined("{}, {}", (name, voice.inline(person.post))) if person.post else name
        lines.append(ContactLine(voice.ui("Contact"), told))
    if contact.mail:
        lines.append(ContactLine(voice.ui("E-mail"), contact.mail, f"mailto:{contact.mail}"))
    if contact.phone:
        digits = "".join(sign for sign in contact.phone if sign in "+0123456789")
        shown = contact.phone.replace(" ", "\u00a0").replace("-", "\u2011")
        lines.append(ContactLine(voice.ui("Phone"), shown, f"tel:{digits}"))
    if contact.hours:
        lines.append(ContactLine(voice.ui("Hours"), voice.inline(contact.hours)))
    known = languages(voice, contact.languages or spoken)
    return (*lines, ContactLine(voice.ui("Languages"), known)) if known else tuple(lines)


def _site(voice: Voice, one: Organisation) -> tuple[ContactLine, ...]:
    return (ContactLine(voice.ui("Website"), one.site.removeprefix("https://"), one.site),) if one.site else ()


def _ask(scene: Scene) -> Contacts:
    """Whom to ask where nothing is known."""
    centre = scene.voice.atlas.centres.get(scene.centre)
    ask: Inline = Joined("{} {}", (scene.voice.ui("Ask"), scene.voice.inline(centre.name))) if centre else ""
    return Contacts((), scene.voice.ui("The company has not given its contacts."), ask)
