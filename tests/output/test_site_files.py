"""What surrounds the pages of a finished site."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from generator.output.site_files import site_files

XHTML = "{http://www.w3.org/1999/xhtml}link"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# Two languages, one page only in Russian.
PAGES = {"ru": ["pharma/", "", "only/"], "en": ["", "pharma/"]}


def made(updated: date | None = date(2026, 11, 21)) -> dict[str, str]:
    """The files around the pages."""
    return site_files(
        PAGES,
        site_url="https://example.org/clusters",
        updated=updated,
        root_page="<p>root",
        not_found="<p>lost",
    )


def test_the_files_of_the_whole_site() -> None:
    files = made()
    assert files.keys() == {"index.html", ".nojekyll", "404.html", "robots.txt", "sitemap.xml"}
    assert (files["index.html"], files["404.html"]) == ("<p>root", "<p>lost")
    assert "Sitemap: https://example.org/clusters/sitemap.xml" in files["robots.txt"]


def test_the_site_map_names_each_page_in_its_languages() -> None:
    base = "https://example.org/clusters/"
    found = {
        str(url.findtext(f"{MAP}loc")): {str(link.get("hreflang")): link.get("href") for link in url.iter(XHTML)}
        for url in ElementTree.fromstring(made()["sitemap.xml"].encode())  # noqa: S314 – made here
    }
    both = {
        path: {"ru": f"{base}ru/{path}", "en": f"{base}en/{path}", "x-default": f"{base}ru/{path}"}
        for path in ("", "pharma/")
    }
    assert found == {
        **{f"{base}{lang}/{path}": both[path] for lang in ("ru", "en") for path in both},
        f"{base}ru/only/": {},
    }


@pytest.mark.parametrize("updated", [date(2026, 11, 21), None])
def test_a_date_stands_there_only_where_it_is_known(updated: date | None) -> None:
    assert ("<lastmod>2026-11-21</lastmod>" in made(updated)["sitemap.xml"]) is (updated is not None)
    assert ("lastmod" in made(updated)["sitemap.xml"]) is (updated is not None)
