"""The page at the root of the site: a choice of language that works without a script."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.components.writing import Writer
from generator.editions.publications import Site
from generator.render.environment import render


def root_page(sites: Sequence[Site], looks: Path) -> str:
    """The whole HTML page; it names each language in itself."""
    voice = sites[0].voice
    names = {lang: language.name for lang, language in voice.atlas.languages.items()}
    return str(render("pages-root/index.html.j2", Writer(voice), looks, sites=sites, names=names))
