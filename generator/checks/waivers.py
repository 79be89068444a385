"""Waivers: which problems are accepted, and which waivers accept nothing that is found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.kinds.atlas import Atlas
from generator.kinds.waiver import Waiver
from generator.model.address import Address
from generator.model.rules import warning
from generator.problems import Problem, msg

Place = tuple[str, str]  # a rule and an address
Named = tuple[Address, Waiver]


def accept(atlas: Atlas, found: Sequence[Problem]) -> tuple[list[Problem], list[Problem], list[Problem]]:
    """The problems that are left, those that are accepted, and what is wrong with the waivers themselves.

    A waiver accepts what it quotes and nothing else: what has changed since is a problem again.
    """
    waivers = _by_place(atlas)
    left: list[Problem] = []
    accepted: list[Problem] = []
    used: set[Address] = set()
    for problem in found:
        fitting = [at for at, waiver in waivers.get(_place(problem), ()) if waiver.found == problem.found]
        used.update(fitting)
        (accepted if fitting else left).append(problem)
    now = {_place(problem): problem for problem in left}
    wrong = [
        _idle(atlas, named, now.get(place))
        for place, several in waivers.items()
        for named in several
        if named[0] not in used
    ]
    return left, accepted, wrong


def _by_place(atlas: Atlas) -> dict[Place, list[Named]]:
    found: dict[Place, list[Named]] = defaultdict(list)
    for scope in atlas.scopes.values():
        for name, waiver in scope.waivers.items():
            place = (waiver.rule, str(waiver.at.address(scope.slug)))
            found[place].append((scope.address("waivers", name), waiver))
    return found


def _place(problem: Problem) -> Place:
    return problem.rule, problem.address


def _idle(atlas: Atlas, named: Named, now: Problem | None) -> Problem:
    """A waiver that accepts nothing, or no longer what is found at its place."""
    at, waiver = named
    if now is None:
        message = msg("The waiver “{name}” accepts nothing that is wrong", name=at.id)
        return warning(atlas, at, "waiver-unused", message, msg("Delete it, or correct rule: and at:"))
    message = msg(
        "The waiver “{name}” accepts “{accepted}”, and “{found}” is found now",
        name=at.id,
        accepted=waiver.found,
        found=now.found,
    )
    fix = msg(
        "Compare with the source; if it is right as it is, write found: as it is now, with the reason and the day"
    )
    return warning(atlas, at, "waiver-lapsed", message, fix)
