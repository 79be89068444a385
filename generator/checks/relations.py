"""Relations: numbers that do not stand to each other as data/shared/relations.yml says that they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.checks.once import once
from generator.kinds.atlas import Atlas
from generator.kinds.registry import observations
from generator.kinds.relation import ANY, Operand, Relation, RelationsFile
from generator.model.address import Address, parse_address
from generator.model.quantity import Quantity, State
from generator.model.rules import Look, Verdict, warning
from generator.problems import msg

_PERCENT = Decimal(100)


@dataclass(frozen=True)
class Span:
    """Between which bounds a number lies, in base units."""

    low: Decimal
    high: Decimal


def relation(atlas: Atlas) -> Iterator[Verdict]:
    """Numbers that do not stand to each other as data/shared/relations.yml says that they do."""
    for name, expected in atlas.records("", "relations", RelationsFile).items():
        for owner in atlas.scopes:
            bound = list(_bound(atlas, owner, expected))
            yield from (_judged(atlas, name, owner, one) for one in bound)
            if not bound:
                yield Look.SILENT


def _bound(atlas: Atlas, owner: str, expected: Relation) -> Iterator[Relation]:
    """The relation for each number that `of` stands for: what `*` is in it, the operands take over."""
    if ANY not in expected.of:
        yield expected
        return
    for key in _steps(atlas, owner, expected.of):
        kept = {name: _with(getattr(expected, name), key) for name in ("product", "sum", "ratio", "between", "chained")}
        yield expected.model_copy(update={**kept, "of": Operand(expected.of.replace(ANY, key))})


def _with(operands: Sequence[Operand] | None, key: str) -> tuple[Operand, ...] | None:
    return None if operands is None else tuple(Operand(one.replace(ANY, key)) for one in operands)


def _judged(atlas: Atlas, name: str, owner: str, expected: Relation) -> Verdict:
    stated = _one(atlas, owner, expected.of)
    if stated is None or stated.value is None or stated.rank:
        return Look.SILENT
    span = _span(atlas, owner, expected)
    if span is None:
        return Look.SILENT
    scale = _scale(atlas, stated)
    low, high = span.low / scale, span.high / scale
    if _meets(expected, low, high, stated):
        return Look.SOUND
    bounds = dict.fromkeys((_short(low), _short(high)))
    message = msg(
        "“{name}” expects {expected}, and {stated} stands here",
        name=name,
        expected="–".join(bounds),
        stated=_short(stated.value),
    )
    return warning(atlas, stated.address, "relation", message, msg("Compare the figures with the document"))


def _span(atlas: Atlas, owner: str, expected: Relation) -> Span | None:
    """Between which bounds a number should lie by the others, as exactly as these are printed."""
    found = [_numbers(atlas, owner, name) for name in expected.operands]
    numbers = [number for several in found for number in several]
    of_each = expected.ratio or expected.chained  # each operand of these stands for one number
    if not numbers or not all(found) or (of_each and len(numbers) != len(of_each)):
        return None
    spans = [_bounds(atlas, number) for number in numbers]
    if expected.between:
        return Span(min(span.low for span in spans), max(span.high for span in spans))
    if expected.chained:
        return _chained(*spans)
    if expected.ratio:
        one, other = spans
        return Span(one.low / other.high, one.high / other.low) if other.low > 0 else None
    low = high = Decimal(1 if expected.product else 0)
    for span in spans:
        low, high = (low * span.low, high * span.high) if expected.product else (low + span.low, high + span.high)
    return Span(low, high)


def _chained(level: Span, before: Span, now: Span) -> Span | None:
    """A level by an earlier one, where both have grown from the same base, by so many per cent."""
    least, most = (_PERCENT + before.low, _PERCENT + before.high)
    if least <= 0:
        return None
    return Span(level.low * (_PERCENT + now.low) / most, level.high * (_PERCENT + now.high) / least)


def _one(atlas: Atlas, owner: str, name: str) -> Quantity | None:
    found = _numbers(atlas, owner, name)
    return found[0] if len(found) == 1 else None


def _numbers(atlas: Atlas, owner: str, name: str) -> Sequence[Quantity]:
    """What an operand stands for; nothing where the owner has none, or one of it is damaged."""
    kind, _, path = name.rpartition(":")
    if kind == "charts":
        return _of_chart(atlas, owner, path)
    if kind:
        steps = path.split(".")
        found = [number for number in _told(atlas, owner, kind) if _fits(number.address.path, steps)]
    else:
        found = [one] if (one := _of_figure(atlas, owner, name)) is not None else []
    return found if all(one.value is not None and one.state is State.EXACT for one in found) else ()


def _of_chart(atlas: Atlas, owner: str, name: str) -> Sequence[Quantity]:
    chart = atlas.scopes[owner].charts.get(name)
    at = Address(owner, "charts", (name, "sample"))
    return [Quantity(at, value=Decimal(chart.sample.n))] if chart and chart.sample else ()


def _of_figure(atlas: Atlas, owner: str, name: str) -> Quantity | None:
    record, _, part = name.partition(".")
    figure = atlas.scopes[owner].figures.get(record)
    if figure is None:
        return None
    if part == "sample":
        at = Address(owner, "figures", (record, "sample"))
        return Quantity(at, value=Decimal(figure.sample.n)) if figure.sample else None
    address = parse_address(name, kind="figures", owner=owner)
    return atlas.quantity(address) if address else None


def _told(atlas: Atlas, owner: str, kind: str) -> Sequence[Quantity]:
    return _by_file(atlas).get(Address(owner, kind), ())


@once
def _by_file(atlas: Atlas) -> Mapping[Address, Sequence[Quantity]]:
    """The numbers of the files that relations name, by file."""
    relations = atlas.records("", "relations", RelationsFile).values()
    operands = (name for one in relations for name in (one.of, *one.operands))
    kinds = {name.rpartition(":")[0] for name in operands} - {"", "charts"}
    found: dict[Address, list[Quantity]] = {}
    for number in observations(atlas) if kinds else ():
        if number.address.kind in kinds:
            found.setdefault(number.address.file, []).append(number)
    return found


def _fits(path: Sequence[str], steps: Sequence[str]) -> bool:
    return len(path) == len(steps) and all(step in (ANY, key) for key, step in zip(path, steps, strict=True))


def _steps(atlas: Atlas, owner: str, name: str) -> list[str]:
    """What `*` is in the places that a name fits."""
    kind, _, path = name.rpartition(":")
    steps = path.split(".")
    at = steps.index(ANY)
    told = _told(atlas, owner, kind)
    return list(dict.fromkeys(number.address.path[at] for number in told if _fits(number.address.path, steps)))


def _bounds(atlas: Atlas, number: Quantity) -> Span:
    """What a printed number can have been before it was rounded, in base units; counts are exact."""
    value, scale = number.value or Decimal(0), _scale(atlas, number)
    is_part = len(number.address.path) > 1 and number.address.kind == "figures"
    half = Decimal(0) if number.parts or not number.unit or is_part or _is_counted(number) else _half(value)
    return Span((value - half) * scale, (value + half) * scale)


def _is_counted(number: Quantity) -> bool:
    """Whether a cell holds a whole number, which is counted and not rounded."""
    value = number.value or Decimal(0)
    return number.address.kind != "figures" and value == value.to_integral_value()


def _half(value: Decimal) -> Decimal:
    """Half of the last digit that is printed."""
    return Decimal(5).scaleb(int(value.as_tuple().exponent) - 1)


def _scale(atlas: Atlas, number: Quantity) -> Decimal:
    return atlas.units[number.unit].scale if number.unit else Decimal(1)


def _meets(expected: Relation, low: Decimal, high: Decimal, stated: Quantity) -> bool:
    value = stated.value or Decimal(0)
    half = Decimal(0) if stated.parts or _is_counted(stated) else _half(value)
    if expected.at_most:
        return value - half <= high
    if stated.qualifier == "more-than":
        return low <= value * Decimal("1.2") and high >= value
    if stated.qualifier == "about":
        half = max(half, value / 10)
    return value - half <= high and value + half >= low


def _short(value: Decimal) -> str:
    rounded = value.quantize(Decimal(1)) if value == value.to_integral_value() else round(value, 3).normalize()
    return f"{rounded:f}"
