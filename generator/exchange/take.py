"""Filled tables → files of the project: what differs is changed, checked with all the rest, and told by its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.exchange.cells import Content, cells_of, put, value_at, value_of, width
from generator.exchange.fit import fitting
from generator.exchange.meant import Meanings, mistaken
from generator.exchange.shape import Form, Keys, Leaf, shape_of
from generator.exchange.sheets import Cell, Filled, Row, Sheet
from generator.exchange.tables import Table, contents, rows_of, tables_of
from generator.kinds.atlas import Atlas
from generator.model.address import Address, parse_address
from generator.model.base import ID_PATTERN
from generator.model.kind import FileKind
from generator.problems import Problem, Severity, errors_in, msg
from generator.source.nodes import Plain
from generator.source.records import Record, Source, with_texts
from generator.source.rewrite import rewritten
from generator.source.text import refused_characters
from generator.source.write import written


@dataclass
class Taken:
    """What tables come to: the new text of every file that changes, and what is wrong with cells."""

    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    cells: dict[Address, Cell] = field(default_factory=dict)  # where a value of the data came from
    paths: dict[str, Address] = field(default_factory=dict)  # what the files that change hold

    def place(self, problem: Problem) -> Problem:
        """The problem at the cell from which the value came, or as near to it as there are cells."""
        address = parse_address(problem.address, kind="", owner="") if problem.address else None
        address = address or self.paths.get(problem.location.path)
        while address is not None and address.path:
            if found := self.cells.get(address):
                return replace(problem, location=found.at)
            address = address.parent
        return problem


def take(source: Source, atlas: Atlas, filled: Filled) -> Taken:
    """Compare the tables with the data; what the cells say already stays as it is written."""
    taken = Taken()
    tables = {table.name: table for table in tables_of(atlas, filled.owner, filled.organisation)}
    taken.problems += fitting(filled, tables)
    if errors_in(taken.problems):
        return taken
    sheets = {sheet.name: sheet for sheet in filled.sheets}
    for kind in {table.kind.name: table.kind for table in tables.values()}.values():
        own = [table for table in tables.values() if table.kind is kind]
        if {table.name for table in own} & set(filled.unread):
            continue
        _take_kind(taken, source, atlas, filled, [(table, sheets[table.name]) for table in own])
    return taken


def judged(source: Source, taken: Taken) -> Source:
    """The project as it would be with the new texts, to be checked as a whole."""
    changed, problems = with_texts(source, taken.texts)
    if not errors_in(taken.problems):  # else the same is told already, and nearer
        taken.problems += map(taken.place, problems)
    return changed


def _take_kind(
    taken: Taken, source: Source, atlas: Atlas, filled: Filled, tables: Sequence[tuple[Table, Sheet]]
) -> None:
    """All records of one kind: `tables` are that of the records, and those of what they have several of."""
    (head, sheet), *branches = tables
    kind, known = head.kind, contents(atlas, head.kind, filled.owner)
    meanings = Meanings(atlas, filled.owner)
    rows = {row[0].text.strip(): row for row in sheet.rows}
    taken.problems += _slips_of_ids(sheet, branches)
    for name, row in rows.items():
        if not re.fullmatch(ID_PATTERN, name):
            continue
        address = Address(filled.owner, kind.name, (name,))
        taken.cells[address] = row[0]
        old = known.get(name, {})
        if _is_anothers(filled, head, name, old):
            message = msg("“{name}” is the id of something that another organisation has", name=name)
            taken.problems.append(Problem(row[0].at, Severity.ERROR, "exchange-id", message, msg("Write another id")))
            continue
        content = _filled(taken, meanings, head, address, old, row[len(head.names) :])
        if head.hidden and not old:
            content = put(content, head.hidden, filled.organisation, _order(kind))
        for table, inner in branches:
            mine = [one for one in inner.rows if one[0].text.strip() == name]
            content = _entries(taken, meanings, table, address, content, mine)
        if content != old:
            _write(taken, source, kind, address, content)


def _is_anothers(filled: Filled, head: Table, name: str, old: Content) -> bool:
    """Whether a row of an organisation's own workbook would change what is not its own."""
    is_new = bool(head.hidden) and not old
    whose = value_at(old, head.hidden) if head.hidden else name
    return bool(filled.organisation) and not is_new and whose != filled.organisation


def _slips_of_ids(sheet: Sheet, branches: Sequence[tuple[Table, Sheet]]) -> Iterator[Problem]:
    """Rows without a name, with one that is none, or with that of another row."""
    seen: dict[str, Cell] = {}
    for row in sheet.rows:
        name, cell = row[0].text.strip(), row[0]
        if not re.fullmatch(ID_PATTERN, name):
            message = msg("“{found}” cannot be an id", found=name)
            fix = msg("Use small Latin letters, digits and single hyphens: pharma-exports")
            yield Problem(cell.at, Severity.ERROR, "id-form", message, fix)
        elif name in seen:
            message = msg("The id “{name}” stands in another row already", name=name)
            yield Problem(cell.at, Severity.ERROR, "exchange-id", message, msg("Give each row an id of its own"))
        seen.setdefault(name, cell)
    for _, inner in branches:
        for row in inner.rows:
            if row[0].text.strip() not in seen:
                message = msg(
                    "“{found}” is the id of no row on the sheet “{sheet}”", found=row[0].text, sheet=sheet.name
                )
                fix = msg("Copy the id from there")
                yield Problem(row[0].at, Severity.ERROR, "exchange-id", message, fix)


