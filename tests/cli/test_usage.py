"""Wrong usage, help, and failures inside that are told in one line."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from generator import checking, cli
from tests.conftest import Run
from tests.project import write_tree


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("check", "--nonsense"),
        ("check", "--root", "/nowhere/at/all"),
        ("build", "--only", "nonsense"),
        ("build", "--lang", "de"),
        ("build", "--jobs", "0"),
        ("serve", "--port", "99999999"),
        ("new", "cluster"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], command: Run) -> None:
    result = command(*arguments)
    assert result.code == 2
    assert "Error: " in result.err or "“de”" in result.err, "a language is known when the data are read"
    assert "Traceback" not in result.err


@pytest.mark.parametrize("name", [(), ("build",), ("check",), ("serve",), ("new",), ("new", "cluster"), ("schema",)])
def test_help(name: tuple[str, ...], command: Run) -> None:
    result = command(*name, "--help")
    assert result.code == 0
    assert result.out.startswith("Usage: ")
    lines = result.out.splitlines()
    assert len(lines) > 3
    assert lines[2].strip(), "it says what the command does"


def test_help_names_every_command(command: Run) -> None:
    said = command("--help").out
    assert all(f"\n  {name} " in said for name in cli.commands.commands)


def test_version(command: Run) -> None:
    assert command("--version").out.startswith("clusterbook, version ")


@pytest.mark.parametrize("is_writable", [True, False])
def test_a_failure_inside_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, minimal_project: Path, tmp_path: Path, command: Run, is_writable: bool
) -> None:
    """The details lie in the build folder of the project or, failing that, in the folder for temporary files."""

    def broken(root: Path) -> None:
        raise ZeroDivisionError(f"in {root.name}")

    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    monkeypatch.setattr(checking, "check", broken)
    if not is_writable:
        (minimal_project / "build").write_text("a file", encoding="utf-8")
    result = command("check", "--root", str(minimal_project))
    assert result.code == 3
    assert result.err.startswith("Something went wrong inside clusterbook.")
    assert result.err.count("\n") == 1
    (log,) = [*minimal_project.glob("build/error.log"), *tmp_path.glob("temporary/clusterbook-error-*.log")]
    assert "ZeroDivisionError: in project" in log.read_text(encoding="utf-8")
    assert log.is_relative_to(minimal_project) is is_writable
    assert str(log) in result.err


def test_a_failure_of_the_data_is_not_written_down(minimal_project: Path, command: Run) -> None:
    write_tree(minimal_project, {"data/clusters/sample/figures.yml": "firms: [\n"})
    command("check", "--root", str(minimal_project))
    assert not (minimal_project / "build").exists()
