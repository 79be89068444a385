"""Products: what a member makes, with everything that a buyer asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, RootModel, model_validator

from generator.kinds.catalogue.card import OWNERS, Card, Media, Medical
from generator.kinds.catalogue.contact import Role
from generator.model.address import Address
from generator.model.amounts import Amount, Price, Property, Rate, of_amount
from generator.model.base import Frozen, Model, nothing, wrong
from generator.model.codes import Country, Gtin, HsCode, Okpd2, Spoken
from generator.model.kind import Kind, each_of
from generator.model.quantity import Quantity
from generator.model.refs import CategoryRef, CertificateRef, OrganisationRef, ProductRef
from generator.model.texts import Text
from generator.model.values import Short
from generator.problems import msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas

Term = Literal["EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP", "FAS", "FOB", "CFR", "CIF"]


class Delivery(Model):
    """A condition of delivery by Incoterms 2020, with its place."""

    term: Term = Field(description="Incoterms 2020 rule: FCA")
    place: Text = Field(description="Place: Stavropol")


class Product(Card):
    """A file a product: `products/<id>.yml`."""

    name: Text = Field(description="Name")
    maker: OrganisationRef = Field(description="Who makes it: name of a file in organisations/")
    category: CategoryRef = Field(description="Category: a key of categories.yml")
    article: Short | None = Field(default=None, description="Article number or model")
    summary: Text | None = Field(default=None, description="A sentence or two for the card")
    text: tuple[Text, ...] = Field(default=(), description="Description, paragraph by paragraph")
    hs: HsCode | None = Field(default=None, description="HS code: 9019 20 000 0")
    okpd2: Okpd2 | None = Field(default=None, description="OKPD2 code: 32.50.13")
    gtin: Gtin | None = Field(default=None, description="GTIN: the digits under the bar code")
    specification: Frozen[Property] = Field(default_factory=nothing, description="Specification, row by row")
    packaging: Text | None = Field(default=None, description="Packaging")
    net: Amount | None = Field(default=None, description="Net weight: {value: 12, unit: kg}")
    gross: Amount | None = Field(default=None, description="Gross weight")
    shelf_life: Amount | None = Field(default=None, description="Shelf life: {value: 24, unit: months}")
    storage: Text | None = Field(default=None, description="Storage conditions")
    capacity: Rate | None = Field(default=None, description="Capacity: {value: 200, unit: tonnes, per: month}")
    minimum_order: Amount | None = Field(default=None, description="Minimum order")
    lead_time: Amount | None = Field(default=None, description="Lead time: {from: 5, to: 10, unit: days}")
    delivery: tuple[Delivery, ...] = Field(
        default=(), description="Terms of delivery by Incoterms 2020, with the place"
    )
    price: Price | None = Field(default=None, description="Price; only where it is published")
    export: tuple[Country, ...] = Field(default=(), description="Export countries: [KZ, AE]")
    certificates: tuple[CertificateRef, ...] = Field(
        default=(), description="Certificates: names of files in certificates/"
    )
    media: tuple[Media, ...] = Field(default=(), description="Pictures, the main one first")
    contact: Role = Field(default="sales", description="Which contact of the maker to show")
    languages: tuple[Spoken, ...] = Field(
        default=(), description="Languages in which somebody answers; else those of the company"
    )
    medical: Medical | None = Field(default=None, description="For medical devices and medicines")

    @model_validator(mode="after")
    def packed(self) -> Self:
        """With its packaging it weighs no less than without."""
        net, gross = self.net, self.gross
        if net and gross and net.unit == gross.unit and gross.largest < net.largest:
            raise wrong("amount", "The gross weight is less than the net weight", msg("Exchange them, or correct one"))
        return self


class ProductsFile(RootModel[Frozen[Product]]):
    """products/: all of an owner."""


def _numbers(_: Atlas, at: Address, product: Product) -> Iterator[Quantity]:
    """Its specification, weights, times and quantities."""
    for name, row in product.specification.items():
        if row.text is None:
            yield of_amount(at.child("specification", name), row)
    for name in ("net", "gross", "shelf_life", "capacity", "minimum_order", "lead_time"):
        amount = getattr(product, name)
        if amount is not None:
            yield of_amount(at.child(name.replace("_", "-")), amount)


KIND = Kind(
    "product",
    Product,
    each_of(OWNERS, "products", ProductsFile, Product),
    ref=ProductRef,
    label=lambda product: product.name,
    numbers={Product: _numbers},
    needs={
        "web": ("name", "summary", "category"),
        "print": ("name", "summary", "category", "media", "specification"),
    },
)
