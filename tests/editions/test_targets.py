"""What would be published in one place twice is refused, with the place that asks for it."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from generator import pipeline
from generator.editions.targets import check_targets
from generator.problems import Problem
from tests.project import copy_small, good_atlas, write_tree

SITE = "kind: site\ntitle: {{ru: Сайт, en: Site}}\ncentre: sample-centre\nlanguages: {}\n"
BOOK = "kind: programme\ntitle: {{ru: Книга, en: Book}}\nlanguages: {}\nfile: {}\n"
LANGUAGES = ("[ru]", "[en]", "[ru, en]", "[en, ru]", "[ru, ru]", "[ru, en, ru]")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The smallest project that has a site and a book."""
    return copy_small(tmp_path / "project")


def problems(project: Path, **editions: str) -> list[Problem]:
    """What is wrong with a project of these editions."""
    for path in (project / "catalogs").glob("*.yml"):
        path.unlink()
    write_tree(project, {f"catalogs/{name}.yml": text for name, text in editions.items()})
    return check_targets(good_atlas(project))


def listed(languages: str) -> list[str]:
    return languages.strip("[]").split(", ")


@pytest.mark.parametrize(("one", "other"), list(product(LANGUAGES, LANGUAGES)))
def test_two_sites_in_one_language(project: Path, one: str, other: str) -> None:
    found = problems(project, a=SITE.format(one), b=SITE.format(other))
    first, second = listed(one), listed(other)
    wrong = [name for name, langs in (("a", first), ("b", second)) if len(set(langs)) < len(langs)]
    wrong += ["b"] if set(first) & set(second) else []
    assert {problem.location.path for problem in found} == {f"catalogs/{name}.yml" for name in wrong}
    assert {problem.rule for problem in found} <= {"one-target"}


@pytest.mark.parametrize(("one", "other"), list(product(LANGUAGES[:4], LANGUAGES[:4])))
@pytest.mark.parametrize("file", ["same-{cluster}", "other-{cluster}"])
def test_two_editions_that_make_one_file(project: Path, one: str, other: str, file: str) -> None:
    found = problems(project, a=BOOK.format(one, "same-{cluster}"), b=BOOK.format(other, file))
    is_wrong = file.startswith("same") and bool(set(listed(one)) & set(listed(other)))
    assert [str(problem.location) for problem in found] == (["catalogs/b.yml:4:1"] if is_wrong else [])


def test_drafts_count(project: Path) -> None:
    cluster = project / "data/clusters/sample/cluster.yml"
    cluster.write_text("draft: true\n" + cluster.read_text(encoding="utf-8"), encoding="utf-8")
    assert problems(project, a=BOOK.format("[ru]", "x-{cluster}"), b=BOOK.format("[ru]", "x-{cluster}")) != []


def test_the_check_says_so_before_anything_is_built(project: Path) -> None:
    problems(project, a=SITE.format("[ru]"), b=SITE.format("[ru]"))
    assert [problem.rule for problem in pipeline.check(project).problems if problem.severity == "error"] == [
        "one-target"
    ]
