"""How good the data are, for those who keep them: by owner, by rule, and what is due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.checks.quality import Due, OwnerQuality, Quality
from generator.checks.words import words
from generator.components.block import Block, Cell
from generator.components.claims import Claims
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.table import Table, TableColumn, TableRow
from generator.components.voice import Voice
from generator.language.numbers import date_text, number
from generator.language.world import language_name


def build(scene: Scene, slot: Slot, quality: Quality) -> Iterator[Block]:
    """A table of the owners, one of the rules that found something, one of the sources with a day."""
    voice = scene.voice
    said = voice.ui(
        "Complete: {number} % of texts and records in every language, and of sources of figures.",
        number=quality.percent,
    )
    yield scene.block(slot.name, Claims((said,), bulleted=False))
    title = voice.ui("What there is and what is missing")
    yield scene.block(f"{slot.name}-owners", _owners(voice, title, quality), title)
    if quality.rules:
        title = voice.ui("What the checks found")
        yield scene.block(f"{slot.name}-rules", _rules(voice, title, quality), title)
    if quality.due:
        title = voice.ui("New data expected")
        yield scene.block(f"{slot.name}-due", _due(voice, title, quality.due), title)


def _owners(voice: Voice, title: str, quality: Quality) -> Table:
    languages = list(quality.owners[0].translated) if quality.owners else []
    names = [language_name(lang, voice.lang) for lang in languages]
    heads = [
        voice.ui("Texts"),
        *(voice.ui("Not in this language: {language}", language=name) for name in names),
        voice.ui("Figures"),
        voice.ui("Without a source"),
        voice.ui("Records of the catalogue"),
        *(voice.ui("Not ready: {language}", language=name) for name in names),
        voice.ui("Open findings"),
        voice.ui("Accepted findings"),
    ]
    rows = [(_name(voice, one.owner), _numbers(one)) for one in quality.owners]
    sums = [sum(column) for column in zip(*(numbers for _, numbers in rows), strict=True)]
    return _table(voice, title, voice.ui("Data of"), heads, rows, sums)


def _numbers(one: OwnerQuality) -> list[int]:
    return [
        one.texts,
        *(one.texts - there for there in one.translated.values()),
        one.figures,
        one.unsourced,
        one.records,
        *(one.records - ready for ready in one.ready.values()),
        one.open,
        one.accepted,
    ]


def _rules(voice: Voice, title: str, quality: Quality) -> Table:
    told = words(voice.lang)
    rows: list[tuple[Inline, list[int]]] = [
        (_rule(voice, one.rule, told[one.rule].paragraphs[0] if one.rule in told else ""), [one.open, one.accepted])
        for one in quality.rules
    ]
    sums = [sum(column) for column in zip(*(numbers for _, numbers in rows), strict=True)]
    heads = [voice.ui("Open findings"), voice.ui("Accepted findings")]
    return _table(voice, title, voice.ui("Rule"), heads, rows, sums)


def _rule(voice: Voice, name: str, what: str) -> str:
    """The name of a rule with what it finds, without how grave that is."""
    sentences = what.rsplit(". ", 1)[0].rstrip(".")
    return f"{name}: {sentences}" if sentences else name


def _due(voice: Voice, title: str, due: Sequence[Due]) -> Table:
    columns = (
        TableColumn(voice.ui("Source")),
        TableColumn(voice.ui("Expected")),
        TableColumn(voice.ui("Figures"), numeric=True),
    )
    rows = tuple(
        TableRow(
            Cell(voice.inline(voice.atlas.sources[one.at.id].text)),
            (Cell(_day(voice, one)), Cell(number(Decimal(one.figures), voice.lang))),
        )
        for one in due
    )
    return Table(title, columns, rows)


def _day(voice: Voice, one: Due) -> str:
    said = date_text(one.day, voice.lang)
    return voice.ui("{day}, overdue", day=said) if one.is_past else said


def _table(
    voice: Voice,
    title: str,
    first: str,
    heads: Sequence[str],
    rows: Sequence[tuple[Inline, Sequence[int]]],
    sums: Sequence[int],
) -> Table:
    """Numbers under heads, with their sums; a column in which nothing stands is left out."""
    used = [place for place, total in enumerate(sums) if total]
    columns = (TableColumn(first), *(TableColumn(heads[place], numeric=True) for place in used))

    def cells(numbers: Sequence[int]) -> tuple[Cell, ...]:
        return tuple(Cell(number(Decimal(numbers[place]), voice.lang) if numbers[place] else "–") for place in used)

    body = tuple(TableRow(Cell(name), cells(numbers)) for name, numbers in rows)
    total = TableRow(Cell(voice.ui("Total")), cells(sums), "total")
    return Table(title, columns, (*body, total) if len(body) > 1 else body)


def _name(voice: Voice, owner: str) -> Inline:
    atlas = voice.atlas
    if owner in atlas.centres:
        return voice.of(owner).title(atlas.centres[owner].short)
    scope = atlas.clusters.get(owner) or atlas.documents.get(owner)
    return voice.of(owner).title(scope.file.short) if scope else voice.ui("What all share")
