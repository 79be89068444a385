"""What is asked for, of all that the data ask for; and names that nobody knows."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from generator.editions.plan import Selection, printed
from generator.kinds.atlas import Atlas
from generator.problems import RefusedError, msg


@dataclass(frozen=True)
class Asked:
    """Languages of the site and slugs of the books that are to be made; the others are published if they are at hand.

    `site`, `print` and `press` tell whether the one or the other is to be published at all.
    """

    langs: frozenset[str]
    books: frozenset[str]
    site: bool = True
    print: bool = True
    press: bool = False


def asked_for(atlas: Atlas, selection: Selection) -> Asked:
    """What a selection comes to."""
    books = frozenset(
        book.slug
        for book in printed(atlas, selection)
        if (book.edition.press or selection.only != "press")
        and set(book.langs) & set(selection.langs or book.langs)
        and book.name in (selection.editions or (book.name,))
        and book.owner in (selection.clusters or (book.owner,))
    )
    is_site, is_print, is_press = (
        selection.only in ("", "site"),
        selection.only in ("", "print"),
        selection.only == "press",
    )
    langs = frozenset[str]((selection.langs or atlas.languages) if is_site else ())
    return Asked(langs, books if is_print or is_press else frozenset(), is_site, is_print, is_press)


def refuse_unknown(atlas: Atlas, selection: Selection) -> None:
    """RefusedError where a name is asked for that is none, or all names together come to nothing."""
    drafts = {slug for slug, cluster in atlas.clusters.items() if cluster.file.draft}
    drafts |= {slug for slug, document in atlas.documents.items() if document.file.draft}
    subjects = {book.owner for book in printed(atlas, Selection(drafts=True))}
    for slug in selection.clusters:
        if slug in subjects & drafts and not selection.drafts:
            raise RefusedError(msg("“{name}” is a draft; to print it too: --drafts", name=slug), is_usage=True)
        if slug in atlas.scopes and slug not in subjects:
            raise RefusedError(msg("No edition prints “{name}”", name=slug), is_usage=True)
        if slug not in subjects:
            close = _close(slug, subjects)
            message = msg("There is no cluster or document “{name}”; there is: {close}", name=slug, close=close)
            raise RefusedError(message, is_usage=True)
    for lang in selection.langs:
        if lang not in atlas.languages:
            known = ", ".join(atlas.languages)
            message = msg("The project does not speak “{name}”; its languages are: {known}", name=lang, known=known)
            raise RefusedError(message, is_usage=True)
    editions = [name for name, edition in atlas.editions.items() if atlas.outlines[edition.kind].of != "centre"]
    for name in selection.editions:
        if name not in editions:
            close = _close(name, editions)
            message = msg("There is no printed edition “{name}”; there is: {close}", name=name, close=close)
            raise RefusedError(message, is_usage=True)
    _refuse_nothing(atlas, selection)


def _refuse_nothing(atlas: Atlas, selection: Selection) -> None:
    """RefusedError where no edition is what is asked for."""
    asked = [atlas.editions[name] for name in selection.editions]
    if selection.only == "press" and asked and not any(edition.press for edition in asked):
        message = msg(
            "The edition “{name}” is not for a printing house: write `press:` with `binding: saddle` into its file",
            name=", ".join(selection.editions),
        )
        raise RefusedError(message, is_usage=True)
    if selection.only == "press" and not any(edition.press for edition in atlas.editions.values()):
        message = msg(
            "No edition is for a printing house: write `press:` with `binding: saddle` into its file in catalogs/"
        )
        raise RefusedError(message, is_usage=True)
    if (selection.clusters or selection.editions) and not asked_for(atlas, selection).books:
        message = msg("No edition prints all of this together: there is nothing to make")
        raise RefusedError(message, is_usage=True)


def _close(name: str, known: Collection[str]) -> str:
    """The names that may have been meant; all of them where none is like it."""
    return ", ".join(get_close_matches(name, sorted(known)) or sorted(known)) or "–"
