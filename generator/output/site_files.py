"""The files of the whole site around what MkDocs made for each language; plain work on finished files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from urllib.parse import quote, urljoin
from xml.sax.saxutils import quoteattr


def finish_site(
    root: Path, langs: Sequence[str], *, site_url: str, updated: date, root_page: str, not_found: str
) -> None:
    """Finish the site in `root` with its languages (the first is the main one).

    `root_page` and `not_found` are whole HTML pages for `index.html` and `404.html`.
    """
    address = site_url.rstrip("/") + "/"
    (root / "index.html").write_text(root_page, encoding="utf-8")
    (root / "404.html").write_text(not_found, encoding="utf-8")
    (root / ".nojekyll").write_bytes(b"")  # GitHub Pages would drop files whose names begin with an underscore
    (root / "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n", encoding="utf-8")
    pages = {lang: _pages(root / lang) for lang in langs}
    (root / "sitemap.xml").write_text(_sitemap(pages, address, updated), encoding="utf-8")
    for lang in langs:
        (root / lang / "404.html").unlink(missing_ok=True)


def _pages(folder: Path) -> list[str]:
    """Addresses of the pages of a language, relative to its folder: "" and "about/"."""
    folders = (page.parent.relative_to(folder).as_posix() for page in folder.rglob("index.html"))
    return sorted("" if name == "." else f"{name}/" for name in folders)


def _sitemap(pages: dict[str, list[str]], address: str, updated: date) -> str:
    """One site map; a page that exists in several languages names them all, the main one for everybody else."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for lang, paths in pages.items():
        for path in paths:
            lines.append(f"<url><loc>{_url(address, lang, path)}</loc><lastmod>{updated.isoformat()}</lastmod>")
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
