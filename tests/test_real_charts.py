"""The charts of the real data: drawn in both languages and media, with their words, data and files."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from generator.charts.theme import WIDTH, Colour
from generator.language import LANGS, Lang
from tests.real import Built, pdf_pages, squeezed

CHART = re.compile(r'<div class="cb cb-chart".*?</figure>.*?class="cb-chart__files">.*?</p>', re.S)
FEWEST = 18  # charts a language
NUMBER = {"ru": re.compile(r"Рис\.\s(\d+)\."), "en": re.compile(r"Figure\s(\d+)\.")}


def charts(built: Built, lang: Lang) -> list[tuple[Path, str]]:
    """The charts of a language with the pages that they stand on."""
    pages = [built.out / "site" / path for path in built.pages if path.startswith(f"{lang}/")]
    return [(page, found) for page in pages for found in CHART.findall(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_has_words_data_and_files(real_build: Built, lang: Lang) -> None:
    found = charts(real_build, lang)
    assert len(found) >= FEWEST
    for page, chart in found:
        words = re.search(r'<svg[^>]*role="img" aria-label="([^"]+)"', chart)
        assert words is not None, page
        assert bool(re.search("[а-яё]", words[1])) == (lang == "ru"), words[1]
        assert "<table" in chart, page
        files = re.findall(r'href="(charts/[^"]+)" download', chart)
        assert [name.partition(".")[2] for name in files] == ["svg", "csv", "vl.json"], page
        svg, table, spec = ((page.parent / name).read_text(encoding="utf-8") for name in files)
        assert "<title>" in svg
        assert json.loads(spec)["config"]
        rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff")), delimiter=";" if lang == "ru" else ","))
        assert len({len(row) for row in rows if len(row) > 1}) == 1, page


@pytest.mark.parametrize("lang", LANGS)
def test_no_colour_is_left_unpainted_and_no_chart_is_wider_than_the_column(real_build: Built, lang: Lang) -> None:
    for page, chart in charts(real_build, lang):
        assert not [colour for colour in Colour if colour in chart], page
        size = re.search(r'viewBox="0 0 (\S+) ', chart)
        assert size is not None
        assert float(size[1]) <= WIDTH, page


def test_ids_stand_once_on_a_page(real_build: Built) -> None:
    for path in real_build.pages:
        page = (real_build.out / "site" / path).read_text(encoding="utf-8")
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), (path, sorted({name for name in ids if ids.count(name) > 1}))


@pytest.mark.parametrize("lang", LANGS)
def test_figures_of_a_book_are_numbered_in_order(real_build: Built, lang: Lang) -> None:
    for book in real_build.books:
        if book.stem.startswith("programme") and book.stem.endswith(lang):
            text = " ".join(pdf_pages(book))
            numbers = [int(number) for number in NUMBER[lang].findall(text)]
            assert numbers == list(range(1, len(numbers) + 1)), book.name
            assert len(numbers) >= 5, book.name


def test_the_picture_in_print_has_the_words_of_the_site(real_build: Built) -> None:
    page = (real_build.out / "site/ru/clusters/chemical/industry/index.html").read_text(encoding="utf-8")
    labels = re.findall(r"<text[^>]*>([^<]+)</text>", CHART.findall(page)[0])
    text = squeezed(" ".join(pdf_pages(real_build.out / "print/programme-chemical-ru.pdf")))
    assert len(labels) > 30
    assert [label for label in labels if squeezed(label) not in text] == []
