"""What may be chosen in the cells of a column."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from generator.components.cards import KINDS, SCHEMES
from generator.components.details import FORMS, ROLES
from generator.components.events import EVENTS
from generator.components.offers import EMPLOYMENT
from generator.components.role_contacts import CONTACTS
from generator.components.terms import TURNS
from generator.exchange.shape import Leaf
from generator.kinds.atlas import Atlas
from generator.kinds.registry import label
from generator.language import Lang
from generator.language.messages import interface, ui
from generator.model.address import Address
from generator.model.base import Ref, Whose

Choices = tuple[tuple[str, str], ...]  # what is written, and what it is called

FLAGS = {"true": ui("yes"), "false": ui("no")}
# What words to choose from are called, by the set that they belong to: `partnership` is a legal form, and a role.
_MEANINGS: tuple[Mapping[str, str], ...] = (
    FORMS,
    ROLES,
    KINDS,
    {**SCHEMES, "other": ui("Other")},
    EVENTS,
    EMPLOYMENT,
    TURNS,
    FLAGS,
    {"no": ui("no"), "partly": ui("partly"), "yes": ui("yes")},
    {
        "photo": ui("photo"),
        "drawing": ui("drawing"),
        "logo": ui("logo"),
        "plan": ui("floor plan"),
        "scan": ui("scan"),
    },
    {"everybody": ui("everybody"), "professionals": ui("medical staff only")},
    CONTACTS,
)


def named(words: Collection[str], lang: Lang) -> Choices:
    """Words to choose from with what they mean; with nothing where they speak for themselves."""
    names = next((names for names in _MEANINGS if names.keys() >= set(words)), {})
    return tuple((word, interface(names[word], lang) if word in names else "") for word in words)


def choices_of(atlas: Atlas, owner: str, leaf: Leaf, lang: Lang) -> Choices:
    """The words that a field takes, with their names in a language; nothing where any word will do."""
    if leaf.ref is None:
        return named(leaf.choices, lang)
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
