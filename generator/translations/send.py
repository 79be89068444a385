"""Texts → a file for translators, each with where it stands and what it belongs to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.kinds.atlas import Atlas
from generator.kinds.confirmed import State
from generator.language import Lang
from generator.language.po import Unit, po_bytes
from generator.source.settings import SETTINGS, site_url
from generator.translations.ledger import Wording, wordings
from generator.translations.status import Wanted
from generator.translations.xliff import xliff_bytes

_PLACES = "build/places.json"
_NEVER = date(1970, 1, 1)


def sent(atlas: Atlas, root: Path, lang: Lang, form: str, wanted: Wanted) -> bytes:
    """The file; `form` is po or xliff. Pages are named where the project has been built."""
    pages = _pages(root, lang)
    units = [_unit(atlas, one, pages) for one in wordings(atlas, lang, wanted)]
    if form == "po":
        return po_bytes(units, lang, atlas.day or _NEVER)
    return xliff_bytes(units, lang, next(iter(atlas.languages)))


def _unit(atlas: Atlas, one: Wording, pages: Mapping[str, str]) -> Unit:
    at = atlas.place(one.at)
    page = pages.get(str(one.at.record))
    return Unit(
        str(one.at), one.source, one.target, one.state is not State.STALE, (at.path, at.line), (page,) if page else ()
    )


def _pages(root: Path, lang: Lang) -> Mapping[str, str]:
    """The first page on which each record stands, by the address of the record."""
    try:
        known = json.loads((root / _PLACES).read_text(encoding="utf-8"))["site"]
    except (OSError, ValueError, KeyError):
        return {}
    address = site_url((root / SETTINGS).read_text(encoding="utf-8"), {})
    return dict(_links(known, f"{address.rstrip('/')}/", lang))


def _links(places: list[Mapping[str, object]], address: str, lang: Lang) -> Iterator[tuple[str, str]]:
    for place in reversed(places):  # the first one stays
        page, records = str(place["page"]), place["records"]
        if page.startswith(f"{lang}/") and isinstance(records, list):
            for record in records:
                yield str(record), f"{address}{page}#{place['anchor']}"
