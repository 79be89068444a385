"""The tree of a file: every text in it, and the same tree with one text changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.source.nodes import Mapping, Node, Scalar, Sequence, plain
from generator.source.records import Record, Source

Steps = tuple[str | int, ...]


def scalars(node: Node, steps: Steps = ()) -> Iterator[tuple[Steps, Scalar]]:
    """Every value that is a text, with the keys and numbers that lead to it."""
    if isinstance(node, Scalar):
        yield steps, node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from scalars(entry.value, (*steps, entry.key))
    else:
        for index, item in enumerate(node.items):
            yield from scalars(item, (*steps, index))


def keys(node: Node, steps: Steps = ()) -> Iterator[Steps]:
    """Every key, with those that lead to it."""
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield (*steps, entry.key)
            yield from keys(entry.value, (*steps, entry.key))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from keys(item, (*steps, index))


def with_text(node: Node, steps: Steps, text: str) -> Node:
    """The tree with another text, in quotation marks, at the end of the steps."""
    if not steps:
        return Scalar(text, True, node.at)
    first, rest = steps[0], steps[1:]
    if isinstance(node, Mapping):
        changed = (
            replace(entry, value=with_text(entry.value, rest, text)) if entry.key == first else entry
            for entry in node.entries
        )
        return Mapping(tuple(changed), node.at)
    assert isinstance(node, Sequence)
    items = (with_text(item, rest, text) if index == first else item for index, item in enumerate(node.items))
    return Sequence(tuple(items), node.at)


def with_key(node: Node, steps: Steps, key: str) -> Node:
    """The tree with another key at the end of the steps."""
    first, rest = steps[0], steps[1:]
    if isinstance(node, Mapping):
        changed = (
            (replace(entry, value=with_key(entry.value, rest, key)) if rest else replace(entry, key=key))
            if entry.key == first
            else entry
            for entry in node.entries
        )
        return Mapping(tuple(changed), node.at)
    assert isinstance(node, Sequence)
    items = (with_key(item, rest, key) if index == first else item for index, item in enumerate(node.items))
    return Sequence(tuple(items), node.at)


def with_root(record: Record, root: Node) -> Record:
    """The record of a file with another tree."""
    assert isinstance(root, Mapping)
    content = plain(root)
    assert isinstance(content, dict)
    return replace(record, kept=content)


def with_record(source: Source, path: str, record: Record | None) -> Source:
    """The source with another record of a file; without one the file could not be read."""
    others = tuple(other for other in source.records if other.path != path)
    if record is None:
        return replace(source, records=others, unread=source.unread | {path})
    return replace(source, records=tuple(sorted((*others, record), key=lambda each: each.path)))
