"""Values as the texts of cells, and back. Cells that say what the record says already change nothing in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.exchange.shape import Form, Keys, Leaf
from generator.source.nodes import Plain
from generator.source.records import parse_record
from generator.source.write import inline

Langs = Sequence[str]
Content = dict[str, Plain]

_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def width(leaf: Leaf, langs: Langs) -> int:
    """How many cells a field takes."""
    return len(langs) if leaf.form in (Form.TEXT, Form.TEXTS) else 1


def value_at(content: Plain, keys: Keys) -> Plain:
    """What stands under keys; nothing where they lead nowhere."""
    for key in keys:
        content = content.get(key) if isinstance(content, dict) else None
    return content


def cells_of(value: Plain, leaf: Leaf, langs: Langs) -> tuple[str, ...]:
    """The cells of a field, one a language where it is a text. A text that is the same in all stands in each."""
    if leaf.form is Form.TEXT:
        return tuple(_said(value, lang) for lang in langs)
    if leaf.form is Form.TEXTS:
        texts = value if isinstance(value, list) else []
        return tuple("\n\n".join(_said(text, lang) for text in texts) for lang in langs)
    if leaf.form is Form.WORDS and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return (", ".join(str(one) for one in value),)
    return (value if isinstance(value, str) else "" if value is None else inline(value),)


def value_of(cells: Sequence[str], leaf: Leaf, langs: Langs) -> Plain:
    """What cells say; nothing where they are empty. ValueError for braces that are no YAML."""
    if not any(cell.strip() for cell in cells):
        return None
    if leaf.form is Form.TEXT:
        return _text(cells, langs)
    if leaf.form is Form.TEXTS:
        parts = [[part.strip() for part in _EMPTY_LINE.split(cell.strip("\n"))] for cell in cells]
        longest = max(len(one) for one in parts)
        rows = [[one[place] if place < len(one) else "" for one in parts] for place in range(longest)]
        return [_text(row, langs) for row in rows if any(row)]
    text = cells[0].strip()
    if leaf.form is Form.WORDS and not text.startswith("["):
        return [word.strip() for word in text.split(",") if word.strip()]
    return _raw(text) if text[0] in "{[" and leaf.form in (Form.RAW, Form.WORDS) else text


def put(content: Content, keys: Keys, value: Plain, order: Mapping[Keys, int]) -> Content:
    """The content with a value under keys; without it where there is none. New keys stand as the model has them."""
    key, rest = keys[0], keys[1:]
    inner: Plain = value
    if rest:
        below = content.get(key)
        deeper = {keys[1:]: place for keys, place in order.items() if keys[0] == key and len(keys) > 1}
        inner = put(below if isinstance(below, dict) else {}, rest, value, deeper) or None
    if inner is None:
        return {name: one for name, one in content.items() if name != key}
    if key in content:
        return {**content, key: inner}
    first = {name: min(place for keys, place in order.items() if keys[0] == name) for name in {k[0] for k in order}}
    before = [name for name in content if first.get(name, -1) < first.get(key, len(order))]
    cut = list(content).index(before[-1]) + 1 if before else 0
    items = list(content.items())
    return dict([*items[:cut], (key, inner), *items[cut:]])


def _said(text: Plain, lang: str) -> str:
    found = text.get(lang) if isinstance(text, dict) else text
    return found if isinstance(found, str) else ""


def _text(cells: Sequence[str], langs: Langs) -> Plain:
    """A text in all languages; plain where it is the same in all of them."""
    said: dict[str, Plain] = {lang: cell.strip() for lang, cell in zip(langs, cells, strict=True) if cell.strip()}
    texts = list(said.values())
    return texts[0] if len(said) == len(langs) > 1 and len(set(map(str, texts))) == 1 else said


def _raw(text: str) -> Plain:
    record, _ = parse_record("cell", f"key: {text}\n".encode())
    if record is None:
        raise ValueError(text)
    return record.content.get("key")
