"""What a kind of publication contains, as data: its first page, its parts and chapters, and what stands at the end."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from generator.kinds.edition import Selected
from generator.model.base import Frozen, Id, Model, nothing, wrong
from generator.model.kind import FileKind, Kind
from generator.model.refs import OutlineRef
from generator.model.texts import Text
from generator.model.values import Flag, Short
from generator.problems import msg

Medium = Literal["site", "print"]
Sheet = Literal["new", "landscape", "back"]


class BlockSpec(Model):
    """Which component shows which records.

    `of` is their place in the data of the owner by keys (chain.topics), "publication" for what stands already, or
    "editions" for its printed files. With `each` in its place a list of topics is shown, each by the components of
    the outline's `topic`, under its own title.
    """

    component: Short | None = Field(default=None, description="Component: claims, key-figures, swot, …")
    of: Short = Field(default="", description="Which data it shows: industry, chain.topics, cluster.figures")
    each: Short | None = Field(default=None, description="A list of topics, each under its heading: industry")
    id: Id | Literal[""] = Field(default="", description="Name of the block in its chapter, in Latin letters")
    title: Text | None = None
    text: Text | None = Field(default=None, description="Text of the outline itself, for the component paragraph")
    media: tuple[Medium, ...] = Field(default=(), description="In these media only: site, print")

    @model_validator(mode="after")
    def one_way(self) -> Self:
        """A component with its records or its text, or a list of topics, which bring their own titles."""
        if self.each is not None:
            given = [name for name in ("component", "of", "id", "title", "text") if name in self.model_fields_set]
            if given:
                fix = msg("Leave out each:, or everything beside it but media:")
                raise wrong("outline", "Beside each: there is no {name}:", fix, name=given[0])
        elif self.component is None or ("of" in self.model_fields_set) == (self.text is not None):
            fix = msg("Write for example {{component: swot, of: swot}}")
            raise wrong("outline", "A block has component: with of: or text:, or it has each:", fix)
        return self


class Chapter(Model):
    """A chapter of a document and a page of the site; it is there where it has something to show."""

    title: Text | None = None
    needs: Short = Field(default="", description="Data without which there is no such chapter")
    media: tuple[Medium, ...] = ()
    page: Sheet | None = Field(
        default=None,
        description="In print: new – on a new page, landscape – on its side, back – on the back cover",
    )
    wide: Flag = Field(default=False, description="The whole width of the site, without contents at the side")
    listed: Flag = Field(
        default=True,
        description="On the site: false – a page for those who know its address, in no menu and no search",
    )
    blocks: tuple[BlockSpec, ...]


class Part(Model):
    """A part with its chapters, or, with `each`, with those that the record itself lists."""

    title: Text | None = None
    chapters: Frozen[Chapter] = Field(default_factory=nothing)
    each: Short = Field(default="", description="List of chapters in the document itself: sections")
    blocks: tuple[BlockSpec, ...] = ()

    @model_validator(mode="after")
    def blocks_of_each(self) -> Self:
        """Blocks of a part show what `each` lists."""
        if bool(self.blocks) != bool(self.each):
            fix = msg("Write blocks: under a chapter, or each: beside them")
            raise wrong("outline", "A part has both each: and blocks:, or neither", fix)
        return self


class Outline(Model):
    """catalogs/outlines/<slug>.yml: what publications of a kind contain."""

    of: Literal["cluster", "document", "centre", "catalogue", "record"] = Field(
        description="Whose it is; centre is a site, catalogue is in print, record is a leaflet"
    )
    layout: Literal["book", "edition"] = Field(
        default="book",
        description="How it is set: book is a programme, edition a catalogue or brochure",
    )
    cover: Flag = Field(default=True, description="Of an edition: whether it has a cover")
    contents: Flag = Field(default=True, description="Of an edition: whether it has contents")
    needs: Short = Field(default="", description="Data without which there is no such publication: cluster.programme")
    holds: tuple[Selected, ...] = Field(
        default=(), description="Of an edition: kinds of records that it shows, and nothing else: [support]"
    )
    topic: tuple[Short, ...] = Field(default=(), description="Components that show a topic, in their order")
    overview: Chapter | None = None
    before: Frozen[Chapter] = Field(
        default_factory=nothing, description="Chapters of the book before its parts, without numbers"
    )
    parts: Frozen[Part] = Field(default_factory=nothing)
    after: Frozen[Chapter] = Field(default_factory=nothing)
    numbered: Literal["parts", "chapters"] | None = Field(
        default=None, description="Numbers: 1.1 by parts (parts) or 1, 2, … throughout (chapters)"
    )
    clusters: OutlineRef | None = Field(default=None, description="For the site: outline of the pages of a cluster")
    records: Frozen[Chapter] = Field(
        default_factory=nothing,
        description="For the site: what stands on the pages of a category, organisation, product or service",
    )
    menu: Frozen[Text] = Field(default_factory=nothing)
    ways: Frozen[Text] = Field(
        default_factory=nothing,
        description="For the site: where the first links of the home page lead, by names of pages",
    )


def _unnamed(_: Outline) -> None:
    """An outline is known by its id alone."""


KIND = Kind(
    "outline",
    Outline,
    (FileKind("outline", "catalogs/outlines/{owner}.yml", Outline),),
    ref=OutlineRef,
    label=_unnamed,
)
