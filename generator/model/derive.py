"""Derived figures: computed from their rule, in base units, and rounded to the precision of their parts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from generator.model.atlas import Scope, figure_value, split_ref
from generator.model.figures import Figure
from generator.model.quantities import Unit

Key = tuple[str, str]


class Deriver:
    """Computes derived figures of all clusters and documents, each once; remembers what it could not compute."""

    def __init__(self, scopes: Mapping[str, Scope], units: Mapping[str, Unit]) -> None:
        self.scopes = scopes
        self.units = units
        self.values: dict[Key, Decimal] = {}
        self.failed: dict[Key, str] = {}
        self._open: set[Key] = set()

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
        if len(known) < len(parts) or (rule != "sum" and known[0 if rule == "growth" else 1][0] == 0):
            self.failed.setdefault(key, "operand")
            return None
        self.values[key] = self._apply(rule, known, self.units[figure.unit])
        return self.values[key]

    def _operand(self, slug: str, ref: str) -> tuple[Decimal, Unit] | None:
        owner, name = split_ref(slug, ref)
        figure = self.scopes[owner].figures.get(name) if owner in self.scopes else None
        if figure is None:
            return None
        value = self._compute((owner, name), figure) if figure.derive else figure_value(figure, ref)
        return None if value is None else (value, self.units[figure.unit])

    @staticmethod
    def _apply(rule: str, parts: list[tuple[Decimal, Unit]], unit: Unit) -> Decimal:
        sized = [value * part.scale for value, part in parts]
        if rule == "sum":
            total = sum(sized, Decimal(0)) / unit.scale
            decimals = min(-int(value.as_tuple().exponent) for value, _ in parts)
            return total.quantize(Decimal(1).scaleb(-max(decimals, 0)), ROUND_HALF_UP)
        first, second = sized
        exact = {
            "ratio": lambda: first / second / unit.scale,
            "share": lambda: 100 * first / second,
            "growth": lambda: 100 * (second - first) / first,
        }[rule]()
        return to_significant(exact, min(significant(value) for value, _ in parts))


def significant(value: Decimal) -> int:
    """Significant digits as written: 2.41 has three, 900 has three."""
    return max(len(value.as_tuple().digits), 1)


def to_significant(value: Decimal, digits: int) -> Decimal:
    """Round half up to so many significant digits; whole numbers keep all theirs."""
    if value == 0:
        return value
    exponent = min(value.adjusted() - digits + 1, 0)
    return value.quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP)
