"""Out of the project and back into it, as a whole: nothing is written unless everything can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from generator.checking import judge
from generator.exchange.choices import Choices, choices_of
from generator.exchange.shape import Form
from generator.exchange.sheets import Filled
from generator.exchange.tables import LINK, Column, Table, tables_of
from generator.exchange.take import Taken, judged, take
from generator.exchange.words import words_of
from generator.exchange.workbook import book_bytes
from generator.kinds.atlas import Atlas
from generator.kinds.catalogue.organisation import OrganisationsFile
from generator.language import LANGS, Lang
from generator.model.address import Address
from generator.problems import Problem, Severity, errors_in, in_order, msg
from generator.source.records import read_source

_LED_NOWHERE = "dangling-reference"  # perhaps to a row of a sheet that is not read


@dataclass(frozen=True)
class Imported:
    """What taking tables back came to: the files that change, with their texts, or why none does."""

    texts: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


def workbooks(atlas: Atlas, owner: str, organisation: str, lang: Lang) -> dict[str, bytes]:
    """A workbook for each organisation of an owner, or for one of them, by the name of its file."""
    known = sorted(atlas.records(owner, f"{LINK}s", OrganisationsFile))
    return {f"{owner}-{one}.xlsx": _workbook(atlas, owner, one, lang) for one in known if organisation in ("", one)}


def _workbook(atlas: Atlas, owner: str, organisation: str, lang: Lang) -> bytes:
    tables = tables_of(atlas, owner, organisation)
    choices: dict[str, Choices] = {}
    for table, column in _columns(tables):
        leaf = column.leaf
        known = choices_of(atlas, owner, leaf, lang) if leaf and leaf.form in (Form.WORD, Form.WORDS) else ()
        if known:
            choices[f"{table.name}.{column.name}"] = known
    return book_bytes(owner, organisation, tables, choices, words_of(tables, lang))


def _columns(tables: Sequence[Table]) -> list[tuple[Table, Column]]:
    return [(table, column) for table in tables for column in table.columns]


def imported(root: Path, filled: Sequence[Filled]) -> Imported:
    """The tables taken into the data as they stand now; each problem is told by the cell from which it comes."""
    source, problems = read_source(root)
    before = judge(source, problems)
    if before.atlas is None:
        message, fix = msg("The data themselves have errors"), msg("Run clusterbook check, and mend them first")
        return Imported({}, (Problem(filled[0].at, Severity.ERROR, "exchange", message, fix),))
    texts: dict[str, str] = {}
    found: list[Problem] = []
    atlas = before.atlas
    for one in filled:
        taken = take(source, atlas, one) if _is_known(atlas, one) else _unknown(one)
        changed = judged(source, taken)
        found += [*taken.problems, *_written_over(atlas, one)]
        if not errors_in(taken.problems):
            after = judge(changed, [])
            new = (problem for problem in after.problems if problem not in before.problems)
            found += [taken.place(problem) for problem in new if not (one.unread and problem.rule == _LED_NOWHERE)]
            # The next one meets what this one has brought.
            source, atlas, texts = changed, after.atlas or atlas, {**texts, **taken.texts}
    is_whole = not any(one.unread for one in filled)
    return Imported(texts if is_whole and not errors_in(found) else {}, tuple(in_order(found)))


def _written_over(atlas: Atlas, filled: Filled) -> Iterator[Problem]:
    """What somebody wrote over headings and helps, which are not read. Another version may have sent out other ones."""
    if filled.version != __version__ or not _is_known(atlas, filled):
        return
    known = [words_of(tables_of(atlas, filled.owner, filled.organisation), lang) for lang in LANGS]
    for sheet in filled.sheets:
        for name, cell in sheet.labels:
            column, said = f"{sheet.name}.{name}", " ".join(cell.text.split())
            sent = {words.get(column, name) for one in known for words in (one.headings, one.helps)}
            if said and said not in {" ".join(text.split()) for text in sent}:
                message = msg("What is written over a heading or a help is not taken: {text}", text=said[:200])
                fix = msg("Write it into a white cell")
                yield Problem(cell.at, Severity.WARNING, "exchange-left", message, fix)


def _is_known(atlas: Atlas, filled: Filled) -> bool:
    is_owner = any(Address(filled.owner, main) in atlas.files for main in ("cluster", "centre"))
    return is_owner and (
        not filled.organisation or filled.organisation in atlas.records(filled.owner, f"{LINK}s", OrganisationsFile)
    )


def _unknown(filled: Filled) -> Taken:
    name = "/".join(part for part in (filled.owner, filled.organisation) if part)
    message = msg("“{name}”, whose tables these are, is not in the data", name=name)
    fix = msg("Send out a new workbook, or correct the first sheet")
    return Taken(problems=[Problem(filled.at, Severity.ERROR, "exchange", message, fix)])
