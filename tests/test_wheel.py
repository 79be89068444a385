"""The program installed from a wheel: a project of data alone is published, and changes its looks file by file.

What it makes of the sample project has the same bytes as what the checkout makes of it with looks of its own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from hashlib import sha256
from pathlib import Path

from generator.checking import check
from generator.console import count_line
from tests.project import GOOD, ROOT, write_tree
from tests.real import DAY, Built
from tests.test_sample_build import published as files

SOURCES = (
    "generator",
    "templates",
    "catalogs",
    "docs/guide",
    "mkdocs.yml",
    "requirements.lock",
    "pyproject.toml",
    "setup.py",
    "MANIFEST.in",
)
PAPERS = ("README.md", "LICENSE")


def run(*command: str | Path, cwd: Path, **environ: str) -> str:
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "LANGUAGE")}
    environment |= {"LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": DAY, **environ}
    done = subprocess.run([*map(str, command)], cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def install(folder: Path) -> Path:
    """The folder of an environment with the wheel, made from the files of a source distribution."""
    (folder / "source").mkdir(parents=True)
    for name in (*SOURCES, *PAPERS):
        (folder / "source" / name).parent.mkdir(parents=True, exist_ok=True)
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
    code = "import generator, generator.shipped as s; print(generator.__file__); print(s.shipped())"
    found = run(python, "-c", code, cwd=folder).split()
    assert all(Path(path).is_relative_to(folder / "venv") for path in found), found
    return folder / "venv/bin/clusterbook"


def test_a_project_of_data_alone_is_published_and_changes_its_looks_file_by_file(
    sample_build: Built, tmp_path: Path
) -> None:
    """One test, for what it needs takes long to make."""
    clusterbook, project = install(tmp_path / "wheel"), tmp_path / "project"
    shutil.copytree(GOOD / "sample", project)
    assert {path.name for path in project.iterdir()} == {"catalogs", "data", "docs"}
    published(clusterbook, project)
    assert files(project / "build") == files(sample_build.out)
    changed(clusterbook, project)
    begun(clusterbook, tmp_path / "centre")


def begun(clusterbook: Path, folder: Path) -> None:
    """A centre's own repository has the program that made it, pinned, and says nothing of a missing one."""
    folder.mkdir()
    assert "pin" not in run(clusterbook, "new", "centre", "tver", cwd=folder)
    [wheel] = (folder / "program").iterdir()
    pinned = (folder / "requirements.txt").read_text(encoding="utf-8")
    assert f"--hash=sha256:{sha256(wheel.read_bytes()).hexdigest()}" in pinned
    assert "\nweasyprint==" in pinned
    assert (folder / ".github/workflows/check.yml").is_file()
    assert (folder / "CONTRIBUTING.md").is_file()
    # Its samples are of 2026: on the day of all other builds here a consent of theirs would still be to come.
    assert run(clusterbook, "check", cwd=folder, SOURCE_DATE_EPOCH="1775001600") == "0 errors, 0 warnings\n"


def published(clusterbook: Path, project: Path) -> None:
    """All that a project of data alone gets comes from the wheel, whatever the folder, the order of sets, the number
    of workers and the language of the user."""
    here = check(project)  # what the checkout finds
    assert run(clusterbook, "check", cwd=project) == count_line(here.problems, here.accepted, "en") + "\n"
    elsewhere = {"PYTHONHASHSEED": "7", "LC_ALL": "ru_RU.UTF-8", "TZ": "Asia/Tokyo"}
    run(clusterbook, "build", "--jobs", "1", cwd=project, **elsewhere)
    site = project / "build/site/ru"
    page = (site / "clusters/sample/index.html").read_text(encoding="utf-8")
    assert 'href="../../assets/stylesheets/site.css"' in page
    assert "--paper: #fff;" in (site / "assets/stylesheets/site.css").read_text(encoding="utf-8")
    fonts = {path.name for path in (ROOT / "templates/fonts/web").iterdir()}
    assert {path.name for path in (site / "assets/fonts").iterdir()} == fonts
    assert (project / "build/print/programme-sample-ru.pdf").read_bytes().startswith(b"%PDF-")


def changed(clusterbook: Path, project: Path) -> None:
    """What the project has of its own stands in for what comes with the program, and the starter is there too."""
    strategy = (ROOT / "templates/components/strategy/component.html.j2").read_text("utf-8")
    own = {
        "styles/site-own.css": ":root { --paper: #fffff0; }\n",
        "pages/partials/mark.html": '{% macro mark(centre, clusters) %}<b class="mark">own mark</b>{% endmacro %}\n',
        "components/strategy/component.html.j2": strategy.replace('<dl class="', '<dl class="own '),
    }
    write_tree(project / "templates", own)
    run(clusterbook, "build", "--only", "site", "--lang", "ru", cwd=project)
    page = (project / "build/site/ru/clusters/sample/strategy/index.html").read_text(encoding="utf-8")
    assert "own mark" in page
    assert '<dl class="own cb-strategy__list">' in page
    styles = (project / "build/site/ru/assets/stylesheets/site.css").read_text(encoding="utf-8")
    assert styles.index("--paper: #fffff0") > styles.index("--paper: #fff;")
    assert run(clusterbook, "new", "cluster", "glass", cwd=project).startswith("Made data/clusters/glass")
