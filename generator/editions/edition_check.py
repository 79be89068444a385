"""Editions against their outlines and the records that they ask for: what would be empty, unknown, lacking or too long.

Each finding keeps one edition from being made, and no other: `held` says which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from generator.components.shelf import Entry
from generator.editions.card_room import overfull
from generator.editions.files import Print
from generator.editions.plan import Planner, Selection
from generator.editions.query import names_of
from generator.editions.translated import below
from generator.kinds.atlas import Atlas
from generator.kinds.catalogue.card import Card
from generator.kinds.catalogue.category import Category
from generator.kinds.catalogue.organisation import Organisation
from generator.kinds.confirmed import State
from generator.kinds.edition import SMALL, Edition
from generator.kinds.outline import Outline
from generator.kinds.readiness import lacking
from generator.model.address import Address
from generator.model.base import Model
from generator.problems import Message, Problem, Severity, msg
from generator.source.project import UNKNOWN

_OF_EDITIONS = ("select", "order", "cards", "bilingual", "complete", "format", "accent", "cover", "foreword", "imprint")
_MOST = 20  # findings of an edition that are told
_PLACEHOLDERS = {"cluster": "{cluster}", "document": "{document}", "record": "{record}", "catalogue": ""}


def check_editions(atlas: Atlas) -> Mapping[str, tuple[Problem, ...]]:
    """What keeps each edition from being made, by the name of the edition."""
    planner = Planner(atlas, Selection(drafts=True))
    found = {}
    for name, edition in atlas.editions.items():
        problems = tuple(_Check(atlas, name, edition, atlas.outlines[edition.kind], planner).run())
        if problems:
            found[name] = problems[:_MOST]
    return found


@dataclass(frozen=True)
class _Check:
    """One edition."""

    atlas: Atlas
    name: str
    edition: Edition
    outline: Outline
    planner: Planner

    def run(self) -> Iterator[Problem]:
        """Its form first; what it holds is asked for only where that is sound."""
        form = list(self._form())
        yield from form
        if form:
            return
        if self.outline.layout == "edition":
            found = list(self._unknown()) or list(self._content())
            yield from found
            if found:
                return
        yield from self._translations()

    def _form(self) -> Iterator[Problem]:
        given = self.edition.model_fields_set
        if self.outline.of == "centre":
            if self.edition.translations:  # all else of a site is judged with its outline
                message = msg("A site shows whatever is translated; only printed editions say translations:")
                yield self._problem(("translations",), message, msg("Delete {key}:", key="translations"))
            return
        if self.outline.layout != "edition":
            for key in _OF_EDITIONS:
                if key in given:
                    message = msg(
                        "“{key}” is for editions of the catalogue; the outline “{kind}” makes a book",
                        key=key,
                        kind=self.edition.kind,
                    )
                    yield self._problem((key,), message, msg("Delete {key}:", key=key))
            return
        if self.outline.of in ("catalogue", "record") and self.edition.centre is None:
            message = msg("An edition of a catalogue names its centre")
            yield self._problem(("kind",), message, msg("Add centre:"))
        wanted = _PLACEHOLDERS[self.outline.of]
        file = self.edition.file or ""
        if file and (wanted not in file or ("{" in file and not wanted)):
            message = msg("The file of this edition must be named otherwise: {file}", file=file)
            fix = (
                msg("Write {part} in its name", part=wanted)
                if wanted
                else msg("Write a name without braces: catalogue")
            )
            yield self._problem(("file",), message, fix)
        if self.edition.bilingual and len(self.edition.languages) != 2:
            message = msg("A bilingual edition has two languages")
            yield self._problem(("languages",), message, msg("Write two: languages: [ru, en]"))
        if self.edition.cards == "4" and (self.edition.bilingual or self.edition.format in SMALL):
            message = msg(
                "Four cards find no room on a page in two languages, or in the formats {formats}",
                formats=", ".join(SMALL),
            )
            yield self._problem(("cards",), message, msg("Write cards: 2"))

    def _problem(self, path: tuple[str | int, ...], message: Message, fix: Message) -> Problem:
        at = Address(self.name, "edition")
        at = at.child(*path) if path else at
        return Problem(self.atlas.place(at), Severity.ERROR, "edition", message, fix, str(at))

    def _unknown(self) -> Iterator[Problem]:
        """Names in the query that are none, and kinds of records that such an edition does not show."""
        query, holds = self.edition.select, self.outline.holds
        if holds and not set(query.kind) <= set(holds):
            message = msg(
                "An edition of the kind “{kind}” shows only: {holds}", kind=self.edition.kind, holds=", ".join(holds)
            )
            yield self._problem(("select", "kind"), message, msg("Delete {key}:", key="kind"))
        known: dict[str, set[str]] = {"category": set(), "organisation": set(), "record": set(), "tag": set()}
        if not any(getattr(query, key) for key in known):
            return
        for at, item in self.atlas.items:
            if isinstance(item, Category):
                known["category"].add(at.id)
            if isinstance(item, Organisation):
                known["organisation"] |= names_of(Entry[Model](at, item))
            if isinstance(item, Card):
                known["record"] |= names_of(Entry[Model](at, item))
                known["tag"] |= set(item.tags)
        for key, names in known.items():
            for place, name in enumerate(getattr(query, key)):
                if name not in names:
                    close = get_close_matches(name, sorted(names), n=1, cutoff=0.6)
                    message = msg("The query asks for “{name}”, and there is no such {key}", name=name, key=key)
                    fix = msg("Did you mean “{key}”?", key=close[0]) if close else msg("Correct it, or delete the line")
                    yield self._problem(("select", key, place), message, fix)

    def _content(self) -> Iterator[Problem]:
        """An empty selection, texts that are missing where they are demanded, and texts that are too long."""
        prints = list(self.planner.prints(self.name, self.edition))
        if "select" in self.edition.model_fields_set or self.outline.of in ("catalogue", "record"):
            asked = [one for one in prints if self.planner.choice(one).entries]
            if not asked:
                message = msg("The edition “{edition}” holds no records: nothing fits its query", edition=self.name)
                key = ("select",) if "select" in self.edition.model_fields_set else ("kind",)
                yield self._problem(key, message, msg("Ask for less under select:, or add records that are ready"))
                return
        for one in dict.fromkeys(_any_record(one) for one in prints):
            yield from self._lacking(one)
            yield from self._too_long(one)

    def _lacking(self, one: Print) -> Iterator[Problem]:
        if not (self.edition.complete or self.edition.bilingual or self.edition.translations):
            return
        for entry in self.planner.wanted(one).entries:
            for lang in one.langs:
                for place in lacking(self.atlas, entry.at, entry.record, lang, self.edition.select.ready):
                    message = msg(
                        "The edition “{edition}” needs {place} of “{record}”, which is missing",
                        edition=self.name, place=".".join(map(str, place.path[1:])), record=entry.at.id,
                    )  # fmt: skip
                    fix = msg("Write it, or leave the record out by select:")
                    yield Problem(self.atlas.place(place), Severity.ERROR, "edition-lacks", message, fix, str(place))

    def _translations(self) -> Iterator[Problem]:
        """Texts that are not translated as the edition asks for, each once."""
        least = self.edition.translations
        if least is None:
            return
        planner = Planner(self.atlas, Selection(), defaultdict(lambda: UNKNOWN))
        for one in planner.prints(self.name, self.edition):
            for at, lang, state in below(planner.book(one), one.langs, least):
                message = _not_translated(state, f"{one.slug}.pdf", str(at), lang)
                fix = msg(
                    "Translate it or look it through, then run: clusterbook translations mark --lang {lang}", lang=lang
                )
                yield Problem(self.atlas.place(at), Severity.ERROR, "edition-translations", message, fix, str(at))

    def _too_long(self, one: Print) -> Iterator[Problem]:
        for entry in self.planner.choice(one).entries:
            for place, length, most in overfull(entry, one.langs, self.edition):
                message = msg(
                    "{length} signs are too long for a card of the edition “{edition}”: {most} find room",
                    length=length, edition=self.name, most=most,
                )  # fmt: skip
                fix = msg("Shorten the text, or write fewer cards: a page")
                yield Problem(self.atlas.place(place), Severity.ERROR, "edition-room", message, fix, str(place))


def _not_translated(state: State, edition: str, place: str, lang: str) -> Message:
    if state is State.MISSING:
        return msg("{edition}: “{place}” is missing in {lang}", edition=edition, place=place, lang=lang)
    if state is State.STALE:
        return msg(
            "{edition}: “{place}” has changed since its translation into {lang} was confirmed",
            edition=edition, place=place, lang=lang,
        )  # fmt: skip
    return msg(
        "{edition}: nobody has confirmed the translation of “{place}” into {lang}",
        edition=edition, place=place, lang=lang,
    )  # fmt: skip


def _any_record(one: Print) -> Print:
    """The same book whatever its record is: leaflets share their selection."""
    return Print(one.name, one.edition, one.owner, one.lang)


def all_of(found: Mapping[str, Iterable[Problem]]) -> list[Problem]:
    """The problems of all editions, each place once in an edition."""
    places = {(name, one.location, one.rule): one for name, problems in found.items() for one in problems}
    return list(places.values())
