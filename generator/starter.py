"""The starter folder of a new cluster: commented files that pass the check."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from generator.language.messages import ui
from generator.model.base import ID_PATTERN
from generator.shipped import shipped

STARTER = shipped() / "templates/starter/cluster"


def make_cluster(root: Path, slug: str) -> str:
    """Copy the starter files to data/clusters/<slug>; what stands in the way, or nothing."""
    if not re.fullmatch(ID_PATTERN, slug):
        return ui("“{slug}” cannot be a cluster's name: small Latin letters, digits and single hyphens")
    folder = root / "data" / "clusters" / slug
    if folder.exists():
        return ui("{folder} exists already")
    shutil.copytree(STARTER, folder)
    return ""
