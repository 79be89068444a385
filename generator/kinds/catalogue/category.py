"""Categories of goods and services: a tree, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pydantic import Field, RootModel

from generator.model.address import Address
from generator.model.base import Frozen, Model
from generator.model.codes import HsCode, Okpd2
from generator.model.kind import FileKind, Kind, of_centre
from generator.model.refs import CategoryRef, FigureRef, SourceRef, TownRef
from generator.model.texts import Text
from generator.problems import Problem, Severity, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas


class Category(Model):
    """A branch of the tree; `parent` is the one above it."""

    title: Text = Field(description="Name")
    parent: CategoryRef | None = Field(default=None, description="Key of the category above this one")
    text: Text | None = Field(default=None, description="A sentence or two about the category")
    figures: tuple[FigureRef, ...] = Field(default=(), description="Figures of the line of products: pharma/core-firms")
    towns: tuple[TownRef, ...] = Field(
        default=(), description="Where this is done: keys of towns from the centre's map.yml"
    )
    hs: tuple[HsCode, ...] = Field(default=(), description="HS codes, where the whole category falls under them")
    okpd2: tuple[Okpd2, ...] = Field(default=(), description="OKPD2 codes, where the whole category falls under them")
    source: SourceRef | None = None


class CategoriesFile(RootModel[Frozen[Category]]):
    """categories.yml: of all, or of a centre."""


def branch(atlas: Atlas, ref: CategoryRef, owner: str) -> tuple[tuple[Address, Category], ...]:
    """A category with those above it, the topmost first; a ring is cut off where it closes."""
    found: dict[Address, Category] = {}
    here: CategoryRef | None = ref
    while here is not None:
        places = here.records(owner, atlas.centre_of(owner) or "")
        at = next((place for place in places if atlas.index.holds(place)), None)
        category = atlas.index.record(at) if at is not None else None
        if at is None or at in found or not isinstance(category, Category):
            break
        found[at] = category
        here = category.parent
    return tuple(reversed(found.items()))


def category_ring(atlas: Atlas) -> Iterator[Problem]:
    """Categories that stand in each other."""
    for file, content in atlas.files.items():
        if isinstance(content, CategoriesFile):
            for name in content.root:
                if _is_in_itself(content.root, name):
                    at = file.child(name, "parent")
                    message = msg("The category “{name}” stands in itself", name=name)
                    fix = msg("Name another one under parent:, or none")
                    yield Problem(atlas.place(at), Severity.ERROR, "category-ring", message, fix, str(at))


def _is_in_itself(categories: Mapping[str, Category], name: str) -> bool:
    seen: set[str] = set()
    here = categories[name].parent
    while here is not None and here in categories and here not in seen:
        if here == name:
            return True
        seen.add(here)
        here = categories[here].parent
    return False


KIND = Kind(
    "category",
    Category,
    (FileKind("categories", "data/shared/categories.yml", CategoriesFile), of_centre("categories", CategoriesFile)),
    ref=CategoryRef,
    rules=(category_ring,),
)
