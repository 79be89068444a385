"""Derived figures: computed from their rule in base units, and rounded to the precision of their parts.

A ratio, share or growth has as many significant digits as the part with the fewest, a sum as many decimals as the
coarsest part. Count pairs are exact and limit nothing; of counts alone a ratio has three digits, without zeros at the
end. Any other whole number may have been rounded, so its digits count as they are written. Where the source prints
the value as well, that has the last word on how many decimals are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.model.atlas import Scope, figure_value, split_ref
from generator.model.figures import Derivation, Figure
from generator.model.quantities import Unit

Key = tuple[str, str]

_DIGITS_OF_COUNTS = 3


@dataclass(frozen=True)
class Part:
    """An operand in base units; `step` is the size of its last digit. One that is `exact` has no last digit."""

    value: Decimal
    digits: int
    step: Decimal
    exact: bool


class Deriver:
    """Computes derived figures of all clusters and documents, each once; remembers what it could not compute."""

    def __init__(self, scopes: Mapping[str, Scope], units: Mapping[str, Unit]) -> None:
        self.scopes = scopes
        self.units = units
        self.values: dict[Key, Decimal] = {}
        self.failed: dict[Key, str] = {}
        self._open: set[Key] = set()
        self._counts: set[Key] = set()  # sums of counts, as exact as these

    def run(self) -> None:
        """Compute all."""
        for slug, scope in self.scopes.items():
            for name, figure in scope.figures.items():
                if figure.derive is not None:
                    self._compute((slug, name), figure)

    def _compute(self, key: Key, figure: Figure) -> Decimal | None:
        if key in self.values or key in self.failed or figure.derive is None:
            return self.values.get(key)
        if key in self._open:
            self.failed[key] = "cycle"
            return None
        self._open.add(key)
        rule, operands = figure.derive.rule
        parts = [self._operand(key[0], ref) for ref in operands]
        self._open.discard(key)
        known = [part for part in parts if part is not None]
        if len(known) < len(parts) or (rule != "sum" and known[0 if rule == "growth" else 1].value == 0):
            self.failed.setdefault(key, "operand")
            return None
        if rule == "sum" and all(part.exact for part in known):
            self._counts.add(key)
        self.values[key] = _rounded(figure.derive, known, self.units[figure.unit])
        return self.values[key]

    def _operand(self, slug: str, ref: str) -> Part | None:
        key = owner, name = split_ref(slug, ref)
        figure = self.scopes[owner].figures.get(name) if owner in self.scopes else None
        if figure is None:
            return None
        value = self._compute(key, figure) if figure.derive else figure_value(figure, ref)
        if value is None:
            return None
        scale = self.units[figure.unit].scale
        step = Decimal(1).scaleb(int(value.as_tuple().exponent)) * scale
        return Part(value * scale, significant(value), step, figure.count is not None or key in self._counts)


def _exact(rule: str, parts: list[Part], unit: Unit) -> Decimal:
    """The value by its rule, not rounded."""
    if rule == "sum":
        return sum((part.value for part in parts), Decimal(0)) / unit.scale
    first, second = (part.value for part in parts)
    if rule == "ratio":
        return first / second / unit.scale
    return 100 * first / second if rule == "share" else 100 * (second - first) / first


def _rounded(derivation: Derivation, parts: list[Part], unit: Unit) -> Decimal:
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
