"""Bodies that steer a cluster; what a cluster does not say of one is that of its centre."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import Field, GetJsonSchemaHandler, RootModel, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import EMPTY, Frozen, Model
from generator.model.kind import Kind, of_centre, of_cluster
from generator.model.refs import Notes
from generator.model.texts import Text
from generator.model.values import Level, Mail, Phone

if TYPE_CHECKING:
    from generator.kinds.taking import Taking


class Body(Model):
    """A body, or what a cluster says otherwise about a shared one; what is absent is taken from the shared body."""

    title: Text | None = None
    level: Level | None = None
    organisation: Text | None = None
    members: Frozen[Text] | None = None
    functions: Frozen[Text] | None = None
    phone: Phone | None = Field(default=None, description="Telephone of the post or the body: +7 8652 00-00-00")
    mail: Mail | None = Field(default=None, description="E-mail of the post, not of a person")

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "null"}, handler(schema)]}

    @model_validator(mode="before")
    @classmethod
    def as_shared(cls, value: object) -> object:
        """An empty entry takes the shared body as it is."""
        return {} if value is None else value


class BodiesFile(Model):
    """bodies.yml: the bodies of a cluster, from the top."""

    note: Notes = ()
    bodies: Frozen[Body]


class BodiesLibrary(RootModel[Frozen[Body]]):
    """centres/<slug>/bodies.yml: bodies that its clusters have in common."""


@dataclass(frozen=True)
class BodyEntry:
    """A body of a cluster, shared parts filled in."""

    id: str
    level: int
    title: Text | None
    organisation: Text | None
    members: tuple[Text, ...]
    functions: tuple[Text, ...]
    phone: str = ""
    mail: str = ""


def body_entries(taking: Taking, own: Mapping[str, Body]) -> tuple[BodyEntry, ...]:
    """The bodies of a cluster. What it says itself goes before what is shared."""
    entries: list[BodyEntry] = []
    for name, body in own.items():
        base = taking.library.bodies.get(name, Body())
        title, level = body.title or base.title, body.level or base.level
        if title is None or level is None:
            taking.unshared("bodies", "bodies", name)
            continue
        members = base.members if body.members is None else body.members
        functions = base.functions if body.functions is None else body.functions
        organisation = body.organisation or base.organisation
        texts = (tuple((members or EMPTY).values()), tuple((functions or EMPTY).values()))
        ways = (body.phone or base.phone or "", body.mail or base.mail or "")
        entries.append(BodyEntry(name, level, title, organisation, *texts, *ways))
    return tuple(entries)


KIND = Kind("body", Body, (of_centre("bodies", BodiesLibrary, "centre-bodies"), of_cluster("bodies", BodiesFile)))
