"""Words that mean the same to whoever searches the site."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from generator.model.base import Frozen
from generator.model.kind import FileKind, Kind
from generator.model.texts import Text
from generator.model.values import Short


class Synonyms(RootModel[Annotated[tuple[Short, ...], Field(min_length=2)]]):
    """Words and short phrases of any language: whoever asks for one finds the others."""


class SynonymsFile(RootModel[Frozen[Synonyms]]):
    """shared/synonyms.yml: what means the same when the site is searched."""


def _first(synonyms: Synonyms) -> Text:
    return Text.model_validate(synonyms.root[0])


KIND = Kind(
    "synonyms",
    Synonyms,
    (FileKind("synonyms", "data/shared/synonyms.yml", SynonymsFile),),
    label=_first,
)
