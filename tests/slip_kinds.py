"""The twenty kinds of slips: how each looks, and where it can happen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from generator.source.nodes import Mapping, Node, Scalar
from tests.slip_places import (
    COUNTS,
    TYPED,
    WORD,
    YEAR,
    counted,
    english,
    growths,
    keyed,
    lists,
    named,
    names,
    numbers,
    periods,
    plans,
    previous,
    rows,
    samples,
    schedules,
    signed,
    totals,
)
from tests.slips import Draw, Found, Kind, Slip, get, text, values


def _scalar(place: Found, said: str) -> Scalar:
    _, _, node = place
    assert isinstance(node, Scalar)
    return replace(node, text=said)


def _say(kind: str, place: Found, said: str) -> Slip | None:
    path, keys, node = place
    before = text(node)
    return None if said == before else Slip(kind, path, keys, _scalar(place, said), f"{before} → {said}")


def _digit_changed(draw: Draw, place: Found) -> Slip | None:
    said = text(place[2])
    at = draw.choice([at for at, sign in enumerate(said) if sign.isdigit()])
    others = [digit for digit in "0123456789" if digit != said[at] and (digit != "0" or at or len(said) == 1)]
    return _say("digit changed", place, said[:at] + draw.choice(others) + said[at + 1 :])


def _swapped(draw: Draw, place: Found) -> Slip | None:
    said = text(place[2])
    pairs = [at for at in range(len(said) - 1) if said[at : at + 2].isdigit() and said[at] != said[at + 1]]
    pairs = [at for at in pairs if not (said[at + 1] == "0" and (at == 0 or said[:at] == "-"))]
    if not pairs:
        return None
    at = draw.choice(pairs)
    return _say("digits swapped", place, said[:at] + said[at + 1] + said[at] + said[at + 2 :])


def _decimal(draw: Draw, place: Found) -> Slip | None:
    said = text(place[2])
    whole = place[1][-1] in (*COUNTS, "n", "rank")
    moved = Decimal(said) * 10 if whole or draw.random() < 0.5 else Decimal(said) / 10
    return _say("decimal moved", place, f"{moved.normalize():f}")


def _doubled(draw: Draw, place: Found) -> Slip | None:
    said = text(place[2])
    at = draw.choice([at for at, sign in enumerate(said) if sign.isdigit() and not (sign == "0" and at == 0)] or [0])
    return _say("digit doubled", place, said[: at + 1] + said[at] + said[at + 1 :]) if said != "0" else None


def _unsigned(_: Draw, place: Found) -> Slip | None:
    return _say("sign lost", place, text(place[2]).removeprefix("-"))


def _another(kind: str) -> Callable[[Draw, Found], Slip | None]:
    """Another word that stands at places of this kind in the same file."""

    def make(draw: Draw, place: Found) -> Slip | None:
        path, keys, node = place
        same = {text(other) for where, at, other in values() if where == path and at and at[-1] == keys[-1]}
        more = {text(other) for _, at, other in values() if at and at[-1] == keys[-1] and isinstance(other, Scalar)}
        choice = sorted((same if len(same) > 1 else more) - {text(node), ""})
        return _say(kind, place, draw.choice(choice)) if choice else None

    return make


def _year(draw: Draw, place: Found) -> Slip | None:
    said = text(place[2])
    found = draw.choice(list(YEAR.finditer(said)))
    digit = draw.choice([one for one in "0123456789" if one != found[0][3]])
    return _say("year changed", place, said[: found.end() - 1] + digit + said[found.end() :])


def _growth(draw: Draw, place: Found) -> Slip | None:
    said = text(place[2])
    wrong = said.removeprefix("-") if said.startswith("-") else f"-{said}"
    slip = _digit_changed(draw, place) if draw.random() < 0.5 else _say("", place, wrong)
    return replace(slip, kind="growth against values") if slip else None


def _lost(_: Draw, place: Found) -> Slip | None:
    path, keys, _node = place
    return Slip("row lost", path, keys, None, "deleted")


def _copied(draw: Draw, place: Found) -> Slip | None:
    """The row stands twice; of a plan its numbers overwrite those of another row."""
    path, keys, node = place
    if path.endswith("kpis.yml"):
        others = [at for where, at, other in rows() if where == path and at != keys and _unlike(node, other)]
        return Slip("row copied", path, draw.choice(others), node, f"copied from {keys[-1]}") if others else None
    if path.endswith("roadmap.yml"):
        return (
            Slip("row copied", path, (*keys[:-1], f"{keys[-1]}-2"), node, "twice")
            if isinstance(node, Mapping)
            else None
        )
    return Slip("row copied", path, (*keys[:-1], f"{keys[-1]}-2"), node, "twice")


def _unlike(one: Node, other: Node) -> bool:
    def said(node: Node) -> list[str]:
        return [text(entry.value) for entry in node.entries] if isinstance(node, Mapping) else []

    return said(one) != said(other)


def _share(draw: Draw, place: Found) -> Slip | None:
    """The part stands for the whole, or the whole for the part."""
    path, keys, node = place
    part = (*keys[:-1], "not-sole-traders")
    other = get(path, part)
    if text(other) == text(node):
        return None
    if draw.random() < 0.5:
        return _say("share for total", place, text(other))
    assert isinstance(other, Scalar)
    return _say("share for total", (path, part, other), text(node))


def _total(draw: Draw, place: Found) -> Slip | None:
    slip = _digit_changed(draw, place)
    return replace(slip, kind="table total") if slip else None


def _sample(draw: Draw, place: Found) -> Slip | None:
    path, keys, _ = place
    of = text(get(path, (*keys[:-1], "of"))).partition(".")[0]
    figures = path.rpartition("/")[0] + "/figures.yml"
    whole = int(text(get(figures, (of, "count", "total"))))
    return _say("sample larger", place, str(whole + draw.randint(1, 50)))


def _before(draw: Draw, place: Found) -> Slip | None:
    """The end before the start, or due before the programme begins."""
    said = text(place[2])
    year = 2019 if "clusters" in place[0] else 2020
    return _say("date before start", place, YEAR.sub(str(year - draw.randint(0, 2)), said))


def _falls(draw: Draw, place: Found) -> Slip | None:
    return _say("plan falls", place, str(draw.randint(1, (previous(place) or 2) - 1)))


def _misspelt(draw: Draw, place: Found) -> Slip | None:
    said = text(place[2])
    found = draw.choice([match for match in WORD.finditer(said) if match[0] in names()])
    word, at = found[0], draw.randint(1, len(found[0]) - 3)
    letters = "аеиоклнрст" if "а" <= word[1].lower() <= "я" else "aeioklnrst"
    new = draw.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + draw.choice([one for one in letters if one != word[at]]) + word[at + 1 :],
        ]
    )
    return _say("name misspelt", place, said[: found.start()] + new + said[found.end() :]) if new != word else None


def _differs(draw: Draw, place: Found) -> Slip | None:
    """In one of the languages a number has another digit, or a reference is lost."""
    said = text(place[2])
    found = draw.choice(list(TYPED.finditer(said)))
    if found[0].startswith("{"):
        return _say("languages differ", place, (said[: found.start()] + "..." + said[found.end() :]))
    at = draw.randrange(len(found[0]))
    digit = draw.choice([one for one in "123456789" if one != found[0][at]])
    new = found[0][:at] + digit + found[0][at + 1 :] if found[0][at].isdigit() else found[0] + digit
    return _say("languages differ", place, said[: found.start()] + new + said[found.end() :])


def _miscounted(draw: Draw, place: Found) -> Slip | None:
    path, keys, node = place
    if path.endswith("figures.yml") and isinstance(node, Scalar):
        return _say("count against list", place, str(int(text(node)) + draw.choice((-1, 1, 2))))
    return Slip("count against list", path, keys, None, "deleted")


def _unqualified(_: Draw, place: Found) -> Slip | None:
    path, keys, node = place
    return Slip("qualifier lost", path, keys, None, f"{text(node)} lost")


def _unsourced(draw: Draw, place: Found) -> Slip | None:
    path, keys, node = place
    if draw.random() < 0.3:
        return Slip("source wrong", path, keys, None, f"{text(node)} lost")
    return _another("source wrong")(draw, place)


KINDS = (
    Kind("digit changed", numbers, _digit_changed),
    Kind("digits swapped", numbers, _swapped),
    Kind("decimal moved", numbers, _decimal),
    Kind("digit doubled", numbers, _doubled),
    Kind("sign lost", signed, _unsigned),
    Kind(
        "unit changed",
        keyed("unit", "revenue-unit", files=("figures.yml", "industry.yml", "chain.yml", "document.yml")),
        _another("unit changed"),
    ),
    Kind("year changed", periods, _year),
    Kind("growth against values", growths, _growth),
    Kind("row lost", rows, _lost),
    Kind("row copied", rows, _copied),
    Kind("share for total", counted, _share),
    Kind("table total", totals, _total),
    Kind("sample larger", samples, _sample),
    Kind("date before start", schedules, _before),
    Kind("plan falls", plans, _falls),
    Kind("name misspelt", named, _misspelt),
    Kind("languages differ", english, _differs),
    Kind("count against list", lists, _miscounted),
    Kind("qualifier lost", keyed("qualifier"), _unqualified),
    Kind(
        "source wrong",
        keyed("source", files=("figures.yml", "charts.yml", "chain.yml", "industry.yml", "document.yml")),
        _unsourced,
    ),
)
