"""How much text finds room on a printed card, field by field: measured on pages that are set in our fonts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.components.shelf import Entry
from generator.kinds.edition import CardsAPage, Edition
from generator.language import Lang
from generator.model.address import Address
from generator.model.base import Model
from generator.model.texts import Text

# Signs of a text, by the cards a page; on a small page half as many.
_MOST: Mapping[CardsAPage, Mapping[str, int]] = {
    "4": {"name": 90, "short": 90, "summary": 260, "makes": 300, "packaging": 120, "storage": 160},
    "2": {"name": 120, "short": 120, "summary": 400, "makes": 500, "packaging": 200, "storage": 240},
    "1": {"name": 160, "short": 160, "summary": 700, "makes": 900, "packaging": 400, "storage": 400},
}
# Of the lists in a card: how many signs all their texts have together.
_TOGETHER: Mapping[CardsAPage, Mapping[str, int]] = {
    "4": {"indications": 260, "contraindications": 260},
    "2": {"text": 900, "indications": 500, "contraindications": 500},
    "1": {"text": 2600, "indications": 900, "contraindications": 900},
}
_ROWS: Mapping[CardsAPage, int] = {"4": 7, "2": 12, "1": 24}  # of a specification
_SMALL = {"A5": 0.7, "210x210": 0.8}


def overfull(entry: Entry[Model], langs: Sequence[Lang], edition: Edition) -> Iterator[tuple[Address, int, int]]:
    """The places of texts that are longer than their room, with their length and what finds room."""
    share = _SMALL.get(edition.format, 1)
    # Two languages side by side have a half of the width each.
    cards = "2" if edition.bilingual and edition.cards_a_page == "1" else edition.cards_a_page
    record = entry.record
    for name, most in _MOST[cards].items():
        text = getattr(record, name, None)
        room = round(most * share)
        for lang in langs if isinstance(text, Text) else ():
            length = len(text.get(lang, ())[0]) if text is not None else 0
            if length > room:
                yield entry.at.child(name, lang), length, room
    for name, most in _TOGETHER[cards].items():
        texts, room = getattr(record, name, ()), round(most * share)
        for lang in langs if isinstance(texts, tuple) else ():
            length = sum(len(text.get(lang, ())[0]) for text in texts)
            if length > room:
                yield entry.at.child(name), length, room
    rows = getattr(record, "specification", None) or {}
    if len(rows) > _ROWS[cards]:
        yield entry.at.child("specification"), len(rows), _ROWS[cards]
