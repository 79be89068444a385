"""The files of the whole site around its languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import quote, urljoin
from xml.sax.saxutils import quoteattr


def site_files(
    pages: Mapping[str, Sequence[str]], *, site_url: str, updated: date | None, root_page: str, not_found: str
) -> dict[str, str]:
    """The files that the whole site has once, by their names.

    `pages` are the addresses of the pages of each language ("" and "about/"), the main language first; `root_page` and
    `not_found` are whole HTML pages for `index.html` and `404.html`.
    """
    address = site_url.rstrip("/") + "/"
    return {
        "index.html": root_page,
        "404.html": not_found,
        ".nojekyll": "",  # GitHub Pages would drop files whose names begin with an underscore
        "robots.txt": f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n",
        "sitemap.xml": _sitemap({lang: sorted(found) for lang, found in pages.items()}, address, updated),
    }


def _sitemap(pages: Mapping[str, Sequence[str]], address: str, updated: date | None) -> str:
    """One site map; a page that exists in several languages names them all, the main one for everybody else."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for lang, paths in pages.items():
        for path in paths:
            changed = f"<lastmod>{updated.isoformat()}</lastmod>" if updated else ""
            lines.append(f"<url><loc>{_url(address, lang, path)}</loc>{changed}")
            lines += _alternates([other for other in pages if path in pages[other]], address, path)
            lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""])


def _alternates(langs: list[str], address: str, path: str) -> list[str]:
    if len(langs) < 2:
        return []
    pairs = [*((lang, lang) for lang in langs), ("x-default", langs[0])]
    return [
        f'<xhtml:link rel="alternate" hreflang="{name}" href={quoteattr(_url(address, lang, path))}/>'
        for name, lang in pairs
    ]


def _url(address: str, lang: str, path: str) -> str:
    """The full address of a page; quoting leaves nothing that XML would need escaped."""
    return urljoin(address, quote(f"{lang}/{path}"))
