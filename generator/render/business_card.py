"""A company as a business card (vCard 4.0, RFC 6350)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.components.voice import Voice
from generator.kinds.catalogue.organisation import Organisation, town_of
from generator.model.address import Address
from generator.render.calendar import fold

_ESCAPED = re.compile(r"([\\,;])")
CARD = "contact.vcf"  # beside a page


def card_text(voice: Voice, at: Address, one: Organisation, page: str) -> str:
    """The general contact of an organisation, or the first that it has; `page` is the address of its page."""
    contact = one.contacts.of("general") if one.contacts else None
    town = town_of(voice.atlas, at.owner, one)
    lines = ["BEGIN:VCARD", "VERSION:4.0", "KIND:org"]
    lines += [_line("FN", voice.plain(one.short or one.name)), _line("ORG", voice.plain(one.name))]
    lines += [line for line in _lines(voice, one) if line]
    if contact:
        lines += [_line("EMAIL", contact.mail)] if contact.mail else []
        lines += [f"TEL;VALUE=uri:tel:{''.join(re.findall('[+0-9]', contact.phone))}"] if contact.phone else []
    if one.address or town:
        street, locality = (voice.plain(text) if text else "" for text in (one.address, town))
        lines.append(f"ADR:;;{_escaped(street)};{_escaped(locality)};;;")
    lines += [f"SOURCE:{page}", "END:VCARD"]
    return "".join(f"{folded}\r\n" for line in lines for folded in fold(line))


def _lines(voice: Voice, one: Organisation) -> Iterator[str]:
    if one.site:
        yield f"URL:{one.site}"
    if one.makes:
        yield _line("NOTE", voice.plain(one.makes))
    yield from (f"LANG:{code}" for code in one.languages)


def _line(name: str, text: str) -> str:
    return f"{name}:{_escaped(text)}"


def _escaped(text: str) -> str:
    return _ESCAPED.sub(r"\\\1", " ".join(text.replace("\u00a0", " ").split()))
