"""Rules across the kinds of a catalogue: duplicates, codes without a heading, contacts that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from generator.kinds.catalogue.category import Category
from generator.kinds.catalogue.certificate import Certificate
from generator.kinds.catalogue.codes import Scheme, heading
from generator.kinds.catalogue.offer import Proposal, Vacancy
from generator.kinds.catalogue.organisation import Organisation
from generator.kinds.catalogue.product import Product
from generator.kinds.catalogue.service import Service
from generator.kinds.topic import Topic
from generator.model.address import Address
from generator.model.refs import OrganisationRef
from generator.model.rules import warning
from generator.model.texts import Text
from generator.problems import Problem, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas

R = TypeVar("R", bound=BaseModel)
Key = tuple[str, ...]  # what no two records share, with the field that says it first


def duplicate_organisation(atlas: Atlas) -> Iterator[Problem]:
    """One company in two files, or twice in a list of members."""
    fix = msg("Leave one of the files; a member of several clusters has also-in:")
    for at, first, field in _twice(atlas, Organisation, _of_organisation):
        message = msg("The same organisation stands in {file}", file=atlas.places.path(first))
        yield warning(atlas, at.child(field), "duplicate-organisation", message, fix)
    for at, topic in atlas.of(Topic):
        for place, member in enumerate(topic.members):
            if member in topic.members[:place]:
                message = msg("“{name}” stands in this list already", name=member)
                again = msg("Leave it out once, or write the one that is meant")
                yield warning(atlas, at.child("members", place), "duplicate-organisation", message, again)


def duplicate_product(atlas: Atlas) -> Iterator[Problem]:
    """One product in two files."""
    fix = msg("Leave one of the files, or correct what they have in common")
    for at, first, field in _twice(atlas, Product, lambda one, at: _of_product(atlas, one, at)):
        message = msg("The same product stands in {file}", file=atlas.places.path(first))
        yield warning(atlas, at.child(field), "duplicate-product", message, fix)


def _of_organisation(one: Organisation, _: Address) -> Iterator[Key]:
    yield from (("inn", one.inn),) if one.inn else ()
    yield from (("ogrn", one.ogrn),) if one.ogrn else ()
    if not one.sample:  # every new cluster begins with the same ones
        yield "name", _plain(one.name)


def _of_product(atlas: Atlas, one: Product, at: Address) -> Iterator[Key]:
    maker = str(atlas.found(one.maker, at.owner, Organisation)[0])
    yield from (("gtin", one.gtin.zfill(14)),) if one.gtin else ()
    yield from (("article", maker, one.article.casefold()),) if one.article else ()
    yield "name", maker, _plain(one.name)


def _plain(name: Text) -> str:
    """A name in the required language without what two ways to write it differ in."""
    return " ".join(re.findall(r"\w+", next(iter(name.said.values())).casefold().replace("ё", "е")))


def _twice(
    atlas: Atlas, model: type[R], keys: Callable[[R, Address], Iterator[Key]]
) -> Iterator[tuple[Address, Address, str]]:
    """Every record that shares a key with one before it: its address, that of the first, the field of the key."""
    first: dict[Key, Address] = {}
    for at, item in atlas.of(model):
        shared = [(first[key], key[0]) for key in keys(item, at) if first.setdefault(key, at) != at]
        if shared:
            yield at, *shared[0]


def code_heading(atlas: Atlas) -> Iterator[Problem]:
    """A code that nobody can read, since its heading is not known."""
    fix = msg("Write its heading in data/shared/codes.yml")
    for at, scheme, code in _codes(atlas):
        if heading(atlas, scheme, code) is None:
            yield warning(atlas, at, "code-heading", msg("The code {code} has no heading", code=code), fix)


def _codes(atlas: Atlas) -> Iterator[tuple[Address, Scheme, str]]:
    for at, item in atlas.of(Product, Category):
        if isinstance(item, Product):
            yield from ((at.child("hs"), "hs", item.hs),) if item.hs else ()
            yield from ((at.child("okpd2"), "okpd2", item.okpd2),) if item.okpd2 else ()
        elif isinstance(item, Category):
            yield from ((at.child("hs", place), "hs", code) for place, code in enumerate(item.hs))
            yield from ((at.child("okpd2", place), "okpd2", code) for place, code in enumerate(item.okpd2))


def contact_role(atlas: Atlas) -> Iterator[Problem]:
    """A card that asks for a contact which its organisation does not have."""
    for at, item in atlas.of(Product, Service, Vacancy, Proposal):
        if isinstance(item, Product | Service | Vacancy | Proposal) and "contact" in item.model_fields_set:
            found = atlas.found(_whose(item), at.owner, Organisation)[1].contacts
            if found is None or getattr(found, item.contact) is None:
                message = msg("The organisation has no contact “{role}”", role=item.contact)
                fix = msg("Write it under contacts: of the organisation, or name another one here")
                yield warning(atlas, at.child("contact"), "contact-role", message, fix)


def certificate_holder(atlas: Atlas) -> Iterator[Problem]:
    """A product or a service that is proved by another organisation's certificate."""
    fix = msg("Write the own one, or correct holder: of the certificate")
    for at, item in atlas.of(Product, Service):
        if isinstance(item, Product | Service):
            mine = atlas.found(_whose(item), at.owner, Organisation)[0]
            for place, ref in enumerate(item.certificates):
                where, found = atlas.found(ref, at.owner, Certificate)
                if atlas.found(found.holder, where.owner, Organisation)[0] != mine:
                    message = msg("The certificate {number} is held by another organisation", number=found.number)
                    yield warning(atlas, at.child("certificates", place), "certificate-holder", message, fix)


def _whose(item: Product | Service | Vacancy | Proposal) -> OrganisationRef:
    if isinstance(item, Product):
        return item.maker
    return item.provider if isinstance(item, Service) else item.organisation
