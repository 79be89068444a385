"""Products: what a member makes, with everything that a buyer asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field, RootModel

from generator.kinds.catalogue.card import OWNERS, Card, Media, Medical
from generator.kinds.catalogue.contact import Role
from generator.model.address import Address
from generator.model.amounts import Amount, Price, Property, Rate, of_amount
from generator.model.base import Frozen, Model, nothing
from generator.model.codes import Country, Gtin, HsCode, Okpd2, Spoken
from generator.model.kind import Kind, each_of
from generator.model.quantity import Quantity
from generator.model.refs import CategoryRef, CertificateRef, OrganisationRef, ProductRef
from generator.model.texts import Text
from generator.model.values import Short

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas

Term = Literal["EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP", "FAS", "FOB", "CFR", "CIF"]


class Delivery(Model):
    """A condition of delivery by Incoterms 2020, with its place."""

    term: Term = Field(description="Условие Incoterms 2020: FCA")
    place: Text = Field(description="Место: Ставрополь")


class Product(Card):
    """A file a product: `products/<id>.yml`."""

    name: Text = Field(description="Название")
    maker: OrganisationRef = Field(description="Кто производит: имя файла из organisations/")
    category: CategoryRef = Field(description="Ключ из categories.yml")
    article: Short | None = Field(default=None, description="Артикул или модель")
    summary: Text | None = Field(default=None, description="Одна-две фразы для карточки")
    text: tuple[Text, ...] = Field(default=(), description="Описание по абзацам")
    hs: HsCode | None = Field(default=None, description="Код ТН ВЭД: 9019 20 000 0")
    okpd2: Okpd2 | None = Field(default=None, description="Код ОКПД2: 32.50.13")
    gtin: Gtin | None = Field(default=None, description="Цифры под штрихкодом")
    specification: Frozen[Property] = Field(default_factory=nothing, description="Характеристики, строка за строкой")
    packaging: Text | None = Field(default=None, description="Упаковка")
    net: Amount | None = Field(default=None, description="Масса нетто: {value: 12, unit: kg}")
    gross: Amount | None = Field(default=None, description="Масса брутто")
    shelf_life: Amount | None = Field(default=None, description="Срок годности: {value: 24, unit: months}")
    storage: Text | None = Field(default=None, description="Условия хранения")
    capacity: Rate | None = Field(default=None, description="Мощность: {value: 200, unit: tonnes, per: month}")
    minimum_order: Amount | None = Field(default=None, description="Наименьшая партия")
    lead_time: Amount | None = Field(default=None, description="Срок поставки: {from: 5, to: 10, unit: days}")
    delivery: tuple[Delivery, ...] = Field(default=(), description="Условия поставки Incoterms 2020 с местом")
    price: Price | None = Field(default=None, description="Цена, если она публикуется")
    export: tuple[Country, ...] = Field(default=(), description="Страны экспорта: [KZ, AE]")
    certificates: tuple[CertificateRef, ...] = Field(default=(), description="Имена файлов из certificates/")
    media: tuple[Media, ...] = Field(default=(), description="Снимки, главный первым")
    contact: Role = Field(default="sales", description="Какой контакт производителя показать")
    languages: tuple[Spoken, ...] = Field(default=(), description="На каких языках отвечают; иначе – как у компании")
    medical: Medical | None = Field(default=None, description="Для медицинских изделий и лекарств")


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
