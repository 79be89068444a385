"""The rules about content, one small function each: from the Atlas to problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from generator.model.address import Address
from generator.model.atlas import Atlas, Cluster
from generator.model.base import FigureRef
from generator.model.files import scope_of
from generator.model.quantities import Cell
from generator.model.sections import ChainStage, ChainTotals, Topic
from generator.model.texts import Text
from generator.model.uses import figure_uses
from generator.model.validation import Path, dotted, walk
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


def warning(atlas: Atlas, file: str, at: Path, rule: str, message: Message, fix: Message) -> Problem:
    """A warning at a path of keys; its subject is what a waiver names."""
    subject = f"{file.rpartition('/')[2]} {dotted(at)}"
    return Problem(atlas.locate(file, at), Severity.WARNING, rule, message, fix, subject)


def printed_number(atlas: Atlas) -> Iterator[Problem]:
    """The document numbers a roadmap item otherwise than its place in the list does."""
    for cluster in atlas.clusters.values():
        for direction in cluster.roadmap:
            for item in direction.items:
                if item.printed is not None and item.printed != item.number:
                    yield warning(
                        atlas,
                        cluster.path("roadmap"),
                        (direction.id, "items", item.id, "printed"),
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
                yield warning(atlas, cluster.path("swot"), ("responses", name), "printed-pair", message, fix)


def translation(atlas: Atlas) -> Iterator[Problem]:
    """A text that has no English yet."""
    for file, at, text in _texts(atlas):
        if text.en is None:
            message = msg("There is no English text yet; the English edition shows the Russian one")
            yield warning(atlas, file, at, "translation-missing", message, msg("Add en: beside ru:"))


def prose_number(atlas: Atlas) -> Iterator[Problem]:
    """A number typed into prose instead of a reference to a figure."""
    for file, at, text in _texts(atlas):
        for content in dict.fromkeys((text.ru, text.en or "")):
            bare = _YEAR.sub("", _NAMED.sub("", _REFERENCE.sub("", content)))
            if found := _NUMBER.search(bare):
                message = msg("The number {found} is typed into the text", found=found[0])
                fix = msg("Write it down once in figures.yml and refer to it: {{figure-id}}")
                yield warning(atlas, file, at, "prose-number", message, fix)


def figure_source(atlas: Atlas) -> Iterator[Problem]:
    """A figure that does not say where it comes from."""
    for scope in atlas.scopes.values():
        for name, figure in scope.figures.items():
            if figure.source is None and figure.derive is None:
                message = msg("The figure “{name}” names no source", name=name)
                fix = msg("Add source: with an id of data/sources.yml")
                yield warning(atlas, scope.path("figures"), (name,), "figure-source", message, fix)


def figure_unused(atlas: Atlas) -> Iterator[Problem]:
    """A figure that is shown nowhere."""
    used = figure_uses(atlas)
    for scope in atlas.scopes.values():
        for name in scope.figures:
            if Address(scope.slug, "figures", (name,)) not in used:
                message = msg("The figure “{name}” is shown nowhere", name=name)
                fix = msg("Name it in a text, under figures: of a topic, or in a rule; or delete it")
                yield warning(atlas, scope.path("figures"), (name,), "figure-unused", message, fix)


def chain_total(atlas: Atlas) -> Iterator[Problem]:
    """The links of the value chain do not add up to the totals of their group."""
    for cluster in atlas.clusters.values():
        if cluster.chain is None:
            continue
        chain = cluster.chain.chain
        for core, totals in ((True, chain.core_totals), (False, chain.support_totals)):
            if totals is None:
                continue
            stages = [stage for stage in chain.stages.values() if stage.core is core]
            for name, message in _unequal(atlas, cluster, stages, totals):
                at = ("chain", "core-totals" if core else "support-totals", name)
                fix = msg("Correct the row, or write a waiver with the reason")
                yield warning(atlas, cluster.path("chain"), at, "chain-total", message, fix)


def _unequal(
    atlas: Atlas, cluster: Cluster, stages: list[ChainStage], totals: ChainTotals
) -> Iterator[tuple[str, Message]]:
    rows = [row for stage in stages for group in stage.groups.values() for row in group.rows.values()]
    firms = sum((Decimal(row.firms.total or 0) for row in rows), Decimal(0))
    corporate = sum((Decimal(row.firms.not_sole_traders or 0) for row in rows), Decimal(0))
    revenue = sum((_read(row.revenue) for row in rows), Decimal(0))
    for name, ref, total in (
        ("firms", totals.firms, firms),
        ("not-sole-traders", FigureRef(f"{totals.firms}|not-sole-traders"), corporate),
        ("revenue", totals.revenue, revenue),
    ):
        stated = atlas.value(cluster.slug, ref)
        if stated is not None and abs(stated - total) * 100 > abs(stated):
            yield (
                name,
                msg(
                    "The rows add up to {total}, the figure “{ref}” says {stated}", total=total, ref=ref, stated=stated
                ),
            )


def _read(cell: Cell) -> Decimal:
    """The number of a cell; a damaged one counts as it is printed, where that is a number."""
    if cell.printed is not None:
        text = cell.printed.value.replace(",", ".")
        return Decimal(text) if re.fullmatch(r"\d+(\.\d+)?", text) else Decimal(0)
    return cell.value or Decimal(0)


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
                    atlas, scope.path("figures"), (name, "derive", "printed"), "derived-differs", message, fix
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
                yield warning(atlas, scope.path("figures"), (name, "sample"), "sample-size", message, fix)


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
                    at = (direction.id, "items", item.id)
                    yield warning(
                        atlas, cluster.path("roadmap"), at, "schedule-horizon", message, msg("Correct the date")
                    )


def chart_unit(atlas: Atlas) -> Iterator[Problem]:
    """Figures of different units in one chart of bars."""
    for file, content in atlas.files.items():
        for at, topic in walk(content):
            if not isinstance(topic, Topic):
                continue
            used = [atlas.figure(scope_of(file), ref)[1].unit for ref in topic.bars]
            units = {name: atlas.units[name] for name in used}
            if len({(unit.base or name, unit.scale) for name, unit in units.items()}) > 1:
                message = msg("The figures of one chart have different units: {units}", units=", ".join(units))
                fix = msg("Leave figures of one unit under bars:, or show the others under figures:")
                yield warning(atlas, file, (*at, "bars"), "chart-unit", message, fix)


def _texts(atlas: Atlas) -> Iterator[tuple[str, Path, Text]]:
    for file, content in atlas.files.items():
        for at, item in walk(content):
            if isinstance(item, Text):
                yield file, at, item


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
