"""Words that the dictionaries lack: names, trades and the newest words of a project."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator, RootModel

from generator.model.kind import FileKind, Kind
from generator.model.refs import LanguageRef
from generator.model.texts import Text
from generator.model.values import Short


class Words(RootModel[tuple[Short, ...]]):
    """Words in any order; `*` at the end is any ending."""


class WordsFile(RootModel[Annotated[Mapping[LanguageRef, Words], AfterValidator(MappingProxyType)]]):
    """shared/words.yml: by language the words that its dictionary lacks."""


def _unnamed(_: Words) -> Text | None:
    return None


KIND = Kind(
    "words",
    Words,
    (FileKind("words", "data/shared/words.yml", WordsFile),),
    label=_unnamed,
)
