"""Where a path of the model stands in its file."""

from __future__ import annotations

import pytest

from generator.model.validation import place
from generator.problems import Location
from generator.source.records import parse_record

TEXT = "имя: да\nсписок:\n  - один\n  - а: 1\n    б: 2\n2018: 3\n"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((), (1, 1)),
        (("список",), (2, 1)),
        (("список", 1), (4, 5)),
        (("список", 1, "б"), (5, 5)),
        (("список", 1, "нет"), (4, 5)),
        (("список", 1, "нет", "б"), (5, 5)),
        (("список", 7), (2, 1)),
        (("список", "1"), (4, 5)),
        (("список", -1), (2, 1)),
        (("нет",), (1, 1)),
        ((2018,), (6, 1)),
        (("имя", "глубже"), (1, 1)),
    ],
)
def test_a_path_is_followed_as_deep_as_it_exists(path: tuple[str | int, ...], expected: tuple[int, int]) -> None:
    """A step that the file does not have is a branch of the model: it is left out."""
    record, _ = parse_record("data/x.yml", TEXT.encode())
    assert record is not None
    assert place(record.root, path) == Location("data/x.yml", *expected)
