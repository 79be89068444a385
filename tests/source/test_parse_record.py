"""One text → a record, or everything that is wrong with it."""

from __future__ import annotations

import ast
import inspect

import pytest
import yaml

from generator.problems import Location, Problem, Severity
from generator.source import events, files, records, syntax, text, tree
from generator.source.nodes import Mapping, Scalar, Sequence, plain
from generator.source.records import Record, parse_record
from tests.source.cases import GOOD, REFUSED, SLIPS, Case

ENGINES = (yaml.CSafeLoader, yaml.SafeLoader)
ENCODED_IN_TWO_HALVES = 'а: "\\ud800"\n'


def _record(content: str) -> Record:
    record, problems = parse_record("data/x.yml", content.encode())
    assert problems == []
    assert record is not None
    return record


def _said(problem: Problem, expected: str) -> str:
    """The problem in the form, with or without its message, of what is expected."""
    at = problem.location
    said = f"{at.line}:{at.column} {problem.rule}"
    return f"{said}: {problem.message}" if ": " in expected else said


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", [*GOOD, *REFUSED, *SLIPS], ids=lambda case: case.name)
def test_what_is_said_about_a_text(case: Case, engine: type[yaml.SafeLoader], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "LOADER", engine)
    record, problems = parse_record("data/x.yml", case.text.encode())
    problems.sort(key=lambda problem: (problem.location, problem.rule))
    expected = [*case.expected, *[""] * (len(problems) - len(case.expected))]
    assert [_said(problem, line) for problem, line in zip(problems, expected, strict=False)] == list(case.expected)
    assert (record is None) == bool(case.expected)


@pytest.mark.parametrize("case", [*REFUSED, *SLIPS], ids=lambda case: case.name)
def test_every_problem_is_an_error_with_a_way_out_and_a_place_in_the_text(case: Case) -> None:
    lines = text.split_lines(case.text)
    for problem in parse_record("data/x.yml", case.text.encode())[1]:
        assert problem.severity is Severity.ERROR
        assert str(problem.message).endswith(".")
        assert str(problem.fix).endswith(".")
        assert problem.location.path == "data/x.yml"
        assert problem.location.line <= len(lines)
        assert problem.location.column <= len(lines[problem.location.line - 1]) + 1


def test_a_text_with_too_many_values_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MOST_NODES", 5)
    _record("а: [1, 2]\n")  # the mapping, its key, the list and two items
    record, problems = parse_record("data/x.yml", "а: [1, 2, 3, [\n".encode())
    assert record is None
    assert [(problem.rule, problem.location.column) for problem in problems] == [("yaml-nodes", 11)]


def test_messages_name_what_was_written() -> None:
    problems = parse_record("data/x.yml", "ключ: 1\nключ: !!float &x 2\n".encode())[1]
    assert {str(problem.message) for problem in problems} == {
        "The anchor “&x” is not read here.",
        "The tag “!!float” is not read here.",
        "The key “ключ” already stands on line 1.",
    }


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xef\xbb\xbfa: 1\n", (1, 1)),
        ("а: 1\nимя: ".encode() + b"\xcf\xf0\n", (2, 6)),
        ("а: Пример\n".encode("cp1251"), (1, 1)),
        ("a: 1\n".encode("utf-16"), (1, 1)),
        ("имя: ".encode() + b"\xd0", (1, 6)),
        (b"a: \xed\xa0\x80\n", (1, 4)),
    ],
    ids=["byte order mark", "bytes in the middle", "Windows-1251", "UTF-16", "half a letter", "surrogate"],
)
def test_other_encodings_are_refused_at_the_first_byte_that_shows_it(data: bytes, expected: tuple[int, int]) -> None:
    record, problems = parse_record("data/x.yml", data)
    assert record is None
    assert [(problem.rule, problem.location) for problem in problems] == [
        ("file-encoding", Location("data/x.yml", *expected))
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_half_a_surrogate_pair_never_comes_through(
    engine: type[yaml.SafeLoader], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "LOADER", engine)
    record, problems = parse_record("data/x.yml", ENCODED_IN_TWO_HALVES.encode())
    assert record is None
    assert [problem.location for problem in problems] == [Location("data/x.yml", 1, 4)]


@pytest.mark.parametrize(
    "written", ["12.2020", "0101", "no", "yes", "12:30", "1e3", "0x1F", "2020-08-12", "true", "1_000"]
)
def test_plain_scalars_keep_their_text(written: str) -> None:
    root = _record(f"код: {written}\n").root
    assert root.get("код") == Scalar(written, False, Location("data/x.yml", 1, 6), last=1)
    assert plain(root) == {"код": written}


def test_nothing_is_null_but_quoted_it_is_a_text() -> None:
    root = _record("a:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: \"~\"\ng: |\n").root
    assert plain(root) == {"a": None, "b": None, "c": None, "d": "", "e": "null", "f": "~", "g": ""}


def test_positions_are_in_characters() -> None:
    root = _record("имя: {ру: «Завод» 😀, 'англ': \"Works\"}\nсписок:\n  - да\n  - ключ: нет\n").root
    name, items = root.get("имя"), root.get("список")
    assert isinstance(name, Mapping)
    assert isinstance(items, Sequence)
    english = name.entry("англ")
    assert english is not None
    assert (english.key_at.column, english.value.at.column) == (22, 30)
    assert [(item.at.line, item.at.column) for item in items.items] == [(3, 5), (4, 5)]


def test_an_empty_value_stands_at_its_key() -> None:
    value = _record("a: 1\nb:\n\n\nc: 2\n").root.get("b")
    assert value is not None
    assert value.at == Location("data/x.yml", 2, 1)


def test_a_mapping_gives_keys_and_entries_in_order() -> None:
    root = _record("б: 1\nа: 2\n").root
    assert root.keys() == ("б", "а")
    assert root.entry("в") is None
    assert root.get("в") is None


def test_a_record_keeps_the_lines_as_written() -> None:
    assert _record("a: 1\r\n  # да\r\nb: 2").lines == ("a: 1", "  # да", "b: 2")


def test_every_message_of_the_stage_can_be_shown() -> None:
    """A brace in a message that is no placeholder would only fail when an editor meets it."""
    shown = 0
    for module in (files, records, syntax, text, tree):
        for call in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "msg":
                msgid = ast.literal_eval(call.args[0])
                assert msgid.format(**{str(keyword.arg): "…" for keyword in call.keywords})
                shown += 1
    assert shown > 50
