"""What a place in the data is called, and which chapter shows it."""

from __future__ import annotations

from functools import cached_property

from generator.components.block import records_of
from generator.components.finished import Finished, Place
from generator.components.inline import Inline, Joined
from generator.components.swot import SIDES, factors, unknown_code
from generator.components.voice import Voice
from generator.kinds.swot import Response
from generator.language.messages import ui
from generator.model.address import Address
from generator.model.texts import Text

_COLUMNS = {"firms": ui("firms"), "headcount": ui("headcount"), "revenue": ui("revenue")}


class Whereabouts:
    """The places of one owner's data among finished chapters."""

    def __init__(self, voice: Voice, finished: Finished) -> None:
        self._voice = voice
        self._finished = finished

    def name(self, at: Address) -> Inline:
        """The title of a place, or of the nearest record that has one, with the column of a cell."""
        path = at.path
        while path:
            title = getattr(self._voice.atlas.index.record(Address(at.owner, at.kind, path)), "title", None)
            if isinstance(title, Text):
                column = self._column(at, path) if len(path) < len(at.path) else ""
                said = self._voice.title(title)
                return Joined("{}: {}", (said, column)) if column else said
            path = path[:-1]
        return ""

    def pair(self, answer: Response) -> str:
        """The codes of the factors that a response answers; a question mark for one that is not known."""
        swot = self._voice.atlas.clusters[self._voice.owner].swot
        known = {name: one.code for side, *_ in SIDES if swot for name, one in factors(self._voice, swot, side).items()}
        inner = unknown_code(self._voice, answer.side) if answer.side else known[answer.uses or ""]
        return f"{inner}\u00a0– {known[answer.for_]}"

    def link(self, at: Address) -> Inline:
        """The way to the chapter that shows a place; nothing where none does."""
        place = self._exact.get(at) or self._near(at)
        return place.link if place else ""

    def _column(self, at: Address, path: tuple[str, ...]) -> Inline:
        step = at.path[-1]
        if step in _COLUMNS:
            return self._voice.ui(_COLUMNS[step])
        table = path[:-2] if "rows" in path else ()
        column = self._voice.atlas.index.record(Address(at.owner, at.kind, (*table, "columns", step)))
        title = getattr(column, "title", None)
        return self._voice.inline(title) if isinstance(title, Text) else ""

    def _near(self, at: Address) -> Place | None:
        """The place of what holds it, else of what it holds."""
        for length in range(len(at.path), -1, -1):
            start = Address(at.owner, at.kind, at.path[:length])
            found = self._exact.get(start)
            if found or not length:
                return found
            others = self._in_file.get(at.file, ())
            found = next((place for path, place in others if path[:length] == start.path), None)
            if found:
                return found
        return None

    @cached_property
    def _in_file(self) -> dict[Address, list[tuple[tuple[str, ...], Place]]]:
        """The same by the files that the records stand in, in the same order."""
        found: dict[Address, list[tuple[tuple[str, ...], Place]]] = {}
        for at, place in self._exact.items():
            found.setdefault(at.file, []).append((at.path, place))
        return found

    @cached_property
    def _exact(self) -> dict[Address, Place]:
        """The first chapter that shows each record, by its address."""
        found: dict[Address, Place] = {}
        for place in self._finished.places:
            if place.to.path:  # the first page repeats some of them
                for block in place.section.blocks:
                    for at in (*records_of(block), *(Address("", "sources", (name, "text")) for name in block.sources)):
                        found.setdefault(at, place)
        return found
