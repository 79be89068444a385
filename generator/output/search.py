"""The search index of a language, from what each page brings to it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import escape

from generator.output.markup import Words, page_words

Entry = Mapping[str, object]  # what the search finds: location, title, text, tags; all but the first finished HTML

# Material cuts words at spaces and some signs only: without quotation marks, dashes and the full stop at the end of a
# word, «кластер» in quotation marks would not be found. A sign inside a number or an address stays.
_SEPARATOR = r"""[\s\-‐-―«»„“”‘’…()\[\]{}"'!?;/]+|[.,:]+(?=\s|$)"""
# Titles and whose page it is tell most: a cluster's name leads to its overview, which has it in both, and with a word
# of a chapter's title to this chapter. Tried with the queries of tests/browser/queries.py.
_FIELDS = {"title": {"boost": 300.0}, "text": {"boost": 1.0}, "tags": {"boost": 400.0}}
# The overview of a cluster comes first; what others have published and the records of the catalogue come after the
# clusters, and what stands inside of pages that tell of other pages after these.
_OVERVIEW, _MORE = re.compile("clusters/[^/]+/"), 2.0
_DOCUMENTS, _LESS = "documents/", 0.7
_TELLING, _LEAST = re.compile('class="cb cb-(?:register|source-list|source-state)"'), 0.3
_YO = str.maketrans("ёЁ", "еЕ")


def page_entries(url: str, title: str, html: str, meta: Mapping[str, object]) -> tuple[Entry, ...]:
    """An entry a section of a page, with whose page it is; `title` and `meta` are those of the page, which is the first
    entry. The title is HTML already."""
    known: dict[str, object] = {}
    if owner := meta.get("cluster_title"):
        known["tags"] = [escape(str(owner), quote=False)]
    if url.startswith(_DOCUMENTS):
        known["boost"] = _LESS
    overview = {"boost": _MORE} if _OVERVIEW.fullmatch(url) else {}
    within = {**known, "boost": _LEAST} if _TELLING.search(html) else known
    sections = list(page_words(html)) or [Words("", "", ())]
    first = {**_entry(url, sections[0]), "title": _title(sections[0]) or title, **known, **overview}
    return (first, *({**_entry(f"{url}#{section.anchor}", section), **within} for section in sections[1:]))


def record_entry(url: str, title: str, words: str, whose: str) -> Entry:
    """The entry of a record of the catalogue, with whose it is; `whose` is HTML already."""
    known: dict[str, object] = {"boost": _LESS, **({"tags": [whose]} if whose else {})}
    return {
        "location": url,
        "title": escape(title, quote=False),
        "text": f"<p>{escape(words, quote=False)}</p>",
        **known,
    }


def _entry(location: str, words: Words) -> Entry:
    return {
        "location": location,
        "title": _title(words),
        "text": "".join(f"<p>{escape(part, quote=False)}</p>" for part in words.parts),
    }


def _title(words: Words) -> str:
    return escape(words.title, quote=False)


def search_index(settings: Mapping[str, object], entries: Iterable[Entry]) -> str:
    """The JSON that the theme's search reads; `settings` are its own for the language.

    The index holds words as they are written; the script of the search cuts what is asked for to stems. Stop words
    stay: of lunr's Russian ones, «год», «человек» and «процентов» are asked for.
    """
    docs = [_without_yo(entry) for entry in entries] if settings.get("lang") == ["ru"] else list(entries)
    known = {**settings, "separator": _SEPARATOR, "pipeline": [], "fields": _FIELDS}
    # Letters as they are: a third of the size that escapes take.
    return json.dumps({"config": known, "docs": docs}, ensure_ascii=False, separators=(",", ":"))


def _without_yo(entry: Entry) -> Entry:
    """With е for ё, as the search script does with what is asked for."""
    said = {field: str(entry[field]).translate(_YO) for field in ("title", "text")}
    tags = entry.get("tags")
    return {**entry, **said, **({"tags": [tag.translate(_YO) for tag in tags]} if isinstance(tags, list) else {})}
