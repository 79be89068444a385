"""What runs on the hosting services: pinned, without rights that nobody needs, nothing but commands that we have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.project import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
_PINNED = re.compile(r"uses: [\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$")
_MAKE = re.compile(r"\bmake (?:--silent )?([a-z-]+)")
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
    if "actions/checkout" in step.get("uses", "") and step.get("with", {}).get("persist-credentials") is not False:
        yield "leaves its key lying about"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
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
        ('BASE="$BASE" ARGS="--lang ru" >', 'BASE="${{ github.base_ref }}" >', "into a command"),
        ("          persist-credentials: false\n", "", "key lying about"),
        ("    timeout-minutes: 30\n", "", "for ever"),
        ("    timeout-minutes: 30\n", "    timeout-minutes: 30\n    permissions: {contents: write}\n", "may write"),
    ],
)
def test_faults_are_seen(right: str, wrong: str, said: str) -> None:
    text = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    assert right in text
    assert any(said in fault for fault in faults("check.yml", text.replace(right, wrong, 1)))


def test_the_other_service_runs_the_same_commands() -> None:
    jobs = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    targets = set(_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    lines = [line for job in jobs.values() if isinstance(job, dict) for line in job.get("script", [])]
    used = {name for line in lines for name in _MAKE.findall(line)}
    assert used == {"check", "build", "review", "system-test", "test", "due"}
    assert used <= targets


@pytest.mark.parametrize("path", sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")), ids=lambda path: path.name)
def test_forms_can_be_read(path: Path) -> None:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    if path.name != "config.yml":
        assert {"name", "description", "body"} <= form.keys()
        ids = [item["id"] for item in form["body"]]
        assert len(ids) == len(set(ids)) > 0
