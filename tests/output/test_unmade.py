"""An edition that cannot be made keeps back no other, and its last good file stays."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.editions.plan import Selection
from generator.output.press_works import MakePress
from generator.output.print_works import Bind, LayOut
from generator.output.site_works import MakePage
from generator.output.units import Needed, Report
from generator.pipeline import Outcome
from generator.problems import Problem, Severity
from tests.output.cheap import cheap_engines
from tests.output.test_publish import change_figure, languages, offered
from tests.project import digests


def build(root: Path, only: str = "") -> Outcome:
    return pipeline.build(root, root / "build", Selection(only), jobs=2, progress=lambda *_: None)


@pytest.fixture
def built(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project after a build of everything, and engines that cost nothing."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1606780801")
    cheap_engines(monkeypatch)
    return Path(shutil.copytree(whole, tmp_path / "project", symlinks=True))


def broken(monkeypatch: pytest.MonkeyPatch, work: type, is_hit: Callable[[Any], bool]) -> None:
    """Let the engine fail at some works of a kind."""
    sound = work.make  # type: ignore[attr-defined]

    def make(self: object, folder: Path, needed: Mapping[str, Needed]) -> Report:
        return Report(("stopped: took longer than 600 s",)) if is_hit(self) else sound(self, folder, needed)

    monkeypatch.setattr(work, "make", make)


def errors(outcome: Outcome) -> list[Problem]:
    return [problem for problem in outcome.problems if problem.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("work", "is_hit", "path", "said"),
    [
        (
            LayOut,
            lambda one: 'lang="en"' in one.stretch.html and "glance" in one.stretch.ids,
            "data/clusters/sample/figures.yml",
            "” with firms could not be set",
        ),
        (Bind, lambda one: one.text.slug.endswith("-en"), "catalogs/programme.yml", "could not be bound"),
    ],
)
def test_an_edition_that_cannot_be_made_keeps_back_no_other(
    built: Path,
    monkeypatch: pytest.MonkeyPatch,
    work: type,
    is_hit: Callable[[Any], bool],
    path: str,
    said: str,
) -> None:
    """Its last file stays, the site is made and does not offer it, and the problem says what and where."""
    before = digests(built / "build/print")
    change_figure(built)
    broken(monkeypatch, work, is_hit)
    outcome = build(built)
    (problem,) = errors(outcome)
    assert (problem.rule, problem.location.path) == ("edition-made", path)
    assert "programme-sample-en.pdf" in str(problem.message)
    assert said in str(problem.message)
    assert str(problem.message).endswith("stopped: took longer than 600 s")
    after = digests(built / "build/print")
    assert {name for name in before if before[name] != after[name]} == {"programme-sample-ru.pdf"}
    assert offered(built) == {"programme-sample-ru.pdf"}
    assert languages(built) == {"ru", "en"}
    assert outcome.published.left_out == outcome.published.held == ("programme-sample-en.pdf",)


def test_a_file_for_a_printing_house_that_fails_keeps_back_no_other(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = built / "catalogs/programme.yml"
    edition.write_text(edition.read_text(encoding="utf-8") + "press: {}\n", encoding="utf-8")
    broken(monkeypatch, MakePress, lambda one: one.book.endswith("-en"))
    outcome = build(built, only="press")
    assert [str(problem.message) for problem in errors(outcome)] == [
        "programme-sample-en.pdf could not be made for a printing house: stopped: took longer than 600 s"
    ]
    assert {path.name for path in (built / "build/press").iterdir()} == {"programme-sample-ru.pdf"}


def test_what_is_no_edition_and_fails_publishes_nothing(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: pages of the site lean on each other."""
    before = digests(built / "build/site")
    change_figure(built)
    broken(monkeypatch, MakePage, lambda one: True)
    assert build(built).published.failures
    assert digests(built / "build/site") == before
