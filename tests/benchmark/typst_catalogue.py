"""The cards and indexes of a catalogue as source for Typst: the same texts and pictures, set as simply as it can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_HEAD = """\
#set document(title: {title})
#set page(paper: "a4", margin: 16mm, numbering: "1")
#set text(size: 7.5pt)
#let card(place, picture, above, name, maker, said, rows) = box(width: 49%, height: 120mm, inset: 2mm)[
  #image(picture, height: 45mm, width: 100%, fit: "cover")
  #text(fill: rgb("#7a4b00"), above) \\
  #text(size: 11pt, weight: "bold", name) #label(place) \\
  #maker \\
  #said
  #table(columns: (40%, 60%), stroke: (top: 0.3pt), inset: 0.6mm, ..rows)
]
#let line(name, place) = [#name, #context link(label(place), str(locate(label(place)).page())) \\ ]
"""


@dataclass(frozen=True)
class Told:
    """What a card tells: name, place to lead to, and all else as plain texts."""

    place: str
    picture: str
    above: str
    name: str
    maker: str
    said: str
    rows: Sequence[tuple[str, str]]


def typst_source(title: str, cards: Iterable[Told]) -> str:
    """The whole document."""
    items = list(cards)
    lines = [_HEAD.format(title=_said(title)), "#outline()", "= Cards"]
    lines += [_card(item) for item in items]
    lines += ["#pagebreak()", "= Index", "#columns(2)["]
    names = sorted((item.name, item.place) for item in items)
    makers = sorted({item.maker: item.place for item in items}.items())
    codes = sorted((value, item.place) for item in items for name, value in item.rows[-2:])
    lines += [f"#line({_said(name)}, {_said(place)})" for name, place in (*names, *makers, *codes)]
    return "\n".join([*lines, "]"])


def _card(item: Told) -> str:
    rows = ", ".join(_said(cell) for row in item.rows for cell in row)
    told = ", ".join(map(_said, (item.place, item.picture, item.above, item.name, item.maker, item.said)))
    return f"#card({told}, ({rows},))"


def _said(text: str) -> str:
    """A text in quotation marks."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
