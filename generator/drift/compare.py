"""A printed edition and the same edition as it would be made now → what a reader of the print should know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from generator.drift.printed import Printed
from generator.editions.shown import Told, kept

What = Literal["corrected", "changed", "withdrawn", "new"]
ORDER: tuple[What, ...] = ("corrected", "changed", "withdrawn", "new")
# Who relies on these loses money or a way: they are told first.
_URGENT = frozenset({
    "price", "contacts", "contact", "phone", "mail", "address", "hours", "site", "minimum-order", "delivery",
    "deadline",
})  # fmt: skip
# What says nothing without what it is of.
PARTS = frozenset({"value", "from", "to", "unit", "currency", "per", "term", "place"})
_NO_PAGE = 10**6


@dataclass(frozen=True)
class Drift:
    """One thing that is no longer as it was printed.

    `at` is the address of the value, or of the record that is gone or new; `name` what its record is called, `key` the
    field, of a part of an amount with what it is of: price.currency; `pages` are those of the print. `old` and `new`
    are values in words; both are empty for a whole record.
    """

    what: What
    at: str
    name: str
    key: str
    pages: tuple[int, ...]
    old: str = ""
    new: str = ""


def drift(was: Printed, now: Told) -> tuple[Drift, ...]:
    """Everything, the most urgent first, then in the order of the pages."""
    found = [*_records(was, now), *_changes(was, now)]
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.what), one.pages[:1] or (_NO_PAGE,), one.at, one.old)))


def _records(was: Printed, now: Told) -> Iterator[Drift]:
    """Whole records that are gone or new."""
    sides: tuple[tuple[What, Mapping[str, str], Mapping[str, str], Set[str]], ...] = (
        ("withdrawn", was.names, now.names, was.shown),
        ("new", now.names, was.names, _shown(now)),
    )
    for what, names, others, shown in sides:
        for at in _outermost({at for at in set(names) - set(others) if _stands_in(shown, at)}):
            yield Drift(what, at, _called(at, names), "", _pages(at, was))


def _shown(told: Told) -> frozenset[str]:
    return frozenset(at for _, shown in told.blocks for at in shown)


def _stands_in(shown: Set[str], at: str) -> bool:
    """Whether the whole of something is shown; of the maker of a product only the name and the contact are."""
    return at in shown or not shown.isdisjoint(_above(at))


def _outermost(records: set[str]) -> Iterator[str]:
    for at in sorted(records):
        if not any(above in records for above in _above(at)):
            yield at


def _above(at: str) -> Iterator[str]:
    """The addresses in which an address lies, the nearest first."""
    file, _, path = at.partition(":")
    steps = path.split(".") if path else []
    for end in range(len(steps) - 1, -1, -1):
        yield f"{file}:{'.'.join(steps[:end])}"


def _changes(was: Printed, now: Told) -> Iterator[Drift]:
    """Values within records that both know."""
    whole = (set(was.names) - set(now.names)) | (set(now.names) - set(was.names))
    new = {at: kept(value) for at, value in now.values.items()}
    shown = _shown(now)
    differ = {at for at in {**was.values, **new} if was.values.get(at) != new.get(at)} - now.still
    for group in _groups(at for at in differ if at in was.values or _stands_in(shown, at)):
        before, after = ({at: kept_[at] for at in group if at in kept_} for kept_ in (was.values, new))
        for at, other in _paired(before, after):
            place = at or other
            if whole.isdisjoint((place, *_above(place))):
                yield _change(place, was.values.get(at, ""), now.values.get(other, ""), was, now)


def _groups(places: Iterable[str]) -> list[list[str]]:
    """Entries of one list together, all else alone."""
    found: dict[str, list[str]] = {}
    for at in sorted(places):
        above, _, last = at.rpartition(".")
        found.setdefault(above if last.isdecimal() else at, []).append(at)
    return list(found.values())


def _paired(before: Mapping[str, str], after: Mapping[str, str]) -> list[tuple[str, str]]:
    """The places that belong together: what only moved within its list has not changed."""
    same = Counter(before.values()) & Counter(after.values())
    left: list[list[str]] = []
    for side in (before, after):
        stays = Counter(same)
        rest = []
        for at, value in side.items():
            if stays[value]:
                stays[value] -= 1
            else:
                rest.append(at)
        left.append(rest)
    return [(at or "", other or "") for at, other in zip_longest(*left)]


def _change(at: str, old: str, new: str, was: Printed, now: Told) -> Drift:
    steps = [step for step in at.partition(":")[2].split(".") if step]
    kind = at.partition(":")[0].rpartition("/")[2]
    what: What = "corrected" if not _URGENT.isdisjoint((kind, *steps)) else "changed"
    record = next((one for one in (at, *_above(at)) if one in now.names or one in was.names), "")
    inside = at[len(record) :].strip(".:").split(".") if record else steps
    keys = [step for step in inside if step and not step.isdecimal()]
    key = ".".join(keys[-2:] if keys and keys[-1] in PARTS else keys[-1:])
    return Drift(what, at, _called(record, {**was.names, **now.names}), key, _pages(at, was), old, new)


def _called(record: str, names: Mapping[str, str]) -> str:
    """What a record is called, after what it is a part of: “fat content” alone does not say of what."""
    parts = [one for one in _above(record) if not one.endswith(":") and one in names]
    return ": ".join(names[one] for one in (*parts[-1:], record) if one in names)


def _pages(at: str, was: Printed) -> tuple[int, ...]:
    """The pages of the nearest address that was shown."""
    return next((was.pages[one] for one in (at, *_above(at)) if one in was.pages), ())
