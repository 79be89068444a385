"""Responses to pairs of SWOT factors: a matrix, then each response with its factors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.components.swot import SIDES, Factor, factors, unknown_code
from generator.components.voice import Voice
from generator.kinds.swot import Response as ResponseRecord
from generator.kinds.swot import SwotFile
from generator.language.messages import ui
from generator.model.address import Address

Factors = dict[str, dict[str, Factor]]  # by side and id

_COMBINATIONS: tuple[tuple[str, str, str, str], ...] = (
    ("strengths", "opportunities", ui("Strengths and opportunities"), ui("Using strengths to seize opportunities")),
    ("strengths", "threats", ui("Strengths and threats"), ui("Using strengths to counter threats")),
    (
        "weaknesses",
        "opportunities",
        ui("Weaknesses and opportunities"),
        ui("Using opportunities to overcome weaknesses"),
    ),
    ("weaknesses", "threats", ui("Weaknesses and threats"), ui("Countering threats and overcoming weaknesses")),
)


@dataclass(frozen=True)
class Response:
    """A response to a pair of factors; `doubted` is its address where the document prints another pair."""

    id: str
    inner: Factor
    outer: Factor
    text: Inline
    doubted: Address | None = None

    @property
    def pair(self) -> str:
        """The pair of codes as printed, e.g. S2 – O2."""
        return f"{self.inner.code}\u00a0– {self.outer.code}"


@dataclass(frozen=True)
class ResponseGroup:
    """The responses of one of the four combinations (strengths × opportunities, …)."""

    id: str
    title: str
    subtitle: str
    responses: tuple[Response, ...]


@dataclass(frozen=True)
class Responses:
    """The response matrix: rows are inner factors, columns outer ones; each group lists its responses."""

    kind: ClassVar[str] = "responses"
    is_wide: ClassVar[bool] = True
    inner: tuple[Factor, ...]
    outer: tuple[Factor, ...]
    groups: tuple[ResponseGroup, ...]
    caption: str
    unanswered: tuple[Factor, ...]

    def at(self, inner: Factor, outer: Factor) -> Response | None:
        """The response that stands in a cell of the matrix; one to an unknown factor stands in none."""
        responses = (r for group in self.groups for r in group.responses)
        return next((r for r in responses if (r.inner.id, r.outer.id) == (inner.id, outer.id)), None)


def build(scene: Scene, slot: Slot, file: SwotFile) -> Iterator[Block]:
    """The matrix, where there are responses."""
    if not file.responses:
        return
    voice = scene.voice
    sides = {side: factors(voice, file, side) for side, _, _ in SIDES}
    inner = {**sides["strengths"], **sides["weaknesses"]}
    outer = {**sides["opportunities"], **sides["threats"]}
    groups = tuple(
        ResponseGroup(
            f"{inside}-{outside}",
            voice.ui(title),
            voice.ui(subtitle),
            _group(voice, file, sides, (inside, outside), slot.at.child("responses")),
        )
        for inside, outside, title, subtitle in _COMBINATIONS
    )
    answered = {factor.id for group in groups for answer in group.responses for factor in (answer.inner, answer.outer)}
    unanswered = tuple(factor for factor in (*inner.values(), *outer.values()) if factor.id not in answered)
    caption = voice.ui("Which response answers which pair of factors")
    view = Responses(tuple(inner.values()), tuple(outer.values()), groups, caption, unanswered)
    yield scene.block(slot.name, view, records=(slot.at.child("responses"),))


def _group(
    voice: Voice, file: SwotFile, sides: Factors, combination: tuple[str, str], at: Address
) -> tuple[Response, ...]:
    inside, outside = combination
    return tuple(
        _response(voice, at.child(name), answer, sides[inside], sides[outside])
        for name, answer in file.responses.items()
        if (answer.side == inside or answer.uses in sides[inside]) and answer.for_ in sides[outside]
    )


def _response(
    voice: Voice, at: Address, answer: ResponseRecord, inner: dict[str, Factor], outer: dict[str, Factor]
) -> Response:
    """A response; a factor that the document does not hold has a question mark for its number, and says so."""
    if answer.uses is None:
        code = unknown_code(voice, answer.side or "")
        inside = Factor("", code, voice.ui("The document does not show which factor is meant"))
    else:
        inside = inner[answer.uses]
    text = voice.inline(answer.text)
    return Response(at.path[-1], inside, outer[answer.for_], text, at if answer.printed else None)