def _filled(taken: Taken, meanings: Meanings, table: Table, address: Address, old: Content, row: Row) -> Content:
    """The record with what the cells of its row say otherwise."""
    content, at = old, 0
    order = {leaf.keys: place for place, leaf in enumerate(table.leaves)} if table.branch else _order(table.kind)
    for leaf in table.leaves:
        cells = row[at : at + width(leaf, table.langs)]
        at += len(cells)
        _note(taken, address, leaf, cells, table.langs)
        before = value_at(old, leaf.keys)
        known = cells_of(before, leaf, table.langs)
        if tuple(cell.text for cell in cells) == known:
            continue
        texts = tuple(meanings.as_written(cell.text, leaf) for cell in cells)
        if texts == known:
            continue
        taken.problems += filter(None, (mistaken(cell, leaf) for cell in cells))
        try:
            value = value_of(texts, leaf, table.langs)
        except ValueError:
            message, fix = (
                msg("What stands in brackets here cannot be read"),
                msg("Write it as in the help of its column"),
            )
            taken.problems.append(Problem(cells[0].at, Severity.ERROR, "exchange-cell", message, fix))
            continue
        if leaf.form is Form.TEXT and isinstance(before, dict) and isinstance(value, dict):
            value = {**value, **{key: one for key, one in before.items() if key not in table.langs}}
        content = put(content, leaf.keys, value, order)
    return content


def _note(taken: Taken, address: Address, leaf: Leaf, cells: Row, langs: Sequence[str]) -> None:
    """Where a field stands, and each of its languages; and what nobody sees in its cells."""
    place = address.child(*leaf.keys)
    taken.cells[place] = next((cell for cell in cells if cell.text), cells[0])
    for lang, cell in zip(langs, cells, strict=False):
        if leaf.form is Form.TEXT:
            taken.cells[place.child(lang)] = cell
        taken.problems += [problem(cell.at) for _, problem in refused_characters(cell.text)][:1]


def _entries(
    taken: Taken, meanings: Meanings, table: Table, address: Address, content: Content, rows: Sequence[Row]
) -> Content:
    """The record with the entries that its rows of another sheet give it."""
    branch, names = table.branch, len(table.names)
    if branch is None:
        return content
    for place, row in enumerate(rows):
        taken.cells[address.child(*branch.keys, row[1].text.strip() if branch.has_keys else place)] = row[names - 1]
    if [tuple(cell.text for cell in row) for row in rows] == list(rows_of(address.id, content, branch, table.langs)):
        return content
    old = value_at(content, branch.keys)
    found: list[tuple[str, Content]] = []
    for place, row in enumerate(rows):
        key = row[1].text.strip() if branch.has_keys else str(place)
        before = (
            old.get(key)
            if isinstance(old, dict)
            else old[place]
            if isinstance(old, list) and place < len(old)
            else None
        )
        inner = before if isinstance(before, dict) else {}
        found.append((key, _filled(taken, meanings, table, address.child(*branch.keys, key), inner, row[names:])))
    taken.problems += _same_keys(rows) if branch.has_keys else ()
    value: Plain = dict(found) if branch.has_keys else [one for _, one in found]
    return put(content, branch.keys, value or None, _order(table.kind))


def _same_keys(rows: Sequence[Row]) -> Iterator[Problem]:
    seen: set[str] = set()
    for row in rows:
        key = row[1].text.strip()
        if key in seen or not re.fullmatch(ID_PATTERN, key):
            message = msg("“{found}” is no key of its own", found=key)
            fix = msg("Write another word of small Latin letters, digits and hyphens")
            yield Problem(row[1].at, Severity.ERROR, "exchange-id", message, fix)
        seen.add(key)


def _order(kind: FileKind) -> Mapping[Keys, int]:
    """The places of all fields of a model."""
    shape = shape_of(kind.of_one)
    names = [field.alias or name for name, field in kind.of_one.model_fields.items()]
    keys = [*(leaf.keys for leaf in shape.leaves), *(branch.keys for branch in shape.branches)]
    ordered = sorted(keys, key=lambda found: names.index(found[0]))
    return {found: place for place, found in enumerate(ordered)}


def _write(taken: Taken, source: Source, kind: FileKind, address: Address, content: Content) -> None:
    path = kind.path(address.owner, address.id)
    record = source.record(path)
    taken.paths[path] = address
    taken.texts[path] = rewritten(_text(record), content) if record else _new(kind, path, content)


def _text(record: Record) -> str:
    return "\n".join(record.lines)


def _new(kind: FileKind, path: str, content: Content) -> str:
    up = "../" * (path.count("/") - 1)
    return f"# yaml-language-server: $schema={up}schema/{kind.schema}.json\n{written(content)}"
