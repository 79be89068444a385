"""Atlas → problems: every rule about content, and the waivers that accept what cannot be mended."""

from __future__ import annotations

from pathlib import Path

from generator.checks.pictures import check_pictures
from generator.checks.rules import RULES, warning
from generator.model.atlas import Atlas
from generator.problems import Problem, msg


def check_atlas(atlas: Atlas, root: Path) -> tuple[list[Problem], int]:
    """The problems of all rules without the accepted ones, and how many were accepted."""
    found = [problem for rule in RULES for problem in rule(atlas)]
    waived = {
        (cluster.path("x").rpartition("/")[0], waiver.rule, waiver.at): (cluster, name)
        for cluster in atlas.scopes.values()
        for name, waiver in cluster.waivers.items()
    }
    keys = {problem: (problem.location.path.rpartition("/")[0], problem.rule, problem.subject) for problem in found}
    left = [problem for problem in found if keys[problem] not in waived]
    accepted = len(found) - len(left)
    used = set(keys.values())
    for key, (cluster, name) in waived.items():
        if key not in used:
            message, fix = (
                msg("The waiver “{name}” accepts nothing that is wrong", name=name),
                msg("Delete it, or correct rule: and at:"),
            )
            left.append(warning(atlas, cluster.path("waivers"), (name,), "waiver-unused", message, fix))
    return left + list(check_pictures(atlas, root)), accepted
