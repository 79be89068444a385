"""Which texts of a book are in its language, and whether anybody has looked at them since their source changed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.components.block import records_of, walk
from generator.components.inline import Said
from generator.editions.publications import Book
from generator.kinds.confirmed import State, state
from generator.language import Lang
from generator.model.address import Address
from generator.model.texts import Text
from generator.model.walks import walk as walk_record

_REFUSED = {"complete": (State.MISSING, State.STALE), "confirmed": (State.MISSING, State.STALE, State.NEW)}


def shown_texts(book: Book) -> Iterator[tuple[Address, Text]]:
    """The texts of what the chapters of a book show; of another owner that is a card, and none of its texts."""
    atlas = book.voice.atlas
    shown = (at for section in book.sections for block in section.of("print") for at in records_of(block))
    for at in dict.fromkeys(shown):
        if not at.path and at.owner != book.voice.owner:
            continue
        for place, item in walk_record(at, atlas.index.record(at)):
            if isinstance(item, Text):
                yield place, item


def below(book: Book, langs: tuple[Lang, ...], least: str) -> Iterator[tuple[Address, Lang, State]]:
    """The translations of a book that are not as good as its edition asks for: `complete` refuses what is missing or
    older than its source, `confirmed` what nobody has confirmed, too."""
    atlas = book.voice.atlas
    required = next(iter(atlas.languages))
    for at, text in dict([*_on_cover(book), *shown_texts(book)]).items():
        for lang in langs:
            if lang != required and required in text.root:
                found = state(atlas, at, lang, text[required], text[lang] if text.has(lang) else "")
                if found in _REFUSED[least]:
                    yield at, lang, found


def _on_cover(book: Book) -> Iterator[tuple[Address, Text]]:
    """The texts of the data that the cover says."""
    said = {id(item.text) for item in walk(book.cover) if isinstance(item, Said)}
    for at, item in book.voice.atlas.items:
        if id(item) in said and isinstance(item, Text) and at.kind not in ("outline", "edition"):
            yield at, item
