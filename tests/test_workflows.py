"""What runs on the hosting services: pinned, without rights that nobody needs, nothing but commands that we have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import commands
from tests.project import ROOT

CENTRE = ROOT / "templates/starter/project"  # what a centre's own repository gets
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
OF_A_CENTRE = sorted((CENTRE / ".github/workflows").glob("*.yml"))
_PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$")
_MAKE = re.compile(r"\bmake (?:--silent )?([a-z-]+)")
_COMMAND = re.compile(r"\.venv/bin/clusterbook ([a-z-]+)")
_TARGET = re.compile(r"^([a-z-]+):", re.M)
_WRITES = {
    "comment.yml": {"pull-requests"},
    "publish.yml": {"pages", "id-token", "contents"},
    "weekly.yml": {"issues"},
}


def faults(name: str, text: str) -> Iterator[str]:
    """What is wrong with a workflow."""
    found: dict[Any, Any] = yaml.safe_load(text)
    triggers = found[True]  # YAML 1.1 takes `on` for that
    if "pull_request_target" in triggers:
        yield "runs what a stranger sends with the rights of the house"
    if any(value == "write" for value in (found["permissions"] or {}).values()):
        yield "writes everywhere"
    for line in text.splitlines():
        if "uses:" in line and not _PINNED.search(line):
            yield f"not pinned: {line.strip()}"
    for job in found["jobs"].values():
        writes = {right for right, how in job.get("permissions", {}).items() if how == "write"}
        if writes - _WRITES.get(name, set()):
            yield f"may write {sorted(writes)}"
        if "timeout-minutes" not in job:
            yield "may run for ever"
        for step in job["steps"]:
            yield from _of_step(step)


def _of_step(step: dict[str, Any]) -> Iterator[str]:
    if "${{" in step.get("run", ""):
        yield "puts what others wrote into a command"
    targets = set(_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    yield from (f"no target {name}" for name in _MAKE.findall(step.get("run", "")) if name not in targets)
    known = _known_commands()
    yield from (f"no command {name}" for name in _COMMAND.findall(step.get("run", "")) if name not in known)
    if "actions/checkout" in step.get("uses", "") and step.get("with", {}).get("persist-credentials") is not False:
        yield "leaves its key lying about"


def _known_commands() -> set[str]:
    return set(commands.commands)


def _packages(text: str) -> set[str]:
    """The Debian packages that a file names for a build."""
    return set(re.findall(r"\blib[a-z0-9.-]+", text))


@pytest.mark.parametrize("path", [*WORKFLOWS, *OF_A_CENTRE], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_workflows_are_sound(path: Path) -> None:
    assert list(faults(path.name, path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("on:\n  pull_request:", "on:\n  pull_request_target:", "rights of the house"),
        ("permissions:\n  contents: read", "permissions:\n  contents: write", "writes everywhere"),
        (
            "actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
            "actions/setup-python@v7",
            "not pinned",
        ),
        ("make check", "make chekc", "no target chekc"),
        ('BASE="$BASE" ARGS="--pictures --lang ru" >', 'BASE="${{ github.base_ref }}" >', "into a command"),
        ("          persist-credentials: false\n", "", "key lying about"),
        ("    timeout-minutes: 30\n", "", "for ever"),
        ("    timeout-minutes: 30\n", "    timeout-minutes: 30\n    permissions: {contents: write}\n", "may write"),
    ],
)
def test_faults_are_seen(right: str, wrong: str, said: str) -> None:
    text = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    assert right in text
    assert any(said in fault for fault in faults("check.yml", text.replace(right, wrong, 1)))


def test_a_centre_has_all_workflows_but_that_of_the_code() -> None:
    assert {path.name for path in OF_A_CENTRE} == {path.name for path in WORKFLOWS} - {"test.yml"}


def test_a_command_that_is_not_there_is_seen() -> None:
    text = (CENTRE / ".github/workflows/check.yml").read_text(encoding="utf-8")
    wrong = text.replace("clusterbook build", "clusterbook biuld")
    assert "no command biuld" in list(faults("check.yml", wrong))


def test_what_a_centre_gets_is_what_we_have() -> None:
    """Papers that are the same in both places are not changed in one alone; both need the same packages."""
    ours = [path for path in sorted((ROOT / ".github").rglob("*")) if path.parent.name == "ISSUE_TEMPLATE"]
    for path in (*ours, ROOT / ".github/pull_request_template.md", ROOT / ".github/workflows/comment.yml"):
        assert (CENTRE / path.relative_to(ROOT)).read_bytes() == path.read_bytes(), path
    request = CENTRE / ".gitlab/merge_request_templates/Default.md"
    assert request.read_bytes() == (ROOT / ".github/pull_request_template.md").read_bytes()
    [needed] = re.findall(r'^build="(.*)"', (ROOT / "scripts/system-packages").read_text(encoding="utf-8"), re.M)
    places = (*OF_A_CENTRE, CENTRE / ".gitlab-ci.yml", CENTRE / "Containerfile", ROOT / "Containerfile")
    files = [path for path in places if "apt-get" in path.read_text("utf-8")]
    assert len(files) == 6
    assert {path: _packages(path.read_text("utf-8")) for path in files} == {key: set(needed.split()) for key in files}


@pytest.mark.parametrize("folder", [ROOT, CENTRE], ids=["ours", "of a centre"])
def test_a_container_is_nobody_s_root_and_installs_what_is_pinned(folder: Path) -> None:
    lines = (folder / "Containerfile").read_text(encoding="utf-8").splitlines()
    said = [line.split(maxsplit=1) for line in lines if line[:1].isupper()]
    assert [what for word, what in said if word == "USER"] == ["1000"]
    bases = {what.removesuffix(" AS wheel") for word, what in said if word == "FROM"}
    assert bases == {"python:3.11-slim-bookworm"}  # the Python that the lock was made for
    installs = [what for _, what in said if "pip install" in what]
    assert installs
    assert all("--require-hashes" in what or "--no-index" in what for what in installs)
    assert {"/.git", "/.venv", "/build"} <= set((folder / ".dockerignore").read_text(encoding="utf-8").split())


def test_the_other_service_runs_the_commands_of_a_centre() -> None:
    text = (CENTRE / ".gitlab-ci.yml").read_text(encoding="utf-8")
    assert set(_COMMAND.findall(text)) == {"check", "build", "review", "due", "links"}
    assert set(_COMMAND.findall(text)) <= _known_commands()
    assert yaml.safe_load(text)["data"]["script"]


def test_the_other_service_runs_the_same_commands() -> None:
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    targets = set(_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    lines = [line for job in jobs.values() if isinstance(job, dict) for line in job.get("script", [])]
    used = {name for line in lines for name in _MAKE.findall(line)}
    assert used == {"check", "build", "review", "system-test", "test", "due", "links"}
    assert used <= targets


@pytest.mark.parametrize("path", sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.name)
def test_forms_can_be_read(path: Path) -> None:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    if path.name != "config.yml":
        assert {"name", "description", "body"} <= form.keys()
        ids = [item["id"] for item in form["body"]]
        assert len(ids) == len(set(ids)) > 0
