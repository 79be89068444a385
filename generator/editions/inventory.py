"""The list of all figures for editors: value, period, source, state, and the places of the data that use them."""

from __future__ import annotations

from markupsafe import Markup

from generator.editions.words import Words
from generator.language import Lang
from generator.language.messages import interface_plural, ui
from generator.model.atlas import Atlas
from generator.model.figures import Figure
from generator.model.uses import figure_uses

_STATES = {
    "exact": ui("exact"),
    "about": ui("approximate"),
    "derived": ui("calculated"),
    "printed": ui("as printed"),
    "lost": ui("lost"),
}


def inventory(atlas: Atlas, lang: Lang, slug: str = "", *, unsourced: bool = False) -> list[tuple[str, ...]]:
    """A row a figure: `pharma/core-revenue`, number, unit, period, source, state, places; of one cluster or all."""
    words, uses = Words(atlas, lang), figure_uses(atlas)
    return [
        (f"{owner}/{name}", *_described(words, owner, name, figure), _used(uses.get((owner, name), []), lang))
        for owner, scope in atlas.scopes.items()
        if slug in ("", owner)
        for name, figure in scope.figures.items()
        if not unsourced or (figure.source is None and figure.derive is None)
    ]


def _described(words: Words, owner: str, name: str, figure: Figure) -> tuple[str, ...]:
    view = words.value(owner, name)
    number, unit, state = view.number, view.unit, view.state
    if figure.rank is not None:
        number, unit = words.ui("rank {number}", number=figure.rank), ""
        state = "lost" if figure.lost else state
    elif figure.derive is not None:
        state = "derived"
    shown = " ".join(part for part in (view.qualifier, number) if part)
    aside: Markup = words.corporate_part(figure)
    period = words.period(figure.period) if figure.period else "–"
    return f"{shown} ({aside})" if aside else shown, unit or "–", period, figure.source or "–", words.ui(_STATES[state])


def _used(places: list[str], lang: Lang) -> str:
    counted = interface_plural("used: {n} place", "used: {n} places", len(places), lang)
    return f"{counted} ({', '.join(places)})" if places else counted
