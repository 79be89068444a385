"""Every rule against its cases: a file a rule, each case laid over the smallest good project."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple, cast

import pytest
import yaml

from generator.checks import check_atlas
from generator.checks.registry import RULES
from generator.checks.rule import Rule
from generator.pipeline import check
from generator.problems import in_order
from tests.project import good_atlas, write_tree

FOLDER = Path(__file__).parent
DAY = date(2026, 6, 1)  # of the data


class Case(NamedTuple):
    """Files, and the problems that the rule finds in them."""

    what: str
    files: dict[str, str]
    problems: list[str]


def cases(rule: Rule) -> list[Case]:
    found = yaml.safe_load((FOLDER / f"{rule.find.__name__}.yml").read_text(encoding="utf-8"))
    return [Case(**item) for item in cast("list[dict[str, object]]", found)]  # type: ignore[arg-type]


ALL = [(rule, case) for rule in RULES for case in cases(rule)]


@pytest.mark.parametrize(("rule", "case"), ALL, ids=[f"{rule.id}: {case.what}" for rule, case in ALL])
def test_rule(rule: Rule, case: Case, minimal_project: Path) -> None:
    atlas = good_atlas(write_tree(minimal_project, case.files), DAY)
    found = in_order(rule.look(atlas)[0])
    said = [f"{problem.location} {problem.rule}: {problem.message}" for problem in found]
    places = [line.partition(": ")[0] for line in said]
    assert (said if any(": " in line for line in case.problems) else places) == case.problems
    assert {problem.rule for problem in found} <= {rule.id}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_cases_that_fail_and_that_pass(rule: Rule) -> None:
    assert {bool(case.problems) for case in cases(rule)} == {True, False}


def test_every_file_of_cases_has_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} == {rule.find.__name__ for rule in RULES}


WAIVED = {
    "data/clusters/sample/notes.yml": "first: {ru: Примечание}\nsecond: {ru: Другое}\n",
    "data/clusters/sample/waivers.yml": (
        "known:\n  rule: translation-missing\n  at: notes:first.text\n"
        "  reason: Образец\n  by: Образец\n  on: 2020-12-01\n"
    ),
}


def test_a_waiver_accepts_one_problem_at_one_place(minimal_project: Path) -> None:
    atlas = good_atlas(write_tree(minimal_project, WAIVED))
    judged = check_atlas(atlas, minimal_project)
    assert len(judged.waived) == 1
    assert [problem.address for problem in judged.problems] == ["sample/notes:second.text"]


def test_a_waiver_accepts_what_was_found_in_reading(minimal_project: Path) -> None:
    write_tree(
        minimal_project,
        {
            "data/clusters/sample/notes.yml": "first: {ru: «Завод», en: Works}\n",
            "data/clusters/sample/waivers.yml": (
                'name:\n  rule: quotation-marks\n  at: notes:first.ru\n  found: "«…»"\n'
                "  reason: Так называется завод\n"
                "  by: Образец\n  on: 2020-12-01\n"
            ),
        },
    )
    found = check(minimal_project)
    assert (found.problems, found.accepted) == ((), 1)


def test_a_waiver_of_another_rule_accepts_nothing(minimal_project: Path) -> None:
    other = WAIVED["data/clusters/sample/waivers.yml"].replace("translation-missing", "prose-number")
    write_tree(minimal_project, {**WAIVED, "data/clusters/sample/waivers.yml": other})
    judged = check_atlas(good_atlas(minimal_project), minimal_project)
    assert judged.waived == []
    assert sorted(problem.rule for problem in judged.problems) == [
        "translation-missing",
        "translation-missing",
        "waiver-unused",
    ]


def test_a_waiver_lapses_with_what_it_quotes(minimal_project: Path) -> None:
    """The same rule at the same place finds other numbers: the new finding is told, and that the waiver is old."""
    rows = "firms: {{title: Компании, unit: firms, value: 7}}\nplants: {{title: Заводы, unit: firms, value: 2}}\n"
    each = "each: {{title: На завод, unit: firms, derive: {{ratio: [firms, plants], printed: {printed}}}}}\n"
    waiver = (
        "known:\n  rule: derived-differs\n  at: figures:each.derive.printed\n  found: 3.6 / 3.5\n"
        "  reason: Образец\n  by: Образец\n  on: 2020-12-01\n"
    )
    found = {}
    for printed in ("3.6", "3.7"):
        figures = (rows + each).format(printed=printed)
        files = {"data/clusters/sample/figures.yml": figures, "data/clusters/sample/waivers.yml": waiver}
        judged = check_atlas(good_atlas(write_tree(minimal_project, files)), minimal_project)
        rules = [problem.rule for problem in judged.problems]
        found[printed] = [rule for rule in rules if rule in ("derived-differs", "waiver-lapsed")]
    assert found == {"3.6": [], "3.7": ["derived-differs", "waiver-lapsed"]}
