"""A catalogue of any size, made by rule: invented companies and products in both languages, marked as samples.

The same size gives the same bytes. Companies, categories, certificates and figures grow with the products; the clusters
stay ten, so that whatever looks through all records of a cluster for each of them is seen to do so.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.starter import STARTER, make_centre
from tests.project import write_tree

_NAMES = ("amber", "birch", "cedar", "delta", "elm", "fern", "grove", "heath", "iris", "juniper")
CLUSTERS = tuple(f"sample-{name}" for name in _NAMES)
PRODUCTS_OF_A_COMPANY, PRODUCTS_OF_A_CATEGORY = 10, 25
_PICTURES = sorted((STARTER / "sample/clusters/sample-food/products/pictures").glob("*.png"))[:8]
# Noun in both languages, how Russian adjectives end with it, HS, OKPD2.
_GOODS = (
    ("Насос", "pump", "ый", "8413", "28.13"),
    ("Задвижка", "gate valve", "ая", "8481", "28.14"),
    ("Сыр", "cheese", "ый", "0406", "10.51"),
    ("Мука", "flour", "ая", "1101", "10.61"),
    ("Варенье", "preserve", "ое", "2007", "10.39"),
    ("Масло", "oil", "ое", "1512", "10.41"),
    ("Термометр", "thermometer", "ый", "9025", "26.51"),
    ("Цистерна", "tank", "ая", "7309", "25.29"),
    ("Печенье", "biscuit", "ое", "1905", "10.72"),
    ("Редуктор", "gearbox", "ый", "8483", "28.15"),
    ("Гречка", "buckwheat", "ая", "1104", "10.61"),
    ("Сок", "juice", "ый", "2009", "10.32"),
)
_KINDS = (
    ("Степн", "Steppe"), ("Северн", "Northern"), ("Светл", "Light"), ("Прочн", "Sturdy"), ("Экспортн", "Export"),
    ("Отборн", "Select"), ("Малогабаритн", "Compact"), ("Промышленн", "Industrial"), ("Полев", "Field"),
    ("Мягк", "Soft"), ("Долговечн", "Durable"), ("Традиционн", "Traditional"), ("Вертикальн", "Vertical"),
    ("Лечебн", "Medicinal"), ("Фермерск", "Farm"), ("Горн", "Mountain"), ("Универсальн", "Universal"),
)  # fmt: skip
_USES = (
    ("для пищевых производств", "for food production"), ("для городского хозяйства", "for city services"),
    ("для небольших хозяйств", "for small farms"), ("для розничных сетей", "for retail chains"),
    ("для гостиниц и санаториев", "for hotels and spas"), ("для поставок за рубеж", "for supply abroad"),
    ("для ремонтных бригад", "for repair crews"),
)  # fmt: skip
_FOR = ("из местного сырья", "from local materials"), ("по заказу", "to order"), ("со склада", "from stock")
_COUNTRIES = ("KZ", "AE", "RS", "CN", "BY", "TR", "UZ", "EG")
_SCHEMES = ("eac", "iso", "haccp", "halal")


def grow(root: Path, products: int, figures: int = 0) -> Path:
    """A project of a new centre with the samples and so many products more, and figures where they are asked for."""
    make_centre(root, "north", "en", with_samples=True)
    _add_clusters(root)
    write_tree(root, dict(_companies(products)))
    write_tree(root, dict(_products(products)))
    shared = root / "data/shared/categories.yml"
    shared.write_text(shared.read_text(encoding="utf-8") + "".join(_categories(products)), encoding="utf-8")
    if figures:
        write_tree(root, dict(_figures(figures)))
    return root


def product_file(number: int) -> str:
    """The path of a product in the project."""
    return f"data/clusters/{_cluster(_company(number))}/products/product-{number}.yml"


def _cluster(company: int) -> str:
    return CLUSTERS[company % len(CLUSTERS)]


def _company(product: int) -> int:
    return product // PRODUCTS_OF_A_COMPANY


def _add_clusters(root: Path) -> None:
    for place, slug in enumerate(CLUSTERS, 1):
        for kind in ("products", "organisations"):
            pictures = root / f"data/clusters/{slug}/{kind}/pictures"
            pictures.mkdir(parents=True)
            for number, picture in enumerate(_PICTURES):
                shutil.copyfile(picture, pictures / f"{number}.png")
        name = f"{{ru: Образец. Кластер {_letters(place)[0]}, en: Sample. Cluster {_letters(place)[1]}}}"
        text = f"centre: north\nname: {name}\nshort: {name}\nsummary: {name}\n"
        text += 'accent: {light: "#7A4B00", dark: "#E3B062"}\n'
        write_tree(root, {f"data/clusters/{slug}/cluster.yml": text})
    centre = root / "data/centres/north/centre.yml"
    before, after = centre.read_text(encoding="utf-8").split("clusters: [", 1)
    centre.write_text(f"{before}clusters: [{', '.join(CLUSTERS)}, {after}", encoding="utf-8")


def _companies(products: int) -> Iterator[tuple[str, str]]:
    for number in range(-(-products // PRODUCTS_OF_A_COMPANY)):
        slug, kind = _cluster(number), _said(_KINDS, number)
        use, way = _said(_USES, number), _said(_FOR, number)
        folder = f"data/clusters/{slug}"
        town = f"{{ru: Поселок-образец {number % 40 + 1}, en: Sample Town {number % 40 + 1}}}"
        yield (
            f"{folder}/organisations/plant-{number}.yml",
            f"""\
