"""Sites of the sample project, made without the rest of the line, to be looked at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import Site
from generator.kinds.atlas import Atlas
from generator.language import LANGS
from generator.output.mkdocs_engine import build_site
from generator.output.publish import site_content
from generator.output.site_files import finish_site
from generator.output.site_source import write_config, write_docs
from generator.render.drawings import Svgs
from generator.render.root import root_page
from generator.render.settings import site_settings, theme_msgids
from generator.source.project import HandPage, Revision, hand_pages
from tests.project import GOOD, copy_good

_ADDRESS = "https://clusters.example/"
_DAY = date(2020, 12, 1)


def sites_of(atlas: Atlas) -> tuple[Site, ...]:
    """The sites of an Atlas in both languages, with its hand-written pages."""
    revisions = {scope: Revision(_DAY, "0123abcd") for scope in ("", *atlas.scopes)}
    hand: dict[str, tuple[HandPage, ...]] = {lang: hand_pages(GOOD / "sample", lang) for lang in LANGS}
    return plan_publications(atlas, Selection("site"), hand, revisions).sites


def made(sites: tuple[Site, ...], svgs: Svgs, work: Path) -> Path:
    """The folder to be published."""
    project = copy_good("sample", work / "project", to_build=True)
    for site in sites:
        docs, config = work / site.lang / "docs", work / site.lang / "mkdocs.yml"
        write_docs(docs, site_content(project, site, svgs))
        write_config(config, site_settings(site, project, docs, _ADDRESS, theme_msgids(project)))
        _, problems = build_site(config, work / "site" / site.lang)
        assert problems == ()
    not_found = (work / "site/ru/404.html").read_text("utf-8")
    root = root_page(sites)
    finish_site(work / "site", LANGS, site_url=_ADDRESS, updated=_DAY, root_page=root, not_found=not_found)
    return work / "site"
