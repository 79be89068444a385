"""What a questionnaire says to whoever fills it in."""

from __future__ import annotations

from collections.abc import Mapping

from generator.exchange.shape import shortly
from generator.exchange.tables import ID, KEY, Column
from generator.exchange.workbook import Words
from generator.kinds.atlas import Atlas
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


def words_of(headings: Mapping[str, str], lang: Lang) -> Words:
    """The words of a workbook in a language."""
    return Words([interface(line, lang) for line in _ADVICE], headings)


def heading(column: Column, atlas: Atlas, lang: Lang) -> str:
    """What a column is called: the first words of its help, and the language of its texts."""
    if column.leaf is None:
        return interface(_NAMES[column.name], lang)
    told = shortly(column.leaf.help) or column.leaf.name
    return f"{told} ({column.lang})" if column.lang else told
