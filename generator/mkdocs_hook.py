"""A hook for `mkdocs build` and `mkdocs serve` in the root of the project: the Russian site, without printed files.

MkDocs runs this file by its path (`hooks:` in mkdocs.yml); our own builds switch it off. Whoever knows MkDocs needs to
know nothing else to look at the site; the whole of it, both languages and the PDFs, is made by `clusterbook build`.
"""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import replace
from pathlib import Path

from mkdocs.config.config_options import PathSpec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

# The command `mkdocs` knows the folder of this file only, unless the project is installed.
sys.path.append(str(Path(__file__).resolve().parents[1]))

from generator import pipeline
from generator.console import count_line, problem_lines
from generator.editions.plan import Selection
from generator.editions.publications import Publications, Site
from generator.language.locale import locale_of_user
from generator.output.drawings import find_charts
from generator.output.folder import OWN, BuildFolder
from generator.output.inputs import freeze
from generator.output.mkdocs_engine import harden, mark_finished
from generator.output.schedule import Workshop, make
from generator.output.site_units import Language
from generator.output.stats import Stats
from generator.output.units import Layout
from generator.problems import errors_in
from generator.render.environment import read_again
from generator.render.settings import language_settings, out_of_menus, theme_msgids
from generator.shipped import shipped

WATCHED = ("data", "catalogs", "docs/ru", "templates")

_log = logging.getLogger("mkdocs.hooks.clusterbook")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the Russian pages from the data and point MkDocs to them."""
    root = _root(config)
    site = _site(root)
    docs = root / "build" / OWN / "mkdocs"
    _write_docs(root, site, docs)
    settings = language_settings(site, [site], theme_msgids(root))
    extra = settings["extra"]
    config.load_dict(
        {
            "docs_dir": str(docs),
            "site_name": site.title,
            "site_description": site.description,
            "nav": settings["nav"],
            "not_in_nav": PathSpec().validate(out_of_menus(site)),
            "extra": {**config.extra, **(extra if isinstance(extra, dict) else {})},
        }
    )
    config.theme.dirs.insert(1, str(shipped() / "templates/pages"))  # for what the project does not have itself
    harden(config)
    return config


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Before the search takes its entries: its titles are HTML."""
    mark_finished(page)
    return html


def on_page_context(context: TemplateContext, page: Page, **_: object) -> TemplateContext:
    """After the search, which gives the content back as plain text."""
    mark_finished(page)
    return context


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Watch what the pages are made from, not the pages: writing them would start the next build."""
    server.unwatch(config.docs_dir)
    for name in WATCHED:
        server.watch(str(_root(config) / name))
    return server


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _write_docs(root: Path, site: Site, docs: Path) -> None:
    """Make the folder hold all pages and files, with the charts drawn."""
    folder, publications = BuildFolder(root / "build"), Publications((site,), ())
    with folder.opened(lambda: _log.info("another build has to end first")):
        stats, pictures = Stats(folder.state / "mkdocs.json"), pipeline.shown_pictures(publications)
        inputs = freeze(root, folder.state / "mkdocs", pictures, None, os.environ, stats)
        stats.save()
        charts = find_charts(publications, inputs)
        language = Language(site, (site,), {}, charts, inputs)
        layout = Layout(charts.units, checks=tuple(unit.name for unit in charts.units))
        workshop = Workshop(folder.fresh("run"), workers=1)
        drawn = make([layout], folder.cache, workshop, progress=lambda *_: None)
        if drawn.failures:
            raise Abort("\n".join(map(str, drawn.failures)))
        language.write_docs(docs, drawn.units)


def _site(root: Path) -> Site:
    """The Russian site to render; what is wrong with the data is said first, and errors stop the build."""
    read_again()
    checked = pipeline.check(root)
    lang = locale_of_user(os.environ)
    lines = [line for problem in checked.problems for line in problem_lines(problem, lang, files={}, paint=None)]
    if checked.atlas is None or errors_in(list(checked.problems)):
        raise Abort("\n".join([*lines, count_line(checked.problems, checked.accepted, lang)]))
    for line in lines:
        _log.info(line)  # a warning of MkDocs would stop a strict build
    # Without printed editions no page promises a file that is not made here.
    atlas = checked.atlas
    sites = {name: item for name, item in atlas.editions.items() if atlas.outlines[item.kind].of == "centre"}
    required = next(iter(atlas.languages))
    publications = pipeline.plan(
        root, replace(checked, atlas=replace(atlas, editions=sites)), Selection("site", (required,))
    )
    return publications.sites[0]
