"""`clusterbook new`: a starter that passes the check, or nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.project import ROOT, digests


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
