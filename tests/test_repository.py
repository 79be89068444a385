"""What the repository promises to those who build it: locked dependencies, a way for each task, whole fonts."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    """The versions that a lock file fixes, by package."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text(lock), re.MULTILINE))


def normal(requirement: str) -> str:
    """The name in a requirement, as lock files spell it."""
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock: str) -> None:
    entries = re.split(r"^(?=[a-z0-9-]+==)", text(lock), flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins(lock)) > 0
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_files_hold_no_address(lock: str) -> None:
    assert re.findall(r"\S*(?:://|file:\S| @ )\S*|^-.*|^/.*", text(lock), re.MULTILINE) == []


def test_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    runtime, develop = pins(LOCKS[0]), pins(LOCKS[1])
    assert {normal(name) for name in project["dependencies"]} <= runtime.keys()
    assert {normal(name) for name in project["optional-dependencies"]["dev"]} <= develop.keys()


def test_tests_run_with_what_the_build_runs_with() -> None:
    assert pins(LOCKS[0]).items() <= pins(LOCKS[1]).items()


def test_every_target_is_explained() -> None:
    targets = set(re.search(r"^\.PHONY: (.*)$", text("Makefile"), re.MULTILINE)[1].split())  # type: ignore[index]
    explained = set(re.findall(r"^([a-z-]+):.*## \S", text("Makefile"), re.MULTILINE))
    assert explained == targets
    shown = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert {line.split()[1] for line in shown.splitlines()} == targets


def test_a_commit_is_checked_as_the_tests_are() -> None:
    """Of the tests only the quick ones; the data come on top."""
    made = re.findall(
        r"^\t\$\(RUN\) (.+)$", re.split(r"^test:", text("Makefile"), flags=re.M)[1].split("\n\n")[0], re.M
    )
    hooks = re.findall(r"entry: \.venv/bin/python (.+?), pass_filenames", text(".pre-commit-config.yaml"))
    *checks, data, tests = hooks
    assert [*checks, "-m pytest -n $(JOBS)"] == made
    assert data == "-m generator check"
    assert tests == '-m pytest -q -n auto -m "not browser and not release"'


@pytest.mark.parametrize("script", [".ci/run", "scripts/system-packages", "scripts/unpack-woff", "scripts/web-fonts"])
def test_scripts_can_be_run(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)


def stand_in(folder: Path, name: str, lines: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{lines}\n", encoding="ascii")
    (folder / name).chmod(0o755)


def system_packages(folder: Path, user: int) -> subprocess.CompletedProcess[str]:
    """Run the script on a system where all but qpdf is there."""
    stand_in(folder, "dpkg-query", 'case "$*" in *qpdf) exit 1 ;; *) echo "ii " ;; esac')
    stand_in(folder, "id", f"echo {user}")
    stand_in(folder, "apt-get", 'echo "apt-get $*" >&2')
    environment = os.environ | {"PATH": f"{folder}:{os.environ['PATH']}"}
    command = [str(ROOT / "scripts/system-packages"), "test"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_missing_packages_are_said_in_one_line(tmp_path: Path) -> None:
    result = system_packages(tmp_path, user=1000)
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr == (
        "Missing system packages: qpdf; get them with: sudo apt-get install --no-install-recommends qpdf\n"
    )


def test_missing_packages_are_installed_by_root(tmp_path: Path) -> None:
    result = system_packages(tmp_path, user=0)
    assert result.returncode == 0
    assert re.fullmatch(r"apt-get update .*\napt-get install .*--no-install-recommends qpdf\n", result.stderr)


@pytest.mark.parametrize(("sheet", "folder"), [("fonts-web", "web"), ("fonts-print", "print")])
def test_style_sheets_name_the_fonts_that_are_there(sheet: str, folder: str) -> None:
    named = re.findall(r'url\("([^"]+)"\)', text(f"templates/styles/{sheet}.css"))
    present = {path.name for path in (ROOT / "templates/fonts" / folder).iterdir()}
    assert {Path(address).name for address in named} == present
    assert len(named) == len(present)


def test_texts_of_the_interface_have_one_spelling() -> None:
    """«ё» is written nowhere: see docs/develop/decisions.md."""
    catalogue = ROOT / "templates/locales/ru.po"
    pages = [*(ROOT / "docs/ru").glob("*.md"), ROOT / "docs/guide/ru.md", *(ROOT / "templates/pages").rglob("*.html")]
    assert [path.name for path in (catalogue, *pages) if re.search("[ёЁ]", path.read_text(encoding="utf-8"))] == []
