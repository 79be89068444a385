"""The sample catalogue, laid into a new project: 3 clusters, 12 companies, 60 products and services."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.starter import STARTER, in_language, make_centre

SAMPLE = STARTER / "sample"
CLUSTERS = ("sample-food", "sample-machinery", "sample-wellness")


def sample_project(root: Path) -> Path:
    """A new centre with the samples, as `clusterbook new centre north --sample` leaves it."""
    root.mkdir(parents=True, exist_ok=True)
    make_centre(root, "north", "en")
    for folder, target in (("centre", "data/centres/north"), ("clusters", "data/clusters"), ("shared", "")):
        for path in sorted(path for path in (SAMPLE / folder).rglob("*") if path.is_file()):
            _lay(path, root / target / path.relative_to(SAMPLE / folder))
    centre = root / "data/centres/north/centre.yml"
    text = centre.read_text(encoding="utf-8")
    centre.write_text(text.replace("clusters: [", f"clusters: [{', '.join(CLUSTERS)}, "), encoding="utf-8")
    return root


def _lay(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix != ".yml":
        shutil.copyfile(path, target)
        return
    text = in_language(path.read_text(encoding="utf-8"), "en").replace("sample-centre", "north")
    there = target.read_text(encoding="utf-8") if target.exists() else ""
    target.write_text(there + text, encoding="utf-8")
