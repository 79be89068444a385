"""What may be chosen in the cells of a column."""

from __future__ import annotations

from generator.components.cards import KINDS, SCHEMES
from generator.components.details import FORMS, ROLES
from generator.components.events import EVENTS
from generator.components.offers import EMPLOYMENT
from generator.components.terms import TURNS
from generator.exchange.shape import Leaf
from generator.kinds.atlas import Atlas
from generator.kinds.registry import label
from generator.language import Lang
from generator.language.messages import interface, ui
from generator.model.address import Address
from generator.model.base import Ref, Whose

Choices = tuple[tuple[str, str], ...]  # what is written, and what it is called

_MEANINGS = {
    **FORMS,
    **ROLES,
    **KINDS,
    **SCHEMES,
    **EVENTS,
    **EMPLOYMENT,
    **TURNS,
    "other": ui("Other"),
    "true": ui("yes"),
    "false": ui("no"),
    "yes": ui("yes"),
    "no": ui("no"),
    "partly": ui("partly"),
    "photo": ui("photo"),
    "drawing": ui("drawing"),
    "logo": ui("logo"),
    "plan": ui("floor plan"),
    "scan": ui("scan"),
    "everybody": ui("everybody"),
    "professionals": ui("medical staff only"),
    "general": ui("General questions"),
    "sales": ui("Sales"),
    "export": ui("Export"),
    "press": ui("Press"),
    "jobs": ui("Vacancies"),
    "partnership": ui("Joint projects"),
}


def choices_of(atlas: Atlas, owner: str, leaf: Leaf, lang: Lang) -> Choices:
    """The words that a field takes, with their names in a language; nothing where any word will do."""
    if leaf.ref is None:
        return tuple((word, interface(_MEANINGS[word], lang) if word in _MEANINGS else "") for word in leaf.choices)
    return tuple(dict(_records(atlas, owner, leaf.ref, lang)).items())


def _records(atlas: Atlas, owner: str, ref: type[Ref], lang: Lang) -> list[tuple[str, str]]:
    whose = {Whose.OWN: owner, Whose.CENTRE: atlas.centre_of(owner) or "", Whose.SHARED: ""}
    found = []
    for held in ref.held:
        if held.whose in whose:
            place = Address(whose[held.whose], held.kind, held.within)
            found += [(name, _called(atlas, place.child(name), lang)) for name in sorted(atlas.index.ids(place))]
    return found


def _called(atlas: Atlas, address: Address, lang: Lang) -> str:
    named = label(atlas.index.record(address))
    return named.get(lang, atlas.instead(lang))[0] if named is not None else ""
