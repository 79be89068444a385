"""The page at the root of the site: a choice of language that works without a script."""

from __future__ import annotations

from collections.abc import Sequence

from generator.components.writing import Writer
from generator.editions.publications import Site
from generator.render.environment import render

NAMES = {"ru": "По-русски", "en": "In English"}  # each language says its own name


def root_page(sites: Sequence[Site]) -> str:
    """The whole HTML page; it names each language in itself."""
    return str(render("pages-root/index.html.j2", Writer(sites[0].voice), sites=sites, names=NAMES))
