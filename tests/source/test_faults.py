"""Each file of a project broken in each way: the problem lies in that file, and nothing else is found wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks import check_atlas
from generator.kinds.build import build_atlas
from generator.kinds.held import beside_editions
from generator.problems import Problem, errors_in
from generator.source.records import Record, Source, parse_record, read_source
from tests.project import GOOD
from tests.trees import with_record

Fault = Callable[[bytes], bytes]

FAULTS: dict[str, Fault] = {
    "empty": lambda _: b"",
    "only a comment": lambda _: "# позже\n".encode(),
    "null": lambda _: b"~\n",
    "a list": lambda _: b"- a\n- b\n",
    "a text": lambda _: "просто текст\n".encode(),
    "a number": lambda _: b"5\n",
    "an empty list": lambda _: b"[]\n",
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "Windows-1251": lambda _: "а: Пример\n".encode("cp1251"),
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "a zero byte": lambda data: data + b"\x00",
    "an open quote": lambda data: data + b'zz: "x\n',
    "an open quote in front": lambda data: b"'" + data,
    "an open brace": lambda data: data + b"zz: {a: b\n",
    "an open bracket": lambda data: data + b"zz: [a, b\n",
    "a bracket too many": lambda data: data + b"]\n",
    "a duplicate key": lambda data: data + b"zz: 1\nzz: 2\n",
    "everything twice": lambda data: data + data,
    "a tab": lambda data: data + b"zz:\n\ta: b\n",
    "a second document": lambda data: data + b"---\na: b\n",
    "a directive": lambda data: b"%YAML 1.2\n---\n" + data,
    "an alias": lambda data: data + b"zz: *x\n",
    "an anchor": lambda data: data + b"zz: &x 1\n",
    "a tag": lambda data: data + b"zz: !x 1\n",
    "a merge key": lambda data: data + b"<<: {a: b}\n",
    "no colon": lambda data: data + b"zz\n",
    "indented": lambda data: b"   zz: 1\n" + data,
    "unknown key": lambda data: data + "Неизвестно: 1\n".encode(),
    "deep": lambda data: data + b"zz: " + b"[" * 1000 + b"\n",
    "hidden": lambda data: data + "zz: \u200b\n".encode(),
}


@cache
def sample() -> Source:
    return read_source(GOOD / "sample")[0]


def files() -> list[str]:
    return sorted(path.relative_to(GOOD / "sample").as_posix() for path in (GOOD / "sample").rglob("*.yml"))


def problems_of(path: str, data: bytes) -> list[Problem]:
    """Everything that is found wrong when a file of the sample holds something else."""
    record, problems = parse_record(path, data)
    return problems + (_with(path, record) if record else _without(path))


@cache
def as_they_are() -> list[Problem]:
    """What is said of the sample anyway: of an edition that holds back itself alone, all else is checked."""
    atlas, problems = build_atlas(sample())
    assert atlas is not None
    found = problems + check_atlas(atlas, sample().root).problems
    assert not errors_in(found)
    return found


@cache
def _without(path: str) -> list[Problem]:
    return _with(path, None)


def _with(path: str, record: Record | None) -> list[Problem]:
    atlas, problems = build_atlas(with_record(sample(), path, record))
    assert atlas is None or (record is not None and not errors_in(beside_editions(atlas, problems)))
    return problems + (check_atlas(atlas, sample().root).problems if atlas else [])


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_broken_file_is_the_only_thing_that_is_wrong(name: str) -> None:
    for path in files():
        data = FAULTS[name]((GOOD / "sample" / path).read_bytes())
        problems = problems_of(path, data)
        assert problems, path
        assert {problem.location.path for problem in problems if problem not in as_they_are()} == {path}
        assert errors_in(problems)


def test_a_file_that_is_not_broken_has_no_error() -> None:
    assert len(files()) > 20
    for path in files():
        assert not errors_in(problems_of(path, (GOOD / "sample" / path).read_bytes()))


@settings(deadline=None)
@given(data=st.data())
def test_whatever_is_cut_out_or_put_in_is_told_at_a_place_of_a_file(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(files()))
    text = (GOOD / "sample" / path).read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 60)))
    put = data.draw(st.text(alphabet="аa1: -[]{}\"'#|>&*!%@,.\n\t\\<`~_{\u00a0\u200b", max_size=12))
    changed = (text[:start] + put + text[end:]).encode()
    for problem in problems_of(path, changed):
        lines = changed.decode().split("\n") if problem.location.path == path else []
        assert problem.location.line <= len(lines) or problem.location.path != path
        assert str(problem.message)
        assert str(problem.fix)
