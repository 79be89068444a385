"""Records as tables: one a kind, and one for what each of its records has several of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.exchange.cells import Content, Langs, cells_of, value_at
from generator.exchange.shape import Branch, Form, Keys, Leaf, shape_of
from generator.kinds.atlas import Atlas
from generator.kinds.registry import FILE_KINDS
from generator.model.address import Address
from generator.model.kind import FileKind
from generator.source.nodes import Plain

ID, KEY = "id", "key"  # the columns of what is no field: the name of a record's file, and of an entry in it
_NOWHERE: Keys = ()
LINK = "organisation"  # the kind whose records stand in a workbook of their own


@dataclass(frozen=True)
class Column:
    """A column: its name, and the field of which it holds the text in one language, or all."""

    name: str
    leaf: Leaf | None = None
    lang: str = ""


@dataclass(frozen=True)
class Table:
    """A table with its rows as far as there are any; `branch` is what it holds of the records of a kind."""

    kind: FileKind
    branch: Branch | None
    langs: Langs
    hidden: Keys = ()  # the field that says whose a record is, where the whole workbook is one organisation's
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def name(self) -> str:
        """`products`, `products.specification`."""
        return f"{self.kind.name}.{self.branch.name}" if self.branch else self.kind.name

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """The fields in the order of the columns."""
        leaves = self.branch.leaves if self.branch else shape_of(self.kind.of_one).leaves
        return tuple(leaf for leaf in leaves if leaf.keys != self.hidden)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """All columns, those of no field first."""
        return (
            *(Column(name) for name in self.names),
            *(c for leaf in self.leaves for c in columns_of(leaf, self.langs)),
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that say of which record and entry a row is."""
        return (ID, KEY) if self.branch and self.branch.has_keys else (ID,)


def columns_of(leaf: Leaf, langs: Langs) -> tuple[Column, ...]:
    """The columns of a field, one a language where it is a text."""
    if leaf.form in (Form.TEXT, Form.TEXTS):
        return tuple(Column(f"{leaf.name}.{lang}", leaf, lang) for lang in langs)
    return (Column(leaf.name, leaf),)


def kinds_of(main: str) -> tuple[FileKind, ...]:
    """The kinds whose records have files of their own in the folder of a cluster or a centre."""
    return tuple(kind for kind in FILE_KINDS if kind.each is not None and kind.main == main)


def link_of(kind: FileKind) -> Leaf | None:
    """The field that says whose a record of a kind is; nothing where there is none."""
    leaves = shape_of(kind.of_one).leaves
    return next((leaf for leaf in leaves if leaf.form is Form.WORD and leaf.ref and leaf.ref.kind == LINK), None)


def contents(atlas: Atlas, kind: FileKind, owner: str) -> dict[str, Content]:
    """The records of a kind and an owner as they are written, by their ids."""
    found = {}
    for address, record in atlas.places.records.items():
        if address.file == Address(owner, kind.name) and address.path:
            found[address.id] = record.content
    return dict(sorted(found.items()))


def tables_of(atlas: Atlas, owner: str, organisation: str = "") -> tuple[Table, ...]:
    """All tables of an owner, or what concerns one of its organisations."""
    main = next(main for main in ("cluster", "centre") if Address(owner, main) in atlas.files)
    langs = tuple(atlas.languages)
    found: list[Table] = []
    for kind in kinds_of(main):
        records, hidden = contents(atlas, kind, owner), _NOWHERE
        if organisation:
            link = link_of(kind)
            if kind.schema != LINK and link is None:
                continue
            hidden = link.keys if link else ()
            records = {name: one for name, one in records.items() if _is_of(organisation, name, one, hidden)}
        found += _tables(kind, langs, hidden, records)
    return tuple(found)


def _is_of(organisation: str, name: str, content: Content, link: Keys) -> bool:
    return (value_at(content, link) if link else name) == organisation


def _tables(kind: FileKind, langs: Langs, hidden: Keys, records: Mapping[str, Content]) -> Iterator[Table]:
    head = Table(kind, None, langs, hidden)
    rows = tuple((name, *row_of(one, head.leaves, langs)) for name, one in records.items())
    yield Table(kind, None, langs, hidden, rows)
    for branch in shape_of(kind.of_one).branches:
        inner = tuple(row for name, one in records.items() for row in rows_of(name, one, branch, langs))
        yield Table(kind, branch, langs, hidden, inner)


def row_of(content: Plain, leaves: Iterable[Leaf], langs: Langs) -> tuple[str, ...]:
    """The cells of a record, field by field."""
    return tuple(cell for leaf in leaves for cell in cells_of(value_at(content, leaf.keys), leaf, langs))


def rows_of(name: str, content: Content, branch: Branch, langs: Langs) -> Iterator[tuple[str, ...]]:
    """A row for each entry that a record has of something."""
    found = value_at(content, branch.keys)
    if branch.has_keys and isinstance(found, dict):
        yield from ((name, key, *row_of(one, branch.leaves, langs)) for key, one in found.items())
    elif not branch.has_keys and isinstance(found, list):
        yield from ((name, *row_of(one, branch.leaves, langs)) for one in found)
