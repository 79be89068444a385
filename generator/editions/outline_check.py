"""Outlines against what there is: components, the records of their owners, and the editions that are made by them.

What passes here can be built, whatever the data: paths and components are compared by their types.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from types import UnionType
from typing import Annotated, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, RootModel

from generator.checks.quality import Quality
from generator.components import COMPONENTS, Component
from generator.components.downloads import Download
from generator.components.finished import Finished, Retold
from generator.components.groups import Group
from generator.components.shelf import Entry, Shelf
from generator.editions.subject import GROUP, PUBLICATION, RECORD
from generator.kinds.atlas import Atlas
from generator.kinds.catalogue.category import Category
from generator.kinds.catalogue.organisation import Organisation
from generator.kinds.catalogue.product import Product
from generator.kinds.catalogue.service import Service
from generator.kinds.centre import CentreFile
from generator.kinds.cluster import Cluster, ClusterFile
from generator.kinds.document import Document, DocumentFile, DocumentSection, DocumentTopic
from generator.kinds.edition import Edition
from generator.kinds.glossary import GlossaryFile
from generator.kinds.outline import BlockSpec, Chapter, Outline
from generator.kinds.region_map import MapFile
from generator.kinds.registry import files_of
from generator.kinds.topic import Topic
from generator.model.address import Address
from generator.problems import Message, Problem, Severity, msg
from generator.source.hand import RESERVED

Roots = Mapping[str, object]  # the type of the records under each first key of a path

_FOUND: Roots = {"editions": tuple[Download, ...]}  # by what plans publications
_RETELLING = ("cluster", "document")
# Of a record that `each` of a part lists.
_OF_SECTION: Roots = {"topics": Mapping[str, DocumentTopic], GROUP: Group}
_OF_EDITION: Roots = {
    "catalogue": Shelf,  # what a printed edition holds
    "groups": Mapping[str, Group],
    "support": tuple[Entry[Service], ...],
    "companies": tuple[Entry[Organisation], ...],  # members, selected or not
}
_MENU = ("home", "clusters", "documents", "catalogue")
# Chapters are files, pages and anchors; these names are given already.
_TAKEN = frozenset({"index", "cover", "contents"})
_TAKEN_BY_OUTLINES = _TAKEN | {"overview", "home"}
_PARTS = "part-"  # parts of a book have anchors that begin so
_ROOTS: Mapping[str, Roots] = {
    "cluster": {
        **files_of("cluster"),
        **get_type_hints(Cluster),
        "cluster": ClusterFile,
        "centre": CentreFile,
        "map": MapFile,
        **_OF_EDITION,
    },
    "document": {
        **files_of("document"),
        **get_type_hints(Document),
        "document": DocumentFile,
        "centre": CentreFile,
        "map": MapFile,
    },
    "centre": {
        **files_of("centre"),
        "centre": CentreFile,
        "map": MapFile,
        "own-documents": tuple[Document, ...],
        "other-documents": tuple[Document, ...],
        "compared": tuple[Cluster, ...],
        "catalogue": Shelf,
        "glossary": GlossaryFile,
        "quality": Quality,
    },
    "catalogue": {
        **files_of("centre"),
        "centre": CentreFile,
        "map": MapFile,
        **_OF_EDITION,
    },
    "record": {
        "centre": CentreFile,
        RECORD: Entry[Product] | Entry[Service] | Entry[Organisation],
        **_OF_EDITION,
    },
}
# The records that have pages, by their word in an outline.
_RECORDS: Mapping[str, object] = {
    "category": Entry[Category],
    "organisation": Entry[Organisation],
    "product": Entry[Product],
    "service": Entry[Service],
}


def check_outlines(atlas: Atlas) -> list[Problem]:
    """Everything in outlines, editions and documents that could not be built."""
    found = [problem for slug, outline in atlas.outlines.items() for problem in _Check(atlas, slug, outline).run()]
    found += [problem for slug, edition in atlas.editions.items() for problem in _edition(atlas, slug, edition)]
    for slug, document in atlas.documents.items():
        outline = atlas.outlines[document.file.kind]
        if outline.of != "document":
            message = msg("The outline “{name}” is not one of documents", name=document.file.kind)
            fix = msg("Name an outline that has “of: {of}”", of="document")
            found.append(_problem(atlas, Address(slug, "document", ("kind",)), message, fix))
        made = {*outline.before, *outline.after, *(name for part in outline.parts.values() for name in part.chapters)}
        found += [
            _name_taken(atlas, Address(slug, "document", ("sections", name)))
            for name in document.file.sections
            if name in made | _TAKEN or name.startswith(_PARTS)
        ]
    return found


def _name_taken(atlas: Atlas, at: Address) -> Problem:
    """A chapter or section that would stand in the place of something else."""
    message = msg("“{name}” is the name of another page or of a part of a book", name=at.path[-1])
    return _problem(atlas, at, message, msg("Give it another name"))


def _problem(atlas: Atlas, at: Address, message: Message, fix: Message) -> Problem:
    return Problem(atlas.place(at), Severity.ERROR, "outline", message, fix, str(at))


def _edition(atlas: Atlas, slug: str, edition: Edition) -> Iterator[Problem]:
    """A site names its centre, a printed edition its file."""
    site = atlas.outlines[edition.kind].of == "centre"
    if (edition.centre is None) if site else (edition.file is None):
        message = msg("A site names its centre:, a printed edition its file:")
        fix = msg("Add centre:") if site else msg("Add file:, for example programme-{{cluster}}")
        yield _problem(atlas, Address(slug, "edition", ("kind",)), message, fix)


@dataclass(frozen=True)
class _Check:
    """One outline."""

    atlas: Atlas
    slug: str
    outline: Outline

    def run(self) -> Iterator[Problem]:
        top = Address(self.slug, "outline")
        for place, name in enumerate(self.outline.topic):
            if name not in COMPONENTS or not COMPONENTS[name].field:
                known = [component.name for component in COMPONENTS.values() if component.field]
                yield self._unknown(
                    top.child("topic", place), msg("There is no component “{name}” of topics", name=name), name, known
                )
        yield from self._needs(top.child("needs"), self.outline.needs, _ROOTS[self.outline.of])
        yield from self._clusters(top.child("clusters"))
        yield from self._menu(top.child("menu"))
        yield from self._ways(top.child("ways"))
        if self.outline.after and self.outline.of == "centre":
            message = msg("The outline of a site has no chapters after: the others")
            yield _problem(self.atlas, top.child("after"), message, msg("Write them under parts:"))
        yield from self._records(top.child("records"))
        here = {**_ROOTS[self.outline.of], **_FOUND}
        for at, chapter in self._chapters(top):
            tells = at.path[0] != "parts" and self.outline.of != "centre"
            roots = {**here, PUBLICATION: self._finished} if tells else here
            yield from self._needs(at.child("needs"), chapter.needs, roots)
            yield from self._blocks(at, chapter.blocks, roots)
        for name, part in self.outline.parts.items():
            at = top.child("parts", name)
            if part.each:
                yield from self._sections(at.child("each"), part.each, here)
            yield from self._blocks(at, part.blocks, {**here, **_OF_SECTION})
        yield from self._twice(top)

    def _chapters(self, top: Address) -> Iterator[tuple[Address, Chapter]]:
        if self.outline.overview:
            yield top.child("overview"), self.outline.overview
        for name, chapter in self.outline.before.items():
            yield top.child("before", name), chapter
        for part_id, part in self.outline.parts.items():
            for name, chapter in part.chapters.items():
                yield top.child("parts", part_id, "chapters", name), chapter
        for name, chapter in self.outline.after.items():
            yield top.child("after", name), chapter

    @property
    def _finished(self) -> type[Finished]:
        return Retold if self.outline.of in _RETELLING else Finished

    def _twice(self, top: Address) -> Iterator[Problem]:
        """Chapters of one name would be one page; some names are given already."""
        seen: set[str] = set()
        taken = _TAKEN_BY_OUTLINES | (RESERVED if self.outline.of == "centre" else set())
        for at, _ in self._chapters(top):
            name = at.path[-1]
            if at.path == ("overview",):
                continue
            if name in taken or name.startswith(_PARTS):
                yield _name_taken(self.atlas, at)
            elif name in seen:
                message = msg("A chapter “{name}” stands in this outline already", name=name)
                yield _problem(self.atlas, at, message, msg("Give one of them another name"))
            seen.add(name)

    def _clusters(self, at: Address) -> Iterator[Problem]:
        ref = self.outline.clusters
        if self.outline.of != "centre":
            if ref is not None:
                message = msg("Only the outline of a site names the outline of its clusters")
                yield _problem(self.atlas, at, message, msg("Delete clusters:"))
        elif ref is None or self.atlas.outlines[ref].of != "cluster":
            message = msg("The outline of a site names the outline of its clusters")
            yield _problem(self.atlas, at, message, msg("Add clusters:, for example clusters: programme"))

    def _menu(self, at: Address) -> Iterator[Problem]:
        for name in self.outline.menu:
            if name not in _MENU or self.outline.of != "centre":
                message = msg("There is no menu “{name}”", name=name)
                fix = msg("Known here are: {known}", known=", ".join(_MENU))
                own = fix if self.outline.of == "centre" else msg("Leave it out: only the outline of a site has menus")
                yield _problem(self.atlas, at.child(name), message, own)

    def _ways(self, at: Address) -> Iterator[Problem]:
        pages = [name for part in self.outline.parts.values() for name in part.chapters]
        for name in self.outline.ways:
            if self.outline.of != "centre":
                message = msg("Only the outline of a site leads to its pages")
                yield _problem(self.atlas, at.child(name), message, msg("Delete ways:"))
            elif name not in pages:
                yield self._unknown(
                    at.child(name), msg("There is no page “{name}” in this outline", name=name), name, pages
                )

    def _records(self, at: Address) -> Iterator[Problem]:
        """Pages of records: of kinds that have them, and on a site."""
        for name, chapter in self.outline.records.items():
            if self.outline.of != "centre":
                message = msg("Only the outline of a site has pages of records")
                yield _problem(self.atlas, at.child(name), message, msg("Delete records:"))
            elif name not in _RECORDS:
                message = msg("There are no pages of “{name}”", name=name)
                yield self._unknown(at.child(name), message, name, list(_RECORDS))
            else:
                roots = {RECORD: _RECORDS[name], "catalogue": Shelf, **_FOUND}
                yield from self._needs(at.child(name, "needs"), chapter.needs, roots)
                yield from self._blocks(at.child(name), chapter.blocks, roots)

    def _needs(self, at: Address, path: str, roots: Roots) -> Iterator[Problem]:
        if path:
            yield from self._type(at, path, roots)[1]

    def _sections(self, at: Address, path: str, roots: Roots) -> Iterator[Problem]:
        given, problems = self._type(at, path, roots)
        yield from problems
        if not problems and not (_fits(given, Mapping[str, DocumentSection]) or _fits(given, Mapping[str, Group])):
            message = msg("“{path}” is no list of sections", path=path)
            yield _problem(self.atlas, at, message, msg("Write chapters: instead of each:"))

    def _blocks(self, at: Address, specs: tuple[BlockSpec, ...], roots: Roots) -> Iterator[Problem]:
        names: set[str] = set()
        for place, spec in enumerate(specs):
            here = at.child("blocks", place)
            yield from self._block(here, spec, roots)
            if not spec.each and spec.id in names:
                message = msg("A block “{name}” stands in this chapter already", name=spec.id)
                yield _problem(self.atlas, here, message, msg("Give one of them another id:"))
            names.add(spec.id)

    def _block(self, at: Address, spec: BlockSpec, roots: Roots) -> Iterator[Problem]:
        if spec.each:
            given, problems = self._type(at.child("each"), spec.each, roots)
            yield from problems
            if not problems and not _fits(given, Mapping[str, Topic]):
                message = msg("“{path}” is no list of topics", path=spec.each)
                yield _problem(self.atlas, at.child("each"), message, msg("Name a component: instead of each:"))
            return
        component = COMPONENTS.get(spec.component or "")
        if component is None:
            message = msg("There is no component “{name}”", name=spec.component or "")
            yield self._unknown(at.child("component"), message, spec.component or "", list(COMPONENTS))
        elif spec.text is not None:
            yield from self._shows(at, component, type(spec.text), "text")
        else:
            given, problems = self._type(at.child("of"), spec.of, roots)
            yield from problems
            if not problems:
                yield from self._shows(at, component, given, spec.of)

    def _shows(self, at: Address, component: Component, given: object, path: str) -> Iterator[Problem]:
        if not _fits(given, component.takes):
            message = msg("The component “{name}” cannot show “{path}”", name=component.name, path=path)
            fix = msg("Compare with an outline that comes with the program")
            yield _problem(self.atlas, at.child("component"), message, fix)

    def _type(self, at: Address, path: str, roots: Roots) -> tuple[object, list[Problem]]:
        """The type of the records at a path, or why there is none."""
        known: Roots = {name.replace("_", "-"): given for name, given in roots.items()}
        here: object = None
        for step in path.split("."):
            if step not in known:
                message = msg("There are no data “{name}” in “{path}”", name=step, path=path)
                return None, [self._unknown(at, message, step, list(known))]
            here = _bare(known[step])
            known = _fields(here)
        return here, []

    def _unknown(self, at: Address, message: Message, name: str, known: list[str]) -> Problem:
        close = get_close_matches(name, known, n=1, cutoff=0.6)
        fix = (
            msg("Did you mean “{key}”?", key=close[0])
            if close
            else msg("Known here are: {known}", known=", ".join(known))
        )
        return _problem(self.atlas, at, message, fix)


def _bare(given: object) -> object:
    """A type without `Annotated` and `| None`; a file that is a mapping as this mapping."""
    if get_origin(given) is Annotated:
        return _bare(get_args(given)[0])
    if get_origin(given) in (Union, UnionType):
        rest = [item for item in get_args(given) if item is not type(None)]
        return _bare(rest[0]) if len(rest) == 1 else given
    if isinstance(given, type) and issubclass(given, RootModel):
        return _bare(given.model_fields["root"].annotation)
    return given


def _fields(given: object) -> Roots:
    """The keys of a model with their types."""
    return _fields_of(given) if isinstance(given, type) else {}


@cache
def _fields_of(given: type) -> Roots:
    """The same, found out once: most paths of most outlines begin alike."""
    if issubclass(given, BaseModel):
        return {field.alias or name: field.annotation for name, field in given.model_fields.items()}
    if is_dataclass(given):
        worked_out = {name: item.func for name, item in vars(given).items() if isinstance(item, cached_property)}
        found = {**get_type_hints(given), **{name: get_type_hints(of)["return"] for name, of in worked_out.items()}}
        return {name.replace("_", "-"): hint for name, hint in found.items()}
    return {}


def _fits(given: object, wanted: object) -> bool:
    """Whether what is given can be taken for what is wanted; of several kinds, whether each can."""
    if get_origin(_bare(given)) in (Union, UnionType):
        return all(_fits(one, wanted) for one in get_args(_bare(given)))
    given, alternatives = _bare(given), get_args(wanted) if get_origin(wanted) in (Union, UnionType) else (wanted,)
    return any(_same(given, _bare(other)) for other in alternatives)


def _same(given: object, wanted: object) -> bool:
    one, other = get_origin(given), get_origin(wanted)
    if one is tuple and other is tuple:
        return _fits(get_args(given)[0], get_args(wanted)[0])
    if one is not None and other is not None:
        return one is other and _fits(get_args(given)[-1], get_args(wanted)[-1])
    return isinstance(given, type) and isinstance(wanted, type) and issubclass(given, wanted)
