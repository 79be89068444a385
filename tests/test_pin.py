"""The program of a project is one file with a digest, and so is everything that it needs."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from generator.pin import pin, read_wheel
from generator.problems import RefusedError
from tests.conftest import Run
from tests.project import ROOT

LOCK = "#\n# made by a tool\n#\nclick==8.4.0 \\\n    --hash=sha256:aa\n    # via clusterbook\n"


def made(folder: Path, version: str, lock: str | None = LOCK) -> Path:
    path = folder / f"clusterbook-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("generator/__init__.py", "")
        if lock is not None:
            archive.writestr("generator/share/requirements.lock", lock)
    return path


def test_a_program_is_pinned_and_takes_the_place_of_an_older_one(tmp_path: Path, command: Run) -> None:
    project = tmp_path / "project"
    project.mkdir()
    for version in ("0.1.0", "0.2.0"):
        wheel = made(tmp_path, version)
        ran = command("pin", str(wheel), "--root", str(project))
        assert (ran.code, ran.err) == (0, "")
        assert "requirements.txt" in ran.out
    (project / "program/README").write_text("ours", encoding="utf-8")
    pin(project, read_wheel(project / "program/clusterbook-0.2.0-py3-none-any.whl"))  # what is there already
    assert {path.name for path in (project / "program").iterdir()} == {"README", wheel.name}
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    said = (project / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert said[2:5] == ["--find-links program", "clusterbook==0.2.0 \\", f"    --hash=sha256:{digest}"]
    assert said[5:] == LOCK.splitlines()[3:]


@pytest.mark.parametrize("case", ["another name", "no lock", "no archive", "nothing"])
def test_what_is_no_program_is_refused(case: str, tmp_path: Path) -> None:
    path = made(tmp_path, "0.1.0", None if case == "no lock" else LOCK)
    if case == "another name":
        path = path.rename(tmp_path / "other-0.1.0-py3-none-any.whl")
    elif case == "no archive":
        path.write_bytes(b"PK")
    elif case == "nothing":
        path.unlink()
    with pytest.raises(RefusedError, match=path.name):
        read_wheel(path)


def test_everything_in_the_lock_has_a_digest() -> None:
    """Or an installation that asks for digests would refuse all."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert all("==" in line and line.endswith("\\") for line in entries)


def test_a_program_that_came_otherwise_is_asked_for(tmp_path: Path, command: Run) -> None:
    ran = command("pin", "--root", str(tmp_path))
    assert ran.code == 2
    assert "clusterbook pin FILE.whl" in ran.err
    assert list(tmp_path.iterdir()) == []
