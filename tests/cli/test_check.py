"""`clusterbook check`: what is counted, in which language, and the exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.project import GOOD, write_tree

SAMPLE = str(GOOD / "sample")


def test_a_good_project_passes(command: Run) -> None:
    result = command("check", "--root", str(GOOD / "minimal"))
    assert result == (0, "0 errors, 0 warnings\n", "")


def test_warnings_are_shown_and_pass(command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = command("check", "--root", SAMPLE)
    assert result.code == 0
    assert result.out == "0 errors, 1 warning, 2 accepted\n"
    file = f"{SAMPLE}/data/clusters/sample/swot.yml"
    assert result.err.startswith(f"{file}:3:3 warning translation-missing: There is no text in “en”")
    assert result.err.count("\n") == 1


def test_paths_lead_from_the_current_folder_to_the_file(command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def shown(folder: Path, root: str) -> str:
        monkeypatch.chdir(folder)
        return command("check", "--root", root).err.partition(":")[0]

    assert shown(GOOD, "sample") == "sample/data/clusters/sample/swot.yml"
    assert shown(GOOD / "sample", ".") == "data/clusters/sample/swot.yml"
    assert shown(GOOD / "sample", str(GOOD / "sample")) == "data/clusters/sample/swot.yml"
    assert shown(GOOD / "minimal", "../sample") == f"{SAMPLE}/data/clusters/sample/swot.yml"


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


def test_a_part_can_be_asked_for(command: Run) -> None:
    assert command("check", "--root", SAMPLE, "--rule", "printed-pair").out == "0 errors, 0 warnings, 1 accepted\n"
    assert command("check", "--root", SAMPLE, "--cluster", "elsewhere").code == 2
    assert command("check", "--root", SAMPLE, "--cluster", "sample").out == "0 errors, 1 warning, 2 accepted\n"


def test_what_fails_can_be_chosen(command: Run) -> None:
    codes = [command("check", "--root", SAMPLE, "--fail-on", what).code for what in ("error", "warning", "nothing")]
    assert codes == [0, 1, 2]


def test_a_rule_is_explained(command: Run) -> None:
    result = command("check", "--explain", "printed-pair", lang="ru")
    assert result.code == 0
    assert result.out.startswith("printed-pair\n\nДокумент печатает")
    assert "**" not in result.out
    assert command("check", "--explain", "nothing").code == 2


def test_machines_get_their_formats(command: Run) -> None:
    assert command("check", "--root", SAMPLE, "--format", "github").out.startswith("::warning file=data/clusters/")
    assert command("check", "--root", SAMPLE, "--format", "xml").code == 2
