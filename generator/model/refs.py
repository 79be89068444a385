"""References from one record to another, by the kind of what they name."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import KNOWN, Held, Ref, Whose


class FigureRef(Ref):
    """`core-firms`, `chemical/core-firms`, a part of a count: `core-firms.not-sole-traders`."""

    kind = "figure"
    held = (Held(Whose.OWN, "figures"),)
    pattern = r"^([a-z0-9-]+/)?[a-z0-9-]+(\.[a-z0-9-]+)?$"

    @property
    def part(self) -> str:
        """`total`, the id of a breakdown, or nothing."""
        return self.partition(".")[2]


class SourceRef(Ref):
    kind = "source"
    held = (Held(Whose.SHARED, "sources"),)


class NoteRef(Ref):
    kind = "note"
    held = (Held(Whose.OWN, "notes"), Held(Whose.CENTRE, "notes"))


class BreakdownRef(Ref):
    kind = "breakdown"
    held = (Held(Whose.SHARED, "breakdowns"),)


class UnitRef(Ref):
    """Any text is taken, so that `%` is answered with the id of the unit that is written so."""

    kind = "unit"
    held = (Held(Whose.SHARED, "units"),)
    pattern = r"^.{1,100}$"

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "pattern": Ref.pattern, KNOWN: cls.kind}


class LanguageRef(Ref):
    kind = "language"
    held = (Held(Whose.SHARED, "languages"),)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "x-language": True}


class ChartRef(Ref):
    kind = "chart"
    held = (Held(Whose.OWN, "charts"),)


class CentreRef(Ref):
    kind = "centre"
    held = (Held(Whose.ITSELF, "centre"),)


class ClusterRef(Ref):
    kind = "cluster"
    held = (Held(Whose.ITSELF, "cluster"),)


class OutlineRef(Ref):
    kind = "outline"
    held = (Held(Whose.ITSELF, "outline"),)


class OwnedRef(Ref):
    """A record of the owner that writes it, of its centre, or of the one that is named before a slash."""

    pattern = r"^([a-z0-9-]+/)?[a-z0-9-]+$"


class OrganisationRef(OwnedRef):
    kind = "organisation"
    held = (Held(Whose.OWN, "organisations"), Held(Whose.CENTRE, "organisations"))


class CategoryRef(Ref):
    kind = "category"
    held = (Held(Whose.SHARED, "categories"), Held(Whose.CENTRE, "categories"))


class ProductRef(OwnedRef):
    kind = "product"
    held = (Held(Whose.OWN, "products"), Held(Whose.CENTRE, "products"))


class CertificateRef(OwnedRef):
    kind = "certificate"
    held = (Held(Whose.OWN, "certificates"), Held(Whose.CENTRE, "certificates"))


class ConditionRef(Ref):
    kind = "condition"
    held = (Held(Whose.OWN, "eligibility", ("conditions",)), Held(Whose.CENTRE, "eligibility", ("conditions",)))


class QuestionRef(Ref):
    """A question of the same file."""

    kind = "question"
    held = (Held(Whose.OWN, "eligibility", ("questions",)),)


class TownRef(Ref):
    """A town on the map of the centre."""

    kind = "town"
    held = (Held(Whose.CENTRE, "map", ("towns",)),)


class InnerRef(Ref):
    """A strength or a weakness of the same file."""

    kind = "strength or weakness"
    held = (Held(Whose.OWN, "swot", ("strengths",)), Held(Whose.OWN, "swot", ("weaknesses",)))


class TaskRef(Ref):
    """A task of the strategy of the same cluster."""

    kind = "task"
    held = (Held(Whose.OWN, "strategy", ("tasks",)),)


class OuterRef(Ref):
    """An opportunity or a threat of the same file."""

    kind = "opportunity or threat"
    held = (Held(Whose.OWN, "swot", ("opportunities",)), Held(Whose.OWN, "swot", ("threats",)))


def _as_list(value: object) -> object:
    """One id stands for a list of one."""
    return [value] if isinstance(value, str) else value


_NAMES = {
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}],
    "description": "Keys of notes from notes.yml of the cluster or its centre",
}


_TASKS = {**_NAMES, "description": "The tasks that it serves: their keys in strategy.yml of the cluster"}
Tasks = Annotated[tuple[TaskRef, ...], BeforeValidator(_as_list), WithJsonSchema(_TASKS)]
Notes = Annotated[tuple[NoteRef, ...], BeforeValidator(_as_list), WithJsonSchema(_NAMES)]
