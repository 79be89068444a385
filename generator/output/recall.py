"""What earlier builds found out about the pages of records, so that a page that stays as it is need not be rendered.

The key of a page is the digest of the data, looks and code that it is made from, and what others ask of it follows
from these: under that digest it is written down, and asked for again. Most edits change what pages are made from, but
not what stands on them: such a page keeps the key that it was last made under. What is forgotten is found out anew,
which changes no byte.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from generator.editions.publications import Page, Publications, RecordPage, Site, Told
from generator.language import CATALOGUES
from generator.output.cache import digest
from generator.output.stats import packages
from generator.output.units import whole_program


@dataclass(frozen=True)
class _Fact:
    """What is known of a page: by which data (`seen`), looks and addresses (`drawn`) its key was found, and the digest
    of what stands on it, which nobody knows before it is made, and seldom what was told."""

    seen: str
    told: Told | None
    drawn: str = ""
    key: str = ""
    said: str = ""


class Recall:
    """A file with what is known of the pages of records, by their addresses in the site, and of the texts of all other
    pages; none where there is no folder for it."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._facts, self._texts = _read(file) if file is not None else ({}, {})

    def told(self, site: Site) -> Site:
        """The site with what is known of its pages."""
        known = ((record, self._facts.get(_name(site, record))) for record in site.records)
        records = (
            replace(record, known=fact.told) if fact and fact.seen == record.seen else record for record, fact in known
        )
        return replace(site, records=tuple(records))

    def key(self, site: Site, record: RecordPage, drawn: str) -> str:
        """The key of a page by what it was drawn from; nothing where that is not known."""
        fact = self._facts.get(_name(site, record))
        return fact.key if fact and fact.drawn == drawn else ""

    def last(self, site: Site, record: RecordPage) -> tuple[str, str]:
        """The key under which a page was made last, with the digest of what stood on it; nothing of what was not."""
        fact = self._facts.get(_name(site, record))
        return (fact.key, fact.said) if fact else ("", "")

    def keep(self, site: Site, record: RecordPage, drawn: str, key: str, said: str, told: Told | None) -> None:
        """Remember a page."""
        self._facts[_name(site, record)] = _Fact(record.seen, told, drawn, key, said)

    def learn(self, site: Site, record: RecordPage, said: str, told: Told) -> None:
        """Remember the digest of what stands on a page that was made, and what others ask of it."""
        name = _name(site, record)
        self._facts[name] = replace(self._facts[name], said=said, told=told)

    def text(self, site: Site, page: Page, drawn: str) -> str:
        """The digest of the text of a page of Markdown by what it is drawn from; nothing where that is not known."""
        known, said = self._texts.get(f"{site.lang}/{page.path}", ("", ""))
        return said if drawn and known == drawn else ""

    def keep_text(self, site: Site, page: Page, drawn: str, said: str) -> None:
        """Remember a page of Markdown."""
        self._texts[f"{site.lang}/{page.path}"] = drawn, said

    def save(self, publications: Publications) -> None:
        """Write down what is known of the pages that there are."""
        if self._file is None:
            return
        names = [_name(site, record) for site in publications.sites for record in site.records]
        facts = {name: _as_written(self._facts[name]) for name in names if name in self._facts}
        pages = [f"{site.lang}/{page.path}" for site in publications.sites for page in site.pages]
        texts = {name: self._texts[name] for name in pages if name in self._texts}
        beside = self._file.with_suffix(".part")
        beside.parent.mkdir(parents=True, exist_ok=True)
        whole = {"by": program(), "facts": facts, "texts": texts}
        beside.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
        beside.replace(self._file)


def recalled(publications: Publications, recall: Recall) -> Publications:
    """The publications with what is known of their pages."""
    return replace(publications, sites=tuple(recall.told(site) for site in publications.sites))


def _name(site: Site, record: RecordPage) -> str:
    return f"{site.lang}/{record.path}"


@cache
def program() -> str:
    """The digest of all that makes texts of data: our own code and words, and the libraries that they use."""
    return digest(whole_program(), packages(), CATALOGUES)


def _as_written(fact: _Fact) -> list[object]:
    return [fact.seen, fact.told and plain(fact.told), fact.drawn, fact.key, fact.said]


def plain(told: Told) -> list[object]:
    """As JSON has it."""
    return [told.pictures, told.shots, told.blocks]


def told_again(pictures: list[str], shots: list[str], blocks: list[tuple[str, list[str]]]) -> Told:
    """What was written down."""
    shown = tuple((anchor, tuple(records)) for anchor, records in blocks)
    return Told(tuple(pictures), tuple(shots), shown)


def _read(file: Path) -> tuple[dict[str, _Fact], dict[str, tuple[str, str]]]:
    """What the file holds, where it was written by the same program."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        if found["by"] != program():
            return {}, {}
        texts = {name: (drawn, said) for name, (drawn, said) in found["texts"].items()}
        return {name: _fact(*fact) for name, fact in found["facts"].items()}, texts
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}, {}


def _fact(seen: str, told: tuple[list[str], list[str], list[tuple[str, list[str]]]] | None, *made: str) -> _Fact:
    return _Fact(seen, told_again(*told) if told else None, *made)
