"""Everything that depends on the language of the reader: numbers, typography, prose and interface texts."""

from __future__ import annotations

from typing import TypeAlias

from generator.shipped import shipped

Lang: TypeAlias = str  # the code of a language: ru, en
CATALOGUES = shipped() / "templates/locales"

# What the program itself can say: English stands in the code, each other language has a catalogue.
LANGS: tuple[Lang, ...] = (*sorted(path.stem for path in CATALOGUES.glob("*.po")), "en")
