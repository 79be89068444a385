"""Other values in a file that people wrote: what is meant arrives, and everything else stays as it was."""

from __future__ import annotations

import copy
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source.nodes import Plain, plain
from generator.source.records import parse_record
from generator.source.rewrite import rewritten
from generator.source.write import written
from tests.project import ROOT

FILES = sorted(path for top in ("data", "catalogs") for path in (ROOT / top).rglob("*.yml"))
TEXTS = (
    *(
        "a",
        "Слово",
        "Цель: рост",
        "a, b",
        "x # y",
        "- a",
        "'q'",
        '"q"',
        "{x}",
        "0101",
        "no",
        "12.2020",
        "“x”",
        "",
        " x",
    ),
    *(
        "a  b",
        "10",
        "&a",
        "*a",
        "!t",
        "%",
        "@x",
        "`c`",
        "? a",
        "key: ",
        "null",
        "a\u00a0b",
        "|",
        "> x",
        "[",
        "]",
        "}",
        "x\\y",
    ),
    *(
        "#",
        "ends:",
        "длинный текст " * 20,
        "длинный текст " * 20 + "конец",
        "строка\nдве",
        "x\n\n- a\n- b\n",
        "\n",
        "a\n b",
    ),
)


def content_of(text: str) -> dict[str, Plain]:
    record, problems = parse_record("data/x.yml", text.encode())
    assert record is not None, problems
    content = plain(record.root)
    assert isinstance(content, dict)
    return content


def any_value(random: Random) -> Plain:
    text = random.choice
    values: tuple[Plain, ...] = (
        *(text(TEXTS) for _ in range(8)),
        {"ru": text(TEXTS), "en": text(TEXTS)},
        [text(TEXTS) for _ in range(random.randrange(3))],
        None,
        {"a": {"b": [{"c": text(TEXTS), "d": {"e": text(TEXTS)}}, []]}, "f": []},
    )
    return random.choice(values)


def edited(value: Plain, random: Random, *, removes: bool) -> Plain:
    """The value with one change somewhere in it: another value, one more, or one less."""
    kind = random.random()
    if isinstance(value, dict) and value:
        key = random.choice(list(value))
        if kind < 0.1 and removes:
            return {name: one for name, one in value.items() if name != key}
        if kind < 0.2:
            items = list(value.items())
            items.insert(random.randrange(len(items) + 1), ("new-key", any_value(random)))
            return dict(items)
        return {**value, key: edited(value[key], random, removes=removes)}
    if isinstance(value, list) and value:
        at = random.randrange(len(value))
        if kind < 0.15 and removes:
            return value[:at] + value[at + 1 :]
        if kind < 0.3:
            return [*value[:at], any_value(random), *value[at:]]
        return [*value[:at], edited(value[at], random, removes=removes), *value[at + 1 :]]
    return any_value(random)


@given(st.sampled_from(FILES), st.randoms(use_true_random=False), st.integers(1, 4))
def test_what_is_written_is_read_back(path: Path, random: Random, changes: int) -> None:
    text = path.read_text(encoding="utf-8")
    content: Plain = content_of(text)
    for _ in range(changes):
        content = edited(content, random, removes=True)
    if isinstance(content, dict) and content:
        assert content_of(rewritten(text, content)) == content


@given(st.sampled_from(FILES), st.randoms(use_true_random=False))
def test_comments_stay_where_nothing_is_removed(path: Path, random: Random) -> None:
    text = path.read_text(encoding="utf-8")
    content = content_of(text)
    key = random.choice(list(content))
    changed = {**content, key: edited(content[key], random, removes=False)}
    left = rewritten(text, changed)
    lines, new = text.split("\n"), left.split("\n")
    comments = [line for line in lines if line.lstrip().startswith("#")]
    assert [line for line in new if line in comments] == comments
    above = next(number for number, line in enumerate(lines) if line.startswith(f"{key}:"))
    assert new[:above] == lines[:above]  # nor is anything above touched


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_same_content_is_the_same_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    content = content_of(text)
    assert rewritten(text, copy.deepcopy(content)) == text
    assert content_of(written(content)) == content


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("a: 1 # one\nb: 2\n", {"a": "3", "b": "2"}, "a: 3 # one\nb: 2\n"),
        ("a: '1'\n", {"a": "it's"}, "a: 'it''s'\n"),
        ('a: "1"\n', {"a": "x"}, 'a: "x"\n'),
        ("a: 1\n\nb: 2\n", {"a": "1", "b": "2", "c": "3"}, "a: 1\n\nb: 2\n\nc: 3\n"),
        ("t: {ru: а, en: b}\n", {"t": {"ru": "а, б", "en": "b"}}, 't: {ru: "а, б", en: b}\n'),
        ("- x\n".replace("-", "l:\n  -"), {"l": ["x", "y"]}, "l:\n  - x\n  - y\n"),
        ("l:\n  - x # first\n  - y\n", {"l": ["y"]}, "l:\n  - y\n"),
        ("a:\n  # why\n  b: 1\n", {"a": {"b": "1", "c": "2"}}, "a:\n  # why\n  b: 1\n  c: 2\n"),
        ("a: >-\n  long\n  text\n", {"a": "short"}, "a: short\n"),
        ("a:\nb: 1\n", {"a": "x", "b": "1"}, "a: x\nb: 1\n"),
        ("code: '0101'\n", {"code": "0101", "other": "0901"}, "code: '0101'\nother: \"0901\"\n"),
    ],
)
def test_layout(text: str, content: dict[str, Plain], expected: str) -> None:
    assert rewritten(text, content) == expected


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\n", "- a\n", ""])
def test_what_cannot_be_changed_is_refused(text: str) -> None:
    with pytest.raises((ValueError, StopIteration)):
        rewritten(text, {"a": "2", "b": "3"})
