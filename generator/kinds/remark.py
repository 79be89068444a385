"""Remarks on the source: what editors noticed in a document, told in one place and not in its text."""

from __future__ import annotations

from pydantic import Field, RootModel

from generator.model.base import Frozen, Model, OwnAddress
from generator.model.kind import Kind, of_cluster, of_document
from generator.model.texts import Text


class Remark(Model):
    """Something to know of the source; `at` is the place that it is about."""

    text: Text = Field(
        description="What was noticed: a damaged phrase, a mended misprint, what the document does not say"
    )
    at: OwnAddress | None = Field(default=None, description="File without .yml and the place in it: members:core")


class RemarksFile(RootModel[Frozen[Remark]]):
    """remarks.yml: remarks on the source of this cluster or document."""


KIND = Kind(
    "remark",
    Remark,
    (of_cluster("remarks", RemarksFile, starter=False), of_document("remarks", RemarksFile)),
    label=lambda remark: remark.text,
)
