"""Rules about what is listed: titles, counts, pairs of factors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.checks.once import once
from generator.kinds.atlas import Atlas
from generator.kinds.figure import Figure
from generator.kinds.swot import SwotFile
from generator.kinds.topic import DataTable
from generator.model.address import Address
from generator.model.rules import Look, Verdict, warning
from generator.model.texts import Text
from generator.model.walks import entries_at
from generator.problems import msg


def counted_list(atlas: Atlas) -> Iterator[Verdict]:
    """A figure that says how many there are of something listed, against the list."""
    for at, figure in atlas.of(Figure):
        number = atlas.quantity(at).value
        if figure.counts is None or number is None:
            yield Look.SILENT
            continue
        listed = entries_at(atlas, figure.counts.address(at.owner))
        if listed == number:
            yield Look.SOUND
            continue
        message = msg("The figure says {number}, listed are {listed}", number=number, listed=listed)
        yield warning(atlas, at, "counted-list", message, msg("Compare the figure and the list with the document"))


def same_title(atlas: Atlas) -> Iterator[Verdict]:
    """Two records of one list, or two rows of one group, that bear the same title."""
    seen: dict[tuple[Address, str, str], Address] = {}
    fix = msg("One of them is most likely a copy: compare the list with the document")
    for at, item in atlas.of(Text):
        if at.path[-1] != "title" or len(at.path) < 2 or at.kind == "figures":
            continue
        if atlas.places.file(at).path == at.parent.path:
            continue  # cards: two firms may have certificates of one standard, and vacancies of one name
        above = at.parent.parent
        key = (above, _group(atlas, at.parent), next(iter(item.said.values())))
        if key not in seen:
            seen[key] = at
            yield Look.SOUND
            continue
        message = msg("“{other}” has the same title: {title}", other=seen[key].parent.path[-1], title=key[2])
        yield warning(atlas, at, "same-title", message, fix)


def _group(atlas: Atlas, row: Address) -> str:
    """The group of a row of a table; nothing for all else."""
    if row.path[-2:-1] != ("rows",):
        return ""
    return _groups(atlas).get(row.parent.parent, {}).get(row.path[-1], "")


@once
def _groups(atlas: Atlas) -> dict[Address, dict[str, str]]:
    return {at: {name: str(row.group or "") for name, row in item.rows.items()} for at, item in atlas.of(DataTable)}


def factor_unused(atlas: Atlas) -> Iterator[Verdict]:
    """A factor of the SWOT that no response uses."""
    for slug, swot in atlas.named("swot", SwotFile).items():
        used = {str(one.uses) for one in swot.responses.values()} | {str(one.for_) for one in swot.responses.values()}
        for side in ("strengths", "weaknesses", "opportunities", "threats"):
            for name in getattr(swot, side):
                if name in used:
                    yield Look.SOUND
                    continue
                message = msg("No response uses the factor {factor}", factor=name)
                at = Address(slug, "swot", (side, name))
                yield warning(atlas, at, "factor-unused", message, msg("Ask whether a response is missing"))


def pair_twice(atlas: Atlas) -> Iterator[Verdict]:
    """Two responses to the same pair of factors."""
    for slug, swot in atlas.named("swot", SwotFile).items():
        pairs = Counter((str(one.uses), one.for_) for one in swot.responses.values() if one.uses)
        for name, one in swot.responses.items():
            if pairs[str(one.uses), one.for_] < 2:
                yield Look.SOUND
                continue
            message = msg("Another response answers {uses} and {answered} too", uses=one.uses, answered=one.for_)
            at = Address(slug, "swot", ("responses", name))
            yield warning(atlas, at, "pair-twice", message, msg("Compare the codes with the document"))
