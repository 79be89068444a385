"""A company as a business card (vCard 4.0, RFC 6350), and the QR code of a page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import segno

from generator.components.voice import Voice
from generator.kinds.catalogue.organisation import Organisation, town_of
from generator.model.address import Address
from generator.render.calendar import fold

_ESCAPED = re.compile(r"([\\,;])")
_MASK = 3  # any of the eight is read; to weigh them takes most of the time
CARD, CODE = "contact.vcf", "qr.svg"  # beside a page


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


def qr_code(address: str, *, plain: bool = False) -> str:
    """The address of a page as a drawing (SVG); `plain` without the quiet field around it, where the paper is white."""
    drawn = io.BytesIO()
    code = segno.make(address, error="m", micro=False, boost_error=False, mask=_MASK)
    if plain:
        code.save(drawn, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None, omitsize=True)
    else:
        code.save(drawn, kind="svg", scale=8, border=4, xmldecl=False, svgclass=None, lineclass=None, light="#fff")
    return drawn.getvalue().decode()
