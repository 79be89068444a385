"""Which translations somebody has confirmed: by language, file and record the digests of a text and its translation."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, RootModel

from generator.model.base import Frozen, Word
from generator.model.kind import FileKind, Kind, of_centre, of_cluster, of_document
from generator.model.refs import LanguageRef


class Pair(Word):
    """The digests of a source text and of its translation: `3f2a9c41d07b-77ab12cd90ef`."""

    pattern = r"^[0-9a-f]{12}-[0-9a-f]{12}$"

    @property
    def source(self) -> str:
        """The digest of the source text."""
        return self.partition("-")[0]

    @property
    def translation(self) -> str:
        """The digest of the translation."""
        return self.partition("-")[2]


class Confirmed(RootModel[Frozen[Frozen[tuple[Pair, ...]]]]):
    """The confirmed texts of one language by the kind of their file and the id of their record."""


class TranslationsFile(
    RootModel[Annotated[Mapping[LanguageRef, Confirmed], AfterValidator(MappingProxyType)]],
):
    """translations.yml: written by `clusterbook translations mark`."""


NAME = "translations"
KIND = Kind(
    "confirmed translation",
    Confirmed,
    (
        of_cluster(NAME, TranslationsFile, starter=False),
        of_document(NAME, TranslationsFile),
        of_centre(NAME, TranslationsFile),
        FileKind(NAME, "data/translations.yml", TranslationsFile),
    ),
    label=lambda _: None,
)
