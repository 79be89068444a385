"""Every rule against its cases: a file a rule, each case laid over the smallest good project."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, cast

import pytest
import yaml

from generator.checks import check_atlas
from generator.checks.rules import RULES
from generator.kinds.contacts import contacts_missing
from generator.kinds.identity import legible
from generator.model.kind import Rule
from generator.pipeline import check
from generator.problems import Severity, in_order
from tests.project import good_atlas, write_tree

FOLDER = Path(__file__).parent
REQUIRED = (contacts_missing, legible)  # nothing is published without


class Case(NamedTuple):
    """Files, and the problems that the rule finds in them."""

    what: str
    files: dict[str, str]
    problems: list[str]


def cases(rule: Rule) -> list[Case]:
    found = yaml.safe_load((FOLDER / f"{rule.__name__}.yml").read_text(encoding="utf-8"))
    return [Case(**item) for item in cast("list[dict[str, object]]", found)]  # type: ignore[arg-type]


ALL = [(rule, case) for rule in RULES for case in cases(rule)]


@pytest.mark.parametrize(("rule", "case"), ALL, ids=[f"{rule.__name__}: {case.what}" for rule, case in ALL])
def test_rule(rule: Rule, case: Case, minimal_project: Path) -> None:
    atlas = good_atlas(write_tree(minimal_project, case.files))
    found = in_order(list(rule(atlas)))
    assert [f"{problem.location} {problem.rule}" for problem in found] == case.problems
    assert {problem.severity for problem in found} <= {Severity.ERROR if rule in REQUIRED else Severity.WARNING}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_cases_that_fail_and_that_pass(rule: Rule) -> None:
    assert {bool(case.problems) for case in cases(rule)} == {True, False}


def test_every_file_of_cases_has_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} == {rule.__name__ for rule in RULES}


WAIVED = {
    "data/clusters/sample/notes.yml": "first: {ru: Примечание}\nsecond: {ru: Другое}\n",
    "data/clusters/sample/waivers.yml": (
        "known:\n  rule: translation-missing\n  at: notes:first.text\n  reason: Образец\n"
    ),
}


def test_a_waiver_accepts_one_problem_at_one_place(minimal_project: Path) -> None:
    atlas = good_atlas(write_tree(minimal_project, WAIVED))
    problems, accepted = check_atlas(atlas, minimal_project)
    assert accepted == 1
    assert [problem.address for problem in problems] == ["sample/notes:second.text"]


def test_a_waiver_accepts_what_was_found_in_reading(minimal_project: Path) -> None:
    write_tree(
        minimal_project,
        {
            "data/clusters/sample/notes.yml": "first: {ru: «Завод», en: Works}\n",
            "data/clusters/sample/waivers.yml": (
                "name:\n  rule: quotation-marks\n  at: notes:first.ru\n  reason: Так называется завод\n"
            ),
        },
    )
    found = check(minimal_project)
    assert (found.problems, found.accepted) == ((), 1)


def test_a_waiver_of_another_rule_accepts_nothing(minimal_project: Path) -> None:
    other = WAIVED["data/clusters/sample/waivers.yml"].replace("translation-missing", "prose-number")
    write_tree(minimal_project, {**WAIVED, "data/clusters/sample/waivers.yml": other})
    problems, accepted = check_atlas(good_atlas(minimal_project), minimal_project)
    assert accepted == 0
    assert sorted(problem.rule for problem in problems) == [
        "translation-missing",
        "translation-missing",
        "waiver-unused",
    ]
