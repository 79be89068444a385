"""Texts for translators as PO, and back."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from generator.language import Lang

_MADE_BY = "clusterbook"


@dataclass(frozen=True)
class Unit:
    """A text to be translated: `id` is its address, `place` path and line of its file, `notes` what a translator should
    know; `is_ready` tells that the translation needs no second look."""

    id: str
    source: str
    target: str
    is_ready: bool
    place: tuple[str, int] = ("", 0)
    notes: tuple[str, ...] = ()


def po_bytes(units: Iterable[Unit], lang: Lang, day: date) -> bytes:
    """A PO file; what needs a second look is marked fuzzy."""
    moment = datetime.combine(day, time(), UTC)
    catalog = Catalog(
        locale=lang,
        header_comment=f"# {_MADE_BY}",
        project=_MADE_BY,
        version=str(day),
        msgid_bugs_address=_MADE_BY,
        last_translator=_MADE_BY,
        language_team=lang,
        creation_date=moment,
        revision_date=moment,
        fuzzy=False,
    )
    for unit in units:
        added = catalog.add(
            unit.source,
            unit.target,
            context=unit.id,
            locations=[unit.place],
            user_comments=unit.notes,
            flags=() if unit.is_ready or not unit.target else ("fuzzy",),
        )
        added.flags -= {"python-format", "python-brace-format"}  # braces are references, whose names tools do not know
    file = io.BytesIO()
    write_po(file, catalog, width=0)
    return file.getvalue()


def read_units(data: bytes, lang: Lang) -> Sequence[Unit]:
    """The texts of a PO file; ValueError where it is none."""
    try:
        catalog = read_po(io.BytesIO(data), locale=lang, abort_invalid=True)
    except (PoFileError, UnicodeDecodeError, LookupError) as error:
        raise ValueError(str(error)) from error
    return [
        Unit(str(one.context), str(one.id), str(one.string), not one.fuzzy, ("", one.lineno or 0))
        for one in catalog
        if one.id and one.context and isinstance(one.string, str)
    ]
