"""What surrounds the pages of a finished site."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.output.site_files import finish_site

XHTML = "{http://www.w3.org/1999/xhtml}link"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def file(path: Path, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site as MkDocs leaves it: two languages, one page only in Russian."""
    for page in (
        "ru/index.html",
        "ru/pharma/index.html",
        "ru/only/index.html",
        "en/index.html",
        "en/pharma/index.html",
    ):
        file(tmp_path / page)
    for lang in ("ru", "en"):
        file(tmp_path / lang / "404.html")
    return tmp_path


def finish(root: Path) -> None:
    finish_site(
        root,
        ("ru", "en"),
        site_url="https://example.org/clusters",
        updated=date(2026, 11, 21),
        root_page="<p>root",
        not_found="<p>lost",
    )


def test_the_files_of_the_whole_site(root: Path) -> None:
    finish(root)
    made = {
        path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file() and path.name != "index.html"
    }
    assert made == {".nojekyll", "404.html", "robots.txt", "sitemap.xml"}
    assert (root / "index.html").read_text(encoding="utf-8") == "<p>root"
    assert (root / "404.html").read_text(encoding="utf-8") == "<p>lost"
    assert "Sitemap: https://example.org/clusters/sitemap.xml" in (root / "robots.txt").read_text(encoding="utf-8")


def test_the_site_map_names_each_page_in_its_languages(root: Path) -> None:
    finish(root)
    base = "https://example.org/clusters/"
    found = {
        str(url.findtext(f"{MAP}loc")): {str(link.get("hreflang")): link.get("href") for link in url.iter(XHTML)}
        for url in ElementTree.parse(root / "sitemap.xml").getroot()  # noqa: S314 – made here
    }
    both = {
        path: {"ru": f"{base}ru/{path}", "en": f"{base}en/{path}", "x-default": f"{base}ru/{path}"}
        for path in ("", "pharma/")
    }
    assert found == {
        **{f"{base}{lang}/{path}": both[path] for lang in ("ru", "en") for path in both},
        f"{base}ru/only/": {},
    }
    assert "<lastmod>2026-11-21</lastmod>" in (root / "sitemap.xml").read_text(encoding="utf-8")
