"""The files of the whole site around what MkDocs made for each language; plain work on finished files."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from urllib.parse import quote, urljoin
from xml.sax.saxutils import quoteattr

# Material cuts words at spaces and some signs only: without the Russian quotation marks, dashes and the full stop at
# the end of a word, «кластер» in quotation marks would not be found. A sign inside a number or an address stays.
_SEPARATOR = r"""[\s\-‐-―«»„“”‘’…()\[\]{}"'!?;/]+|[.,:]+(?=\s|$)"""
_CHECKBOX = re.compile(r'<input\b[^>]*type="checkbox"[^>]*>')
_YO = str.maketrans("ёЁ", "еЕ")


def finish_site(
    root: Path, langs: Sequence[str], *, site_url: str, updated: date, root_page: str, not_found: str
) -> list[str]:
    """Finish the site in `root` with its languages (the first is the main one); gives what is wrong with it.

    `root_page` and `not_found` are whole HTML pages for `index.html` and `404.html`.
    """
    problems = [text for lang in langs for text in _finish_language(root / lang, lang)]
    address = site_url.rstrip("/") + "/"
    (root / "index.html").write_text(root_page, encoding="utf-8")
    (root / "404.html").write_text(mended_page(not_found), encoding="utf-8")
    (root / ".nojekyll").write_bytes(b"")  # GitHub Pages would drop files whose names begin with an underscore
    (root / "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n", encoding="utf-8")
    pages = {lang: _pages(root / lang) for lang in langs}
    (root / "sitemap.xml").write_text(_sitemap(pages, address, updated), encoding="utf-8")
    return problems


def _finish_language(folder: Path, lang: str) -> list[str]:
    """Drop what the whole site has once, and mend pages and search index."""
    for page in folder.rglob("*.html"):
        page.write_text(mended_page(page.read_text(encoding="utf-8")), encoding="utf-8")
    for name in ("sitemap.xml", "sitemap.xml.gz", "404.html"):
        (folder / name).unlink(missing_ok=True)
    index = folder / "search" / "search_index.json"
    try:
        content = json.loads(index.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return [f"{lang}: no search index: {error}"]
    if lang == "ru":
        _help_russian_search(content)
    # Letters as they are: a third of the size that escapes take.
    index.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return []


def mended_page(html: str) -> str:
    """The page without what the theme writes against the standard: checkboxes complete nothing."""
    return _CHECKBOX.sub(lambda box: box[0].replace(' autocomplete="off"', ""), html)


def _help_russian_search(content: dict[str, object]) -> None:
    """Write ё as е, as the search script does with what is asked for, and cut words at Russian signs."""
    config, docs = content.get("config"), content.get("docs")
    if isinstance(config, dict):
        config["separator"] = _SEPARATOR
        config["pipeline"] = []  # lunr's Russian stop words are too many: «год», «человек», «процентов», «ещё»
    for doc in docs if isinstance(docs, list) else []:
        for field in ("title", "text"):
            doc[field] = doc[field].translate(_YO)


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
