"""The records of an edition in groups, each of which opens with a page of its own: categories, companies, clusters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.components.cards import name_of
from generator.components.shelf import Entry, Shelf
from generator.components.voice import Voice
from generator.kinds.catalogue.organisation import Organisation
from generator.kinds.catalogue.product import Product
from generator.kinds.edition import Order
from generator.language.alphabet import collated
from generator.language.messages import interface, ui
from generator.model.address import Address
from generator.model.base import Model
from generator.model.texts import Text

_REST = ui("Other")
_ALL = ui("All items")
_ANYTHING = "rest"


@dataclass(frozen=True)
class Group:
    """Records that stand together, in their order; `cluster` is the one in whose colour they stand."""

    id: str
    title: Text
    entries: tuple[Entry[Model], ...]
    cluster: str = ""
    company: Entry[Organisation] | None = None


def grouped(voice: Voice, shelf: Shelf, entries: Sequence[Entry[Model]], order: Order) -> Mapping[str, Group]:
    """The groups of an order by their ids, which are names of sections; the records in each by the same order."""
    key = {"category": _by_category, "company": _by_company, "cluster": _by_cluster}.get(order)
    if key is None:
        whole = Group("all", _said(voice, _ALL), _in_order(voice, entries, order))
        return {whole.id: whole} if entries else {}
    found: dict[str, list[Entry[Model]]] = {}
    titles: dict[str, Text] = {}
    for entry in entries:
        name, title = key(voice, shelf, entry)
        found.setdefault(name, []).append(entry)
        titles[name] = title
    rank = _ranks(voice, shelf, titles, order)
    return {
        f"group-{name}": Group(
            f"group-{name}",
            titles[name],
            _within(voice, shelf, found[name], order),
            _cluster(shelf, found[name]),
            _company(shelf, found[name]) if order == "company" else None,
        )
        for name in sorted(found, key=rank)
    }


def _said(voice: Voice, msgid: str) -> Text:
    """An interface text as one of the data, in all languages of the project."""
    return Text.model_validate({lang: interface(msgid, lang) for lang in voice.atlas.languages})


def _by_category(voice: Voice, shelf: Shelf, entry: Entry[Model]) -> tuple[str, Text]:
    ways = shelf.branches(entry) or ((shelf.branch(entry.at),) if entry.at.kind == "categories" else ())
    way = ways[0] if ways else ()
    return (way[0][0].id, way[0][1].title) if way else (_ANYTHING, _said(voice, _REST))


def _by_company(voice: Voice, shelf: Shelf, entry: Entry[Model]) -> tuple[str, Text]:
    whose = shelf.whose(entry)
    if whose is None:
        return _ANYTHING, _said(voice, _REST)
    return f"{whose.at.owner}-{whose.at.id}", whose.record.short or whose.record.name


def _by_cluster(voice: Voice, shelf: Shelf, entry: Entry[Model]) -> tuple[str, Text]:
    known = clusters_of(shelf, entry)
    if not known:
        return _ANYTHING, voice.atlas.centres[shelf.centre].short
    return known[0], voice.atlas.clusters[known[0]].file.short


def _ranks(voice: Voice, shelf: Shelf, titles: Mapping[str, Text], order: Order) -> Callable[[str], tuple[object, ...]]:
    """Categories as their files have them, clusters as their centre has them, companies by name; the rest is last."""
    known: Sequence[str] = shelf.clusters
    if order == "category":
        known = list(dict.fromkeys(shelf.branch(one.at)[0][0].id for one in shelf.categories))
    if order == "company":
        known = sorted(titles, key=lambda name: collated(voice.plain(titles[name]), voice.lang))
    places = {name: place for place, name in enumerate(known)}
    return lambda name: (name == _ANYTHING, places.get(name, len(places)), name)


def _within(voice: Voice, shelf: Shelf, entries: list[Entry[Model]], order: Order) -> tuple[Entry[Model], ...]:
    """By category, then by name."""
    places = {one.at: place for place, one in enumerate(shelf.categories)}

    def key(entry: Entry[Model]) -> tuple[object, ...]:
        ways = shelf.branches(entry)
        here = entry.at if entry.at in places else ways[0][-1][0] if ways else None
        return places.get(here, len(places)) if here else len(places), _name(voice, entry), entry.at

    return tuple(sorted(entries, key=key))


def _in_order(voice: Voice, entries: Iterable[Entry[Model]], order: Order) -> tuple[Entry[Model], ...]:
    def key(entry: Entry[Model]) -> tuple[object, ...]:
        record = entry.record
        code = (record.hs or record.okpd2 or "") if isinstance(record, Product) else ""
        return (not code, code) if order == "code" else (), _name(voice, entry), entry.at

    return tuple(sorted(entries, key=key))


def _name(voice: Voice, entry: Entry[Model]) -> tuple[object, ...]:
    return collated(voice.unmarked(name_of(voice, entry.record)), voice.lang)


def _cluster(shelf: Shelf, entries: Sequence[Entry[Model]]) -> str:
    """The cluster of most of the records; of several the first."""
    counts: dict[str, int] = {}
    for entry in entries:
        for slug in clusters_of(shelf, entry)[:1]:
            counts[slug] = counts.get(slug, 0) + 1
    return max(counts, key=lambda slug: (counts[slug], -shelf.clusters.index(slug)), default="")


def clusters_of(shelf: Shelf, entry: Entry[Model]) -> tuple[str, ...]:
    """The clusters in which a record stands; a category in those whose rows tell its figures."""
    told = [row.owner for row in shelf.directions.get(entry.at, ()) if row.owner in shelf.clusters]
    return shelf.clusters_of(entry) or tuple(dict.fromkeys(told))


def _company(shelf: Shelf, entries: Sequence[Entry[Model]]) -> Entry[Organisation] | None:
    return shelf.whose(entries[0])


def categories_in(shelf: Shelf, group: Group) -> Iterator[tuple[Address, Text, tuple[Entry[Model], ...]]]:
    """The categories of a group in their order, each with its records."""
    found: dict[Address, list[Entry[Model]]] = {}
    titles: dict[Address, Text] = {}
    for entry in group.entries:
        for way in shelf.branches(entry)[:1]:
            at, category = way[-1]
            found.setdefault(at, []).append(entry)
            titles[at] = category.title
    for at, entries in found.items():
        yield at, titles[at], tuple(entries)
