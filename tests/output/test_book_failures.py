"""What cannot be made is told with edition, pages and records."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.editions.publications import Book
from generator.output.book_failures import unmade
from generator.output.book_pages import Styles
from generator.output.print_works import LayOut
from generator.output.schedule import Failure
from generator.output.units import Unit
from generator.problems import Problem
from generator.render.book import render_book
from tests.editions.catalogue import books, with_edition

SAID = "stopped: needed more than 2000 MB of memory"
STYLES = Styles(Path(), (), "", "", "")


def failed(book: Book, stretch: str) -> Problem:
    """The problem that a failing stretch of the book becomes."""
    units = [Unit(one.id, "stretch", (), LayOut(one, STYLES)) for one in render_book(book).stretches]
    found = unmade([book], {unit.name: book.slug for unit in units}, units, [Failure(stretch, SAID)] * 2)
    assert len(found) == 1
    return found[0]


@pytest.fixture(scope="module")
def book() -> Book:
    return books(with_edition(), "goods", "en")[0]


def test_pages_of_many_records_name_the_first_and_the_last(book: Book) -> None:
    block = next(block for one in book.sections for block in one.blocks if block.view.kind == "sheets")
    problem = failed(book, block.id)
    first, last = block.records[0].id, block.records[-1].id
    section = next(one for one in book.sections if block in one.blocks)
    message = str(problem.message)
    assert f"goods-en.pdf: the pages “{book.voice.unmarked(section.title)}” with {first}, …, {last}" in message
    assert SAID in message
    assert problem.location.path == "catalogs/goods.yml"


def test_pages_without_records_are_named_alone(book: Book) -> None:
    assert str(failed(book, "cover").message) == f"goods-en.pdf: the pages “cover” could not be set: {SAID}"


def test_a_leaflet_names_the_file_of_its_record() -> None:
    project = with_edition("sheet", kind="leaflet", file="{record}", select={"kind": ["product"]})
    leaflet = books(project, "sheet", "en")[0]
    block = next(block for one in leaflet.sections for block in one.blocks if block.view.kind == "sheets")
    problem = failed(leaflet, next(one.id for one in render_book(leaflet).stretches if block.id in one.ids))
    assert problem.location.path.endswith(f"/{block.records[0].id}.yml")
