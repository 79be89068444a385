"""`clusterbook schema`."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run


def test_schemas_are_written(minimal_project: Path, command: Run) -> None:
    result = command("schema", "--root", str(minimal_project))
    written = list((minimal_project / "data/schema").glob("*.json"))
    assert result == (0, f"Wrote {len(written)} schemas to {minimal_project}/data/schema/\n", "")
    assert command("check", "--root", str(minimal_project)).code == 0
