"""The page at the root of the site: a choice of language that works without a script."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.components.writing import Writer
from generator.editions.publications import Site
from generator.render.environment import render
from generator.render.places import media_path


def root_page(sites: Sequence[Site], looks: Path, address: str = "") -> str:
    """The whole HTML page; it names each language in itself. `address` is that of the whole site, where it has one:
    who searches the web wants full addresses of the other languages."""
    voice = sites[0].voice
    base = address.rstrip("/") + "/" if address else ""
    names = {lang: language.name for lang, language in voice.atlas.languages.items()}
    own = sites[0].look.icon
    icon = media_path(own.file) if own else "assets/images/favicon.svg"
    around = {"names": names, "icon": icon, "address": base}
    return str(render("pages-root/index.html.j2", Writer(voice), looks, sites=sites, **around))
