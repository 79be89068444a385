"""The search index of a language, from what each page brings to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

Entry = Mapping[str, object]  # what the search finds: location, title and text, both finished HTML

# Material cuts words at spaces and some signs only: without the Russian quotation marks, dashes and the full stop at
# the end of a word, «кластер» in quotation marks would not be found. A sign inside a number or an address stays.
_SEPARATOR = r"""[\s\-‐-―«»„“”‘’…()\[\]{}"'!?;/]+|[.,:]+(?=\s|$)"""
_YO = str.maketrans("ёЁ", "еЕ")


def search_index(settings: Mapping[str, object], pages: Iterable[Sequence[Entry]]) -> str:
    """The JSON that the theme's search reads; `settings` are its own for the language."""
    docs = [entry for entries in pages for entry in entries]
    if settings.get("lang") == ["ru"]:
        settings, docs = _help_russian(settings), [_without_yo(entry) for entry in docs]
    # Letters as they are: a third of the size that escapes take.
    return json.dumps({"config": settings, "docs": docs}, ensure_ascii=False, separators=(",", ":"))


def _help_russian(settings: Mapping[str, object]) -> Mapping[str, object]:
    """Cut words at Russian signs; lunr's Russian stop words are too many: «год», «человек», «процентов», «ещё»."""
    return {**settings, "separator": _SEPARATOR, "pipeline": []}


def _without_yo(entry: Entry) -> Entry:
    """With е for ё, as the search script does with what is asked for."""
    return {**entry, **{field: str(entry[field]).translate(_YO) for field in ("title", "text")}}
