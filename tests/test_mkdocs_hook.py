"""MkDocs alone, run in the root of a project, makes the Russian site of the data."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FIGURES = "data/clusters/pharma/figures.yml"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project without its program, which is taken from where it stands."""
    root = tmp_path_factory.mktemp("project")
    for name in ("data", "catalogs", "docs", "templates", "mkdocs.yml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        (root / name).parent.mkdir(exist_ok=True)
        copy(ROOT / name, root / name)
    (root / "generator").mkdir()
    shutil.copyfile(ROOT / "generator/mkdocs_hook.py", root / "generator/mkdocs_hook.py")
    return root


def mkdocs_build(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "en_GB.UTF-8", "LANGUAGE": ""}
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def test_mkdocs_build_makes_the_russian_site(project: Path) -> None:
    result = mkdocs_build(project)
    assert result.returncode == 0, result.stderr
    page = (project / "build/mkdocs/clusters/pharma/members/index.html").read_text(encoding="utf-8")
    assert '<html lang="ru"' in page
    assert "61" in page
    assert (project / "build/mkdocs/about/index.html").is_file()


def test_no_page_promises_a_printed_file(project: Path) -> None:
    pages = list((project / "build/mkdocs").rglob("*.html"))
    assert pages
    assert [page for page in pages if ".pdf" in page.read_text(encoding="utf-8")] == []


def test_errors_in_the_data_stop_the_build(project: Path) -> None:
    figures = project / FIGURES
    sound = figures.read_text(encoding="utf-8")
    figures.write_text(sound.replace("unit: firms", "unit: firm", 1), encoding="utf-8")
    result = mkdocs_build(project, "--site-dir", "build/other")
    figures.write_text(sound, encoding="utf-8")
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
    (project / "build/child.yml").write_text(json.dumps(settings), encoding="utf-8")
    result = mkdocs_build(project, "--config-file", "build/child.yml", "--site-dir", str(project / "build/child"))
    assert result.returncode == 0, result.stderr
    assert not (project / "build/child/clusters").exists()
