"""Where slips can happen in the real data: numbers, years, units, names, rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from generator.source.nodes import Mapping, Scalar
from generator.source.nodes import Sequence as Listed
from tests.slips import Found, Keys, get, text, values

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
YEAR = re.compile(r"(?:19|20)\d\d")
COUNTS = ("total", "not-sole-traders")


@cache
def numbers() -> tuple[Found, ...]:
    """Values, counts, cells, plans and samples."""
    return tuple(
        (path, keys, node)
        for path, keys, node in values()
        if isinstance(node, Scalar) and NUMBER.fullmatch(node.text) and _is_number(path, keys)
    )


def _is_number(path: str, keys: Keys) -> bool:
    file, last = path.rpartition("/")[2], keys[-1]
    if file == "figures.yml":
        return last in ("value", "from", "to", "n", "rank", *COUNTS) and len(keys) > 1
    if file == "charts.yml":
        return last == "n"
    if file == "kpis.yml":
        return True
    if file == "chain.yml":
        return last in ("headcount", "revenue", *COUNTS) and "rows" in keys
    return "cells" in keys


def signed() -> Sequence[Found]:
    return [place for place in numbers() if text(place[2]).startswith("-")]


def keyed(*names: str, files: Sequence[str] = ("",)) -> Callable[[], Sequence[Found]]:
    def places() -> Sequence[Found]:
        return [
            place
            for place in values()
            if place[1] and place[1][-1] in names and isinstance(place[2], Scalar) and place[0].endswith(tuple(files))
        ]

    return places


def periods() -> Sequence[Found]:
    file = ("figures.yml", "charts.yml", "chain.yml", "document.yml", "roadmap.yml")
    dated = ("period", "firms", "headcount", "revenue", "schedule", "on", "from", "to")
    return [
        place
        for place in values()
        if isinstance(place[2], Scalar)
        and place[0].endswith(file)
        and YEAR.search(place[2].text)
        and len(place[2].text) < 12
        and (place[1][-1] in dated or place[1][-2:-1] == ("on",))
    ]


def growths() -> Sequence[Found]:
    return [
        place
        for place in numbers()
        if re.search(r"growth|rise|fall", ".".join(map(str, place[1]))) and place[1][-1] != "n"
    ]


def rows() -> Sequence[Found]:
    """Rows of chains, tables and plans, and items of roadmaps."""
    return [
        (path, keys, node)
        for path, keys, node in values()
        if (len(keys) > 1 and keys[-2] == "rows")
        or (path.endswith("kpis.yml") and len(keys) == 1)
        or (path.endswith("roadmap.yml") and len(keys) > 1 and keys[-2] == "items")
    ]


def counted() -> Sequence[Found]:
    return [
        place for place in numbers() if place[1][-1] == "total" and get(place[0], (*place[1][:-1], "not-sole-traders"))
    ]


def totals() -> Sequence[Found]:
    """The figures that tables and chains add up to, and rows of totals."""
    return [
        place
        for place in numbers()
        if (
            (
                place[0].endswith("figures.yml")
                and place[1][0] in ("core-firms", "support-firms", "core-revenue", "support-revenue")
            )
            and place[1][-1] != "n"
        )
        or "total" in ".".join(map(str, place[1][:-1]))
    ]


def samples() -> Sequence[Found]:
    return [place for place in numbers() if place[1][-1] == "n" and get(place[0], (*place[1][:-1], "of"))]


def schedules() -> Sequence[Found]:
    return [place for place in periods() if "roadmap" in (place[0] + ".".join(map(str, place[1])))]


def plans() -> Sequence[Found]:
    return [place for place in numbers() if place[0].endswith("kpis.yml") and previous(place) is not None]


def previous(place: Found) -> int | None:
    path, keys, _ = place
    said = text(get(path, (*keys[:-1], str(int(keys[-1]) - 1))))
    return int(said) if said.isdigit() and int(said) > 1 else None


WORD = re.compile(r"[A-ZА-ЯЁ][A-Za-zА-Яа-яёЁ]{4,}")


@cache
def names() -> frozenset[str]:
    """Words with a capital inside a sentence that the data have at least twice."""
    found: Counter[str] = Counter()
    for _, keys, node in values():
        if keys and keys[-1] in ("ru", "en") and isinstance(node, Scalar):
            found.update(
                match[0]
                for match in WORD.finditer(node.text)
                if match.start() and node.text[match.start() - 2] not in ".!?:"
            )
    return frozenset(word for word, times in found.items() if times > 1)


def named() -> Sequence[Found]:
    return [
        place
        for place in values()
        if place[1]
        and place[1][-1] in ("ru", "en")
        and isinstance(place[2], Scalar)
        and any(word in names() for word in WORD.findall(place[2].text))
    ]


TYPED = re.compile(r"\{[a-z][^{}]*\}|(?<![\w.])\d+(?:[.,]\d+)?(?!\w)")


def english() -> Sequence[Found]:
    return [
        place
        for place in values()
        if place[1] and place[1][-1] in ("ru", "en") and isinstance(place[2], Scalar) and TYPED.search(place[2].text)
    ]


def lists() -> Sequence[Found]:
    """Figures that say how many there are of something that is listed, and the items of those lists."""
    found: list[Found] = []
    for path, keys, node in values():
        if keys[-1:] != ("counts",):
            continue
        folder, (kind, _, place) = path.rpartition("/")[0], text(node).partition(":")
        number, file, above = (*keys[:-1], "value"), f"{folder}/{kind}.yml", tuple(place.split("."))
        listed = get(file, above)
        if (counted_value := get(path, number)) is not None:
            found.append((path, number, counted_value))
        if isinstance(listed, Mapping):
            found += [(file, (*above, entry.key), entry.value) for entry in listed.entries]
        elif isinstance(listed, Listed):
            found += [(file, (*above, place), item) for place, item in enumerate(listed.items)]
    return found
