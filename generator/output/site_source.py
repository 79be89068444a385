"""The files of a language of the site that are no pages: styles, fonts, pictures, data of charts."""

from __future__ import annotations

from pathlib import Path

from generator.components.picture import Picture
from generator.editions.publications import Page, Site
from generator.output.drawings import charts
from generator.render.drawings import Svgs, chart_files
from generator.render.hand import pictures_of
from generator.render.places import page_url
from generator.render.settings import accents_css
from generator.render.styles import bundle

_NO_ACCENT = "#0b6e74"  # of pages that belong to no cluster, as in site-base.css


def styles(looks: Path, site: Site) -> dict[str, bytes]:
    """One style sheet for all pages of a language, with the colours of its clusters, and one for the root page."""
    sheets = {
        "site": bundle(looks / "templates", "site") + "\n" + accents_css(site.accents),
        "root": bundle(looks / "templates", "root"),
    }
    return {f"assets/stylesheets/{name}.css": text.encode() for name, text in sheets.items()}


def fonts(looks: Path) -> dict[str, Path]:
    """The web fonts, where the style sheets look for them."""
    return {f"assets/fonts/{path.name}": path for path in sorted((looks / "templates/fonts/web").glob("*.woff2"))}


def pictures(site: Site) -> tuple[str, ...]:
    """The pictures of the pages, by their paths in the project."""
    views = (block.view for page in site.pages for block in page.section.blocks)
    return tuple(sorted({view.file for view in views if isinstance(view, Picture)} | set(pictures_of(site.hand))))


def chart_downloads(page: Page, site: Site, svgs: Svgs) -> dict[str, bytes]:
    """The files of the charts on a page, in a folder under its address."""
    accents = {slug: light for slug, light, _ in site.accents}
    accent = accents.get(page.accent, _NO_ACCENT)
    return {
        f"{page_url(page.path)}charts/{name}": data
        for chart in charts(page.sections)
        for name, data in chart_files(chart, svgs, accent, site.voice).items()
    }