name: {{ru: Образец. ООО «{kind[0]}ый завод {number + 1}», en: Sample. {kind[1]} Works {number + 1} LLC}}
short: {{ru: {kind[0]}ый завод {number + 1}, en: {kind[1]} Works {number + 1}}}
role: member
legal-form: llc
founded: {1950 + number % 70}
town: {town}
site: https://plant-{number}.example
summary: {{ru: Продукция {use[0]} {way[0]}., en: Goods {use[1]} {way[1]}.}}
makes: {{ru: товары {use[0]}, en: goods {use[1]}}}
categories: [sort-{number * PRODUCTS_OF_A_COMPANY // PRODUCTS_OF_A_CATEGORY}]
logo: {{file: pictures/{number % len(_PICTURES)}.png, kind: logo, alt: {{ru: Рисунок-образец, en: Sample drawing}}}}
languages: [ru, en]
contacts:
  general: {{mail: info@plant-{number}.example}}
  export: {{mail: export@plant-{number}.example, languages: [ru, en]}}
sample: true
""",
        )
        for scheme in (_SCHEMES[number % 4], _SCHEMES[(number + 1) % 4]):
            yield (
                f"{folder}/certificates/{scheme}-{number}.yml",
                f"""\
scheme: {scheme}
title: {{ru: Сертификат-образец, en: Sample certificate}}
number: "SAMPLE-{scheme.upper()}-{number}"
holder: plant-{number}
issuer: {{ru: "Орган по сертификации, образец", en: Sample certification body}}
issued: 2026-01-15
until: 2036-01-14
scope: {{ru: Образец области действия, en: Sample scope}}
sample: true
""",
            )


def _letters(number: int) -> tuple[str, str]:
    """A number in three letters, Russian and Latin: numbers in texts would be complained of."""
    places = (number // 400 % 20, number // 20 % 20, number % 20)
    return "".join("БГДЖЗИЙКЛМНПФЦЧШЩЭЮЯ"[one] for one in places), "".join(
        "BCDFGHJKLMNPQRSTVWXZ"[one] for one in places
    )


def _said(texts: tuple[tuple[str, str], ...], number: int) -> tuple[str, str]:
    return texts[number % len(texts)]


def _products(products: int) -> Iterator[tuple[str, str]]:
    for number in range(products):
        ru, en, ends, hs, okpd2 = _GOODS[number % len(_GOODS)]
        kind, use, way = _said(_KINDS, number), _said(_USES, number), _said(_FOR, number)
        company = _company(number)
        certificates = [f"{_SCHEMES[(company + more) % 4]}-{company}" for more in range(number % 3)]
        drawing = f"pictures/{number % len(_PICTURES)}.png"
        countries = sorted({_COUNTRIES[number % 8], _COUNTRIES[number * 3 % 8]})
        yield (
            product_file(number),
            f"""\
name: {{ru: {ru} {kind[0].lower()}{ends} {number + 1}, en: {kind[1]} {en} {number + 1}}}
maker: plant-{company}
category: sort-{number // PRODUCTS_OF_A_CATEGORY}
summary: {{ru: {ru} {use[0]} {way[0]}., en: {kind[1]} {en} {use[1]} {way[1]}.}}
hs: "{hs} {number % 9 + 1}0"
okpd2: "{okpd2}"
article: "S-{number:05}"
specification:
  length: {{title: {{ru: Длина, en: Length}}, value: {number % 900 + 10}, unit: mm}}
  volume: {{title: {{ru: Объем, en: Volume}}, value: {number % 70 + 1}, unit: litres}}
packaging: {{ru: Картонная коробка, en: Carton}}
net: {{value: {number % 40 + 1}, unit: kg}}
gross: {{value: {number % 40 + 2}, unit: kg}}
capacity: {{value: {number % 500 + 20}, unit: pieces, per: month}}
minimum-order: {{value: {number % 50 + 1}, unit: pieces}}
lead-time: {{from: 5, to: {number % 30 + 10}, unit: days}}
delivery: [{{term: FCA, place: {{ru: Поселок-образец, en: Sample Town}}}}]
export: [{", ".join(countries)}]
certificates: [{", ".join(certificates)}]
media: [{{file: {drawing}, kind: drawing, alt: {{ru: Рисунок-образец, en: Sample drawing}}}}]
contact: export
sample: true
""",
        )


def _categories(products: int) -> Iterator[str]:
    """A tree of two levels: one branch for forty sorts."""
    for number in range(-(-products // PRODUCTS_OF_A_CATEGORY)):
        if number % 40 == 0:
            ru, en = _letters(number // 40)
            yield f"branch-{number // 40}: {{title: {{ru: Раздел {ru}, en: Branch {en}}}}}\n"
        ru, en = _letters(number)
        title = f"{{ru: Группа {ru}, en: Group {en}}}"
        yield f"sort-{number}: {{title: {title}, parent: branch-{number // 40}}}\n"


def _figures(figures: int) -> Iterator[tuple[str, str]]:
    """Figures of all clusters, every tenth the sum of two before it."""
    for place, slug in enumerate(CLUSTERS):
        lines = []
        for number in range(figures // len(CLUSTERS)):
            ru, en = _letters(number)
            title = f"{{ru: Показатель-образец {ru}, en: Sample figure {en}}}"
            told = f"value: {(number * 37 + place * 11) % 900 + 50}"
            if number % 10 == 9:
                told = f"derive: {{sum: [figure-{number - 2}, figure-{number - 1}]}}"
            lines.append(
                f"figure-{number}: {{title: {title}, period: 2025, unit: pieces, {told}, source: programme}}\n"
            )
        yield f"data/clusters/{slug}/figures.yml", "".join(lines)
        yield f"data/clusters/{slug}/members.yml", "".join(_topics(figures // len(CLUSTERS)))


def _topics(figures: int) -> Iterator[str]:
    """Every figure is shown, twenty in a topic."""
    for first in range(0, figures, 20):
        ru, en = _letters(first // 20)
        names = ", ".join(f"figure-{number}" for number in range(first, min(first + 20, figures)))
        yield f"topic-{first // 20}: {{title: {{ru: Тема {ru}, en: Topic {en}}}, figures: [{names}]}}\n"
