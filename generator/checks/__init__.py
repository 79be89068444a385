"""Atlas → problems: every rule about content, and the waivers that accept what cannot be mended."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.checks.narrowed import OF_OWNERS, OF_TEXTS, OF_WORDS, Differing, part_of
from generator.checks.pictures import check_pictures
from generator.checks.registry import RULES
from generator.checks.rule import Tally
from generator.checks.waivers import accept
from generator.kinds.atlas import Atlas
from generator.problems import Problem, Severity


@dataclass(frozen=True)
class Judged:
    """What all rules came to: problems to mend, those that are accepted, advice, and where each rule looked."""

    problems: list[Problem]
    waived: list[Problem] = field(default_factory=list)
    advice: list[Problem] = field(default_factory=list)
    tallies: Mapping[str, Tally] = field(default_factory=dict)


def check_atlas(atlas: Atlas, root: Path, read: Iterable[Problem] = (), differing: Differing | None = None) -> Judged:
    """The problems of all rules; `read` are those that were found when the files were read, which may be accepted
    too. With `differing` those alone that another state may not have, among others."""
    found, tallies = _where_they_differ(atlas, differing) if differing else apply_rules(atlas)
    left, waived, wrong = accept(atlas, [*read, *found])
    problems = [problem for problem in left if problem.severity is not Severity.ADVICE]
    advice = [problem for problem in left if problem.severity is Severity.ADVICE]
    return Judged([*problems, *wrong, *check_pictures(atlas, root)], waived, advice, tallies)


def apply_rules(atlas: Atlas, leave_out: Collection[str] = ()) -> tuple[list[Problem], dict[str, Tally]]:
    """What the rules find, accepted or not, and where each looked; some rules may be left out."""
    found: list[Problem] = []
    tallies: dict[str, Tally] = {}
    for rule in RULES:
        if rule.id not in leave_out:
            problems, tallies[rule.id] = rule.look(atlas)
            found += problems
    return found, tallies


def _where_they_differ(atlas: Atlas, differing: Differing) -> tuple[list[Problem], dict[str, Tally]]:
    """The same without what the rest of both states has alike."""
    of_parts = OF_TEXTS | OF_OWNERS
    found, tallies = apply_rules(atlas, of_parts if differing.has_words else of_parts | OF_WORDS)
    part = part_of(atlas, differing)
    for rule in RULES:
        if rule.id in of_parts:
            problems, tallies[rule.id] = rule.look(part)
            found += problems
    return found, tallies
