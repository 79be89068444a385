"""A sample of typist's slips in the real data is noticed: the whole table is made by `make mutation`."""

from __future__ import annotations

import pytest

from generator.checks.registry import RULES
from generator.kinds.build import build_atlas
from tests.slip_kinds import KINDS
from tests.slips import Kind, Slip, findings, noticed, real, run, usual

NUMBERS = ("digit changed", "decimal moved", "sample larger", "plan falls", "count against list")


def test_there_are_twenty_kinds_and_each_has_places() -> None:
    assert len({kind.name for kind in KINDS}) == 20
    assert [kind.name for kind in KINDS if not kind.places()] == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name in NUMBERS], ids=lambda kind: kind.name)
def test_a_sample_of_slips_is_noticed(kind: Kind) -> None:
    results, _ = run(kind, 2)
    assert [str(slip) for slip, seen, _ in results if not seen] == []


def test_what_is_no_slip_is_not_noticed() -> None:
    """The control: the same value written again is no finding, and neither are the data as they are."""
    place = next(place for kind in KINDS if kind.name == "digit changed" for place in kind.places())
    same = Slip("none", place[0], place[1], place[2], "as it was")
    assert noticed(same) == (False, False)


def test_what_rules_find_in_the_data_is_accepted() -> None:
    atlas, _ = build_atlas(real())
    assert atlas is not None
    accepted = {
        (waiver.rule, str(waiver.at.address(scope.slug)), waiver.found)
        for scope in atlas.scopes.values()
        for waiver in scope.waivers.values()
    }
    assert frozenset().union(*usual().values()) <= accepted
    assert usual().keys() == {rule.id for rule in RULES}
    assert findings(RULES[0], atlas) == usual()[RULES[0].id]
