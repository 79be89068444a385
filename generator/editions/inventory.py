"""The list of all figures for editors: value, period, source, state, and the places of the data that use them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.components.key_figures import parts
from generator.components.voice import Voice
from generator.kinds.atlas import Atlas
from generator.language import Lang
from generator.language.messages import interface_plural, ui
from generator.model.address import Address
from generator.model.quantity import Quantity, State


def inventory(atlas: Atlas, lang: Lang, slug: str = "", *, unsourced: bool = False) -> list[tuple[str, ...]]:
    """A row a figure: `pharma/core-revenue`, number, unit, period, source, state, places; of one cluster or all."""
    uses = atlas.figure_uses
    return [
        (
            f"{owner}/{name}",
            *_described(Voice(atlas, lang, owner), atlas.quantity(Address(owner, "figures", (name,)))),
            _used(uses.get(Address(owner, "figures", (name,)), []), lang),
        )
        for owner, scope in atlas.scopes.items()
        if slug in ("", owner)
        for name, figure in scope.figures.items()
        if not unsourced or (figure.source is None and figure.derive is None)
    ]


def _described(voice: Voice, quantity: Quantity) -> tuple[str, ...]:
    shown = voice.rank(quantity) if quantity.rank else voice.sign(quantity) or voice.amount(quantity)
    aside = parts(voice, quantity)
    unit = "" if quantity.rank or quantity.state is State.LOST else voice.unit(quantity)
    return (
        f"{shown} ({aside})" if aside else shown,
        unit or "–",
        voice.period(quantity.period) if quantity.period else "–",
        quantity.source or "–",
        voice.ui(_state(voice.atlas, quantity)),
    )


def _state(atlas: Atlas, quantity: Quantity) -> str:
    figure = atlas.scopes[quantity.address.owner].figures[quantity.address.id]
    if figure.lost:
        return ui("lost")
    if figure.derive is not None:
        return ui("calculated")
    if quantity.printed is not None:
        return ui("as printed")
    return ui("exact") if quantity.qualifier == "exact" else ui("approximate")


def _used(places: Sequence[Address], lang: Lang) -> str:
    counted = interface_plural("used: {n} place", "used: {n} places", len(places), lang)
    return f"{counted} ({', '.join(map(str, places))})" if places else counted
