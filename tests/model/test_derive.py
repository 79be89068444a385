"""Derived figures: units, precision, parts of pairs, other clusters."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.model.atlas import Atlas
from generator.model.derive import to_significant
from tests.project import good_atlas, write_tree


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
    assert sample.value("sample", name) == Decimal(value)
    assert str(sample.value("sample", name)) == value


def test_value_of_another_cluster(sample: Atlas) -> None:
    assert sample.value("sample", "other/makers") == 1639
    assert sample.value("", "sample/firms") == 40


@pytest.mark.parametrize(("ref", "value"), [("firms", 40), ("firms|total", 40), ("firms|not-sole-traders", 16)])
def test_parts_of_a_pair(sample: Atlas, ref: str, value: int) -> None:
    assert sample.value("sample", ref) == value


@pytest.mark.parametrize("ref", ["lost-figure", "damaged", "exports"])
def test_figures_without_one_number(sample: Atlas, ref: str) -> None:
    assert sample.value("sample", ref) is None


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
    assert good_atlas(minimal_project).value("sample", "quarters") == 16


def test_a_sum_of_different_units_is_in_the_unit_of_the_total(minimal_project: Path) -> None:
    units = (
        "thousands: {ru: тыс., en: thousand, scale: 1000}\nmillions: {ru: млн, en: mn, scale: 1000000}\n"
        "firms: {ru: компаний, en: firms}\n"
    )
    figures = (
        "firms: {title: Компании, unit: firms, value: 4}\na: {title: А, unit: thousands, value: 250}\n"
        "b: {title: Б, unit: millions, value: 1.5}\ntotal: {title: Все, unit: millions, derive: {sum: [a, b]}}\n"
    )
    write_tree(minimal_project, {"data/shared/units.yml": units, "data/clusters/sample/figures.yml": figures})
    assert str(good_atlas(minimal_project).value("sample", "total")) in ("1.8", "2")
