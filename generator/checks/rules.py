"""The rules about content, one small function each: from the Atlas to problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from generator.model.address import Address
from generator.model.atlas import Atlas
from generator.model.observations import Link, of_chain
from generator.model.quantity import Quantity
from generator.model.sections import ChainTotals, Topic
from generator.model.texts import Text
from generator.model.uses import figure_uses
from generator.problems import Message, Problem, Severity, msg

Rule = Callable[[Atlas], Iterator[Problem]]

# A number typed into prose. Years, and digits of a name or code (ISO 9000, П-4, № 209-ФЗ, Приложение 1), may stand.
_REFERENCE = re.compile(r"\{[^{}]*\}")
_NAMED = re.compile(
    r"(?:[Пп]риложени\w*|[Aa]ppendi\w+)\s\d+(?:(?:, | и | and |–)\d+)*|https?://\S+|№\s*\S+"
    r"|[A-ZА-ЯЁ]{2,}\s?\d+|[A-Za-zА-Яа-яЁё]+-\d+\S*|\d+-[A-Za-zА-ЯЁа-яё]+|\d+/\d+"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def warning(atlas: Atlas, at: Address, rule: str, message: Message, fix: Message) -> Problem:
    """A warning at a place, by which a waiver names it."""
    return Problem(atlas.place(at), Severity.WARNING, rule, message, fix, str(at))


def printed_number(atlas: Atlas) -> Iterator[Problem]:
    """The document numbers a roadmap item otherwise than its place in the list does."""
    for cluster in atlas.clusters.values():
        for direction in cluster.roadmap:
            for item in direction.items:
                if item.printed is not None and item.printed != item.number:
                    yield warning(
                        atlas,
                        cluster.address("roadmap", direction.id, "items", item.id, "printed"),
                        "printed-number",
                        msg(
                            "The document numbers this item {printed}; by its place it is {number}",
                            printed=item.printed,
                            number=item.number,
                        ),
                        msg("Look for a missing item; if the document skips a number, write a waiver with the reason"),
                    )


def printed_pair(atlas: Atlas) -> Iterator[Problem]:
    """The document gives a response a pair of codes that is not the pair of its factors."""
    for cluster in atlas.clusters.values():
        for name, response in (cluster.swot.responses if cluster.swot else {}).items():
            if response.printed is not None:
                message = msg("The document prints the pair {printed} for this response", printed=response.printed)
                fix = msg("Compare it with the factors, and write a waiver with the reason")
                yield warning(atlas, cluster.address("swot", "responses", name), "printed-pair", message, fix)


def translation(atlas: Atlas) -> Iterator[Problem]:
    """A text that has no English yet."""
    for at, text in _texts(atlas):
        if text.en is None:
            message = msg("There is no English text yet; the English edition shows the Russian one")
            yield warning(atlas, at, "translation-missing", message, msg("Add en: beside ru:"))


def prose_number(atlas: Atlas) -> Iterator[Problem]:
    """A number typed into prose instead of a reference to a figure."""
    for at, text in _texts(atlas):
        for content in dict.fromkeys((text.ru, text.en or "")):
            bare = _YEAR.sub("", _NAMED.sub("", _REFERENCE.sub("", content)))
            if found := _NUMBER.search(bare):
                message = msg("The number {found} is typed into the text", found=found[0])
                fix = msg("Write it down once in figures.yml and refer to it: {{figure-id}}")
                yield warning(atlas, at, "prose-number", message, fix)


def figure_source(atlas: Atlas) -> Iterator[Problem]:
    """A figure that does not say where it comes from."""
    for scope in atlas.scopes.values():
        for name, figure in scope.figures.items():
            if figure.source is None and figure.derive is None:
                message = msg("The figure “{name}” names no source", name=name)
                fix = msg("Add source: with an id of data/sources.yml")
                yield warning(atlas, scope.address("figures", name), "figure-source", message, fix)


def figure_unused(atlas: Atlas) -> Iterator[Problem]:
    """A figure that is shown nowhere."""
    used = figure_uses(atlas)
    for scope in atlas.scopes.values():
        for name in scope.figures:
            if scope.address("figures", name) not in used:
                message = msg("The figure “{name}” is shown nowhere", name=name)
                fix = msg("Name it in a text, under figures: of a topic, or in a rule; or delete it")
                yield warning(atlas, scope.address("figures", name), "figure-unused", message, fix)


def chain_total(atlas: Atlas) -> Iterator[Problem]:
    """The links of the value chain do not add up to the totals of their group."""
    fix = msg("Correct the row, or write a waiver with the reason")
    for cluster in atlas.clusters.values():
        if cluster.chain is None:
            continue
        chain, at = cluster.chain.chain, cluster.address("chain", "chain")
        links = of_chain(at, chain)
        for core, name, totals in (
            (True, "core-totals", chain.core_totals),
            (False, "support-totals", chain.support_totals),
        ):
            if totals is not None:
                group = [link for place, link in links.items() if chain.stages[place.path[2]].core is core]
                for keys, message in _unequal(atlas, cluster.slug, group, totals):
                    yield warning(atlas, at.child(name, *keys), "chain-total", message, fix)


def _unequal(
    atlas: Atlas, slug: str, links: Sequence[Link], totals: ChainTotals
) -> Iterator[tuple[tuple[str, ...], Message]]:
    """The totals that are more than a hundredth off, each by its keys; a damaged cell counts as it is printed."""
    firms, revenue = (atlas.quantity(ref, slug) for ref in (totals.firms, totals.revenue))
    compared: list[tuple[tuple[str, ...], Quantity, list[Quantity | None]]] = [
        (("firms",), firms, [link.firms for link in links]),
        (("revenue",), revenue, [link.revenue for link in links]),
    ]
    for part in firms.parts:
        name = part.address.path[-1]
        compared.append((("firms", name), part, [link.firms.part(name) for link in links]))
    for keys, stated, numbers in compared:
        total = sum((number.read or Decimal(0) for number in numbers if number), Decimal(0))
        if stated.value is not None and abs(stated.value - total) * 100 > abs(stated.value):
            ref = ".".join(stated.address.path)
            yield (
                keys,
                msg(
                    "The rows add up to {total}, the figure “{ref}” says {stated}",
                    total=total,
                    ref=ref,
                    stated=stated.value,
                ),
            )


def derived_differs(atlas: Atlas) -> Iterator[Problem]:
    """What the source prints for a derived figure is not what its rule gives, rounded alike."""
    for scope in atlas.scopes.values():
        for name, figure in scope.figures.items():
            printed = figure.derive.printed if figure.derive else None
            value = atlas.value(scope.slug, name)
            if printed is not None and value is not None and value != printed:
                message = msg(
                    "The source prints {printed} for “{name}”, its rule gives {value}",
                    printed=printed,
                    name=name,
                    value=value,
                )
                fix = msg("Correct the rule or its parts; if the source is wrong, write a waiver with the reason")
                yield warning(
                    atlas, scope.address("figures", name, "derive", "printed"), "derived-differs", message, fix
                )


def sample_size(atlas: Atlas) -> Iterator[Problem]:
    """A sample larger than the population that it is drawn from."""
    for scope in atlas.scopes.values():
        for name, figure in scope.figures.items():
            if figure.sample is None or figure.sample.of is None:
                continue
            whole = atlas.value(scope.slug, figure.sample.of)
            if whole is not None and figure.sample.n > whole:
                message = msg("A sample of {n} out of {whole}", n=figure.sample.n, whole=whole)
                fix = msg("Correct n: or of:")
                yield warning(atlas, scope.address("figures", name, "sample"), "sample-size", message, fix)


def schedule_horizon(atlas: Atlas) -> Iterator[Problem]:
    """A roadmap item due outside the years of the programme."""
    for cluster in atlas.clusters.values():
        programme = cluster.file.programme
        if programme is None:
            continue
        for direction in cluster.roadmap:
            for item in direction.items:
                years = item.schedule.years(programme.horizon) if item.schedule else (programme.year,)
                if not years or min(years) < programme.year or max(years) > programme.horizon:
                    span = f"{programme.year}–{programme.horizon}"
                    message = msg("“{name}” is due outside the programme's years {span}", name=item.id, span=span)
                    at = cluster.address("roadmap", direction.id, "items", item.id)
                    yield warning(atlas, at, "schedule-horizon", message, msg("Correct the date"))


def chart_unit(atlas: Atlas) -> Iterator[Problem]:
    """Figures of different units in one chart of bars."""
    for at, topic in atlas.items:
        if not isinstance(topic, Topic):
            continue
        used = [atlas.quantity(ref, at.owner).unit for ref in topic.bars]
        units = {name: atlas.units[name] for name in used}
        if len({(unit.base or name, unit.scale) for name, unit in units.items()}) > 1:
            message = msg("The figures of one chart have different units: {units}", units=", ".join(units))
            fix = msg("Leave figures of one unit under bars:, or show the others under figures:")
            yield warning(atlas, at.child("bars"), "chart-unit", message, fix)


def _texts(atlas: Atlas) -> Iterator[tuple[Address, Text]]:
    return ((at, item) for at, item in atlas.items if isinstance(item, Text))


RULES: tuple[Rule, ...] = (
    printed_number,
    printed_pair,
    translation,
    prose_number,
    figure_source,
    figure_unused,
    chain_total,
    derived_differs,
    sample_size,
    schedule_horizon,
    chart_unit,
)
