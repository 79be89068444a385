"""What is advised about quotation marks; the words are those of libyaml."""

from __future__ import annotations

import pytest

from generator.source.records import parse_record

STRAIGHT = 'Put the whole text in straight quotation marks, "…": the typographic ones are a part of it.'
WHOLE = "Put the whole value in quotation marks, or begin a new line for a new key."


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("а: “Цель: рост”", STRAIGHT),
        ("{ru: «Цель: рост», en: x}", STRAIGHT),
        ("{ru: “Раз, два”, en: x}", STRAIGHT),
        ("а: Цель: рост", WHOLE),
        ("{ru: Цель: рост, en: x}", WHOLE),
        (
            "{ru: Раз, два, en: x}",
            "Put a text with a comma in it, or one that begins with a brace, in quotation marks as a whole.",
        ),
        ("{ru:, en: x}", "Write the text, with a space before it, or delete the key."),
        ("{ru:}", "Write the text, with a space before it, or delete the key."),
    ],
)
def test_advice(text: str, fix: str) -> None:
    record, problems = parse_record("data/x.yml", text.encode())
    assert record is None
    assert [str(problem.fix) for problem in problems] == [fix]
