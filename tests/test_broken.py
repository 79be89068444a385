"""Broken inputs and what is said about them: a case a file in tests/clusters_broken, run through the real command.

A case is laid over the smallest good project: `files` are texts, `bytes` hexadecimal, `repeat` a text and how often,
`links` symbolic links. `problems` are all of them in order; `en` and `ru` are parts of a line, or of several,
as users of the language read it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, TypedDict, cast

import pytest
import yaml

from tests.conftest import Run
from tests.project import Ran, digests, good_atlas, write_tree

CASES = sorted((Path(__file__).parent / "clusters_broken").glob("*.yml"))
PROBLEM = re.compile(r"^(\S+:\d+:\d+ (?:error|warning) [a-z0-9-]+): .+\. Fix: .+[.!?…]$")


Said = Literal["en", "ru"]


class Case(TypedDict, total=False):
    """A case as its file holds it."""

    what: str
    files: dict[str, str]
    bytes: dict[str, str]
    repeat: dict[str, tuple[str, int]]
    links: dict[str, str]
    problems: list[str]
    en: str | list[str]
    ru: str | list[str]


@pytest.fixture
def minimal_project(minimal_project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The smallest good project, with whoever runs the command standing in it."""
    monkeypatch.chdir(minimal_project)
    return minimal_project


def read_case(path: Path) -> Case:
    return cast("Case", yaml.safe_load(path.read_text(encoding="utf-8")))


def lay(case: Case, root: Path) -> None:
    write_tree(root, case.get("files", {}))
    for path, digits in case.get("bytes", {}).items():
        (root / path).write_bytes(bytes.fromhex(digits))
    for path, (text, times) in case.get("repeat", {}).items():
        (root / path).write_text(text * times, encoding="utf-8")
    for path, target in case.get("links", {}).items():
        (root / path).symlink_to(target)


def said(result: Ran) -> list[str]:
    """Place, severity and rule of every problem; the last line of a build counts them."""
    lines = [line for line in result.err.splitlines() if not re.match(r"\d+ errors?, ", line)]
    found = [PROBLEM.match(line) for line in lines]
    assert all(found), lines
    return [match[1] for match in found if match]


def test_there_are_cases() -> None:
    assert len(CASES) > 25


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_problems_of_a_case(path: Path, minimal_project: Path, command: Run) -> None:
    case = read_case(path)
    lay(case, minimal_project)
    result = command("check", "--root", str(minimal_project))
    assert said(result) == case["problems"]
    assert case["problems"]
    assert result.code == (1 if any(" error " in problem for problem in case["problems"]) else 0)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_nothing_published_is_touched(path: Path, minimal_project: Path, command: Run) -> None:
    """A build asks the check before it makes anything."""
    case = read_case(path)
    if not any(" error " in problem for problem in case["problems"]):
        pytest.skip("a warning does not stop a build")
    lay(case, minimal_project)
    write_tree(minimal_project / "build", {"site/index.html": "<p>Вчера</p>", "print/programme.pdf": "%PDF", "x": ""})
    before = digests(minimal_project / "build")
    result = command("build", "--root", str(minimal_project))
    assert result.code == 1
    assert said(result) == case["problems"]
    assert digests(minimal_project / "build") == before


LANGUAGES: tuple[Said, ...] = ("en", "ru")
FULL = [(path, lang) for path in CASES for lang in LANGUAGES if lang in read_case(path)]


@pytest.mark.parametrize(("path", "lang"), FULL, ids=[f"{path.stem}-{lang}" for path, lang in FULL])
def test_message_in_the_language_of_the_user(path: Path, lang: Said, minimal_project: Path, command: Run) -> None:
    case = read_case(path)
    lay(case, minimal_project)
    result = command("check", "--root", str(minimal_project), lang=lang)
    parts = case[lang]
    assert [part for part in ([parts] if isinstance(parts, str) else parts) if part not in result.err] == []


def test_some_messages_are_compared_in_both_languages() -> None:
    assert len({path for path, lang in FULL if lang == "ru"} & {path for path, lang in FULL if lang == "en"}) >= 5


def test_dates_and_codes_arrive_as_written(minimal_project: Path, command: Run) -> None:
    """YAML takes 12.2020 for a number and 0101 for sixty-five; here both are texts."""
    write_tree(
        minimal_project,
        {
            "data/clusters/sample/notes.yml": "code: 0101\ntime: 12:30\nno-word: no\n",
            "data/clusters/sample/roadmap.yml": (
                "own:\n  title: Свое\n  items:\n    first: {title: Первое, schedule: 12.2020}\n"
            ),
        },
    )
    assert command("check", "--root", str(minimal_project)).code == 0
    cluster = good_atlas(minimal_project).clusters["sample"]
    assert {name: note.text["ru"] for name, note in cluster.notes.items()} == {
        "code": "0101",
        "time": "12:30",
        "no-word": "no",
    }
    schedule = cluster.roadmap[0].items[0].schedule
    assert schedule is not None
    assert [(date.year, date.month) for date in schedule.on] == [(2020, 12)]
