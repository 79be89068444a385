"""MkDocs alone, run in the root of a project, makes the Russian site of the data."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ROOT, copy_good
from tests.real import made_once

FIGURES = "data/clusters/sample/figures.yml"


def mkdocs_build(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "en_GB.UTF-8", "LANGUAGE": ""}
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def copied(root: Path) -> Path:
    """The sample project with the settings of the real one, and the hook without its program, which is taken from
    where it stands."""
    copy_good("sample", root, to_build=True)
    (root / "generator").mkdir()
    shutil.copyfile(ROOT / "generator/mkdocs_hook.py", root / "generator/mkdocs_hook.py")
    return root


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project to be changed."""
    return copied(tmp_path / "project")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that MkDocs makes."""

    def make(folder: Path) -> None:
        result = mkdocs_build(copied(folder / "project"))
        assert result.returncode == 0, result.stderr

    return made_once(tmp_path_factory, "mkdocs-hook", make) / "project/build/mkdocs"


def test_mkdocs_build_makes_the_russian_site(site: Path) -> None:
    page = (site / "clusters/sample/members/index.html").read_text(encoding="utf-8")
    assert '<html lang="ru"' in page
    assert "ООО «Первый образец»" in page
    assert (site / "about/index.html").is_file()


def test_no_page_promises_a_printed_file(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert pages
    assert [page for page in pages if ".pdf" in page.read_text(encoding="utf-8")] == []


def test_errors_in_the_data_stop_the_build(project: Path) -> None:
    figures = project / FIGURES
    text = figures.read_text(encoding="utf-8")
    figures.write_text(text.replace("unit: firms", "unit: firm", 1), encoding="utf-8")
    result = mkdocs_build(project, "--site-dir", "build/other")
    assert result.returncode == 1
    assert f"{FIGURES}:" in result.stdout
    assert "error dangling-reference: There is no unit “firm”" in result.stdout
    assert not (project / "build/other").exists()


def test_an_inherited_configuration_switches_the_hook_off(project: Path) -> None:
    (project / "plain").mkdir()
    (project / "plain/index.md").write_text("# A page of its own\n", encoding="utf-8")
    settings = {
        "INHERIT": str(project / "mkdocs.yml"),
        "hooks": [],
        "docs_dir": str(project / "plain"),
        "theme": {"custom_dir": str(project / "templates/pages")},
    }
    (project / "build").mkdir()
    (project / "build/child.yml").write_text(json.dumps(settings), encoding="utf-8")
    result = mkdocs_build(project, "--config-file", "build/child.yml", "--site-dir", str(project / "build/child"))
    assert result.returncode == 0, result.stderr
    assert not (project / "build/child/clusters").exists()
