"""Markdown and configuration → pages, one by one; the only module that imports MkDocs. Runs in a worker process.

A loop of our own instead of MkDocs' `build`: a page depends on its Markdown and on what all pages share, so it is made
by itself with the same bytes as among all others. Templates escape whatever is put into them; only what our own
renderer has finished is marked as HTML.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup, escape
from material.plugins.search.plugin import SearchIndex, SearchPlugin
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from generator.output.engine_log import collected
from generator.output.line_ends import ranges_kept
from generator.output.policy import inline_scripts, policy
from generator.output.search import Entry, page_entries
from generator.render.compiled import COMPILED

_SEARCH = "material/search"
# Templates of the theme that put a script into every page; no data goes into them.
_SCRIPTS = tuple(f"partials/javascripts/{name}.html" for name in ("base", "palette", "content"))
_NO_FILES = ("*.py", "*.pyc", "*.html", "*readme*", "mkdocs_theme.yml", "locales/*", "*.md", "sitemap.xml")
_CHECKBOX = re.compile(r'<input\b[^>]*type="checkbox"[^>]*>')


@dataclass(frozen=True)
class OpenSite:
    """What all pages of a language share: configuration with its compiled theme, files, navigation."""

    config: MkDocsConfig
    files: Files
    nav: Navigation


@dataclass(frozen=True)
class MadePage:
    """A finished page, where it stands in the site, and what the search finds on it."""

    target: str
    html: str
    entries: tuple[Entry, ...]


def told(make: Callable[[], None]) -> tuple[str, ...]:
    """Do something with MkDocs: everything that it warns of on the way, or why it has stopped."""
    with collected("mkdocs") as problems:
        try:
            make()
        except MkDocsException as error:
            problems.append(str(error))
    return tuple(problems)


def open_site(config_file: Path, names: Sequence[str]) -> OpenSite:
    """Read the configuration of a site whose pages have these names; MkDocs logs what is wrong, or raises."""
    config = load_config(config_file=str(config_file), strict=True)
    if strange := sorted(set(config.plugins) - {_SEARCH}):
        raise MkDocsException(f"plugins that are not run here: {', '.join(strange)}")
    harden(config)
    config = config.plugins.on_config(config) or config
    files = Files([File.generated(config, name, content="") for name in names])
    set_exclusions(files, config)
    return OpenSite(config, files, get_navigation(files, config))


def harden(config: MkDocsConfig) -> None:
    """Let the theme escape whatever its templates are given, and give the pages their content-security policy."""
    env = config.theme.get_env()
    env.autoescape = True
    env.bytecode_cache = COMPILED
    config.theme.get_env = lambda: env  # type: ignore[method-assign]  # the search asks for one too
    scope = {"config": config, "base_url": ".", "features": config.theme.get("features", [])}
    scripts = [script for name in _SCRIPTS for script in inline_scripts(env.get_template(name).render(scope))]
    config.extra["policy"] = Markup(policy(scripts))  # noqa: S704 – no quotation mark of attributes in it


def make_page(site: OpenSite, name: str, text: str) -> MadePage:
    """The page of this name from its Markdown."""
    file = site.files.get_file_from_path(name)
    if file is None or file.page is None:
        raise MkDocsException(f"no page of the site: {name}")
    file.content_string = text
    page = file.page
    page.read_source(site.config)
    page.render(site.config, site.files)
    mark_finished(page)
    entries = _entries(page)
    page.active = True
    try:
        context = get_context(site.nav, [], site.config, page)
        template = site.config.theme.get_env().get_template(page.meta.get("template", "main.html"))
        html = template.render(context)
    finally:
        page.active = False
    return MadePage(file.dest_uri, mended(html), entries)


def mark_finished(page: Page) -> None:
    """Tell the templates what is HTML already: content, lead and what is said to programs, which our renderer made and
    escaped; all else is text."""
    page.content = Markup(page.content or "")  # noqa: S704
    if "lead" in page.meta:
        page.meta["lead"] = Markup(page.meta["lead"])  # noqa: S704
    if "linked" in page.meta:
        page.meta["linked"] = Markup(page.meta["linked"])  # noqa: S704
    if "title" in page.meta:
        page.meta["title"] = escape(page.meta["title"])  # the search shows its titles as HTML


def not_found_page(site: OpenSite) -> str:
    """The page for addresses that do not exist; its own links are absolute, as it stands in for any."""
    address = urlsplit(site.config.site_url or "/").path
    context = get_context(site.nav, [], site.config, base_url=address)
    return mended(site.config.theme.get_env().get_template("404.html").render(context))


def mended(html: str) -> str:
    """The page without what the theme writes against the standard: checkboxes complete nothing; ranges on one line."""
    return ranges_kept(_CHECKBOX.sub(lambda box: box[0].replace(' autocomplete="off"', ""), html))


def _entries(page: Page) -> tuple[Entry, ...]:
    """What the search finds on the page."""
    return page_entries(page.url or "", str(page.meta.get("title") or page.title or ""), page.content or "", page.meta)


def _index(config: MkDocsConfig) -> SearchIndex:
    plugin = config.plugins[_SEARCH]
    if not isinstance(plugin, SearchPlugin):
        raise MkDocsException("the search is not that of the theme")
    index: SearchIndex = plugin.search_index
    return index


def search_settings(site: OpenSite) -> Mapping[str, object]:
    """What the theme's search wants to know of the language."""
    known = _index(site.config).config
    return {name: known[name] for name in ("lang", "separator", "pipeline", "fields")}


def theme_files(site: OpenSite) -> dict[str, Path]:
    """Scripts, styles and pictures of the theme by their path in the site; our own templates come first."""
    found: dict[str, Path] = {}
    for folder in map(Path, site.config.theme.dirs):
        for name, path in _walk(folder):
            if not any(fnmatch(name.lower(), pattern) for pattern in _NO_FILES):
                found.setdefault(name, path)
    return dict(sorted(found.items()))


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file under a folder with its path in it, but for those whose names begin with a dot."""
    for where, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        # The index first, as MkDocs has it.
        for name in sorted(names, key=lambda name: (Path(name).stem != "index", name)):
            if not name.startswith("."):
                path = Path(where, name)
                yield path.relative_to(folder).as_posix(), path
