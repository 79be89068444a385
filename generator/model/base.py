"""What every model of a data file shares: frozen, kebab-case keys, unknown keys refused, ids and references by type."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]

V = TypeVar("V")
Frozen = Annotated[Mapping[Id, V], AfterValidator(MappingProxyType)]


class Model(BaseModel):
    """A mapping in a data file. Python names become kebab-case keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
        arbitrary_types_allowed=True,
    )


def wrong(rule: str, template: str, **params: str | int) -> PydanticCustomError:
    """An error with our own words; the template is a msgid of the catalogue."""
    return PydanticCustomError(rule, "{msgid}", {"msgid": template, **params})


class Ref(str):
    """The id of a record elsewhere; its class says of which kind. The Atlas proves that it exists."""

    kind: ClassVar[str] = ""
    pattern: ClassVar[str] = r"^[a-z0-9/-]+$"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        text = core_schema.str_schema(pattern=cls.pattern)
        return core_schema.no_info_after_validator_function(cls.of, text)

    @classmethod
    def of(cls, text: str) -> Self:
        """The reference that the text names."""
        return cls(text)


class FigureRef(Ref):
    """`core-firms`, `chemical/core-firms`, a part of a count pair: `core-firms|not-sole-traders`."""

    kind = "figure"
    pattern = r"^[a-z0-9-]+(/[a-z0-9-]+)?(\|(total|not-sole-traders))?$"

    @property
    def name(self) -> str:
        """The id without the part."""
        return self.partition("|")[0]

    @property
    def part(self) -> str:
        """`total`, `not-sole-traders`, or nothing."""
        return self.partition("|")[2]


class SourceRef(Ref):
    kind = "source"


class NoteRef(Ref):
    kind = "note"


class UnitRef(Ref):
    kind = "unit"


class ChartRef(Ref):
    kind = "chart"


class CentreRef(Ref):
    kind = "centre"


class ClusterRef(Ref):
    kind = "cluster"


class OutlineRef(Ref):
    kind = "outline"


class InnerRef(Ref):
    """A strength or a weakness of the same file."""

    kind = "strength or weakness"


class OuterRef(Ref):
    """An opportunity or a threat of the same file."""

    kind = "opportunity or threat"


EMPTY: Mapping[str, Any] = MappingProxyType({})


def nothing() -> Mapping[str, Any]:
    """The default of a mapping that may be absent; a factory, since pydantic copies plain defaults."""
    return EMPTY
