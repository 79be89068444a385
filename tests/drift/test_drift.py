"""What a print told is compared with the data as they are: nothing is missed, nothing is made up."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Pdf

from generator.components.block import Block
from generator.components.sheets import Sheets
from generator.drift.compare import Drift, drift
from generator.drift.errata import errata_html
from generator.drift.printed import Printed, printed
from generator.drift.words import chapters, told
from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import Book
from generator.editions.shown import LONGEST, Told, kept, manifest, told_by
from generator.kinds.atlas import Atlas
from generator.output.book_manifest import keep_manifest, read_manifest, with_pages
from generator.problems import RefusedError
from generator.source.project import Revision
from tests.conftest import Run
from tests.editions import catalogue
from tests.project import ROOT, copy_small, good_atlas

REVISION = Revision(date(2020, 12, 1), "abcdef12")
NAMES = {"one/products:a": "Alpha", "one/products:b": "Beta", "one/products:c": "Gamma"}
VALUES = st.dictionaries(
    st.sampled_from([f"{at}.{key}" for at in NAMES for key in ("price", "summary", "text.0", "text.1")]),
    st.sampled_from(["red", "green", "blue", "x" * (LONGEST + 1), "x" * LONGEST + "y"]),
)


def books(atlas: Atlas) -> dict[str, Book]:
    found = plan_publications(atlas, Selection("print"), {}, defaultdict(lambda: REVISION))
    return {book.slug: book for book in found.books}


def as_printed(book: Book) -> Printed:
    """The book as a file tells it, every block on a page of its own."""
    told_ = json.loads(manifest(book))
    pages = {anchor: number for number, (anchor, _) in enumerate(told_["blocks"], start=1)}
    return printed(json.loads(with_pages(manifest(book), pages)), Path("book.pdf"))


def written(path: Path, content: str) -> Path:
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        keep_manifest(pdf, content)
        pdf.save(path)
    return path


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_small(tmp_path_factory.mktemp("drift") / "project")


@pytest.fixture(scope="module")
def book(small: Path) -> Book:
    return books(good_atlas(small))["programme-sample-en"]


def changed(small: Path, tmp_path: Path, file: str, *pairs: tuple[str, str]) -> Path:
    """The project with some words changed."""
    root = copy_small(tmp_path / "changed")
    path = root / "data/clusters/sample" / file
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return root


def test_a_print_of_the_same_data_has_not_changed(book: Book) -> None:
    assert drift(as_printed(book), told_by(book)) == ()
    assert as_printed(book).revision == "abcdef12"


def test_what_has_changed_is_told_with_its_page(small: Path, tmp_path: Path, book: Book) -> None:
    root = changed(small, tmp_path, "swot.yml", ("en: Rain", "en: Snow"))
    before = as_printed(book)
    found = drift(before, told_by(books(good_atlas(root))["programme-sample-en"]))
    assert [one for one in found if one.what != "changed"] == []
    assert found
    assert all("Rain" in one.old and "Snow" in one.new and one.pages for one in found)


def test_contacts_come_first(book: Book) -> None:
    now = told_by(book)
    mail, was = "sample/cluster:contacts.mail", as_printed(book)
    was = replace(was, values={**was.values, mail: "old@example.org"})
    title = next(at for at in now.values if at.startswith("sample/swot:"))
    other = replace(now, values={**now.values, mail: "new@example.org", title: "Other"})
    found = drift(was, other)
    assert [(one.what, one.new) for one in found] == [("corrected", "new@example.org"), ("changed", "Other")]
    said = told(as_printed(book), found, "ru").replace("\u00a0", " ")
    assert said.index("Цены и контакты") < said.index("new@example.org") < said.index("Изменилось")
    assert "Издание от 1 декабря 2020 г., редакция abcdef12" in said


def state(values: dict[str, str]) -> Told:
    """What a book tells that shows three products."""
    there = {at: name for at, name in NAMES.items() if any(key.startswith(f"{at}.") for key in values)}
    return Told(tuple((at, (at,)) for at in there), values, there)


def print_of(now: Told) -> Printed:
    values = {at: kept(value) for at, value in now.values.items()}
    return Printed("e", "en", "E", "", "", values, now.names, dict.fromkeys(now.names, (4,)), frozenset(now.names))


@given(VALUES, VALUES)
def test_every_value_that_differs_is_told_once(before: dict[str, str], after: dict[str, str]) -> None:
    found = drift(print_of(state(before)), state(after))
    assert (found == ()) == (before == after or listed(before) == listed(after))
    whole = {one.at for one in found if one.what in ("withdrawn", "new")}
    single = {at for at in {*before, *after} if before.get(at) != after.get(at) and ".text." not in at}
    assert {one.at for one in found if one.key in ("price", "summary")} == {
        at for at in single if at.rpartition(".")[0] not in whole
    }
    assert {one.what for one in found if one.key == "price"} <= {"corrected"}
    assert len({(one.at, one.old, one.new) for one in found}) == len(found)


def listed(values: dict[str, str]) -> dict[str, object]:
    """The values, those of lists without their order."""
    lists = {at: sorted(value for key, value in values.items() if key.startswith(f"{at}.text.")) for at in NAMES}
    return {**{at: value for at, value in values.items() if ".text." not in at}, **lists}


def test_whole_records_that_are_gone_or_new() -> None:
    old, new = {"one/products:a.price": "1", "one/products:a.summary": "s"}, {"one/products:b.price": "2"}
    assert drift(print_of(state(old)), state(new)) == (
        Drift("withdrawn", "one/products:a", "Alpha", "", (4,)),
        Drift("new", "one/products:b", "Beta", "", ()),
    )


def test_a_part_is_named_after_what_it_is_a_part_of() -> None:
    named = {"one/products:a": "Butter", "one/products:a.specification.fat": "Fat content"}
    values = {"one/products:a.specification.fat.value": "82.5", "one/products:a.price": "1"}
    other = {"one/products:a.specification.fat.value": "82.6", "one/products:a.price": "2"}
    found = drift(print_of(Told((), values, named)), Told((), other, named))
    assert [(one.name, one.key) for one in found] == [("Butter", "price"), ("Butter: Fat content", "value")]


def test_an_entry_that_moved_within_its_list_has_not_changed() -> None:
    one, other = {"one/products:a.text.0": "red", "one/products:a.text.1": "blue"}, "one/products:a.text.2"
    turned = {"one/products:a.text.0": "blue", "one/products:a.text.1": "red"}
    assert drift(print_of(state(one)), state(turned)) == ()
    found = drift(print_of(state(one)), state({**turned, other: "green"}))
    assert [(one.at, one.old, one.new) for one in found] == [(other, "", "green")]


def test_the_sheet_of_corrections(book: Book) -> None:
    found = (Drift("corrected", "a/b:c", "Offer", "price", (3, 7), "1 <b>", "2"),)
    html = errata_html(book, as_printed(book), found, ROOT)
    assert '<h2 class="errata__head">Prices and contacts</h2>' in html
    assert "1 &lt;b&gt;" in html
    assert '<td class="errata__page">3, 7</td>' in html
    assert html.count('scope="col"') == 4
    names = errata_html(book, as_printed(book), (Drift("new", "a/b:c", "Offer", "", (), "", ""),), ROOT)
    assert names.count('scope="col"') == 2, "nothing stood there before, and nothing is to be read in its place"
    assert "Corrections of 1 December 2020" in html.replace("\u00a0", " ")


def test_the_manifest_lies_in_the_file(book: Book, tmp_path: Path) -> None:
    path = written(tmp_path / "book.pdf", manifest(book))
    assert read_manifest(path) == json.loads(manifest(book))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "was not made by clusterbook"),
        ("{", "is damaged"),
        ("[]", "is damaged"),
        ('{"format": 1}', "is damaged"),
        ('{"format": 99}', "was made by a newer clusterbook"),
    ],
)
def test_a_file_that_tells_nothing_is_refused(tmp_path: Path, content: str | None, said: str) -> None:
    path = written(tmp_path / "book.pdf", content or "{}")
    if content is None:
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            del pdf.Root.PieceInfo
            pdf.save(path)
    with pytest.raises(RefusedError, match=said):
        printed(read_manifest(path), path)


def test_the_command(small: Path, tmp_path: Path, command: Run, book: Book) -> None:
    path = written(tmp_path / "book.pdf", with_pages(manifest(book), {}))
    root = changed(small, tmp_path, "swot.yml", ("en: Rain", "en: Snow"))
    sheet = tmp_path / "errata.pdf"
    said = command("drift", str(path), "--root", str(root), "--errata", str(sheet))
    assert said.code == 0, said.err
    assert "Rain → Snow" in said.out
    with pikepdf.open(sheet) as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.docinfo.Title).startswith("Corrections. ")
        assert len(pdf.pages) == 1
    once = sheet.read_bytes()
    command("drift", str(path), "--root", str(root), "--errata", str(sheet))
    assert sheet.read_bytes() == once
    for other in (path, root / "data/languages.yml", root):
        before = other.read_bytes() if other.is_file() else b""
        over = command("drift", str(path), "--root", str(root), "--errata", str(other))
        assert (over.code, "exists already" in over.err) == (2, True)
        assert (other.read_bytes() if other.is_file() else b"") == before
    lost = written(tmp_path / "lost.pdf", with_pages(manifest(replace(book, slug="gone-en")), {}))
    refused = command("drift", str(lost), "--root", str(root))
    assert refused.code == 2
    assert "gone-en" in refused.err


def test_a_part_says_what_it_is_of() -> None:
    """Nobody knows what “value: 120” on a sheet of corrections is the value of."""
    at = "food/products:tea"
    was = Printed("catalogue", "ru", "Каталог", "", "", {}, {at: "Tea"}, {at: (3,)}, frozenset({at}))
    now = Told(
        (("tea", (at,)),),
        {f"{at}.price.value": "120", f"{at}.delivery.0.term": "FCA", f"{at}.summary": "x"},
        {at: "Tea"},
    )
    assert {one.key for one in drift(was, now)} == {"price.value", "delivery.term", "summary"}
    lines = [line.what for _, found in chapters(drift(was, now), "ru") for line in found]
    assert "Tea: цена, значение" in lines


def test_each_card_of_a_run_is_told_with_a_page_of_its_own() -> None:
    """Eight cards of four a page are one block, and stand on two pages."""
    (goods,) = catalogue.books(catalogue.with_edition(cards=4, select={"kind": ["product"]}), "goods", "en")
    anchors = {at: anchor for anchor, shown in told_by(goods).blocks for at in shown}
    cards = [item for block in _blocks(goods) if isinstance(block.view, Sheets) for item in block.view.items]
    assert len(cards) > 8
    for card in cards:
        own = {anchor for at, anchor in anchors.items() if at == str(card.at) or at.startswith(f"{card.at}.")}
        assert own == {card.anchor}
    assert any(at.endswith(".lead-time") for at in anchors)


def _blocks(book: Book) -> Iterator[Block]:
    return (block for section in book.sections for block in section.blocks)


def of_cheese(**changed: object) -> Book:
    """The leaflet of a product; changed are places in the file of its maker."""
    edition = {"kind": "leaflet", "file": "leaflet-{record}", "select": {"record": ["hill-cheese"]}}
    project = catalogue.with_edition(**edition)
    for keys, value in changed.items():
        project = project.edited("data/clusters/sample-food/organisations/dairy.yml", keys.replace("_", "."), value)
    return catalogue.books(project, "goods", "en")[0]


def compared(before: Book, after: Book) -> list[tuple[str, str, str, str, tuple[int, ...]]]:
    was = as_printed(before)
    found = drift(was, told_by(after, was.values))
    return [(one.what, one.name, one.old, one.new, one.pages) for one in found]


def test_a_product_tells_whom_to_turn_to() -> None:
    """Its leaflet prints the address of its maker, which stands in another record."""
    mail, maker = "export@dairy.example", "Molochny Dvor"
    moved = of_cheese(contacts_export_mail="abroad@dairy.example", town={"ru": "Луг", "en": "Lug"})
    assert compared(of_cheese(), moved) == [
        ("corrected", maker, mail, "abroad@dairy.example", (1,)),
        ("changed", maker, "Sample Kholmsk", "Lug", (1,)),
    ]
    assert compared(of_cheese(), of_cheese(contacts_press_mail="news@dairy.example")) == []  # which it does not print


def test_what_is_no_longer_shown_but_is_as_it_was_has_not_changed() -> None:
    """Of two products one is left: it has another contact, and that of the other still holds."""
    two, one = ["hill-cheese", "butter"], ["butter"]
    edition = {"cards": "1", "order": "name"}
    before, after = (
        catalogue.books(catalogue.with_edition(**edition, select={"record": names}), "goods", "en")[0]
        for names in (two, one)
    )
    assert [(what, name) for what, name, *_ in compared(before, after)] == [("withdrawn", "Kholm hard cheese")]
    assert [(what, name) for what, name, *_ in compared(after, before)] == [("new", "Kholm hard cheese")]


def test_a_register_tells_of_its_members_what_it_prints() -> None:
    """No mailbox, unlike their cards, the control."""
    for kind, file, is_told in (("brochure", "b-{cluster}", False), ("catalogue", "goods", True)):
        kinds = {"kind": ["organisation"]} if is_told else None
        project = catalogue.with_edition(
            kind=kind, file=file, centre="north" if is_told else None, select=kinds, clusters=["sample-food"]
        )
        path = "data/clusters/sample-food/organisations/dairy.yml"
        other = project.edited(path, "contacts.general.mail", "new@dairy.example").edited(
            path, "site", "https://d.example"
        )
        before, after = (catalogue.books(one, "goods", "en")[0] for one in (project, other))
        found = [new for _, _, _, new, _ in compared(before, after)]
        assert ("https://d.example" in found, "new@dairy.example" in found) == (True, is_told)
