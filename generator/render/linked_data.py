"""What pages say to programs (JSON-LD), as a text that can stand in any page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from generator.components.cards import Shot
from generator.components.linked import Beside, Linked
from generator.model.address import Address
from generator.render.places import Homes, media_path, nearest

# A text that ends the script, or begins a comment in it, is none in JSON.
_SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


@dataclass(frozen=True)
class Whereabouts:
    """The address of the site of a language, with a slash at its end; where its pages stand; the page that speaks."""

    address: str
    homes: Homes
    here: str


def linked_text(found: Linked, where: Whereabouts) -> str:
    """JSON without anything that HTML would read; what is empty is left out."""
    return json.dumps(_plain(found, where), ensure_ascii=False, separators=(",", ":")).translate(_SAFE)


def _plain(value: Linked, where: Whereabouts) -> object:
    if isinstance(value, Address):
        spot = nearest(where.homes, value, where.here)
        anchor = f"#{spot.anchor}" if spot and spot.anchor else ""
        return f"{where.address}{spot.page}{anchor}" if spot else None
    if isinstance(value, Shot):
        return f"{where.address}{media_path(value.file)}"
    if isinstance(value, Beside):
        return f"{where.address}{where.here}{quote(value.name)}"
    if isinstance(value, Mapping):
        known = {key: _plain(item, where) for key, item in value.items()}
        return {key: item for key, item in known.items() if item not in (None, "", [], {})}
    if isinstance(value, tuple):
        return [found for item in value if (found := _plain(item, where)) is not None]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value
