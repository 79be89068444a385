"""Which records of a catalogue an edition holds, by its query; a shelf in, a smaller shelf out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.components.groups import clusters_of
from generator.components.shelf import Entry, Shelf
from generator.kinds.atlas import Atlas
from generator.kinds.catalogue.category import Category
from generator.kinds.catalogue.organisation import Organisation
from generator.kinds.catalogue.product import Product
from generator.kinds.edition import GOODS, Edition, Query, Selected
from generator.kinds.readiness import lacking
from generator.language import Lang
from generator.model.base import Model
from generator.model.codes import digits_of

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Choice:
    """What an edition holds: its shelf, and the records that are its own content, in the order of the shelf.

    The shelf also has the companies of these records, and all categories in which they stand.
    """

    shelf: Shelf
    entries: tuple[Entry[Model], ...]


def chosen(shelf: Shelf, edition: Edition, langs: Sequence[Lang], clusters: Sequence[str] = ()) -> Choice:
    """What of a shelf fits the query of an edition in all of the languages; `clusters` narrow it further."""
    query = edition.select
    kinds = query.kind or shelf.atlas.outlines[edition.kind].holds or GOODS
    fits = _fits(shelf, query, langs, clusters)

    def of(kind: Selected, entries: Iterable[Entry[M]]) -> tuple[Entry[M], ...]:
        return tuple(entry for entry in entries if fits(entry)) if kind in kinds else ()

    goods = replace(
        shelf,
        products=of("product", shelf.products),
        services=of("service", shelf.services),
        support=of("support", shelf.support),
        vacancies=(),
        proposals=(),
        exhibits=(),
    )
    whole = tuple(dict.fromkeys((*shelf.organisations, *shelf.members)))
    members = of("organisation", whole)
    shown = set(members)
    makers = {whose.at for entry in goods.goods if (whose := shelf.whose(entry)) is not None}
    organisations = tuple(one for one in whole if one in shown or one.at in makers)
    small = replace(goods, organisations=organisations, members=members)
    directions = of("direction", (one for one in shelf.categories if one.at in shelf.directions))
    return Choice(small, (*directions, *goods.goods, *members))


def _fits(shelf: Shelf, query: Query, langs: Sequence[Lang], clusters: Sequence[str]) -> Callable[[Entry[Model]], bool]:
    tests: list[Callable[[Entry[Model]], bool]] = []
    tests += [_is_in(shelf, frozenset(known)) for known in (query.cluster, clusters) if known]
    if query.category:
        tests.append(lambda entry: bool(set(_categories(shelf, entry)) & set(query.category)))
    if query.tag:
        tests.append(lambda entry: bool(set(getattr(entry.record, "tags", ())) & set(query.tag)))
    if query.code:
        tests.append(lambda entry: any(_begins(code, query.code) for code in codes_of(entry.record)))
    if query.organisation:
        tests.append(lambda entry: _is_of(shelf, entry, query.organisation))
    if query.record:
        tests.append(lambda entry: bool(names_of(entry) & set(query.record)))
    wanted = tuple(dict.fromkeys((*langs, *query.language)))
    tests.append(lambda entry: _is_ready(shelf.atlas, entry, query, wanted))
    return lambda entry: all(test(entry) for test in tests)


def _is_in(shelf: Shelf, clusters: frozenset[str]) -> Callable[[Entry[Model]], bool]:
    return lambda entry: bool({*clusters_of(shelf, entry), entry.at.owner} & clusters)


def _is_ready(atlas: Atlas, entry: Entry[Model], query: Query, langs: Sequence[Lang]) -> bool:
    """Ready in all languages; a member that is no more than named still stands in a list of members."""
    if isinstance(entry.record, Organisation) and query.ready == "web":
        return all(not lacking_name(entry, lang) for lang in langs)
    return not any(lacking(atlas, entry.at, entry.record, lang, query.ready) for lang in langs)


def lacking_name(entry: Entry[Model], lang: Lang) -> bool:
    """Whether an organisation has no name in a language."""
    return isinstance(entry.record, Organisation) and not entry.record.name.has(lang)


def _categories(shelf: Shelf, entry: Entry[Model]) -> Iterator[str]:
    """The ids of the categories of a record, with those above them."""
    ways = (shelf.branch(entry.at),) if isinstance(entry.record, Category) else shelf.branches(entry)
    yield from (at.id for way in ways for at, _ in way)


def codes_of(record: Model) -> tuple[str, ...]:
    """The codes of a product or a category without spaces and dots."""
    if isinstance(record, Product):
        return tuple(digits_of(code) for code in (record.hs, record.okpd2) if code)
    if isinstance(record, Category):
        return tuple(digits_of(code) for code in (*record.hs, *record.okpd2))
    return ()


def _begins(code: str, prefixes: Iterable[str]) -> bool:
    return any(code.startswith(digits_of(prefix)) for prefix in prefixes)


def names_of(entry: Entry[Model]) -> set[str]:
    """How a query may name a record: by its id, or by its owner and id."""
    return {entry.at.id, f"{entry.at.owner}/{entry.at.id}"}


def _is_of(shelf: Shelf, entry: Entry[Model], names: Sequence[str]) -> bool:
    whose = shelf.whose(entry)
    return whose is not None and bool(names_of(whose) & set(names))
