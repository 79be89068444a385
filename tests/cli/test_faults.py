"""Faults of the machine are told in one plain sentence, with their own code, and leave nothing half made."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.output.cheap import cheap_engines
from tests.project import ROOT, copy_small, digests, write_tree

NUMBERS = {
    errno.ENOSPC: "The disk is full.",
    errno.EDQUOT: "The disk holds as much of yours as you may keep there.",
    errno.EROFS: "lies on a disk that cannot be written.",
    errno.EACCES: "You are not allowed to read or write",
    errno.EMFILE: "Too many files are open.",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, and engines that cost nothing."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1606780801")
    cheap_engines(monkeypatch)
    return copy_small(tmp_path / "project")


def published(root: Path) -> dict[str, str]:
    return {name: digest for name, digest in digests(root / "build").items() if name.startswith(("site/", "print/"))}


def edit(root: Path, old: int = 5) -> None:
    """One more than the value that stands there."""
    figures = root / "data/clusters/sample/figures.yml"
    text = figures.read_text(encoding="utf-8")
    figures.write_text(text.replace(f"value: {old}\n", f"value: {old + 1}\n"), encoding="utf-8")


@contextmanager
def refused(folder: Path, number: int, at: int) -> Iterator[list[str]]:
    """The system refuses the step `at` among those that write in the folder; which, is given out."""
    said: list[str] = []
    left = [at]

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **options: object) -> object:
            path = next((one for one in arguments if isinstance(one, (str, Path)) and str(folder) in str(one)), None)
            if path is not None:
                left[0] -= 1
                if left[0] == -1:
                    said.append(f"{call.__name__} {path}")
                    raise OSError(number, os.strerror(number), str(path))
            return call(*arguments, **options)

        return step

    with pytest.MonkeyPatch.context() as patch:
        for name in ("mkdir", "write_text", "write_bytes", "rename", "replace", "touch"):
            patch.setattr(Path, name, counted(getattr(Path, name)))
        patch.setattr(shutil, "copyfile", counted(shutil.copyfile))
        yield said


def test_what_the_system_refuses(project: Path, command: Run) -> None:
    """At any step: what stood there stays, nothing is told but the fault, and the next build is a whole one."""
    root = ("--root", str(project))
    assert command("build", *root).code == 0
    for seed in range(10):
        dice = random.Random(seed)  # noqa: S311 - a repeatable choice, no secret
        number = list(NUMBERS)[seed % len(NUMBERS)]
        before = published(project)
        edit(project, 5 + seed)
        with refused(project / "build", number, dice.randrange(150)) as said:
            result = command("build", *root)
        if said:
            assert result.code == 3, said
            last = result.err.splitlines()[-1]
            assert NUMBERS[number] in last, said
            assert "Traceback" not in result.err
            assert not list((project / "build").glob("error.log")), said
        after = published(project)
        assert {name.split("/")[0] for name in after} == {"site", "print"}
        assert after == before or said == [] or "places.json" in said[0] or "manifest" in said[0] or "inputs" in said[0]
        assert command("build", *root).code == 0
        assert published(project) != before


@pytest.mark.parametrize("place", ["build", "build/.clusterbook"])
def test_a_file_in_the_place_of_the_folder(project: Path, command: Run, place: str) -> None:
    write_tree(project, {place: "a file"})
    result = command("build", "--root", str(project))
    assert result.code == 2
    assert result.err == f"{project / place} is not a folder: nothing can be built there.\n"


@pytest.mark.parametrize("value", ["yesterday", "-1", "9" * 30])
def test_a_date_that_is_none(project: Path, command: Run, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    result = command("build", "--root", str(project))
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert f"SOURCE_DATE_EPOCH is “{value}”" in result.err


def test_any_number_of_processors(project: Path, command: Run) -> None:
    assert command("build", "--root", str(project), "--jobs", "1000").code == 0


def test_a_folder_of_somebody_else(project: Path, command: Run, tmp_path: Path) -> None:
    write_tree(tmp_path / "home", {"site/letter.txt": "mine", ".cache/pip/x": "", ".work/y": ""})
    before = digests(tmp_path / "home")
    result = command("build", "--root", str(project), "--out", str(tmp_path / "home"))
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "was not made by clusterbook" in result.err
    assert {name: digest for name, digest in digests(tmp_path / "home").items() if name[:4] != ".clu"} == before


def test_no_date_is_claimed_where_nobody_knows_one(
    project: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    result = command("build", "--root", str(project))
    assert result.code == 0
    assert result.err.splitlines()[-1].startswith("No date is stated, for the project is in no git repository")
    pages = [path.read_text(encoding="utf-8") for path in (project / "build").rglob("*.html")]
    assert pages
    assert not any("1980" in page for page in pages)
    assert "lastmod" not in (project / "build/site/sitemap.xml").read_text(encoding="utf-8")


# Builds by the command, each in a process of its own and a little later than now, with engines that cost nothing.
BUILDS = """
import json, os, sys, time
import pytest
from generator.cli import main
from tests.output.cheap import cheap_engines
cheap_engines(pytest.MonkeyPatch())
print("ready", flush=True)
runs = json.loads(sys.argv[1])
for wait, options in runs:
    if not os.fork():
        time.sleep(wait)
        sys.argv[1:] = options
        main()
sys.exit(max(os.waitstatus_to_exitcode(os.wait()[1]) for _ in runs))
"""


@pytest.mark.parametrize("seed", range(3))
def test_builds_at_the_same_time(project: Path, tmp_path: Path, command: Run, seed: int) -> None:
    """Three builds and an edit: all end well, and what is there is what a clean build of the data gives."""
    dice = random.Random(seed)  # noqa: S311 - a repeatable choice, no secret
    choices = [(), ("--only", "site"), ("--only", "print", "--lang", "ru"), ("--lang", "en")]
    root = ("build", "--root", str(project))
    runs = [(dice.random() / 2, (*root, *dice.choice(choices))) for _ in range(3)]
    environment = os.environ | {"LC_ALL": "C", "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1606780801"}
    command_line = [sys.executable, "-c", BUILDS, json.dumps(runs)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command_line, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        time.sleep(dice.random() / 2)
        edit(project)
        said = running.communicate(timeout=120)
    assert running.returncode == 0, said
    assert command(*root).code == 0
    shutil.copytree(project, tmp_path / "clean", ignore=shutil.ignore_patterns("build"))
    assert command("build", "--root", str(tmp_path / "clean")).code == 0
    assert published(project) == published(tmp_path / "clean")
