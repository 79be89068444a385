"""`clusterbook build`: failures of engines, and nothing half made."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import pipeline
from generator.output.publish import Published
from generator.pipeline import Outcome
from tests.conftest import Run
from tests.project import ROOT, copy_good, digests, write_tree


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


def _listen_to_keys() -> None:
    """A shell lets what it starts in the background ignore Ctrl-C, and so would whatever the tests start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupted_build_leaves_what_was_published(tmp_path: Path) -> None:
    project = copy_good("sample", tmp_path / "project", to_build=True)
    published = write_tree(project / "build", {"site/index.html": "<p>Вчера</p>", "print/old.pdf": "%PDF"})
    before = digests(published)
    write_tree(published, {".clusterbook/parts.json": '["site", "print"]'})
    command = [sys.executable, "-m", "generator", "build", "--root", str(project)]
    environment = os.environ | {"LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(
        command, cwd=project, stderr=subprocess.PIPE, text=True, env=environment, preexec_fn=_listen_to_keys
    )
    work = published / ".clusterbook/cache"
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
