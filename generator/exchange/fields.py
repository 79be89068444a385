"""What may stand in the files of a catalogue, field by field: a page of the guide, from the words of the models."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exchange.choices import FLAGS, named
from generator.exchange.shape import Leaf, shape_of
from generator.exchange.tables import kinds_of
from generator.language import Lang
from generator.language.messages import interface, ui
from generator.model.kind import FileKind

_MOST_CHOICES = 16  # more are told by the editor
_TITLE = ui("Fields of the catalogue")
_INTRO = ui(
    "What may stand in a file of each folder, as editors and questionnaires say it. A point leads into a field, "
    "* is a key of your own, [] an item of a list. A person under contacts: needs a consent, and is not among them."
)
_HEAD = (ui("Field"), ui("What it is"))


def fields_page(lang: Lang) -> str:
    """The page as Markdown: a table for each kind of record that has files of its own."""
    kinds = {kind.name: kind for main in ("cluster", "centre") for kind in kinds_of(main)}
    head = [f"# {interface(_TITLE, lang)}", interface(_INTRO, lang)]
    return "\n\n".join([*head, *(_table(kind, lang) for kind in kinds.values())]) + "\n"


def _table(kind: FileKind, lang: Lang) -> str:
    field, told = (interface(text, lang) for text in _HEAD)
    rows = (f"| `{name}` | {_told(leaf, lang)} |" for name, leaf in _fields(kind))
    return "\n".join([f"## {kind.name}/", "", f"| {field} | {told} |", "|---|---|", *rows])


def _fields(kind: FileKind) -> Iterator[tuple[str, Leaf]]:
    """Every field with the way to it, those of entries among them."""
    shape = shape_of(kind.of_one)
    yield from ((leaf.name, leaf) for leaf in shape.leaves)
    for branch in shape.branches:
        way = f"{branch.name}.*." if branch.has_keys else f"{branch.name}[]."
        yield from ((way + leaf.name, leaf) for leaf in branch.leaves)


def _told(leaf: Leaf, lang: Lang) -> str:
    """What a field is, and what may be chosen."""
    texts = [leaf.help(lang).replace("|", "\\|")]
    if leaf.choices != tuple(FLAGS) and len(leaf.choices) <= _MOST_CHOICES:
        said = named(leaf.choices, lang)
        texts.append("; ".join(f"`{word}` – {called}" if called else f"`{word}`" for word, called in said))
    return "<br>".join(filter(None, texts))
