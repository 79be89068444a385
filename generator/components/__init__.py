"""What is shown: a module a component, its view and how it is built, beside the folder of its template and styles.

The one list of them. `takes` is the type of the data that it is built from, `field` the key under which a topic holds
them, and `suffix` what tells it from the other components of the same topic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_type_hints

from generator.components import (
    acts,
    bodies,
    by_source,
    calendars,
    cards,
    catalogue,
    categories,
    certificates,
    chain,
    chapters,
    claims,
    cluster_cards,
    colophon,
    compared,
    comparison,
    contacts,
    data_files,
    details,
    directions,
    documents,
    downloads,
    events,
    facts,
    family,
    glossary,
    item,
    key_figures,
    kpis,
    leading,
    listing,
    lost_charts,
    map_cards,
    member_register,
    members,
    multiples,
    offers,
    origin,
    pairs,
    picture,
    product_lines,
    profiles,
    quality,
    quotes,
    ranks,
    region_map,
    register,
    responses,
    roadmap,
    roadmap_strip,
    role_contacts,
    source_list,
    source_state,
    statement,
    steps,
    strategy,
    support,
    swot,
    tables,
    take_away,
    trends,
    words,
)
from generator.components.block import Block


@dataclass(frozen=True)
class Component:
    """`build(scene, slot, data)` gives the blocks; what it takes is the annotation of its last argument."""

    name: str
    build: Callable[..., Iterator[Block]]
    field: str = ""
    suffix: str = ""

    @property
    def takes(self) -> object:
        """The type of the data that it is built from."""
        hints = get_type_hints(self.build)
        return [hint for name, hint in hints.items() if name != "return"][-1]


COMPONENTS: Mapping[str, Component] = {
    component.name: component
    for component in (
        Component("claims", claims.build, "claims"),
        Component("paragraph", words.paragraph),
        Component("paragraphs", claims.paragraphs),
        Component("quotes", quotes.build, "quotes", "quotes"),
        Component("pictures", picture.of_topic, "pictures", "pictures"),
        Component("members", members.build, "members", "members"),
        Component("key-figures", key_figures.build, "figures", "figures"),
        Component("comparison", comparison.build, "bars", "bars"),
        Component("pairs", pairs.build, "pairs", "pairs"),
        Component("ranks", ranks.build, "ranks", "ranks"),
        Component("tables", tables.build, "tables"),
        Component("profiles", profiles.build, "profiles", "profiles"),
        Component("lost-charts", lost_charts.build, "charts", "charts"),
        Component("acts", acts.build, "acts", "acts"),
        Component("clusters", family.build, "clusters", "clusters"),
        Component("listing", listing.build, "listing", "list"),
        Component("document-bodies", bodies.of_document, "bodies", "bodies"),
        Component("tasks", roadmap.of_tasks, "roadmap", "plan"),
        Component("chain", chain.build),
        Component("swot", swot.build),
        Component("responses", responses.build),
        Component("strategy", strategy.build),
        Component("kpis", kpis.build),
        Component("bodies", bodies.build),
        Component("body-notes", bodies.notes),
        Component("family", family.of_centre),
        Component("cluster-cards", cluster_cards.build),
        Component("region-map", region_map.build),
        Component("leading-figures", leading.build),
        Component("statement", statement.build),
        Component("trends", trends.build),
        Component("roadmap-strip", roadmap_strip.build),
        Component("product-lines", product_lines.build),
        Component("chapters", chapters.build),
        Component("roadmap", roadmap.build),
        Component("origin", origin.of_cluster),
        Component("document-origin", origin.of_document),
        Component("picture", picture.build),
        Component("contacts", contacts.build),
        Component("steps", steps.build),
        Component("downloads", downloads.build),
        Component("calendars", calendars.build),
        Component("data-files", data_files.build),
        Component("document-facts", facts.build),
        Component("contents", documents.contents),
        Component("cases", documents.cases),
        Component("compared-kpis", multiples.build),
        Component("compared-groups", compared.groups),
        Component("quality", quality.build),
        Component("register", register.build),
        Component("sources", source_list.build),
        Component("figures-by-source", by_source.build),
        Component("imprint", colophon.imprint),
        Component("abbreviations", colophon.abbreviations),
        Component("notes", source_list.notes),
        Component("source-state", source_state.build),
        Component("signs", words.signs),
        Component("catalogue", catalogue.build),
        Component("item", item.build),
        Component("item-text", item.text),
        Component("indications", item.indications),
        Component("contraindications", item.contraindications),
        Component("specification", details.specification),
        Component("terms", details.terms),
        Component("codes", details.codes),
        Component("service-details", details.service),
        Component("organisation-details", details.organisation),
        Component("certificates", certificates.build),
        Component("role-contact", role_contacts.build),
        Component("organisation-contacts", role_contacts.of_organisation),
        Component("offered", cards.of_organisation),
        Component("offers-of-organisation", cards.offers_of_organisation),
        Component("others", cards.others),
        Component("category-items", cards.of_category),
        Component("category-figures", categories.figures),
        Component("category-directions", directions.build),
        Component("directions", directions.cards),
        Component("category-branches", categories.branches),
        Component("category-text", categories.text),
        Component("support", support.build),
        Component("conditions", support.of_service),
        Component("vacancies", offers.vacancies),
        Component("proposals", offers.proposals),
        Component("events", events.build),
        Component("showroom", cards.showroom),
        Component("member-register", member_register.build),
        Component("take-away", take_away.build),
        Component("map-cards", map_cards.build),
        Component("glossary", glossary.build),
    )
}
