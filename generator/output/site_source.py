"""The files of a language of the site that are no pages: styles, fonts, pictures, data of charts, calendars, feeds."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from generator.components.history import History
from generator.components.roadmap import Roadmap
from generator.editions.publications import Page, Site
from generator.output.drawings import taken
from generator.output.theme_styles import theme_css
from generator.render.calendar import CalendarPage, calendar_name, calendar_text
from generator.render.datasets import dataset_files
from generator.render.drawings import Svgs, chart_files
from generator.render.hand import pictures_of
from generator.render.history import feed_name, history_feed, title_of
from generator.render.places import page_url
from generator.render.settings import accents_css, look_css
from generator.render.styles import bundle

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")

_NO_ACCENT = "#0b6e74"  # of pages that belong to no cluster, as in site-base.css


def styles(looks: Path, site: Site) -> dict[str, bytes]:
    """One style sheet for all pages of a language, with those of the theme and the colours of its clusters, and one
    for the root page: a page waits for one file before it is shown."""
    templates = looks / "templates"
    own = _dense(f"{bundle(templates, 'site')}\n{own_styles(site)}")
    sheets = {"site": f"{theme_css(own, templates)}\n{own}", "root": _dense(bundle(templates, "root"))}
    return {f"assets/stylesheets/{name}.css": text.encode() for name, text in sheets.items()}


def own_styles(site: Site) -> str:
    """What the data say of looks: those of the centre, and the colours of its clusters."""
    return look_css(site.look) + accents_css(site.accents)


def _dense(css: str) -> str:
    """A style sheet of ours without what only its authors read."""
    return _INDENT.sub("\n", _COMMENT.sub("", css)).strip() + "\n"


def fonts(looks: Path) -> dict[str, Path]:
    """The web fonts, where the style sheets look for them."""
    return {f"assets/fonts/{path.name}": path for path in sorted((looks / "templates/fonts/web").glob("*.woff2"))}


def pictures(site: Site) -> tuple[str, ...]:
    """The pictures of the pages, by their paths in the project."""
    return tuple(sorted({*site.pictures, *pictures_of(site.hand)}))


def data_downloads(site: Site) -> dict[str, dict[str, bytes]]:
    """The figures to take away, beside each first page by its address: those of its owner, on the home page of all."""
    firsts = [page for page in site.pages if not page.at.path]
    owners = [page.at.owner for page in firsts if page.at.kind == "sections"]
    found = {}
    for page in firsts:
        url = page_url(page.path)
        own = [page.at.owner] if page.at.kind == "sections" else owners
        found[url] = {f"{url}{name}": data for name, data in dataset_files(site.voice, own).items()}
    return found


def chart_downloads(page: Page, site: Site, svgs: Svgs) -> dict[str, bytes]:
    """The files of the charts on a page, in a folder under its address."""
    accents = {slug: light for slug, light, _ in site.accents}
    accent = accents.get(page.accent, site.look.accent[0] if site.look.accent else _NO_ACCENT)
    return {
        f"{page_url(page.path)}charts/{name}": data
        for block, found in taken(page.sections)
        for name, data in chart_files(block, found, svgs, accent, site.voice).items()
    }


def beside(page: Page, site: Site, address: str, day: date) -> dict[str, str]:
    """Calendars and feeds beside a page; `address` is that of the site, `day` that of the data."""
    return {**calendars(page, site, address, day), **feeds(page, site, address)}


def feeds(page: Page, site: Site, address: str) -> dict[str, str]:
    """The feeds of what changed, beside the page that tells of it; `address` is that of the site."""
    here = f"{address.rstrip('/')}/{site.lang}/{page_url(page.path)}"
    return {
        f"{page_url(page.path)}{feed_name(block)}": history_feed(block, block.view, title_of(page), here, page.voice)
        for block in page.section.blocks
        if isinstance(block.view, History)
    }


def calendars(page: Page, site: Site, address: str, day: date) -> dict[str, str]:
    """The calendars of the roadmaps on a page, beside it; `address` is that of the site, `day` that of the data."""
    whole = f"{address.rstrip('/')}/"
    title = ". ".join(dict.fromkeys(part for part in (page.cluster_title, page.title) if part))
    where = CalendarPage(whole, f"{whole}{site.lang}/{page_url(page.path)}", title, day, page.voice)
    return {
        f"{page_url(page.path)}{calendar_name(block)}": calendar_text(block, block.view, where)
        for block in page.section.blocks
        if isinstance(block.view, Roadmap) and block.view.scale
    }
