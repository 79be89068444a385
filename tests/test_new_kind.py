"""A new kind of record with list page, card and table in both media is one slice, one line and an outline.

The files of `new_kind` are laid into a copy of the program as one commit, whose places are counted; then the sample
project with awards is checked and rendered by that copy.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import GOOD, ROOT

NEW = ROOT / "tests/new_kind"
LINES = (
    # file, the line before, what is added behind it
    ("generator/kinds/registry.py", "    edition,\n", "    award,\n"),
    ("generator/kinds/registry.py", "    edition.KIND,\n", "    award.KIND,\n"),
    ("generator/components/__init__.py", "    downloads,\n", "    awards,\n"),
    (
        "generator/components/__init__.py",
        '        Component("downloads", downloads.build),\n',
        '        Component("awards", awards.build),\n',
    ),
)
CHAPTER = """      awards:
        title: {ru: Награды-образцы, en: Sample awards}
        blocks:
          - {component: awards, of: awards, id: list}
"""
RENDER = """
import sys
from pathlib import Path
from generator import pipeline
from generator.editions.plan import Selection
from generator.render.book import render_book
from generator.render.markdown import render_page
from generator.render.places import site_homes
from generator.render.shown import Ground

class Blank(dict):
    def __missing__(self, spec):
        return '<svg width="482" height="20" viewBox="0 0 482 20"></svg>'

root = Path(sys.argv[1])
checked = pipeline.check(root)
assert checked.atlas is not None, checked.problems
found = pipeline.plan(root, checked, Selection())
for site in found.sites:
    ground = Ground(site.voice, "site", site_homes(site))
    for page in site.pages:
        if page.path.endswith("/awards.md"):
            print(site.lang, "site", render_page(page, ground))
for book in found.books:
    for stretch in render_book(book).stretches:
        if 'class="cb-awards"' in stretch.html:
            print(book.lang, "print", stretch.html)
"""


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with awards, as one commit on top of what stands."""
    folder = tmp_path_factory.mktemp("program")
    for name in ("generator", "templates", "catalogs", "docs/guide"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "What stands")
    for name in ("generator", "templates"):
        shutil.copytree(NEW / name, folder / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    for path, before, line in LINES:
        text = (folder / path).read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{path} has one line {before!r}"
        (folder / path).write_text(text.replace(before, before + line), encoding="utf-8")
    outline = folder / "catalogs/outlines/programme.yml"
    text = outline.read_text(encoding="utf-8")
    assert text.count("\nafter:\n") == 1
    outline.write_text(text.replace("\nafter:\n", f"{CHAPTER}\nafter:\n"), encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Awards")
    return folder


def test_the_places_are_counted(program: Path) -> None:
    """A module for what an award is, one for how it is shown with its folder, two lines a registry, an outline."""
    changed = dict(line.split("\t")[::-1] for line in git(program, "diff", "--name-status", "HEAD~1").splitlines())
    made = {path for path, status in changed.items() if status == "A"}
    assert made == {
        "generator/kinds/award.py",
        "generator/components/awards.py",
        *(f"templates/components/awards/{name}" for name in ("component.html.j2", "site.css", "print.css")),
    }
    assert changed.keys() - made == {
        "generator/kinds/registry.py",
        "generator/components/__init__.py",
        "catalogs/outlines/programme.yml",
    }
    lines = [line.split("\t") for line in git(program, "diff", "--numstat", "HEAD~1", "--", "*.py").splitlines()]
    assert {path: (added, removed) for added, removed, path in lines if path not in made} == {
        "generator/kinds/registry.py": ("2", "0"),
        "generator/components/__init__.py": ("2", "0"),
    }


@pytest.fixture(scope="module")
def rendered(program: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """The page and the chapter in print that show the awards, by language and medium."""
    project = tmp_path_factory.mktemp("awards") / "project"
    shutil.copytree(GOOD / "sample", project)
    shutil.copytree(NEW / "data", project / "data", dirs_exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-P", "-c", RENDER, str(project)],
        cwd=program,
        env={"PYTHONPATH": str(program), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[tuple[str, str], str] = {}
    here = ("", "")
    for line in done.stdout.splitlines():
        words = line.split(" ", 2)
        if words[0] in ("ru", "en") and words[1:2] and words[1] in ("site", "print"):
            here = (words[0], words[1])
        found[here] = found.get(here, "") + line + "\n"
    return found


@pytest.mark.parametrize("medium", ["site", "print"])
@pytest.mark.parametrize(
    ("lang", "told"),
    [("ru", ("Ярмарка-образец", "17\u00a0мая 2021\u00a0г.")), ("en", ("Sample fair", "17\u00a0May 2021"))],
)
def test_awards_have_a_list_a_card_and_a_table(
    rendered: dict[tuple[str, str], str], lang: str, medium: str, told: tuple[str, str]
) -> None:
    text = rendered[lang, medium]
    assert text.count('class="cb-award"') == 2
    assert 'class="cb-data' in text
    for part in told:
        assert text.count(part) >= 2, f"{part} in the card and in the table"
    if medium == "site":  # the register of a book has exceptions only
        assert 'class="cb-ref"' in text, "numbers in the text of an award lead to the register"
