"""Sources: where numbers come from."""

from __future__ import annotations

from pydantic import Field, RootModel

from generator.model.base import Frozen, Model
from generator.model.kind import FileKind, Kind
from generator.model.refs import SourceRef
from generator.model.texts import Text
from generator.model.values import Day, WebAddress


class Source(Model):
    """Where figures come from: a finished phrase, statistical forms, an address."""

    text: Text
    forms: tuple[Text, ...] = ()
    address: WebAddress | None = None
    next_due: Day | None = Field(default=None, description="When new data of this source are expected")


class SourcesFile(RootModel[Frozen[Source]]):
    """sources.yml."""


KIND = Kind(
    "source",
    Source,
    (FileKind("sources", "data/sources.yml", SourcesFile, required=True),),
    ref=SourceRef,
    label=lambda source: source.text,
)
