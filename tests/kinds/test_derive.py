"""Derived figures: units, precision, parts of pairs, other clusters."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.kinds.atlas import Atlas
from generator.kinds.derive import to_significant
from tests.project import good_atlas, read_project, write_tree


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("revenue-per-worker", "2.68"),  # 2.41 bn by 900 people, in millions
        ("corporate-share", "40"),
        ("revenue-growth", "21"),  # 20.5: 2.0 has two digits
        ("all-makers", "1655"),  # 16 of the pair and 1639 of the other cluster
    ],
)
def test_values_of_the_sample(sample: Atlas, name: str, value: str) -> None:
    assert sample.quantity(name, "sample").value == Decimal(value)
    assert str(sample.quantity(name, "sample").value) == value


def test_value_of_another_cluster(sample: Atlas) -> None:
    assert sample.quantity("other/makers", "sample").value == 1639
    assert sample.quantity("sample/firms", "").value == 40


@pytest.mark.parametrize(("ref", "value"), [("firms", 40), ("firms.total", 40), ("firms.not-sole-traders", 16)])
def test_parts_of_a_pair(sample: Atlas, ref: str, value: int) -> None:
    assert sample.quantity(ref, "sample").value == value


@pytest.mark.parametrize("ref", ["lost-figure", "damaged"])
def test_figures_without_one_number(sample: Atlas, ref: str) -> None:
    assert sample.quantity(ref, "sample").value is None


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        ("2.6777", 2, "2.7"),
        ("0.0345", 2, "0.035"),
        ("2.45", 2, "2.5"),
        ("1655", 2, "1655"),
        ("-18.4", 2, "-18"),
        ("0", 3, "0"),
    ],
)
def test_rounding_keeps_whole_numbers(value: str, digits: int, expected: str) -> None:
    assert str(to_significant(Decimal(value), digits)) == expected


CHAIN_OF_RULES = """
firms: {title: Компании, unit: firms, value: 4}
halves: {title: Половины, unit: firms, derive: {sum: [firms, firms]}}
quarters: {title: Четверти, unit: firms, derive: {sum: [halves, halves]}}
"""


def test_rules_may_build_on_rules(minimal_project: Path) -> None:
    write_tree(minimal_project, {"data/clusters/sample/figures.yml": CHAIN_OF_RULES})
    assert good_atlas(minimal_project).quantity("quarters", "sample").value == 16


def derived(root: Path, figures: str) -> str:
    """The figure `x` of a project with these figures, as it is shown."""
    units = (
        "thousands: {ru: тыс., en: thousand, scale: 1000}\nmillions: {ru: млн, en: mn, scale: 1000000}\n"
        "firms: {ru: компаний, en: firms}\npercent: {ru: '%', en: '%'}\n"
    )
    write_tree(root, {"data/shared/units.yml": units, "data/clusters/sample/figures.yml": figures})
    return str(good_atlas(root).quantity("x", "sample").value)


def shared_by(first: str, second: str, rule: str, unit: str = "percent") -> str:
    return (
        f"firms: {{title: Компании, unit: firms, value: 4}}\na: {{title: А, {first}}}\nb: {{title: Б, {second}}}\n"
        f"x: {{title: Х, unit: {unit}, derive: {{{rule}}}}}\n"
    )


def count(total: int) -> str:
    return f"unit: firms, count: {{total: {total}}}"


def value(written: str, unit: str = "firms") -> str:
    return f"unit: {unit}, value: {written}"


PRECISION = [
    (value("250", "thousands"), value("1.5", "millions"), "sum: [a, b]", "millions", "1.8"),  # 1.75, to a tenth
    (value("2.50", "millions"), value("1500", "thousands"), "sum: [a, b]", "millions", "4.00"),
    (count(5), value("2.25"), "sum: [a, b]", "firms", "7.25"),  # a count has no last digit
    (count(1200), count(455), "sum: [a, b]", "thousands", "1.655"),
    (count(3), value("7.25"), "share: [a, b]", "percent", "41.4"),
    (value("3"), value("7.25"), "share: [a, b]", "percent", "41"),  # 3 may have been rounded; whole numbers stay
    (value("0.3"), value("72.5"), "share: [a, b]", "percent", "0.4"),
    (count(29), count(61), "share: [a, b]", "percent", "47.5"),
    (count(16), count(40), "share: [a, b]", "percent", "40"),
    (count(1), count(8), "ratio: [a, b]", "firms", "0.125"),
    (value("2.41", "millions"), value("900"), "ratio: [a, b]", "thousands", "2.68"),
    (value("2.41", "millions"), value("900"), "ratio: [a, b], printed: 2.7", "thousands", "2.7"),
    (value("4.53", "millions"), value("3", "thousands"), "ratio: [a, b], printed: 1510.0", "firms", "1510.0"),
]


@pytest.mark.parametrize(("first", "second", "rule", "unit", "shown"), PRECISION)
def test_precision_is_that_of_the_parts(
    first: str, second: str, rule: str, unit: str, shown: str, minimal_project: Path
) -> None:
    assert derived(minimal_project, shared_by(first, second, rule, unit)) == shown


def test_a_sum_of_counts_is_as_exact_as_they_are(minimal_project: Path) -> None:
    figures = shared_by(count(5), count(4), "share: [a, all]") + "all: {title: В, unit: firms, derive: {sum: [a, b]}}\n"
    assert derived(minimal_project, figures) == "55.6"


def long_chain(length: int, first: str) -> str:
    rules = "".join(f"f{n}: {{title: Ф, unit: firms, derive: {{sum: [f{n - 1}]}}}}\n" for n in range(1, length))
    return f"firms: {{title: К, unit: firms, value: 4}}\nf0: {{title: Ф, unit: firms, {first}}}\n{rules}"


def test_a_rule_may_build_on_very_many(minimal_project: Path) -> None:
    write_tree(minimal_project, {"data/clusters/sample/figures.yml": long_chain(1200, "value: 7")})
    assert good_atlas(minimal_project).quantity("f1199", "sample").value == 7


def test_a_long_circle_is_named_in_short(minimal_project: Path) -> None:
    circle = long_chain(1200, "derive: {sum: [f1199]}") + "after: {title: П, unit: firms, derive: {sum: [f5]}}\n"
    write_tree(minimal_project, {"data/clusters/sample/figures.yml": circle})
    atlas, problems = read_project(minimal_project)
    said = [str(problem.message) for problem in problems]
    assert atlas is None
    assert len(said) == 1201
    assert "The rule of “f2” leads back to itself: f2 → f1 → f0 → f1199 → f1198 → f1197 → f1196 → … → f2" in said
    assert "“after” cannot be computed: a figure has no number, it divides by zero, or it gets too many digits" in said
    assert max(map(len, said)) < 150
