"""What a printed file told, as it says itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from generator.editions.shown import FORMAT
from generator.language import Lang
from generator.problems import RefusedError, msg


class _Manifest(BaseModel):
    """The form of it."""

    model_config = ConfigDict(frozen=True)

    format: int
    edition: str
    lang: str
    title: str
    revision: str
    day: str
    blocks: tuple[tuple[int, tuple[str, ...]], ...]
    values: Mapping[str, str]
    names: Mapping[str, str]


@dataclass(frozen=True)
class Printed:
    """A printed edition: `values` and `names` by the texts of their addresses; `shown` are those that stand in it, and
    `pages` those on which one stands, counted from 1."""

    edition: str
    lang: Lang
    title: str
    revision: str
    day: str
    values: Mapping[str, str]
    names: Mapping[str, str]
    pages: Mapping[str, tuple[int, ...]]
    shown: frozenset[str]


def printed(manifest: Mapping[str, object], path: Path) -> Printed:
    """The manifest of a file, understood. RefusedError where it cannot be."""
    if isinstance(number := manifest.get("format"), int) and number > FORMAT:
        raise RefusedError(msg("{path} was made by a newer clusterbook", path=path), is_usage=True)
    try:
        read = _Manifest.model_validate(manifest)
    except ValidationError as error:
        raise RefusedError(msg("What {path} says of its data is damaged", path=path), is_usage=True) from error
    pages: dict[str, dict[int, None]] = {}
    for page, shown in read.blocks:
        for at in shown if page else ():
            pages.setdefault(at, {})[page] = None
    return Printed(
        read.edition,
        read.lang,
        read.title,
        read.revision,
        read.day,
        read.values,
        read.names,
        {at: tuple(sorted(found)) for at, found in pages.items()},
        frozenset(at for _, shown in read.blocks for at in shown),
    )
