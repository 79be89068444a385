"""How problems look, in a terminal and outside of one."""

from __future__ import annotations

from generator.console import problem_lines
from generator.problems import Location, Problem, Severity, msg


def test_a_terminal_gets_the_line_with_a_caret() -> None:
    problem = Problem(Location("a.yml", 2, 5), Severity.ERROR, "prose", msg("Wrong"), msg("Mend it"))
    lines = problem_lines(problem, "en", {"a.yml": ["first", "key: value"]}, lambda text, colour: f"<{colour}>{text}")
    assert lines == ["a.yml:2:5 <red>error prose: Wrong. <green>Fix: Mend it.", "    2 | key: value", "            ^"]


def test_outside_of_a_terminal_a_problem_is_one_line() -> None:
    problem = Problem(Location("a.yml", 2, 5), Severity.WARNING, "prose", msg("Wrong…"), msg("Mend it"))
    assert problem_lines(problem, "en", {}, None) == ["a.yml:2:5 warning prose: Wrong… Fix: Mend it."]
