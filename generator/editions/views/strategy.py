"""Blocks of strategy and governance: SWOT, bodies, the family of clusters, the roadmap, members."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from generator.editions.views.values import Empty, Mark, ValueView


@dataclass(frozen=True)
class Factor:
    """A SWOT factor with its code (S1, W2, O3, T4; in Russian С1, Сл2, В3, У4)."""

    id: str
    code: str
    html: Markup


@dataclass(frozen=True)
class Quadrant:
    """One field of a SWOT: `side` is strengths, weaknesses, opportunities or threats."""

    side: str
    title: str
    factors: tuple[Factor, ...]


@dataclass(frozen=True)
class Swot:
    """Four fields in the order strengths, weaknesses, opportunities, threats."""

    kind: ClassVar[str] = "swot"
    quadrants: tuple[Quadrant, Quadrant, Quadrant, Quadrant]


@dataclass(frozen=True)
class Response:
    """A response to a pair of factors."""

    id: str
    inner: Factor
    outer: Factor
    html: Markup
    printed: str = ""  # the pair as the document prints it, where it is another

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
    inner: tuple[Factor, ...]
    outer: tuple[Factor, ...]
    groups: tuple[ResponseGroup, ResponseGroup, ResponseGroup, ResponseGroup]
    caption: str
    unanswered: tuple[Factor, ...]

    def at(self, inner: Factor, outer: Factor) -> Response | None:
        """The response that stands in a cell of the matrix; one to an unknown factor stands in none."""
        responses = (r for group in self.groups for r in group.responses)
        return next((r for r in responses if (r.inner.id, r.outer.id) == (inner.id, outer.id)), None)


@dataclass(frozen=True)
class Strategy:
    """Mission, goal and tasks."""

    kind: ClassVar[str] = "strategy"
    mission: Markup
    goal: Markup
    tasks: tuple[Markup, ...]


@dataclass(frozen=True)
class Body:
    """A body of the cluster's governance: `level` 1 (council) to 3 (manager)."""

    id: str
    level: int
    title: Markup
    organisation: Markup
    members: tuple[Markup, ...]
    functions: tuple[Markup, ...]


@dataclass(frozen=True)
class Bodies:
    """The organisation: bodies from the top, then the family of clusters that they serve."""

    kind: ClassVar[str] = "bodies"
    bodies: tuple[Body, ...]


@dataclass(frozen=True)
class ClusterCard:
    """A cluster of the family.

    `accent` is its slug, `own` marks the reader's, `href` is empty where nothing is published yet.
    """

    slug: str
    title: Markup
    summary: Markup
    own: bool
    href: str
    state_text: str
    accent_light: str
    accent_dark: str


@dataclass(frozen=True)
class Family:
    """All clusters of the centre, the reader's own first."""

    kind: ClassVar[str] = "family"
    clusters: tuple[ClusterCard, ...]


@dataclass(frozen=True)
class RoadmapItem:
    """An item of the roadmap; `years` are those in which something is due."""

    id: str
    number: str
    title: Markup
    schedule: str
    years: tuple[int, ...]
    repeats: bool
    marks: tuple[Mark, ...] = ()
    result: Markup = Empty
    level: int = 1  # 2 for an item inside another


@dataclass(frozen=True)
class Direction:
    """A priority direction of the roadmap."""

    id: str
    number: str
    title: Markup
    items: tuple[RoadmapItem, ...]


@dataclass(frozen=True)
class Roadmap:
    """The roadmap by direction; `years` are the choices of the filter."""

    kind: ClassVar[str] = "roadmap"
    directions: tuple[Direction, ...]
    years: tuple[int, ...]

    @property
    def results(self) -> bool:
        """Whether expected results are given."""
        return any(item.result for direction in self.directions for item in direction.items)


@dataclass(frozen=True)
class MemberGroup:
    """Members or potential members: a large count and what they are; named members are listed."""

    id: str
    value: ValueView
    label: Markup
    names: tuple[Markup, ...] = ()


@dataclass(frozen=True)
class Members:
    """Members today and potential ones."""

    kind: ClassVar[str] = "members"
    groups: tuple[MemberGroup, ...]
