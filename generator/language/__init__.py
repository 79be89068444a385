"""Everything that depends on the language of the reader: numbers, typography, prose and interface texts."""

from __future__ import annotations

from typing import Literal

Lang = Literal["ru", "en"]
LANGS: tuple[Lang, ...] = ("ru", "en")
