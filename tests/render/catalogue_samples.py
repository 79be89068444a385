"""Full and empty samples of what pages of the catalogue show."""

from __future__ import annotations

from datetime import date

from generator.components.block import View, section_at
from generator.components.brief import Point, Points, SiteCode
from generator.components.cards import Cards, ItemCard, Shot
from generator.components.catalogue import Catalogue, Choice, Facet, Found, Group
from generator.components.certificates import Certificates, Proof
from generator.components.contacts import ContactLine
from generator.components.details import Details
from generator.components.events import Events, Held, Year
from generator.components.indexes import Index, Letter, Line
from generator.components.inline import Inline
from generator.components.item import Item
from generator.components.labels import Label, Labels
from generator.components.mission import Mission
from generator.components.offers import OfferItem, Offers
from generator.components.opener import Inside, Opener
from generator.components.role_contacts import Part, RoleContacts
from generator.components.sheets import SheetCard, Sheets, Words
from generator.components.strips import Strips
from generator.components.support import Asked, Measure, Support, Wanted
from generator.components.take_away import TakeAway
from generator.model.address import Address

AT = Address("sample", "products", ("odd",))
DAY = date(2026, 3, 1)


def full(raw: str, other: Inline) -> list[View]:
    """A view of each kind; `raw` and `other` are texts that tempt templates."""
    shot = Shot("data/x.png", raw, (50, 30), whole=True, credit=other)
    card = ItemCard(AT, "product", raw, raw, other, other, ((raw, other),), (raw,), raw, shot, "sample", sample=True)
    bare = ItemCard(AT, "organisation", "", raw)
    facets = (Facet("category", raw, tuple(Choice(f"c{n}", raw, n, n) for n in range(10))),)
    found = Found(raw, raw, raw, ("0406",), ((0, 1),))
    line = ContactLine(raw, other, "mailto:x@x.example")
    offer = OfferItem(
        AT, "id", raw, raw, other, other, (raw,), ((raw, other),), ((raw, (raw,)),), (line,), DAY, raw, raw, (shot,),
        "sample", sample=True,
    )  # fmt: skip
    held = Held(
        AT, "event", DAY, DAY, True, raw, raw, raw, other, raw, raw, raw, (raw,), "https://x.example", "sample", True
    )
    asked = (Asked("a", raw), Asked("b", raw, (("x", other),)), Asked("c", raw, (), raw, is_number=True))
    wanted = (Wanted(raw, "a", "yes"), Wanted(other, "c", least="1", most="2"), Wanted(raw))
    rows = ((raw, other), (raw, raw))
    words = Words(raw, other, raw, other, (raw,), rows, rows, rows, rows, (raw, other), raw, (line,))
    sheet = SheetCard(AT, "records-a", "product", words, words, (shot,), "#0B6E74", sample=True, has_page=True)
    plain = SheetCard(AT, "records-b", "product", Words(raw), accent="#0B6E74")
    return [
        *(Sheets((sheet, plain, sheet), count) for count in (1, 2, 4)),
        Strips((sheet, plain)),
        Mission(raw, raw, other, raw),
        Opener(raw, other, "1", "#0B6E74", raw, (Inside(raw, 2, "records-a"),), sheet),
        Labels(
            (Label(AT, "records-a", raw, other, "#0B6E74", has_page=True), Label(AT, "records-b", raw, "", "", False))
        ),
        Index((Letter(raw, (Line(raw, ("records-a", "records-b"), raw), Line(other, ("records-a",)))),)),
        Points((Point(raw, other, (raw,)), Point(other)), is_numbered=True),
        SiteCode(section_at("sample"), raw),
        Cards((card, bare)),
        Cards((bare,)),
        Catalogue((Group("g", other, raw, (card,)), Group("h", raw, "", (bare,))), facets, (found, found)),
        Details(((raw, other), (raw, raw))),
        Item(raw, (shot, shot), other, other, raw, (raw,), True, other, raw, "sample", True, (other, raw), raw),
        Certificates((Proof(raw, other, raw, other, raw, raw, other, "https://x.example", (shot,), True),)),
        Support(asked, (Measure(AT, "m", raw, raw, other, wanted, True), Measure(AT, "n", other, "", "", ()))),
        Offers((offer,)),
        Events((Year(raw, (held,)),)),
        RoleContacts((Part(raw, (ContactLine(raw, other, raw), ContactLine(raw, raw))),)),
        TakeAway("products", raw, ("csv", "json", "ics", "atom"), ("a", "b"), ((raw, (raw,)),)),
    ]


def empty() -> list[View]:
    """The same with nothing to show."""
    return [
        Cards(()),
        Catalogue((), (), ()),
        Details(()),
        Item("", ()),
        Certificates(()),
        Support((), ()),
        Offers(()),
        Events(()),
        RoleContacts(()),
        Sheets(()),
        Strips(()),
        Mission("", ""),
        Opener("", "", "", "#000000", ""),
        Index(()),
        Points(()),
        Labels(()),
        SiteCode(AT, ""),
        TakeAway("x", "", (), (), ()),
    ]
