"""Other programs read what the site offers to them: JSON-LD, calendars, business cards, QR codes, tables."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest

from generator.components.events import Events
from generator.components.table import Table
from generator.components.take_away import TakeAway
from generator.editions.plan import Selection
from generator.editions.publications import Page, Site
from generator.kinds.catalogue.organisation import Organisation
from generator.render.business_card import card_text
from generator.render.entries import page_linked
from generator.render.markdown import render_page
from generator.render.places import page_url, site_homes
from generator.render.registers import Surroundings, register_files
from generator.render.shown import Ground
from tests.project import good_atlas
from tests.samples import CLUSTERS, sample_project
from tests.subjects import planned, spaced

ADDRESS = "https://clusters.example/"
DAY = date(2026, 3, 1)
COPIED = (
    "clusters/sample-food/products/apple-juice.yml",
    "clusters/sample-food/vacancies/technologist.yml",
    "clusters/sample-food/proposals/free-drying.yml",
    "centres/north/events/dubai-mission.yml",
)
# Of schema.org, release 29: the properties of each type that we use, those that all have apart.
THING = {"name", "description", "url", "image", "sameAs"}
VOCABULARY = {
    "AggregateOffer": {"lowPrice", "highPrice", "priceCurrency"},
    "BusinessEvent": {"startDate", "endDate", "location", "organizer"},
    "Certification": {"certificationIdentification", "issuedBy", "validFrom", "expires"},
    "ContactPoint": {"contactType", "email", "telephone", "availableLanguage"},
    "Country": set(),
    "DataDownload": {"encodingFormat", "contentUrl"},
    "Dataset": {"inLanguage", "isAccessibleForFree", "creator", "spatialCoverage", "distribution"},
    "Demand": {"validFrom", "validThrough", "eligibleRegion"},
    "ItemList": {"numberOfItems", "itemListElement"},
    "JobPosting": {
        *("title", "datePosted", "validThrough", "employmentType", "jobLocationType", "applicantLocationRequirements"),
        *("hiringOrganization", "jobLocation", "baseSalary"),
    },
    "ListItem": {"position"},
    "MonetaryAmount": {"currency", "value"},
    "Offer": {"validFrom", "validThrough", "eligibleRegion", "offeredBy", "price", "priceCurrency"},
    "Place": {"address"},
    "PostalAddress": {"streetAddress", "addressLocality", "addressCountry"},
    "Product": {
        *("sku", "gtin", "category", "manufacturer", "hasCertification", "additionalProperty", "offers"),
    },
    "PropertyValue": {"value"},
    "QuantitativeValue": {"value", "minValue", "maxValue", "unitText"},
    "Service": {"serviceType", "provider", "hasCertification", "offers"},
}
ORGANISATION = {"legalName", "logo", "taxID", "foundingDate", "address", "contactPoint", "hasCertification", "seeks"}
VOCABULARY |= dict.fromkeys(("Organization", "MedicalClinic"), ORGANISATION)
# What stands under a property where that is no plain text or number.
HELD = {
    **dict.fromkeys(
        ("creator", "provider", "manufacturer", "hiringOrganization", "organizer", "offeredBy", "issuedBy"),
        frozenset({"Organization", "MedicalClinic"}),
    ),
    **dict.fromkeys(("location", "jobLocation", "spatialCoverage"), frozenset({"Place"})),
    "additionalProperty": {"PropertyValue"},
    "address": {"PostalAddress"},
    "applicantLocationRequirements": {"Country"},
    "baseSalary": {"MonetaryAmount"},
    "contactPoint": {"ContactPoint"},
    "distribution": {"DataDownload"},
    "hasCertification": {"Certification"},
    "itemListElement": {"ListItem"},
    "offers": {"AggregateOffer", "Offer"},
    "seeks": {"Demand"},
}
AMOUNTS = {"MonetaryAmount.value": {"QuantitativeValue"}}


def foreign(value: object) -> Iterator[str]:
    """What a text says that schema.org does not know."""
    if isinstance(value, list):
        for item in value:
            yield from foreign(item)
    elif isinstance(value, dict):
        kind = value.get("@type", "")
        if kind not in VOCABULARY:
            yield f"type {kind}"
        known = VOCABULARY.get(kind, set()) | THING | {"@context", "@type"}
        for name, item in value.items():
            held = AMOUNTS.get(f"{kind}.{name}", HELD.get(name, {""}))
            parts = item if isinstance(item, list) else [item]
            if name not in known:
                yield f"{kind}.{name}"
            elif any((part.get("@type", "") if isinstance(part, dict) else "") not in held for part in parts):
                yield f"{kind}.{name} holds something else"
            yield from foreign(item)


@pytest.fixture(scope="module", name="sites")
def _sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    root = sample_project(tmp_path_factory.mktemp("samples") / "project")
    lay_copies(root / "data")
    return {site.lang: site for site in planned(good_atlas(root, DAY), Selection("site")).sites}


def lay_copies(data: Path) -> None:
    """Beside a record of each kind that ends or waits, three copies, known by a word in their names: one like it, one
    without an English name, one that is over on the day of the data."""
    for file in COPIED:
        path = data / file
        text, kind = path.read_text(encoding="utf-8"), path.parent.name
        name = "name" if kind == "products" else "title"
        for word, ended in (("kept", False), ("untold", False), ("over", True)):
            mark = f"{word}-{kind}"
            texts = f"{{ru: {mark}}}" if word == "untold" else f"{{ru: {mark}, en: {mark}}}"
            copy = re.sub(rf"^{name}: .*$", f"{name}: {texts}", text, count=1, flags=re.M)
            if ended:
                copy = re.sub(r"^(until|starts|ends): .*$", rf"\1: {DAY - timedelta(days=1)}", copy, flags=re.M)
            if not (ended and kind == "products"):  # a product does not end
                path.with_name(f"{word}.yml").write_text(copy, encoding="utf-8")


def address(site: Site, page: Page) -> str:
    return f"{ADDRESS}{site.lang}/{page_url(page.path)}"


def files(site: Site, path: str) -> dict[str, bytes]:
    """The files that lie beside a page."""
    page = next(page for page in site.pages if page.path == path)
    return register_files(page, Surroundings(address(site, page), DAY))


@pytest.fixture(scope="module", name="said")
def _said(sites: dict[str, Site]) -> dict[str, list[dict[str, object]]]:
    """What each page says to programs, by language and file."""
    texts = {
        f"{site.lang}/{page.path}": page_linked(page, site_homes(site), f"{ADDRESS}{site.lang}/")
        for site in sites.values()
        for page in (*site.pages, *site.entries)
    }
    known = {name: json.loads(text) for name, text in texts.items() if text}
    return {name: one if isinstance(one, list) else [one] for name, one in known.items()}


def test_every_page_speaks_schema_org(said: dict[str, list[dict[str, object]]]) -> None:
    assert {name: wrong for name, many in said.items() if (wrong := list(foreign(many)))} == {}
    assert all(one["@context"] == "https://schema.org" for many in said.values() for one in many)
    assert list(foreign([{"@type": "Offer", "buyer": {"@type": "Shop"}}])) == ["Offer.buyer", "type Shop"]
    assert list(foreign({"@type": "Dataset", "spatialCoverage": "X"})) == [
        "Dataset.spatialCoverage holds something else"
    ]


def test_the_pages_of_registers_say_what_they_list(said: dict[str, list[dict[str, object]]]) -> None:
    kinds = {name: {str(one["@type"]) for one in many} for name, many in said.items()}
    assert kinds["en/vacancies.md"] == {"JobPosting", "Dataset"}
    assert kinds["en/proposals.md"] == {"Offer", "Organization", "Dataset"}
    assert kinds["en/events.md"] == {"BusinessEvent", "Dataset"}
    assert kinds["en/catalogue.md"] == {"ItemList", "Dataset"}
    assert "en/glossary.md" not in kinds


def test_a_dataset_names_the_files_that_are_there(
    sites: dict[str, Site], said: dict[str, list[dict[str, object]]]
) -> None:
    for site in sites.values():
        for page in site.pages:
            sets = [one for one in said.get(f"{site.lang}/{page.path}", []) if one["@type"] == "Dataset"]
            named = {part["contentUrl"] for one in sets for part in one["distribution"]}  # type: ignore[attr-defined]
            tables = {
                name for name in files(site, page.path) if name.endswith((".csv", ".json")) and name != "index.json"
            }
            assert named == {f"{address(site, page)}{name}" for name in tables}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_calendar_program_reads_the_events(sites: dict[str, Site], lang: str) -> None:
    site = sites[lang]
    text = next(text for name, text in files(site, "events.md").items() if name.endswith(".ics"))
    page = next(page for page in site.pages if page.path == "events.md")
    held = next(block.view for block in page.section.blocks if isinstance(block.view, Events)).items
    read = icalendar.Calendar.from_ical(text)
    assert read.errors == []
    found = [
        (one.decoded("dtstart"), one.decoded("dtend"), str(one["summary"]), str(one["status"])) for one in read.events
    ]
    assert found == [
        (
            one.first,
            one.last + timedelta(days=1),
            page.voice.unmarked(one.title),
            "CONFIRMED" if one.exact else "TENTATIVE",
        )
        for one in held
    ]
    assert len({str(one["uid"]) for one in read.events}) == len(held) > 4
    cut = text.replace(b"END:VEVENT\r\n", b"", 1)
    with pytest.raises(ValueError, match="no components"):
        icalendar.Calendar.from_ical(cut)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_tables_say_the_same_as_csv_and_as_json(sites: dict[str, Site], lang: str) -> None:
    """Read with the dialect of its country; a text that a spreadsheet would compute has an apostrophe before it."""
    for page in sites[lang].pages:
        found = files(sites[lang], page.path)
        for view in (block.view for block in page.section.blocks if isinstance(block.view, TakeAway)):
            text = found[f"{view.name}.csv"].decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if lang == "ru" else ",", strict=True))
            (items,) = json.loads(found[f"{view.name}.json"]).values()
            assert rows[0] == list(view.columns)
            for row, item in zip(rows[1:], items, strict=True):
                told = {key: one if isinstance(one, str) else "; ".join(one) for key, one in item.items()}
                assert {key: cell.removeprefix("'") for key, cell in zip(rows[0], row, strict=True) if cell} == told


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_card_names_what_is_not_known_of_its_cluster(sites: dict[str, Site], lang: str) -> None:
    cards = json.loads(files(sites[lang], "map-cards.md")["clusters.json"])["clusters"]
    assert [card["id"] for card in cards] == ["north-cluster", *CLUSTERS]
    (view,) = (
        block.view
        for page in sites[lang].pages
        if page.path == "map-cards.md"
        for block in page.section.blocks
        if isinstance(block.view, TakeAway)
    )
    for card in cards:
        assert set(card) - {"id", "figures", "not-known"} | set(card["not-known"]) >= {*view.columns[1:-2]}
        assert not set(card) & set(card["not-known"])
    register = next(page for page in sites[lang].pages if page.path == "members.md").section
    listed = [len(block.view.rows) for block in register.blocks if isinstance(block.view, Table)]
    assert [int(card["members"]) for card in cards] == listed
    assert sum(listed) >= 12


def unfolded(card: str) -> dict[str, list[str]]:
    """The lines of a vCard by their names, without parameters."""
    lines = card.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    found: dict[str, list[str]] = {}
    for line in lines:
        name, _, value = line.partition(":")
        found.setdefault(name.partition(";")[0], []).append(value)
    return found


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_business_cards_have_the_form_of_rfc_6350(sites: dict[str, Site], lang: str) -> None:
    site = sites[lang]
    pages = [page for page in site.entries if page.at.kind == "organisations"]
    assert len(pages) > 11
    for page in pages:
        record = page.voice.atlas.index.record(page.at)
        assert isinstance(record, Organisation)
        card = card_text(page.voice, page.at, record, address(site, page))
        lines = card.split("\r\n")
        assert (lines[:2], lines[-2:]) == (["BEGIN:VCARD", "VERSION:4.0"], ["END:VCARD", ""])
        assert all(len(line.encode()) <= 75 for line in lines)
        known = unfolded(card)
        assert known["SOURCE"] == [address(site, page)]
        assert known["FN"][0].replace("\\,", ",") == spaced(page.voice.plain(record.short or record.name))
        assert all(value.count(";") - value.count("\\;") == 6 for value in known.get("ADR", []))


def shown(site: Site) -> str:
    """All that pages and the files beside them say."""
    ground = Ground(site.voice, "site", site_homes(site))
    pages = [render_page(page, ground) for page in (*site.pages, *site.entries)]
    return "".join([*pages, *(text.decode() for page in site.pages for text in files(site, page.path).values())])


def test_what_is_over_or_not_ready_stands_nowhere(
    sites: dict[str, Site], said: dict[str, list[dict[str, object]]]
) -> None:
    kinds = {file.split("/")[2] for file in COPIED}
    known = {
        lang: shown(site) + json.dumps([one for name, one in said.items() if name.startswith(lang)])
        for lang, site in sites.items()
    }
    words = {
        lang: set(re.findall(r"(?:kept|untold|over)-(?:products|vacancies|proposals|events)", text))
        for lang, text in known.items()
    }
    kept, untold = ({f"{word}-{kind}" for kind in kinds} for word in ("kept", "untold"))
    assert words == {"ru": kept | untold, "en": kept}
