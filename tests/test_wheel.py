"""The program installed from a wheel: a project of data alone is published, and changes its looks file by file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.project import GOOD, ROOT, write_tree

SOURCES = ("generator", "templates", "catalogs", "mkdocs.yml", "pyproject.toml", "setup.py", "MANIFEST.in")
PAPERS = ("README.md", "LICENSE")


def run(*command: str | Path, cwd: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "LANGUAGE")}
    environment |= {"LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1606780801"}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an environment with the wheel, made from the files of a source distribution."""
    folder = tmp_path_factory.mktemp("wheel")
    (folder / "source").mkdir()
    for name in (*SOURCES, *PAPERS):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, folder / "source" / name)
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder / "dist", folder / "source", cwd=folder)
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv/bin/python"
    [wheel] = (folder / "dist").glob("*.whl")
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    [packages] = (folder / "venv").glob("lib/python*/site-packages")
    # Its libraries are those of this environment; the program itself is not found there.
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "venv"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data, editions and hand-written pages, and nothing else; built again for each test of the module."""
    folder = tmp_path_factory.mktemp("data") / "project"
    shutil.copytree(GOOD / "sample", folder)
    assert {path.name for path in folder.iterdir()} == {"catalogs", "data", "docs"}
    return folder


def test_the_program_is_not_that_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    code = "import generator, generator.shipped as s; print(generator.__file__); print(s.shipped())"
    found = run(installed / "bin/python", "-c", code, cwd=tmp_path).split()
    assert all(Path(path).is_relative_to(installed) for path in found), found


def test_a_project_of_data_alone_is_checked_and_published(installed: Path, project: Path) -> None:
    said = run(installed / "bin/clusterbook", "check", cwd=project)
    assert said == "0 errors, 1 warning, 2 accepted\n"
    run(installed / "bin/clusterbook", "build", cwd=project)
    page = (project / "build/site/ru/clusters/sample/index.html").read_text(encoding="utf-8")
    assert 'href="../../assets/stylesheets/site.css"' in page
    styles = (project / "build/site/ru/assets/stylesheets/site.css").read_text(encoding="utf-8")
    assert "--paper: #fff;" in styles
    assert len(list((project / "build/site/ru/assets/fonts").iterdir())) == len(
        list((ROOT / "templates/fonts/web").iterdir())
    )
    assert (project / "build/print/programme-sample-ru.pdf").read_bytes().startswith(b"%PDF-")
    assert run(installed / "bin/clusterbook", "new", "cluster", "glass", cwd=project).startswith(
        "Made data/clusters/glass"
    )


def test_a_project_changes_its_looks_file_by_file(installed: Path, project: Path) -> None:
    own = {
        "styles/site-own.css": ":root { --paper: #fffff0; }\n",
        "pages/partials/mark.html": '{% macro mark(clusters) %}<b class="mark">own mark</b>{% endmacro %}\n',
        "components/strategy/component.html.j2": (ROOT / "templates/components/strategy/component.html.j2")
        .read_text("utf-8")
        .replace('<dl class="', '<dl class="own '),
    }
    write_tree(project / "templates", own)
    run(installed / "bin/clusterbook", "build", "--only", "site", cwd=project)
    site = project / "build/site/ru"
    page = (site / "clusters/sample/strategy/index.html").read_text(encoding="utf-8")
    assert "own mark" in page
    assert '<dl class="own cb-strategy__list">' in page
    styles = (site / "assets/stylesheets/site.css").read_text(encoding="utf-8")
    assert styles.index("--paper: #fffff0") > styles.index("--paper: #fff;")
