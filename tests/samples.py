"""The sample catalogue, laid into a new project: 3 clusters, 12 companies, 60 products and services."""

from __future__ import annotations

from pathlib import Path

from generator.starter import STARTER, make_centre

SAMPLE = STARTER / "sample"
CLUSTERS = ("sample-food", "sample-machinery", "sample-wellness")


def sample_project(root: Path) -> Path:
    """A new centre with the samples, as `clusterbook new centre north --sample` leaves it."""
    make_centre(root, "north", "en", with_samples=True)
    return root
