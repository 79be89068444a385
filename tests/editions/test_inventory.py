"""The list of all figures: a row each, with state and places; only those without a source when asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.console import table_lines
from generator.editions.inventory import inventory
from generator.kinds.atlas import Atlas
from tests.conftest import Run
from tests.project import GOOD, write_tree

SAMPLE = str(GOOD / "sample")


def rows(atlas: Atlas) -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(cell.replace("\u00a0", " ") for cell in row[1:]) for row in inventory(atlas, "en")}


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("firms", ("40 (16 excluding sole traders)", "firms", "2018", "sample-survey", "exact")),
        ("workers", ("more than 900", "people", "as of the end of August 2020", "sample-survey", "approximate")),
        ("revenue-per-worker", ("2.68", "RUB mn", "–", "–", "calculated")),
        ("damaged", ("9.94", "RUB bn", "–", "sample-register", "as printed")),
        ("lost-figure", ("—", "–", "–", "sample-survey", "lost")),
        ("rank-jobs", ("24th place", "–", "2018", "sample-survey", "lost")),
    ],
)
def test_a_figure_is_described(sample: Atlas, name: str, row: tuple[str, ...]) -> None:
    assert rows(sample)[f"sample/{name}"][:5] == row


def test_every_figure_stands_once_in_the_order_of_the_data(sample: Atlas) -> None:
    names = [row[0] for row in inventory(sample, "en")]
    assert names == [f"{slug}/{name}" for slug, scope in sample.scopes.items() for name in scope.figures]
    assert [row[0] for row in inventory(sample, "en", "other")] == ["other/makers"]


def test_uses_are_addresses(sample: Atlas) -> None:
    used = rows(sample)["sample/revenue-before"][5]
    assert used.startswith("used: ")
    assert "sample/figures:revenue-growth.derive.growth.0" in used
    other = rows(sample)["other/makers"][5]
    assert "sample/figures:all-makers.derive.sum.1" in other


def test_columns_are_aligned_or_parted_by_tabs() -> None:
    table = [("a", "long", "end of the first"), ("name", "b", "end")]
    assert table_lines(table, aligned=False) == ["a\tlong\tend of the first", "name\tb\tend"]
    assert table_lines(table, aligned=True) == ["a     long  end of the first", "name  b     end"]
    assert table_lines([], aligned=True) == []


def test_the_command_lists_all_figures(command: Run, sample: Atlas) -> None:
    result = command("figures", "--root", SAMPLE)
    assert (result.code, result.err) == (0, "")
    assert [line.split("\t")[0] for line in result.out.splitlines()] == [row[0] for row in inventory(sample, "en")]
    assert {line.count("\t") for line in result.out.splitlines()} == {6}
    ru = command("figures", "--root", SAMPLE, "--cluster", "other", lang="ru").out
    assert ru.replace("\u00a0", " ").startswith("other/makers\t1 639\tкомпаний\t")


UNSOURCED = """
firms: {title: Компании, unit: firms, value: 4, source: sample-survey}
plants: {title: Заводы, unit: firms, value: 2}
each: {title: На завод, unit: firms, derive: {ratio: [firms, plants]}}
"""


def test_figures_without_a_source_are_found(minimal_project: Path, command: Run) -> None:
    write_tree(minimal_project, {"data/clusters/sample/figures.yml": UNSOURCED})
    found = command("figures", "--unsourced", "--root", str(minimal_project))
    assert [line.split("\t")[0] for line in found.out.splitlines()] == ["sample/plants"]
    assert command("figures", "--unsourced", "--root", SAMPLE).out == ""


def test_wrong_usage_and_broken_data_have_their_exit_codes(minimal_project: Path, command: Run) -> None:
    unknown = command("figures", "--root", SAMPLE, "--cluster", "nowhere")
    assert (unknown.code, unknown.out) == (2, "")
    assert "There is no cluster or document “nowhere”" in unknown.err
    write_tree(minimal_project, {"data/clusters/sample/figures.yml": "firms: [\n"})
    broken = command("figures", "--root", str(minimal_project))
    assert (broken.code, broken.out) == (1, "")
    assert "figures.yml" in broken.err
