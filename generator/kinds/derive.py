"""Derived figures: computed from their rule in base units, and rounded to the precision of their parts.

A ratio, share or growth has as many significant digits as the part with the fewest, a sum as many decimals as the
coarsest part. Count pairs are exact and limit nothing; of counts alone a ratio has three digits, without zeros at the
end. Any other whole number may have been rounded, so its digits count as they are written. Where the source prints
the value as well, that has the last word on how many decimals are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING

from generator.kinds.figure import Derivation, Figure, of_figure
from generator.kinds.scope import Scope
from generator.kinds.unit import Unit
from generator.model.address import Address
from generator.model.values import MOST_DIGITS
from generator.problems import Problem, Severity, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas

LONGEST_CIRCLE = 8  # of figures that are named where a rule leads back to itself


_DIGITS_OF_COUNTS = 3
_PRECISION = 100  # digits of what is computed: numbers and scales have 24 at most, a ratio takes four of them
_SMALLEST = 12  # zeros in front of what is published at most


@dataclass(frozen=True)
class Operand:
    """An operand in base units; `step` is the size of its last digit. One that is `exact` has no last digit."""

    value: Decimal
    digits: int
    step: Decimal
    exact: bool


class Deriver:
    """Computes derived figures of all clusters and documents, each once, those first that others build on.

    `failed` holds what cannot be computed: with the circle on which it lies, or with nothing where an operand has no
    number. Figures are named by their address.
    """

    def __init__(self, scopes: Mapping[str, Scope], units: Mapping[str, Unit]) -> None:
        self.scopes = scopes
        self.units = units
        self.values: dict[Address, Decimal] = {}
        self.failed: dict[Address, tuple[Address, ...]] = {}
        self._counts: set[Address] = set()  # sums of counts, as exact as these

    def run(self) -> None:
        """Compute all."""
        rules = {
            scope.address("figures", name): figure.derive
            for slug, scope in self.scopes.items()
            for name, figure in scope.figures.items()
            if figure.derive is not None
        }
        needs = {key: _needed(key, derivation, rules) for key, derivation in rules.items()}
        order = _in_order(needs)
        with localcontext() as context:
            context.prec = _PRECISION
            for key in order:
                self._compute(key, rules[key])
        left = {key: next(need for need in needs[key] if need not in order) for key in needs if key not in order}
        circles = _circles(left)
        self.failed |= {key: circles.get(key, ()) for key in left}

    def _compute(self, key: Address, derivation: Derivation) -> None:
        rule, operands = derivation.rule
        parts = [self._operand(ref.address(key.owner)) for ref in operands]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts) or (rule != "sum" and known[0 if rule == "growth" else 1].value == 0):
            self.failed[key] = ()
            return
        value = _rounded(derivation, known, self.units[self._figure(key).unit])
        if value and (value.adjusted() >= MOST_DIGITS or value.adjusted() < -_SMALLEST):
            self.failed[key] = ()
            return
        if rule == "sum" and all(part.exact for part in known):
            self._counts.add(key)
        self.values[key] = value

    def _figure(self, key: Address) -> Figure:
        return self.scopes[key.owner].figures[key.id]

    def _operand(self, operand: Address) -> Operand | None:
        key, figure = Address(operand.owner, operand.kind, (operand.id,)), self._figure(operand)
        value = of_figure(operand, figure, self.values.get(key)).value if figure.range is None else None
        if value is None:
            return None
        scale = self.units[figure.unit].scale
        step = Decimal(1).scaleb(int(value.as_tuple().exponent)) * scale
        return Operand(value * scale, significant(value), step, figure.count is not None or key in self._counts)


def _needed(key: Address, derivation: Derivation, rules: Mapping[Address, Derivation]) -> tuple[Address, ...]:
    """The derived figures that a rule builds on."""
    operands = (ref.records(key.owner)[0] for ref in derivation.rule[1])
    return tuple(dict.fromkeys(operand for operand in operands if operand in rules))


def _in_order(needs: Mapping[Address, tuple[Address, ...]]) -> dict[Address, None]:
    """All that lead into no circle, each after those that it needs."""
    waiting = {key: len(needed) for key, needed in needs.items()}
    users: dict[Address, list[Address]] = {}
    for key, needed in needs.items():
        for need in needed:
            users.setdefault(need, []).append(key)
    ready = [key for key, count in waiting.items() if not count]
    order: dict[Address, None] = {}
    while ready:
        key = ready.pop()
        order[key] = None
        for user in users.get(key, ()):
            waiting[user] -= 1
            if not waiting[user]:
                ready.append(user)
    return order


def _circles(leads: Mapping[Address, Address]) -> dict[Address, tuple[Address, ...]]:
    """The circle that each lies on where every one leads to one other: from itself on, cut off where it is long."""
    found: dict[Address, tuple[Address, ...]] = {}
    seen: set[Address] = set()
    for start in leads:
        way: dict[Address, None] = {}
        here = start
        while here not in seen:
            seen.add(here)
            way[here] = None
            here = leads[here]
        if here in way:
            walked = list(way)
            circle = walked[walked.index(here) :]
            turned = circle + circle[:LONGEST_CIRCLE]
            ends = min(len(circle), LONGEST_CIRCLE)
            found |= {key: tuple(turned[place : place + ends]) for place, key in enumerate(circle)}
    return found


def _exact(rule: str, parts: list[Operand], unit: Unit) -> Decimal:
    """The value by its rule, not rounded."""
    if rule == "sum":
        return sum((part.value for part in parts), Decimal(0)) / unit.scale
    first, second = (part.value for part in parts)
    if rule == "ratio":
        return first / second / unit.scale
    return 100 * first / second if rule == "share" else 100 * (second - first) / first


def _rounded(derivation: Derivation, parts: list[Operand], unit: Unit) -> Decimal:
    """The value by its rule with the precision of its parts, or of what the source prints."""
    rule, _ = derivation.rule
    value = _exact(rule, parts, unit)
    if derivation.printed is not None:
        return _to_step(value, Decimal(1).scaleb(int(derivation.printed.as_tuple().exponent)))
    limiting = [part for part in parts if not part.exact]
    if rule == "sum":
        return _to_step(value, max(part.step for part in limiting) / unit.scale) if limiting else _bare(value)
    if not limiting:
        return _bare(to_significant(value, _DIGITS_OF_COUNTS))
    return to_significant(value, min(part.digits for part in limiting))


def _to_step(value: Decimal, step: Decimal) -> Decimal:
    """Round half up to the decimal place of the step; whole numbers keep all theirs."""
    return value.quantize(Decimal(1).scaleb(min(step.adjusted(), 0)), ROUND_HALF_UP)


def _bare(value: Decimal) -> Decimal:
    """Without zeros at the end of its decimals."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def significant(value: Decimal) -> int:
    """Significant digits as written: 2.41 has three, 900 has three."""
    return max(len(value.as_tuple().digits), 1)


def to_significant(value: Decimal, digits: int) -> Decimal:
    """Round half up to so many significant digits; whole numbers keep all theirs."""
    if value == 0:
        return value
    exponent = min(value.adjusted() - digits + 1, 0)
    return value.quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP)


def underivable(atlas: Atlas, deriver: Deriver) -> list[Problem]:
    """Derived figures whose rule leads in a circle, or to a figure without a number."""
    problems = []
    for figure, circle in deriver.failed.items():
        way = [address.id if address.owner == figure.owner else f"{address.owner}/{address.id}" for address in circle]
        shown = way if len(way) < LONGEST_CIRCLE else [*way[:-1], "…"]
        message = (
            msg("The rule of “{name}” leads back to itself: {way}", name=figure.id, way=" → ".join((*shown, way[0])))
            if way
            else msg(
                "“{name}” cannot be computed: a figure has no number, it divides by zero, or it gets too many digits",
                name=figure.id,
            )
        )
        fix = msg("Refer to figures that have a value or a count")
        at = figure.child("derive")
        problems.append(Problem(atlas.place(at), Severity.ERROR, "derive", message, fix, str(at)))
    return problems
