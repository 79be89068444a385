"""Editions of the sample catalogue, planned without a file being written; read once in a process."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import Book
from tests.accepted import REVISION, Project, checked, read
from tests.samples import sample_project

EDITION: Mapping[str, object] = {
    "kind": "catalogue",
    "centre": "north",
    "title": {"ru": "Каталог", "en": "Catalogue"},
    "languages": ["ru", "en"],
    "file": "goods",
}


@cache
def samples() -> Project:
    """The project with the sample catalogue; its files are gone, what they said is kept."""
    root = Path(tempfile.mkdtemp(prefix="samples-"))
    return read(sample_project(root))


def with_edition(name: str = "goods", /, **changed: object) -> Project:
    """The samples with one edition more; a field that is None is left out."""
    tree = {key: value for key, value in {**EDITION, **changed}.items() if value is not None}
    return samples().written(f"catalogs/{name}.yml", tree)


def books(project: Project, name: str = "goods", *langs: str) -> tuple[Book, ...]:
    """The books of an edition that `check` has nothing against."""
    found = checked(project)
    assert found.atlas is not None, found.problems
    revisions = {"": REVISION, **dict.fromkeys(found.atlas.scopes, REVISION)}
    selection = Selection("print", langs=langs, editions=(name,))
    return plan_publications(found.atlas, selection, {}, revisions).books
