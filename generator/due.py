"""What will end soon and what is due for renewal: certificates, offers, consents, data of sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.kinds.atlas import Atlas
from generator.kinds.due import ENDS, EXPECTED, ends, expected
from generator.language import Lang
from generator.language.messages import interface, ui
from generator.language.numbers import date_text
from generator.model.address import Address

_WORDS = {ENDS: ui("ends"), EXPECTED: ui("new data expected")}  # by the key under which a day stands


@dataclass(frozen=True)
class Due:
    """A day in the data that has come or will soon, with its place."""

    day: date
    at: Address


def due(atlas: Atlas, day: date, days: int) -> list[Due]:
    """Every day that something ends or is expected on, up to so many days after `day`, the earliest first."""
    latest = day + timedelta(days=days)
    found = (Due(value, at) for at, value in (*ends(atlas), *expected(atlas)) if value <= latest)
    return sorted(found, key=lambda one: (one.day, one.at))


def as_markdown(atlas: Atlas, found: list[Due], day: date, lang: Lang) -> Iterator[str]:
    """A line each, to be ticked off: the day, what happens then, whose it is, where it stands."""
    for one in found:
        words = interface(_WORDS[one.at.path[-1]], lang)
        late = f" **{interface('overdue', lang)}**" if one.day < day else ""
        yield f"- [ ] {date_text(one.day, lang)}: {words}, `{one.at.record}` ({atlas.place(one.at)}){late}"
