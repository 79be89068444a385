"""Where a part of a text stands in its file, which folds lines and escapes signs."""

from __future__ import annotations

import pytest

from generator.problems import Location
from generator.source.nodes import Mapping, Scalar, place_in
from generator.source.records import parse_record


def placed(text: str, word: str, nth: int = 0) -> str:
    """Line and column of the n-th such word in the text under the only key."""
    record, problems = parse_record("data/x.yml", text.encode())
    assert record is not None, problems
    assert isinstance(record.root, Mapping)
    scalar = record.root.get("key")
    assert isinstance(scalar, Scalar)
    offset = -1
    for _ in range(nth + 1):
        offset = scalar.text.index(word, offset + 1)
    found = place_in(scalar, record.lines, offset)
    return f"{found.line}:{found.column}"


@pytest.mark.parametrize(
    ("text", "word", "nth", "place"),
    [
        ("key: one two", "two", 0, "1:6"),  # a text on one line is a place itself
        ("key: |\n  one\n  two one\n", "one", 1, "3:7"),
        ("key: |\n\n  one\n", "one", 0, "3:3"),
        ("key: >\n  one two\n  three\n\n  two\n", "two", 1, "5:3"),
        ("key: one\n  two\n  three\n", "three", 0, "3:3"),
        ("key: one\n  one\n", "one", 0, "1:6"),
        ('key: "one\n  two\\u0041 x"\nother: two\n', "twoA", 0, "1:6"),  # as written it is another word
        ("key: |\n  one\nother: |\n  two\n", "one", 0, "2:3"),
    ],
)
def test_a_word_has_its_line(text: str, word: str, nth: int, place: str) -> None:
    assert placed(text, word, nth) == place


def test_nothing_is_sought_beyond_the_text() -> None:
    record, _ = parse_record("data/x.yml", b'key: "a\n  \\u0062"\nother: b\n')
    assert record is not None
    scalar = record.root.get("key")
    assert isinstance(scalar, Scalar)
    assert place_in(scalar, record.lines, scalar.text.index("b")) == Location("data/x.yml", 1, 6)
