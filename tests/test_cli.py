"""The command: exit codes, plain lines outside of a terminal, failures told in one line, and nothing half made."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import cli, pipeline
from generator.console import problem_lines
from generator.output.publish import Published
from generator.pipeline import Outcome
from generator.problems import Location, Problem, Severity, msg
from tests.conftest import Run
from tests.project import GOOD, ROOT, copy_good, digests, write_tree

SAMPLE = str(GOOD / "sample")


def test_a_good_project_passes(command: Run) -> None:
    result = command("check", "--root", str(GOOD / "minimal"))
    assert result == (0, "0 errors, 0 warnings\n", "")


def test_warnings_are_shown_and_pass(command: Run) -> None:
    result = command("check", "--root", SAMPLE)
    assert result.code == 0
    assert result.out == "0 errors, 1 warning, 2 accepted\n"
    assert result.err.startswith("data/clusters/sample/swot.yml:3:3 warning translation-missing: There is no English")
    assert result.err.count("\n") == 1


def test_the_result_is_told_in_russian(command: Run) -> None:
    assert (
        command("check", "--root", SAMPLE, lang="ru").out.replace("\u00a0", " ")
        == "0 ошибок, 1 предупреждение, 2 принято\n"
    )


def test_errors_have_an_exit_code_of_their_own(minimal_project: Path, command: Run) -> None:
    write_tree(minimal_project, {"data/clusters/sample/figures.yml": "firms: [\n"})
    result = command("check", "--root", str(minimal_project))
    assert (result.code, result.out) == (1, "1 error, 0 warnings\n")
    assert "\033" not in result.err


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
    assert "Error: " in result.err
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


def test_a_terminal_gets_the_line_with_a_caret() -> None:
    problem = Problem(Location("a.yml", 2, 5), Severity.ERROR, "prose", msg("Wrong"), msg("Mend it"))
    lines = problem_lines(problem, "en", {"a.yml": ["first", "key: value"]}, lambda text, colour: f"<{colour}>{text}")
    assert lines == ["a.yml:2:5 <red>error prose: Wrong. <green>Fix: Mend it.", "    2 | key: value", "            ^"]


def test_outside_of_a_terminal_a_problem_is_one_line() -> None:
    problem = Problem(Location("a.yml", 2, 5), Severity.WARNING, "prose", msg("Wrong…"), msg("Mend it"))
    assert problem_lines(problem, "en", {}, None) == ["a.yml:2:5 warning prose: Wrong… Fix: Mend it."]


def outcome(monkeypatch: pytest.MonkeyPatch, published: Published) -> None:
    monkeypatch.setattr(pipeline, "build", lambda *_, **__: Outcome((), published=published))


def test_a_missing_library_is_named_with_the_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch, minimal_project: Path, command: Run
) -> None:
    failed = Published(failures=("programme: OSError: cannot load library",), missing_library=True)
    outcome(monkeypatch, failed)
    result = command("build", "--root", str(minimal_project))
    assert result.code == 3
    assert "Pango is missing" in result.err
    assert "apt-get install libpango" in result.err
    assert "OSError" not in result.err


def test_a_failure_of_an_engine(monkeypatch: pytest.MonkeyPatch, minimal_project: Path, command: Run) -> None:
    outcome(monkeypatch, Published(failures=("site-ru: no such file: x.css",)))
    result = command("build", "--root", str(minimal_project))
    assert result.code == 3
    assert result.err == "site-ru: no such file: x.css\nNothing was published: what stood in build/ is as it was.\n"
    assert not (minimal_project / "build").exists()


def test_a_failure_inside_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, minimal_project: Path, tmp_path: Path, command: Run
) -> None:
    def broken(root: Path) -> None:
        raise ZeroDivisionError(f"in {root.name}")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "check", broken)
    result = command("check", "--root", str(minimal_project))
    assert result.code == 3
    assert result.err.startswith("Something went wrong inside clusterbook.")
    assert result.err.count("\n") == 1
    assert "ZeroDivisionError: in project" in (tmp_path / "build/error.log").read_text(encoding="utf-8")


def test_a_failure_of_the_data_is_not_written_down(minimal_project: Path, command: Run) -> None:
    write_tree(minimal_project, {"data/clusters/sample/figures.yml": "firms: [\n"})
    command("check", "--root", str(minimal_project))
    assert not (minimal_project / "build").exists()


@pytest.fixture
def real_data(tmp_path: Path) -> Path:
    """A copy of the real data, to be added to."""
    for name in ("data", "catalogs"):
        shutil.copytree(ROOT / name, tmp_path / "copy" / name)
    return tmp_path / "copy"


def test_a_new_cluster_passes_the_check(real_data: Path, command: Run) -> None:
    made = command("new", "cluster", "glass", "--root", str(real_data))
    assert (made.code, made.err) == (0, "")
    assert "data/clusters/glass" in made.out
    assert (real_data / "data/clusters/glass/cluster.yml").is_file()
    assert command("check", "--root", str(real_data)).code == 0


@pytest.mark.parametrize("slug", ["pharma", "Glass", "../glass"])
def test_a_cluster_that_cannot_be_made(slug: str, real_data: Path, command: Run) -> None:
    before = digests(real_data)
    result = command("new", "cluster", slug, "--root", str(real_data))
    assert result.code == 2
    assert "Error: " in result.err
    assert slug in result.err
    assert digests(real_data) == before


def test_schemas_are_written(minimal_project: Path, command: Run) -> None:
    result = command("schema", "--root", str(minimal_project))
    written = list((minimal_project / "data/schema").glob("*.json"))
    assert result == (0, f"Wrote {len(written)} schemas to data/schema/\n", "")
    assert command("check", "--root", str(minimal_project)).code == 0


def test_an_interrupted_build_leaves_what_was_published(tmp_path: Path) -> None:
    project = copy_good("sample", tmp_path / "project", to_build=True)
    published = write_tree(project / "build", {"site/index.html": "<p>Вчера</p>", "print/old.pdf": "%PDF"})
    before = digests(published)
    command = [sys.executable, "-m", "generator", "build", "--root", str(project)]
    environment = os.environ | {"LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(command, cwd=project, stderr=subprocess.PIPE, text=True, env=environment)
    work = published / ".work" / "made"
    deadline = time.monotonic() + 30
    while not (work.is_dir() and any(work.iterdir())):
        assert running.poll() is None, "the build ended before it could be interrupted"
        assert time.monotonic() < deadline
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert "Traceback" not in said
    assert {name: digest for name, digest in digests(published).items() if not name.startswith(".")} == before
