"""Notes by meaning: what a mark in a document says."""

from __future__ import annotations

from pydantic import GetJsonSchemaHandler, RootModel, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from generator.model.base import Frozen, Model
from generator.model.kind import Kind, of_centre, of_cluster, of_document
from generator.model.refs import NoteRef
from generator.model.texts import Text


class Note(Model):
    """What a mark in the document means."""

    text: Text

    @model_validator(mode="before")
    @classmethod
    def plain(cls, value: object) -> object:
        """A note is its text."""
        return value if isinstance(value, dict) and "text" in value else {"text": value}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        full = handler.resolve_ref_schema(handler(schema))
        return {"anyOf": [full["properties"]["text"], dict(full)]}


class NotesFile(RootModel[Frozen[Note]]):
    """notes.yml: notes by meaning."""


KIND = Kind(
    "note",
    Note,
    (of_cluster("notes", NotesFile), of_document("notes", NotesFile), of_centre("notes", NotesFile)),
    ref=NoteRef,
    label=lambda note: note.text,
)
