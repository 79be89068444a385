"""What a questionnaire says to whoever fills it in."""

from __future__ import annotations

from collections.abc import Sequence

from generator.exchange.tables import ID, KEY, Column, Table
from generator.exchange.workbook import Words
from generator.language import Lang
from generator.language.messages import interface, ui

_ADVICE = (
    ui(
        "Questionnaire for the catalogue. Write into the white cells only; names and order of columns stay as they are."
    ),
    ui("The sheet of the organisation has a line for each question, all others a row for each product or service."),
    ui("A text has a column for each language. What stays empty is not shown; leave out what you do not have."),
    ui("Each row begins with a name of its own in small Latin letters, digits and hyphens: dried-apples."),
    ui("Several words in one cell are separated by commas, several paragraphs by an empty line."),
    ui("A sheet whose name has a dot holds details: their first column names the row that they belong to."),
    ui("Words to choose from, with what they mean, stand on the last sheet."),
    ui("Give the mailbox and the telephone of a role, not of a person: persons are named only with a consent."),
    ui("Save the workbook as .xlsx, without formulas and merged cells, and send it back."),
)
_NAMES = {ID: ui("Name of the row"), KEY: ui("Name of the entry")}


def words_of(tables: Sequence[Table], lang: Lang) -> Words:
    """The words of a workbook with these tables in a language."""
    columns = {f"{table.name}.{column.name}": column for table in tables for column in table.columns}
    headings = {name: _heading(column, lang) for name, column in columns.items()}
    helps = {name: column.leaf.help(lang) for name, column in columns.items() if column.leaf}
    return Words([interface(line, lang) for line in _ADVICE], headings, helps)


def _heading(column: Column, lang: Lang) -> str:
    """What a column is called: the first words of its help, and the language of its texts."""
    if column.leaf is None:
        return interface(_NAMES[column.name], lang)
    told = column.leaf.heading(lang)
    return f"{told} ({column.lang})" if column.lang else told
