"""`clusterbook new`: a starter that passes the check, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.project import digests


def test_a_new_cluster_passes_the_check(minimal_project: Path, command: Run) -> None:
    made = command("new", "cluster", "glass", "--root", str(minimal_project))
    assert (made.code, made.err) == (0, "")
    assert "data/clusters/glass" in made.out
    assert "Added to" in made.out
    assert (minimal_project / "data/clusters/glass/cluster.yml").is_file()
    assert command("check", "--root", str(minimal_project)).code == 0


@pytest.mark.parametrize("slug", ["sample", "Glass", "../glass"])
def test_a_cluster_that_cannot_be_made(slug: str, minimal_project: Path, command: Run) -> None:
    before = digests(minimal_project)
    result = command("new", "cluster", slug, "--root", str(minimal_project))
    assert result.code == 2
    assert slug in result.err
    assert digests(minimal_project) == before


def test_a_new_centre_tells_what_to_do_next(tmp_path: Path, command: Run) -> None:
    made = command("new", "centre", "tver", "--root", str(tmp_path / "new"), lang="ru")
    assert (made.code, made.err) == (0, "")
    assert "git init" in made.out
    assert "Прочтите README.md" in made.out
    assert command("check", "--root", str(tmp_path / "new")).out == "0 errors, 0 warnings\n"


def test_a_record_says_where_it_lies(minimal_project: Path, command: Run) -> None:
    made = command("new", "organisation", "plant", "--root", str(minimal_project), lang="ru")
    assert (made.code, made.err) == (0, "")
    assert "data/clusters/sample/organisations/plant.yml" in made.out
    assert command("check", "--root", str(minimal_project)).code == 0
    assert command("new", "organisation", "plant", "--root", str(minimal_project)).code == 2


def test_help_names_every_kind_of_record(command: Run) -> None:
    shown = command("new", "--help", lang="ru").out
    assert all(f"  {kind} " in shown for kind in ("centre", "cluster", "organisation", "product", "event"))
    assert "No such command" in command("new", "nothing", "x").err


def test_a_centre_beside_others(minimal_project: Path, command: Run) -> None:
    made = command("new", "centre", "tver", "--root", str(minimal_project))
    assert (made.code, made.err) == (0, "")
    assert "data/centres/tver" in made.out
    assert not (minimal_project / "mkdocs.yml").exists()
    assert command("check", "--root", str(minimal_project)).code == 0
