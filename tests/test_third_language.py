"""A third language needs an entry, a catalogue and texts: the sample in German, from files to pages and books."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import Publications
from generator.language import CATALOGUES, messages
from generator.pipeline import check
from generator.problems import errors_in
from generator.render.book import render_book
from generator.render.markdown import render_page
from generator.render.places import site_homes
from generator.render.settings import language_settings
from generator.render.shown import Ground
from generator.source.project import Revision
from tests.project import book_html, copy_good

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Source:"
msgstr "Quelle:"

msgid "in {language}"
msgstr "auf {language}"
"""


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Publications]:
    """What the sample publishes in three languages; a page is written by hand in the first two alone."""
    catalogues = shutil.copytree(CATALOGUES, tmp_path / "locales")
    (catalogues / "de.po").write_text(PO, encoding="utf-8")
    monkeypatch.setattr(messages, "CATALOGUES", catalogues)
    messages._catalogue.cache_clear()
    yield planned(with_german(copy_good("sample", tmp_path / "sample")))
    messages._catalogue.cache_clear()


def with_german(root: Path) -> Path:
    """German where every language is required, in one text of the cluster, and in the editions."""
    changes = {
        "data/languages.yml": (r"\Z", "de: {name: Deutsch, instead: [en]}\n"),
        "data/shared/units.yml": (r"(?m)^(  en: (.*))$", r"\1\n  de: \2"),
        "data/shared/breakdowns.yml": (r"(?m)^(    en: (.*))$", r"\1\n    de: \2"),
        "catalogs/programme.yml": ("ru, en", "ru, en, de"),
        "catalogs/site.yml": ("ru, en", "ru, en, de"),
        "data/clusters/sample/strategy.yml": ("mission: {", "mission: {de: 'Die Mission ist {revenue}', "),
    }
    for name, (old, new) in changes.items():
        text = (root / name).read_text(encoding="utf-8")
        assert re.search(old, text), name
        (root / name).write_text(re.sub(old, new, text), encoding="utf-8")
    return root


def planned(root: Path) -> Publications:
    found = check(root)
    assert found.atlas is not None
    assert not errors_in(list(found.problems)), [f"{one.location} {one.message}" for one in found.problems]
    revisions = dict.fromkeys(["", *found.atlas.scopes], Revision(date(2020, 12, 1), "0123abcd"))
    return plan_publications(found.atlas, Selection(), found.hand.pages, revisions)


def test_pages_and_books_are_made_in_it(german: Publications) -> None:
    site = next(site for site in german.sites if site.lang == "de")
    ground = Ground(site.voice, "site", site_homes(site))
    pages = {page.path: render_page(page, ground).replace("\u00a0", " ") for page in site.pages}
    (book,) = (book for book in german.books if book.voice.lang == "de")
    text = book_html(render_book(book)).replace("\u00a0", " ")
    assert 'lang="de"' in text
    for whole in ("\n".join(pages.values()), text):
        assert "Die Mission ist" in whole
        assert "2,41" in whole
        assert "Quelle" in whole
        assert "auf Englisch" in whole
    assert {page.path for page in site.pages} == {page.path for page in german.sites[0].pages}


def test_what_is_not_there_in_it_is_not_led_to(german: Publications) -> None:
    settings = {site.lang: language_settings(site, german.sites, ()) for site in german.sites}
    lacks = {
        lang: {other["code"]: other["lacks"] for other in one["extra"]["languages"]}  # type: ignore[index]
        for lang, one in settings.items()
    }
    assert lacks["ru"] == {"ru": [], "en": [], "de": ["about/"]}
    assert lacks["de"] == {"ru": [], "en": [], "de": []}
