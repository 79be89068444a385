"""What the codes in use are called: codes.yml, headings of the tariff (HS) and of OKPD2."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from generator.model.base import Frozen, Model, nothing
from generator.model.codes import digits_of
from generator.model.kind import FileKind, Kind
from generator.model.texts import Text

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas

Scheme = Literal["hs", "okpd2"]


class CodesFile(Model):
    """shared/codes.yml: headings by code, whose parts are joined by hyphens: `9019-20-000-0`."""

    hs: Frozen[Text] = Field(default_factory=nothing, description="HS headings: 9019-20-000-0: {ru: …, en: …}")
    okpd2: Frozen[Text] = Field(
        default_factory=nothing, description="OKPD2 kinds of products: 32-50-13: {ru: …, en: …}"
    )

    @cached_property
    def by_digits(self) -> Mapping[Scheme, Mapping[str, Text]]:
        """The headings of each scheme by the digits of their codes."""
        return {
            "hs": {digits_of(name): title for name, title in self.hs.items()},
            "okpd2": {digits_of(name): title for name, title in self.okpd2.items()},
        }


def heading(atlas: Atlas, scheme: Scheme, code: str) -> Text | None:
    """What a code is called, or the nearest one above it; nothing where no heading is known."""
    file = atlas.file("", "codes", CodesFile)
    known = file.by_digits[scheme] if file else {}
    digits = digits_of(code)
    return next((known[digits[:length]] for length in range(len(digits), 1, -1) if digits[:length] in known), None)


KIND = Kind("code", CodesFile, (FileKind("codes", "data/shared/codes.yml", CodesFile),), label=lambda _: None)
