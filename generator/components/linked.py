"""What pages say to programs in the words of schema.org: products, services, organisations, events, vacancies.

Values are texts, numbers, lists and mappings; an `Address` stands for the page of a record, a `Shot` for the address
of a picture, `Beside` for that of a file. What is not known is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from generator.components.cards import Shot, name_of, shots
from generator.components.shelf import Entry, Shelf
from generator.components.terms import property_value
from generator.components.voice import Voice
from generator.kinds.catalogue.category import Category
from generator.kinds.catalogue.certificate import Certificate
from generator.kinds.catalogue.contact import RoleContact
from generator.kinds.catalogue.event import Event
from generator.kinds.catalogue.offer import Proposal, Vacancy
from generator.kinds.catalogue.organisation import Organisation, town_of
from generator.kinds.catalogue.product import Product
from generator.kinds.catalogue.service import Service
from generator.model.address import Address
from generator.model.amounts import Price
from generator.model.base import Model

Linked: TypeAlias = "str | int | Decimal | Address | Shot | Beside | Mapping[str, Linked] | tuple[Linked, ...] | None"
CONTEXT = "https://schema.org"
_EMPLOYMENT = {"full-time": "FULL_TIME", "part-time": "PART_TIME", "temporary": "TEMPORARY", "internship": "INTERN"}
_TURNS = {"hour": "HOUR", "day": "DAY", "week": "WEEK", "month": "MONTH", "year": "YEAR"}


@dataclass(frozen=True)
class Beside:
    """A file that lies beside the page, by its name."""

    name: str


def linked(voice: Voice, shelf: Shelf, entry: Entry[Model]) -> Mapping[str, Linked] | None:
    """A record in the words of schema.org; None for kinds that have none."""
    voice, record = voice.of(entry.at.owner or voice.owner), entry.record
    if isinstance(record, Product):
        return _product(voice, shelf, entry.at, record)
    if isinstance(record, Service):
        return _service(voice, shelf, entry.at, record)
    if isinstance(record, Organisation):
        return {"@context": CONTEXT, **_organisation(voice, shelf, entry.at, record)}
    if isinstance(record, Category):
        return _category(voice, shelf, Entry(entry.at, record))
    if isinstance(record, Vacancy):
        return _vacancy(voice, shelf, entry.at, record)
    return _demand(voice, shelf, entry.at, record) if isinstance(record, Proposal) else None


def _product(voice: Voice, shelf: Shelf, at: Address, one: Product) -> Mapping[str, Linked]:
    maker = shelf.organisation(one.maker, at.owner)
    rows: list[Linked] = [
        _property(voice.plain(row.title), voice.unmarked(property_value(voice, at.child("specification", name), row)))
        for name, row in one.specification.items()
    ]
    rows += [_property("HS", one.hs)] if one.hs else []
    rows += [_property("OKPD2", one.okpd2)] if one.okpd2 else []
    rows += [_property("Incoterms 2020", f"{term.term} {voice.plain(term.place)}") for term in one.delivery]
    branches = shelf.branches(Entry(at, one))
    return {
        "@context": CONTEXT,
        "@type": "Product",
        "url": at,
        "name": voice.plain(one.name),
        "description": voice.plain(one.summary) if one.summary else None,
        "image": shots(voice, at, one.media),
        "sku": one.article,
        "gtin": one.gtin,
        "category": " > ".join(voice.plain(category.title) for _, category in branches[0]) if branches else None,
        "manufacturer": _named(voice, maker),
        "hasCertification": tuple(
            _certification(voice.of(c.at.owner), c.record) for c in shelf.certificates(Entry(at, one))
        ),
        "additionalProperty": tuple(rows),
        "offers": _offer(one.price) if one.price else None,
    }


def _service(voice: Voice, shelf: Shelf, at: Address, one: Service) -> Mapping[str, Linked]:
    provider = shelf.organisation(one.provider, at.owner)
    clinic = one.medical is not None and one.licence is not None  # whoever treats people has a licence for it
    return {
        "@context": CONTEXT,
        "@type": "Service",
        "url": at,
        "name": voice.plain(one.name),
        "description": voice.plain(one.summary) if one.summary else None,
        "image": shots(voice, at, one.media),
        "serviceType": voice.plain(one.speciality) if one.speciality else None,
        "provider": {**_named(voice, provider), "@type": "MedicalClinic" if clinic else "Organization"},
        "hasCertification": tuple(
            _certification(voice.of(c.at.owner), c.record) for c in shelf.certificates(Entry(at, one))
        ),
        "offers": _offer(one.price) if one.price else None,
    }


def _organisation(voice: Voice, shelf: Shelf, at: Address, one: Organisation) -> Mapping[str, Linked]:
    town, about, contacts = town_of(voice.atlas, at.owner, one), one.summary or one.makes, one.contacts
    roles = tuple(type(contacts).model_fields) if contacts else ()
    points = tuple(_point(role, found) for role in roles if (found := getattr(contacts, role)) is not None)
    place = {
        "@type": "PostalAddress",
        "streetAddress": voice.plain(one.address) if one.address else None,
        "addressLocality": voice.plain(town) if town else None,
        "addressCountry": "RU",
    }
    return {
        "@type": "Organization",
        "url": at,
        "name": voice.plain(one.short or one.name),
        "legalName": voice.plain(one.name),
        "description": voice.plain(about) if about else None,
        "logo": next(iter(shots(voice, at, (one.logo,))), None) if one.logo else None,
        "image": shots(voice, at, one.media),
        "sameAs": one.site,
        "taxID": one.inn,
        "foundingDate": str(one.founded) if one.founded else None,
        "address": place if one.address or town else None,
        "contactPoint": points,
        "hasCertification": tuple(
            _certification(voice.of(c.at.owner), c.record) for c in shelf.certificates(Entry(at, one))
        ),
    }


def _category(voice: Voice, shelf: Shelf, entry: Entry[Category]) -> Mapping[str, Linked]:
    items = [one.at for one in shelf.by_category.get(entry.at, [])]
    return {
        "@context": CONTEXT,
        "@type": "ItemList",
        "name": voice.plain(entry.record.title),
        "numberOfItems": len(items),
        "itemListElement": tuple({"@type": "ListItem", "position": n, "url": at} for n, at in enumerate(items, 1)),
    }


def _vacancy(voice: Voice, shelf: Shelf, at: Address, one: Vacancy) -> Mapping[str, Linked]:
    whose = shelf.organisation(one.organisation, at.owner)
    town = one.town or town_of(voice.atlas, whose.at.owner, whose.record)
    place = {"@type": "PostalAddress", "addressLocality": voice.plain(town) if town else None, "addressCountry": "RU"}
    texts = (*((one.summary,) if one.summary else ()), *one.text, *one.duties, *one.requirements)
    return {
        "@context": CONTEXT,
        "@type": "JobPosting",
        "url": at,
        "title": voice.plain(one.title),
        "description": "\n".join(voice.plain(text) for text in texts) or voice.plain(one.title),
        "datePosted": str(one.posted),
        "validThrough": str(one.until),
        "employmentType": _EMPLOYMENT[one.employment],
        "jobLocationType": "TELECOMMUTE" if one.remote == "yes" else None,
        "applicantLocationRequirements": {"@type": "Country", "name": "RU"} if one.remote == "yes" else None,
        "hiringOrganization": _named(voice, whose),
        "jobLocation": {"@type": "Place", "address": place},
        "baseSalary": _salary(one.salary, _TURNS[one.salary_per]) if one.salary and one.salary_per in _TURNS else None,
    }


def _demand(voice: Voice, shelf: Shelf, at: Address, one: Proposal) -> Mapping[str, Linked]:
    """An offer of whoever makes it; whoever looks for partners seeks them."""
    whose, seeks = _named(voice, shelf.organisation(one.organisation, at.owner)), one.kind == "joint-project"
    said = {
        "@type": "Demand" if seeks else "Offer",
        "url": at,
        "name": voice.plain(one.title),
        "description": voice.plain(one.summary) if one.summary else None,
        "validFrom": str(one.posted),
        "validThrough": str(one.until),
        "eligibleRegion": one.countries,
    }
    return {"@context": CONTEXT, **whose, "seeks": said} if seeks else {"@context": CONTEXT, **said, "offeredBy": whose}


def linked_event(voice: Voice, at: Address, one: Event, first: str, last: str) -> Mapping[str, Linked]:
    """An event on known days."""
    voice = voice.of(at.owner)
    place = {"@type": "PostalAddress", "addressLocality": voice.plain(one.place), "addressCountry": one.country}
    return {
        "@context": CONTEXT,
        "@type": "BusinessEvent",
        "name": voice.plain(one.title),
        "startDate": first,
        "endDate": last,
        "description": voice.plain(one.summary) if one.summary else None,
        "url": one.link or at,
        "location": {"@type": "Place", "name": voice.plain(one.venue or one.place), "address": place},
        "organizer": {"@type": "Organization", "name": voice.plain(one.organiser)} if one.organiser else None,
    }


def _named(voice: Voice, whose: Entry[Organisation]) -> Mapping[str, Linked]:
    name = voice.of(whose.at.owner).unmarked(name_of(voice.of(whose.at.owner), whose.record))
    return {"@type": "Organization", "name": name, "url": whose.at}


def _property(name: str, value: str) -> Mapping[str, Linked]:
    return {"@type": "PropertyValue", "name": name, "value": value}


def _certification(voice: Voice, one: Certificate) -> Mapping[str, Linked]:
    return {
        "@type": "Certification",
        "name": voice.plain(one.title) if one.title else one.scheme.upper(),
        "certificationIdentification": one.number,
        "issuedBy": {"@type": "Organization", "name": voice.plain(one.issuer)},
        "validFrom": str(one.issued),
        "expires": str(one.until) if one.until else None,
        "url": one.address,
    }


def _offer(price: Price) -> Mapping[str, Linked]:
    if price.value is not None:
        return {"@type": "Offer", "price": price.value, "priceCurrency": price.currency}
    ends = {"lowPrice": price.from_, "highPrice": price.to}
    return {"@type": "AggregateOffer", **ends, "priceCurrency": price.currency}


def _salary(price: Price, turn: str) -> Mapping[str, Linked]:
    ends = {"value": price.value, "minValue": price.from_, "maxValue": price.to}
    value = {"@type": "QuantitativeValue", **ends, "unitText": turn}
    return {"@type": "MonetaryAmount", "currency": price.currency, "value": value}


def _point(role: str, contact: RoleContact) -> Mapping[str, Linked]:
    return {
        "@type": "ContactPoint",
        "contactType": role,
        "email": contact.mail,
        "telephone": contact.phone,
        "availableLanguage": tuple(contact.languages),
    }
