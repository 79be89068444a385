"""The HTML of a book is taken from an earlier build only where it would be the same."""

from __future__ import annotations

import pickletools
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from generator.components.block import Block, Section
from generator.components.sheets import Sheets
from generator.components.voice import Voice
from generator.editions.publications import Book, Publications
from generator.editions.seal import sealed
from generator.kinds.atlas import Atlas
from generator.output import rendered as module
from generator.output.cache import Cache
from generator.output.inputs import Inputs
from generator.output.rendered import rendered
from generator.render.book import render_book
from generator.render.markdown import render_page
from generator.render.places import site_homes
from generator.render.shown import Ground
from generator.render.stretches import BookText
from generator.shipped import BASE, shipped
from generator.source.project import Revision
from tests.project import ROOT, kept_atlas
from tests.subjects import planned

PROJECTS = ("sample", "documents", "catalogue")


@pytest.fixture(scope="module")
def publications() -> list[Publications]:
    return [planned(kept_atlas(name)) for name in PROJECTS]


class Fence:
    """Stands in the place of the data: nothing can be asked but what the key of a text holds."""

    def __init__(self, atlas: Atlas) -> None:
        self.languages, self.units, self.breakdowns = atlas.languages, atlas.units, atlas.breakdowns


@pytest.fixture
def fenced(publications: list[Publications], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Voices without data."""
    fences = {id(book.voice): Fence(book.voice.atlas) for found in publications for book in found.books}
    fence = next(iter(fences.values()))
    with monkeypatch.context() as patch:
        patch.setattr(Voice, "atlas", property(lambda voice: fences.get(id(voice), fence)), raising=False)
        yield


def test_a_book_is_rendered_from_what_it_holds(publications: list[Publications], fenced: None) -> None:
    """The control: a page of the site tells more of a figure, which it asks of the data."""
    assert all(render_book(book).stretches for found in publications for book in found.books)
    site = publications[0].sites[0]
    with pytest.raises(AttributeError):
        [render_page(page, Ground(site.voice, "site", site_homes(site))) for page in site.pages]


@pytest.fixture
def inputs(tmp_path: Path) -> Inputs:
    """Templates and settings of the program."""
    root = tmp_path / "inputs"
    shutil.copytree(shipped() / "templates", root / "templates")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    shutil.copyfile(shipped() / "mkdocs.yml", root / BASE)
    return Inputs(root, None)


def test_a_book_is_rendered_again_where_anything_has_changed(
    publications: list[Publications], inputs: Inputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, told = publications[0].books[0], list[Book]()

    def counted(book: Book, looks: Path) -> BookText:
        told.append(book)
        return render_book(book, looks)

    monkeypatch.setattr(module, "render_book", counted)
    cache = Cache(tmp_path / "cache")
    texts = [rendered(book, inputs, cache) for _ in range(2)]
    assert texts[0] == texts[1] == render_book(book, inputs.root)
    assert len(told) == 1
    rendered(replace(book, title="Another"), inputs, cache)
    path = inputs.root / "templates/print/frame.html.j2"
    path.write_text(f"{path.read_text(encoding='utf-8')}<!-- -->", encoding="utf-8")
    rendered(book, Inputs(inputs.root, None), cache)
    assert len(told) == 3


def test_of_an_edition_only_the_run_that_has_changed_is_rendered_again(
    publications: list[Publications], inputs: Inputs, tmp_path: Path
) -> None:
    book = next(book for book in publications[2].books if any(_sheets(book)) and len(book.sections) > 4)
    cache = Cache(tmp_path / "cache")

    def new(book: Book) -> int:
        """How many texts had to be made."""
        before = len(list(cache.folder.glob("text/*")))
        assert rendered(book, inputs, cache) == render_book(book, inputs.root)
        return len(list(cache.folder.glob("text/*"))) - before

    assert new(book) > 4
    assert new(book) == 0
    assert new(replace(book, revision=Revision(None, "another"))) == 0
    sheets = next(_sheets(book))
    changed = replace(sheets.items[0], said=replace(sheets.items[0].said, title="Another"))
    assert new(_with(book, sheets, replace(sheets, items=(changed, *sheets.items[1:])))) == 1
    moved = replace(sheets.items[0], at=sheets.items[0].at.child("elsewhere"))  # where links lead is known to all
    assert new(_with(book, sheets, replace(sheets, items=(moved, *sheets.items[1:])))) > 4
    path = inputs.root / "templates/components/sheet.html.j2"
    path.write_text(f"{path.read_text(encoding='utf-8')}{{# #}}", encoding="utf-8")
    inputs = Inputs(inputs.root, None)
    assert new(book) > 4


def _sheets(book: Book) -> Iterator[Sheets]:
    return (block.view for section in book.sections for block in section.blocks if isinstance(block.view, Sheets))


def _with(book: Book, old: Sheets, new: Sheets) -> Book:
    """The book with other cards."""

    def blocks(section: Section) -> tuple[Block, ...]:
        return tuple(replace(block, view=new) if block.view is old else block for block in section.blocks)

    parts = (
        replace(part, sections=tuple(replace(one, blocks=blocks(one)) for one in part.sections)) for part in book.parts
    )
    return replace(book, parts=tuple(parts))


def test_a_seal_is_the_same_whenever_it_is_made(publications: list[Publications]) -> None:
    """What has no order would make every build render all."""
    for book in (book for found in publications for book in found.books):
        names = {code.name for code, *_ in pickletools.genops(sealed(book))}
        assert not names & {"EMPTY_SET", "FROZENSET", "ADDITEMS"}, book.slug
    assert "EMPTY_SET" in {code.name for code, *_ in pickletools.genops(sealed({"a"}))}


def test_all_data_are_in_no_publication(publications: list[Publications]) -> None:
    with pytest.raises(ValueError, match="holds the whole data"):
        sealed((publications[0].books[0].voice.atlas,))
