"""What is read without places is what is read with them, and whatever is refused is left to those."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Problem
from generator.source.nodes import plain
from generator.source.quick import quick_content
from generator.source.records import parse_record, read_source
from generator.source.text import decode
from generator.source.tree import build_tree
from tests.project import GOOD, ROOT
from tests.source.cases import GOOD as SOUND
from tests.source.cases import REFUSED, SLIPS, Case

PIECES = (
    *("a: ", "b: ", "ru: ", "'a': ", "- ", "? ", "<<: ", ": ", ", ", "\n", "\n  ", "\n    ", "{", "}", "[", "]"),
    *(
        "x",
        "да",
        "~",
        "null",
        "''",
        '""',
        '"\\u200b"',
        "'\\'",
        "&x ",
        "*x",
        "!t ",
        "|\n    ",
        ">-\n    ",
        "# c",
        "---\n",
    ),
    *("%YAML 1.2\n", "...\n", "w" * 201, "https://" + "w" * 201, "y " * 10_001, "\t", "0x1", "no", "[" * 21),
)
FILES = sorted((GOOD / "sample").rglob("*.yml"))


def agree(text: str) -> bool:
    """Whether a text was read quickly; what was found then is what is found with places, and nothing is refused."""
    safe, unusual = decode("data/x.yml", text.encode())
    if safe is None or unusual or (found := quick_content(text)) is None:
        return False
    problems: list[Problem] = []
    root = build_tree("data/x.yml", text, problems)
    assert not problems
    assert root is not None
    assert plain(root) == found
    return True


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_says_the_same_with_places_and_without(text: str) -> None:
    agree(text)


@given(st.sampled_from(FILES), st.data())
def test_a_file_with_a_slip_says_the_same(file: Path, data: st.DataObject) -> None:
    text = file.read_text("utf-8")
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 3))
    agree(text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + cut :])


@pytest.mark.parametrize("case", [*SOUND, *REFUSED, *SLIPS], ids=lambda case: case.name)
def test_what_is_refused_is_not_read_quickly(case: Case) -> None:
    assert not (agree(case.text) and case.expected)


def test_all_files_of_the_project_are_read_quickly() -> None:
    source, problems = read_source(ROOT)
    assert not problems
    assert [record.path for record in source.records if not agree(record.data.decode())] == []


def test_what_is_let_go_is_read_again() -> None:
    record, _ = parse_record("data/x.yml", b"a: {ru: x}\nb: [1, ~]\n")
    assert record is not None
    assert record.to_keep().content == record.content == plain(record.root) == {"a": {"ru": "x"}, "b": ["1", None]}
