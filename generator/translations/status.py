"""How far translations are, in lines for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from generator.kinds.atlas import Atlas
from generator.kinds.confirmed import State
from generator.language import Lang
from generator.language.messages import ui
from generator.model.address import Address
from generator.translations.ledger import wordings

Say = Callable[..., str]
Wanted = Callable[[Address], bool]

STATES = {
    State.CONFIRMED: ui("confirmed"),
    State.NEW: ui("not confirmed"),
    State.STALE: ui("stale"),
    State.MISSING: ui("missing"),
}


def counted(atlas: Atlas, lang: Lang, wanted: Wanted, say: Say) -> Iterator[str]:
    """A line a file with how many texts are in each state, and their sum."""
    files: dict[str, Counter[State]] = {}
    for one in wordings(atlas, lang, wanted):
        files.setdefault(atlas.place(one.at).path, Counter())[one.state] += 1
    heads = [say(word) for word in STATES.values()]
    width = max(map(len, files), default=0)
    yield f"{'':{width}}  {'  '.join(heads)}"
    rows = {**files, say("Total"): sum(files.values(), Counter())}
    for name, counts in rows.items():
        cells = (f"{counts[state]:>{len(head)}}" for state, head in zip(STATES, heads, strict=True))
        yield f"{name:{width}}  {'  '.join(cells)}"


def named(atlas: Atlas, lang: Lang, wanted: Wanted, say: Say) -> Iterator[str]:
    """The place of each text that is missing or stale."""
    for one in wordings(atlas, lang, wanted):
        if one.state in (State.MISSING, State.STALE):
            yield f"{atlas.place(one.at)} {say(STATES[one.state])}: {one.at}"
