"""Where the data name each figure: in texts, in lists of figures, in the rules of other figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.language.prose import references
from generator.model.atlas import Atlas, split_ref
from generator.model.base import FigureRef
from generator.model.files import scope_of
from generator.model.texts import Text
from generator.model.validation import dotted, walk

Key = tuple[str, str]


def figure_uses(atlas: Atlas) -> Mapping[Key, list[str]]:
    """The places that name a figure, each once, as `data/clusters/pharma/members.yml core.claims.0`."""
    found: dict[Key, dict[str, None]] = {}
    for file, content in atlas.files.items():
        slug = scope_of(file)
        for at, item in walk(content):
            for key in _named(slug, item):
                found.setdefault(key, {})[f"{file} {dotted(at)}"] = None
    return {key: list(places) for key, places in found.items()}


def _named(slug: str, item: object) -> Iterator[Key]:
    if isinstance(item, FigureRef):
        yield split_ref(slug, item)
    elif isinstance(item, Text):
        yield from (split_ref(slug, ref.name) for text in (item.ru, item.en or "") for ref in references(text))
