"""The printed files that pages offer."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from generator.editions.views import Download
from generator.editions.words import Words
from generator.model.shared import Edition
from generator.model.texts import Text

Editions = Mapping[str, Edition]


def file_token(name: str) -> str:
    """Stands for the size of a printed file until the file exists."""
    return f"\u27e6{name}\u27e7"


def book_slug(edition: Edition, slug: str, lang: str) -> str:
    """The file name of a book without its ending: programme-pharma-ru."""
    return f"{(edition.file or '').replace('{cluster}', slug).replace('{document}', slug)}-{lang}"


def downloads(words: Words, slug: str, short: Text, kind: str, editions: Editions, up: str) -> tuple[Download, ...]:
    """The printed files of a cluster or document, those in the reader's language first; `up` leads to the root."""
    found = []
    for edition in editions.values():
        if edition.kind != kind or not edition.holds(slug):
            continue
        for lang in sorted(edition.languages, key=lambda lang: lang != words.lang):
            name = f"{book_slug(edition, slug, lang)}.pdf"
            own = Words(words.atlas, lang)
            title = Markup("{}. {}").format(own.inline(edition.title), own.inline(short))
            found.append(Download(f"{up}print/{name}", title, lang, f"PDF{file_token(name)}"))
    return tuple(found)
