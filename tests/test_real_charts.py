"""The pictures of the real data: numbers drawn in their tables, with files to take away; no number three times."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from generator.charts.theme import WIDTH, Colour
from generator.components.block import walk
from generator.components.inline import Mark, Number, Said
from generator.components.register import Register, whole
from generator.components.responses import Responses
from generator.language import LANGS, Lang
from generator.model.address import Address
from generator.model.quantity import Quantity
from tests.project import real_atlas
from tests.real import Built, pdf_pages
from tests.subjects import planned

FILES = re.compile(r'<p class="cb-files".*?</p>', re.S)
FEWEST = 17  # sets of files a language
NUMBER = {"ru": re.compile(r"Рис\.\s(\d+)\."), "en": re.compile(r"Figure\s(\d+)\.")}
QUOTING = (Register, Responses)  # they name what stands before them again
MOST = 2  # times that a page says a number of the data


def pages(built: Built, lang: Lang) -> list[tuple[Path, str]]:
    """The pages of a language with their text."""
    paths = [built.out / "site" / path for path in built.pages if path.startswith(f"{lang}/")]
    return [(path, path.read_text(encoding="utf-8")) for path in paths]


@pytest.mark.parametrize("lang", LANGS)
def test_every_drawing_can_be_taken_away_in_words_and_numbers(real_build: Built, lang: Lang) -> None:
    found = [(page, offered) for page, text in pages(real_build, lang) for offered in FILES.findall(text)]
    assert len(found) >= FEWEST
    for page, offered in found:
        files = re.findall(r'href="(charts/[^"]+)" download', offered)
        assert [name.partition(".")[2] for name in files] == ["csv", "svg", "vl.json"], page
        table, svg, spec = ((page.parent / name).read_text(encoding="utf-8") for name in files)
        words = re.search(r"<title>([^<]+)</title>", svg)
        assert words is not None, page
        assert bool(re.search("[а-яё]", words[1])) == (lang == "ru"), words[1]
        assert not [colour for colour in Colour if colour in svg + spec], page
        size = re.search(r'viewBox="0 0 (\S+) ', svg)
        assert size is not None
        assert float(size[1]) <= WIDTH, page
        assert json.loads(spec)["config"]
        rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff")), delimiter=";" if lang == "ru" else ","))
        assert len({len(row) for row in rows if len(row) > 1}) == 1, page


@pytest.mark.parametrize("lang", LANGS)
def test_drawn_numbers_have_their_numbers_beside_them(real_build: Built, lang: Lang) -> None:
    """Every drawing in a cell is hidden from those who hear the page, and its cell says a number."""
    cells = [cell for _, text in pages(real_build, lang) for cell in re.findall(r"<td[^>]*>.*?</td>", text, re.S)]
    drawn = [cell for cell in cells if "cb-drawn" in cell]
    assert len(drawn) > 100
    for cell in drawn:
        assert 'aria-hidden="true" focusable="false"' in cell
        assert re.search(r"\d", re.sub(r"<svg.*?</svg>|<sup.*?</sup>|<[^>]+>", "", cell, flags=re.S)), cell


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


def said(value: object) -> Counter[Address]:
    """How often a view says each number of the data, apart from its notes."""
    found = Counter[Address]()
    notes = {id(part) for mark in walk(value) if isinstance(mark, Mark) for part in walk(mark.note)}
    for item in (item for item in walk(value) if id(item) not in notes):
        if isinstance(item, Said):
            found.update(mention.quantity.address for mention in item.mentions if mention.form != "period")
        elif isinstance(item, Number):
            found[item.quantity.address] += 1
        elif isinstance(item, Quantity):
            found[item.address] += 1
    return found


def test_no_page_says_a_number_three_times() -> None:
    often: dict[tuple[str, str], int] = {}
    for site in planned(real_atlas()).sites:
        for page in site.pages:
            views = [block.view for block in page.section.blocks if not isinstance(block.view, QUOTING)]
            counts = sum((said(view) for view in views), Counter[Address]())
            often |= {(page.path, str(whole(at))): n for at, n in counts.items() if n > MOST}
    assert often == {}
