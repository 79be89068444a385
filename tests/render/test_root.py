"""The page at the root of the site: in its main language, with a way to each."""

from __future__ import annotations

import re

import pytest

from generator.kinds.atlas import Atlas
from generator.render.root import root_page
from tests.browser.sites import sites_of
from tests.project import ROOT


@pytest.mark.parametrize("address", ["https://centre.example/book", "https://centre.example/book/"])
def test_other_languages_are_named_by_their_full_addresses(sample: Atlas, address: str) -> None:
    sites = sites_of(sample)
    langs = [site.lang for site in sites]
    html = root_page(sites, ROOT, address)
    named = re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)"', html)
    assert named == [(lang, f"https://centre.example/book/{lang}/") for lang in langs]
    assert re.findall(r'<a href="([^"]+)"', html) == [f"{lang}/" for lang in langs], "links work wherever the site is"


def test_the_page_is_in_the_main_language(sample: Atlas) -> None:
    first, second = sites_of(sample)[:2]
    for sites in ([first, second], [second, first]):
        html = root_page(sites, ROOT)
        assert f'<html lang="{sites[0].lang}">' in html
        assert f'href="{sites[1].lang}/"' in html
