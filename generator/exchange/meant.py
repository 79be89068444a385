"""Cells as the data write them: people write 2,5 and 31.12.2026, and choose a name where the data have a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.exchange.choices import choices_of
from generator.exchange.shape import Form, Leaf
from generator.exchange.sheets import Cell, Held
from generator.kinds.atlas import Atlas
from generator.language import LANGS
from generator.model.values import meant_day, meant_number
from generator.problems import Problem, Severity, msg

_BETWEEN = re.compile("[,;\n]")
_SAFE_DIGITS = 15  # a spreadsheet keeps no more of a number


@dataclass(frozen=True)
class Meanings:
    """What people who fill in tables of an owner mean; the names of words to choose from are looked up once a field."""

    atlas: Atlas
    owner: str
    _names: dict[Leaf, Mapping[str, str]] = field(default_factory=dict)

    def as_written(self, text: str, leaf: Leaf) -> str:
        """What the data would have for a cell; the text itself where it is not known that anything else is meant."""
        if leaf.form is Form.WORDS and not text.lstrip().startswith("["):
            words = filter(None, (word.strip() for word in _BETWEEN.split(text)))
            return ", ".join(self._word(word, leaf) for word in words)
        return self._word(text.strip(), leaf) if leaf.form is Form.WORD else text

    def _word(self, word: str, leaf: Leaf) -> str:
        if leaf.held is Held.NUMBER:
            return meant_number(word) or word
        if leaf.held is Held.DAY:
            return meant_day(word) or word
        if not word or not (leaf.choices or leaf.ref):
            return word
        if leaf not in self._names:
            self._names[leaf] = _words(leaf, self.atlas, self.owner)
        return self._names[leaf].get(word.casefold(), word)


def _words(leaf: Leaf, atlas: Atlas, owner: str) -> Mapping[str, str]:
    """The words to choose from by what they are called in any language, if only one is; and by themselves."""
    said = {(name.casefold(), word) for lang in LANGS for word, name in choices_of(atlas, owner, leaf, lang)}
    times = Counter(name for name, _ in said)
    called = {name: word for name, word in said if name and times[name] == 1}
    return {**called, **{word: word for _, word in said}}


def mistaken(cell: Cell, leaf: Leaf) -> Problem | None:
    """A value that a spreadsheet has made something else of on the way: zeros are lost, or it is a day now."""
    if cell.held is Held.TEXT or cell.held is leaf.held:
        return None
    fix = msg("Give the cell the format “Text”, and write the value anew")
    if cell.held is Held.DAY:
        message = msg("The spreadsheet has made a day of this value: {found}", found=cell.text)
        return Problem(cell.at, Severity.ERROR, "exchange-format", message, fix)
    if leaf.held is Held.DAY or not cell.text.isdigit() or len(cell.text) >= _SAFE_DIGITS:
        message = msg(
            "The spreadsheet has made a number of this value, and may have lost digits: {found}", found=cell.text
        )
        return Problem(cell.at, Severity.ERROR, "exchange-format", message, fix)
    message = msg("The spreadsheet keeps {found} as a number: look whether zeros in front are lost", found=cell.text)
    return Problem(cell.at, Severity.WARNING, "exchange-format", message, fix)
