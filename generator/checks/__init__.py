"""Atlas → problems: every rule about content, and the waivers that accept what cannot be mended."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.checks.pictures import check_pictures
from generator.checks.rules import RULES
from generator.kinds.atlas import Atlas
from generator.model.rules import warning
from generator.problems import Problem, msg


def check_atlas(atlas: Atlas, root: Path, read: Iterable[Problem] = ()) -> tuple[list[Problem], int]:
    """The problems of all rules without the accepted ones, and how many were accepted; `read` are those that were
    found when the files were read, which may be accepted too."""
    found = [*read, *(problem for rule in RULES for problem in rule(atlas))]
    waived = {
        (waiver.rule, str(waiver.at.address(scope.slug))): scope.address("waivers", name)
        for scope in atlas.scopes.values()
        for name, waiver in scope.waivers.items()
    }
    left = [problem for problem in found if (problem.rule, problem.address) not in waived]
    used = {(problem.rule, problem.address) for problem in found}
    fix = msg("Delete it, or correct rule: and at:")
    unused = [
        warning(atlas, at, "waiver-unused", msg("The waiver “{name}” accepts nothing that is wrong", name=at.id), fix)
        for key, at in waived.items()
        if key not in used
    ]
    return [*left, *unused, *check_pictures(atlas, root)], len(found) - len(left)
