"""What is told of each rule: what it finds, why that matters, how to mend it and when to accept it, by language.

They are read from the page of the guide, so that `check --explain` says the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.language import Lang
from generator.shipped import shipped

FILE = "docs/guide/rules.{lang}.md"
_RULE = re.compile(r"^### `([a-z0-9-]+)`\n+(.*?)(?=^#|\Z)", re.M | re.S)
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True)
class Words:
    """Short paragraphs about one rule in one language: what, why, how to mend, when to accept."""

    paragraphs: tuple[str, ...]


@cache
def words(lang: Lang) -> Mapping[str, Words]:
    """The words of all rules in a language; those of English where there are none in it."""
    return {name: Words(_paragraphs(text)) for name, text in _RULE.findall(page(lang))}


@cache
def page(lang: Lang) -> str:
    """The page of the guide about all rules."""
    path = shipped() / FILE.format(lang=lang)
    return (path if path.is_file() else shipped() / FILE.format(lang="en")).read_text(encoding="utf-8")


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(_BOLD.sub(r"\1", " ".join(part.split())) for part in text.strip().split("\n\n"))
