"""The starter files are a whole cluster that passes the check, in a project that knows nothing of it yet."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.kinds.registry import FILE_KINDS
from generator.pipeline import check
from generator.starter import STARTER, make_cluster

ROOT = Path(__file__).parent.parent


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("data", "catalogs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def test_a_new_cluster_passes_the_check(project: Path) -> None:
    before = check(project).problems
    assert make_cluster(project, "glass") == ""
    after = check(project)
    assert after.atlas is not None
    assert after.atlas.clusters["glass"].file.draft
    assert after.problems == before


def test_a_folder_that_exists_is_left_alone(project: Path) -> None:
    assert make_cluster(project, "pharma") != ""


@pytest.mark.parametrize("slug", ["", "Glass", "стекло", "../glass", "glass--works"])
def test_a_name_that_is_no_id_is_refused(project: Path, slug: str) -> None:
    assert make_cluster(project, slug) != ""
    assert {path.name for path in (project / "data/clusters").iterdir()} == {
        path.name for path in (ROOT / "data/clusters").iterdir()
    }


def test_every_file_of_a_cluster_has_a_starter() -> None:
    kinds = {kind.name for kind in FILE_KINDS if kind.starter}
    assert {path.stem for path in STARTER.iterdir()} == kinds


def test_every_text_of_the_starter_says_that_it_is_a_sample(project: Path) -> None:
    make_cluster(project, "glass")
    atlas = check(project).atlas
    assert atlas is not None
    file = atlas.clusters["glass"].file
    assert "Образец" in file.name["ru"]
    assert all("Образец" in figure.title["ru"] for figure in atlas.clusters["glass"].figures.values())
