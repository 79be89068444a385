"""How to reach a centre or a cluster, and whom to ask for what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline, Joined
from generator.components.scene import Scene, Slot
from generator.components.voice import Voice
from generator.kinds.contacts import Contacts as ContactsRecord


@dataclass(frozen=True)
class ContactLine:
    """One way to reach somebody; `href` is where it leads on a screen, nothing where it leads nowhere."""

    label: str
    text: Inline
    href: str = ""


@dataclass(frozen=True)
class Contacts:
    """What is known, line by line; `missing` says what is not, `ask` who knows."""

    kind: ClassVar[str] = "contacts"
    lines: tuple[ContactLine, ...]
    missing: str = ""
    ask: Inline = ""


def build(scene: Scene, slot: Slot, contacts: ContactsRecord) -> Iterator[Block]:
    """The contacts of the owner or its centre."""
    yield scene.block(slot.name, contact_lines(scene.voice, contacts), sources=(contacts.source,), records=(slot.at,))


def contact_lines(voice: Voice, contacts: ContactsRecord) -> Contacts:
    """Contacts in words; what is not given is named once, in the order of the lines."""
    labels = {
        "post": voice.ui("Responsible"),
        "address": voice.ui("Address"),
        "phone": voice.ui("Phone"),
        "mail": voice.ui("E-mail"),
        "hours": voice.ui("Hours"),
    }
    lines = [ContactLine(labels[key], text, href) for key, text, href in _given(voice, contacts)]
    if contacts.site:
        lines.append(ContactLine(voice.ui("Website"), contacts.site.removeprefix("https://"), contacts.site))
    lacking = [label[:1].lower() + label[1:] for key, label in labels.items() if key in contacts.not_given]
    missing = voice.ui("Not given: {what}.", what=", ".join(lacking)) if lacking else ""
    ask: Inline = Joined("{} {}", (voice.ui("Ask"), voice.inline(contacts.ask))) if lacking and contacts.ask else ""
    return Contacts(tuple(lines), missing, ask)


def _given(voice: Voice, contacts: ContactsRecord) -> Iterator[tuple[str, Inline, str]]:
    """Key, text and way of what is given, the post first: it says who answers."""
    if contacts.post:
        name: Inline = voice.inline(contacts.person.name) if contacts.person else ""
        post: Inline = voice.inline(contacts.post)
        yield "post", Joined("{}, {}", (post, name)) if name else post, ""
    if contacts.address:
        yield "address", voice.inline(contacts.address), ""
    if contacts.phone:
        digits = "".join(sign for sign in contacts.phone if sign in "+0123456789")
        yield "phone", contacts.phone.replace(" ", "\u00a0").replace("-", "\u2011"), f"tel:{digits}"
    if contacts.mail:
        yield "mail", contacts.mail, f"mailto:{contacts.mail}"
    if contacts.hours:
        yield "hours", voice.inline(contacts.hours), ""
