"""Workers load the engine of print while the data are read: where these are wrong, they have begun for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.editions.plan import Selection
from generator.output.jobs import Pool, _Worker
from tests.project import copy_good


@pytest.mark.parametrize(
    ("only", "was_built", "begun"), [("print", True, 1), ("", True, 1), ("site", True, 0), ("print", False, 0)]
)
def test_whoever_began_before_an_error_was_found_is_ended(
    only: str, *, was_built: bool, begun: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, out = copy_good("sample", tmp_path / "project"), tmp_path / "build"
    (project / "data/shared/units.yml").write_text("broken: [\n", encoding="utf-8")
    if was_built:
        (out / ".clusterbook").mkdir(parents=True)
    processes = []
    hired = Pool._hired

    def seen(pool: Pool, worker: _Worker) -> _Worker:
        processes.append(worker.process)
        return hired(pool, worker)

    monkeypatch.setattr(Pool, "_hired", seen)
    outcome = pipeline.build(project, out, Selection(only), jobs=2, progress=lambda *_: None)
    assert outcome.problems
    assert len(processes) == begun
    assert all(process.returncode is not None for process in processes)
