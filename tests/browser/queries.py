"""What people ask a site of clusters for, and the pages that they mean: one of them stands among the first three."""

from __future__ import annotations

from collections.abc import Mapping

Queries = Mapping[str, tuple[str, ...]]

PHARMA, CHEMICAL, RESORTS = "clusters/pharma", "clusters/chemical", "clusters/medical-tourism"
CONCEPT, CASE = "documents/krasnoyarsk-concept", "documents/biysk"
FERTILISERS = "catalogue/categories/stavropol/exports-fertilisers/"


def of_all(name: str) -> tuple[str, ...]:
    """The chapter of whatever cluster."""
    return tuple(f"{cluster}/{name}/" for cluster in (PHARMA, CHEMICAL, RESORTS))


QUERIES: Mapping[str, Queries] = {
    "ru": {
        "фармацевтика": (f"{PHARMA}/",),
        "химия": (f"{CHEMICAL}/",),
        "медицинский туризм": (f"{RESORTS}/",),
        "химический": (f"{CHEMICAL}/",),
        "фарма": (f"{PHARMA}/",),
        "лекарства": (f"{PHARMA}/", f"{PHARMA}/products/"),
        "КПЭ": of_all("kpis"),
        "KPI фармацевтика": (f"{PHARMA}/kpis/",),
        "показатели эффективности химия": (f"{CHEMICAL}/kpis/",),
        "дорожная карта": of_all("roadmap"),
        "roadmap химия": (f"{CHEMICAL}/roadmap/",),
        "план мероприятий медицинский туризм": (f"{RESORTS}/roadmap/",),
        "контакты": ("", f"{PHARMA}/", f"{CHEMICAL}/", f"{RESORTS}/"),
        "вступить в кластер": ("join/",),
        "как стать участником": ("join/",),
        "сравнение кластеров": ("compare/",),
        "санатории Кисловодска": (f"{RESORTS}/industry/",),
        "минеральные воды": (f"{RESORTS}/industry/", f"{RESORTS}/swot/"),
        "цепочка создания стоимости лекарства": (f"{PHARMA}/products/",),
        "слабые стороны": of_all("swot"),
        "SWOT химия": (f"{CHEMICAL}/swot/",),
        "миссия фармацевтика": (f"{PHARMA}/strategy/",),
        "органы управления кластером": of_all("organisation"),
        "экспорт удобрений": (f"{CHEMICAL}/industry/", FERTILISERS),
        "зарплата": (f"{PHARMA}/members/", *of_all("industry")),
        "концепция Красноярск": (f"{CONCEPT}/",),
        "Бийск": (f"{CASE}/",),
        "скачать программу фармацевтика": (f"{PHARMA}/downloads/",),
        "источники химия": (f"{CHEMICAL}/sources/",),
    },
    "en": {
        "pharmaceuticals": (f"{PHARMA}/",),
        "chemicals": (f"{CHEMICAL}/",),
        "medical tourism": (f"{RESORTS}/",),
        "chemical": (f"{CHEMICAL}/",),
        "pharma": (f"{PHARMA}/",),
        "medicines": (f"{PHARMA}/", f"{PHARMA}/products/"),
        "KPIs": of_all("kpis"),
        "KPI pharma": (f"{PHARMA}/kpis/",),
        "performance indicators chemical": (f"{CHEMICAL}/kpis/",),
        "roadmap": of_all("roadmap"),
        "action plan chemical": (f"{CHEMICAL}/roadmap/",),
        "roadmaps of medical tourism": (f"{RESORTS}/roadmap/",),
        "contacts": ("", f"{PHARMA}/", f"{CHEMICAL}/", f"{RESORTS}/"),
        "join a cluster": ("join/",),
        "becoming a member": ("join/",),
        "comparing clusters": ("compare/",),
        "sanatoriums Kislovodsk": (f"{RESORTS}/industry/",),
        "mineral waters": (f"{RESORTS}/industry/", f"{RESORTS}/swot/"),
        "value chain medicines": (f"{PHARMA}/products/",),
        "weaknesses": of_all("swot"),
        "SWOT chemicals": (f"{CHEMICAL}/swot/",),
        "mission of the pharma cluster": (f"{PHARMA}/strategy/",),
        "governance": of_all("organisation"),
        "exporting fertilisers": (f"{CHEMICAL}/industry/", FERTILISERS),
        "wages": of_all("industry"),
        "Krasnoyarsk concept": (f"{CONCEPT}/",),
        "Biysk": (f"{CASE}/",),
        "download pharma": (f"{PHARMA}/downloads/",),
        "sources chemical": (f"{CHEMICAL}/sources/",),
    },
}

# Whoever names a cluster means its overview: it comes first.
OVERVIEWS: Mapping[str, tuple[str, ...]] = {
    "ru": ("фармацевтика", "фарма", "химия", "химический", "медицинский туризм"),
    "en": ("pharmaceuticals", "pharma", "chemicals", "chemical", "medical tourism"),
}
