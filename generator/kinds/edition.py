"""Editions: publications to make."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, WithJsonSchema

from generator.kinds.identity import Colour, Picture
from generator.model.base import Id, Model
from generator.model.codes import Isbn
from generator.model.kind import Channel, FileKind, Kind
from generator.model.refs import CentreRef, ClusterRef, LanguageRef, OutlineRef
from generator.model.texts import Text
from generator.model.values import Flag, Number, Short

Format = Literal["A4", "A5", "210x210", "200x260"]
SMALL: tuple[Format, ...] = ("A5", "210x210")  # pages without room for four cards
Order = Literal["category", "company", "cluster", "code", "name"]
Selected = Literal["product", "service", "support", "organisation", "direction"]
GOODS: tuple[Selected, ...] = ("product", "service")  # of an edition that names no kinds
CardsAPage = Annotated[Literal["1", "2", "4"], WithJsonSchema({"enum": [1, 2, 4]})]  # written as a number
CodePrefix = Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 .]*$", max_length=20)]
RecordName = Annotated[str, StringConstraints(pattern=r"^([a-z0-9-]+/)?[a-z0-9-]+$", max_length=200)]


class Press(Model):
    """How a printing house prints an edition."""

    profile: Literal["FOGRA39"] = Field(
        default="FOGRA39", description="Paper and inks: FOGRA39 is coated paper, offset"
    )
    bleed: Number = Field(default=Decimal(3), ge=3, le=5, description="Bleed in millimetres, from 3 to 5")
    binding: Literal["saddle", "glued"] = Field(
        default="saddle", description="Binding: saddle is stitched in the fold, its pages fill sheets of four"
    )


class Query(Model):
    """Which records of the catalogue an edition holds: those that fit every line, and one of the words of each."""

    kind: tuple[Selected, ...] = Field(
        default=(), description="Kinds of records; without them those of the outline, as a rule [product, service]"
    )
    cluster: tuple[ClusterRef, ...] = Field(default=(), description="Whose records: [pharma]")
    category: tuple[Id, ...] = Field(default=(), description="Categories with all that stand under them: [food-drink]")
    tag: tuple[Id, ...] = Field(default=(), description="Tags: [export]")
    code: tuple[CodePrefix, ...] = Field(default=(), description="How the HS or OKPD2 code begins: ['2202']")
    organisation: tuple[RecordName, ...] = Field(
        default=(), description="Whose products: the name of a file of organisations/, or owner/name"
    )
    record: tuple[RecordName, ...] = Field(
        default=(), description="The records themselves by the names of their files: [wheat-flour, sample-food/butter]"
    )
    ready: Channel = Field(
        default="web", description="Those that are ready for the site (web), or for print alone (print)"
    )
    language: tuple[LanguageRef, ...] = Field(
        default=(), description="Only those with texts in these languages too: [en]"
    )


class EditionCover(Model):
    """What the cover says beside the title."""

    subtitle: Text | None = Field(default=None, description="The line under the title")
    line: Text | None = Field(default=None, description="The small line below: exhibition, place, year")
    picture: Picture | None = Field(default=None, description="A picture beside this file: pictures/cover.jpg")


class Imprint(Model):
    """What the law and libraries want to be printed (GOST R 7.0.4); only what is given is shown."""

    publisher: Text | None = Field(default=None, description="The publisher with the address, if it is not the centre")
    compiled: Text | None = Field(default=None, description="Who compiled it")
    printer: Text | None = Field(default=None, description="The printing house with its address")
    signed: Text | None = Field(default=None, description="Signed to print")
    run: Short | None = Field(default=None, description="Print run")
    order: Short | None = Field(default=None, description="Number of the order")
    isbn: Isbn | None = Field(default=None, description="ISBN")
    udc: Short | None = Field(default=None, description="UDC")
    bbk: Short | None = Field(default=None, description="LBC")
    age: Short | None = Field(default=None, description="Age mark: 0+")
    note: Text | None = Field(default=None, description="Any words of the publisher")


class Edition(Model):
    """catalogs/<slug>.yml: a publication to make."""

    kind: OutlineRef = Field(description="Outline of the edition: name of a file in catalogs/outlines/ without .yml")
    title: Text
    centre: CentreRef | None = None
    clusters: tuple[ClusterRef, ...] | Literal["all"] = "all"
    languages: tuple[LanguageRef, ...] = Field(min_length=1)
    file: str | None = Field(
        default=None,
        pattern=r"^[a-z0-9-]*(\{(cluster|document|record)\})?[a-z0-9-]*$",
        min_length=1,
        max_length=100,
        description="File name, e.g. programme-{cluster}",
    )
    press: Press | None = Field(
        default=None, description="What the printing house needs to know; without it no file is made for it"
    )
    select: Query = Field(default=Query(), description="Which records of the catalogue it holds")
    order: Order = Field(
        default="category",
        description="By category, company, cluster, code or name",
    )
    cards: CardsAPage | None = Field(
        default=None, description="Cards a page: 1, 2 or 4; without it as many as suit the format"
    )
    bilingual: Flag = Field(
        default=False, description="One book in two languages side by side in place of a book a language"
    )
    complete: Flag = Field(
        default=False, description="A record without its translation is an error; otherwise the edition goes without it"
    )
    translations: Literal["complete", "confirmed"] | None = Field(
        default=None,
        description="What its translations must be: complete lets none be missing or older than its source, confirmed "
        "none that nobody has confirmed; without it whatever is there is printed",
    )
    format: Format = Field(default="A4", description="A4, A5, 210x210, 200x260")
    accent: Colour | None = Field(
        default=None,
        description='Colour of the cover and the headings: "#0B6E74"; without it that of its cluster or centre',
    )
    cover: EditionCover = Field(default=EditionCover(), description="The cover")
    foreword: tuple[Text, ...] = Field(default=(), description="The foreword by paragraphs")
    imprint: Imprint = Field(default=Imprint(), description="The imprint")
    offer: Flag = Field(default=True, description="Whether the site offers the file")

    @property
    def cards_a_page(self) -> CardsAPage:
        """How many cards stand on a page: four where they find room, two on a small page or in two languages; on A5 one
        in two languages."""
        if self.bilingual and self.format == "A5":
            return self.cards or "1"
        return self.cards or ("2" if self.bilingual or self.format in SMALL else "4")

    def holds(self, slug: str) -> bool:
        """Whether a cluster belongs to the edition."""
        return self.clusters == "all" or slug in self.clusters


KIND = Kind("edition", Edition, (FileKind("edition", "catalogs/{owner}.yml", Edition),))
