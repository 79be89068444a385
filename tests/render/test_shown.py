"""What templates ask: ways from every kind of page, marks of notes, states in words, room for decimals."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.components.block import Block, Cell, Section, section_at
from generator.components.claims import Claims
from generator.components.inline import Inline, Link, Mark, Marked, Number, Said
from generator.components.register import Register
from generator.components.source_state import SourceState, reading_of, state_of
from generator.components.table import Table, TableColumn
from generator.editions.plan import Selection
from generator.editions.publications import Page
from generator.kinds.atlas import Atlas
from generator.language import Lang
from generator.model.address import Address
from generator.model.quantity import Quantity, State
from generator.model.texts import Text
from generator.model.written import Printed
from generator.render.book import render_book
from generator.render.markdown import render_page
from generator.render.places import Homes, Spot, page_url, site_homes
from generator.render.shown import FigureLink, Ground, NoteMark, Shown
from tests.project import ROOT, book_html
from tests.shows import show
from tests.subjects import pages, planned, spaced, voice


def figure(owner: str, name: str) -> Address:
    return Address(owner, "figures", (name,))


HOMES: Homes = {
    section_at("sample", of="centre"): (Spot(""),),
    section_at("sample"): (Spot("clusters/sample/"),),
    section_at("sample", "kpis"): (Spot("clusters/sample/kpis/"),),
    figure("sample", "revenue"): (Spot("clusters/sample/sources/", "figure-revenue"),),
    figure("sample", "firms"): (Spot("clusters/sample/sources/", "figure-firms"),),
    figure("other", "makers"): (Spot("clusters/other/sources/", "figure-makers"),),
    Address("", "sources", ("survey",)): (
        Spot("clusters/other/sources/", "survey"),
        Spot("clusters/sample/sources/", "survey"),
        Spot("documents/note/sources/", "survey"),
    ),
}
TEXT = Text(ru="{revenue} на {firms|number} ({firms|period}), у других {other/makers}")


def on(here: str, lang: Lang = "ru", homes: Homes = HOMES) -> Shown:
    return show(lang, "site", here=here, homes=homes)


def refs(html: object) -> list[str]:
    """Where the numbers of a text lead."""
    return re.findall(r'class="cb-ref[^"]*" href="([^"]*)"', str(html))


@pytest.mark.parametrize(
    ("here", "own", "other"),
    [
        ("clusters/sample/members/", "../sources/", "../../other/sources/"),
        ("clusters/sample/", "sources/", "../other/sources/"),
        ("clusters/sample/sources/", "", "../../other/sources/"),
        ("documents/note/aims/", "../../../clusters/sample/sources/", "../../../clusters/other/sources/"),
        ("compare/", "../clusters/sample/sources/", "../clusters/other/sources/"),
        ("", "clusters/sample/sources/", "clusters/other/sources/"),
    ],
)
def test_numbers_lead_to_the_register_of_their_cluster(here: str, own: str, other: str) -> None:
    shown = on(here)
    html = shown.html(shown.voice.inline(TEXT))
    assert refs(html) == [f"{own}#figure-revenue", f"{own}#figure-firms", f"{other}#figure-makers"]


@pytest.mark.parametrize(
    ("here", "home", "first", "kpis"),
    [
        ("", "./", "clusters/sample/", "clusters/sample/kpis/"),
        ("compare/", "../", "../clusters/sample/", "../clusters/sample/kpis/"),
        ("clusters/sample/", "../../", "./", "kpis/"),
        ("clusters/sample/kpis/", "../../../", "../", "./"),
        ("clusters/other/kpis/", "../../../", "../../sample/", "../../sample/kpis/"),
        ("documents/note/aims/", "../../../", "../../../clusters/sample/", "../../../clusters/sample/kpis/"),
    ],
)
def test_ways_from_every_kind_of_page_to_every_kind(here: str, home: str, first: str, kpis: str) -> None:
    shown = on(here)
    assert shown.href(section_at("sample", of="centre")) == home
    assert shown.href(section_at("sample")) == first
    assert shown.href(section_at("sample", "kpis")) == kpis
    own = here == "clusters/sample/kpis/"
    assert shown.href(section_at("sample", "kpis").child("note-1")) == ("" if own else kpis) + "#kpis-note-1"
    assert shown.href(section_at("other", "kpis")) == ""
    assert shown.href(section_at("other", "kpis").child("note-1")) == ""


@pytest.mark.parametrize(
    ("here", "way"),
    [
        ("clusters/sample/kpis/", "../sources/#survey"),
        ("clusters/sample/sources/", "#survey"),
        ("clusters/other/", "sources/#survey"),
        ("documents/note/aims/", "../sources/#survey"),
        ("clusters/third/", "../other/sources/#survey"),
        ("", "clusters/other/sources/#survey"),
    ],
)
def test_of_several_homes_the_nearest_counts(here: str, way: str) -> None:
    assert on(here).href(Address("", "sources", ("survey",))) == way


def test_a_cluster_without_pages_has_no_links() -> None:
    shown = on("", homes={key: spots for key, spots in HOMES.items() if key.owner != "other"})
    assert len(refs(shown.html(shown.voice.inline(TEXT)))) == 2
    link = Link(section_at("other"), "Other <b>")
    assert shown.html(link) == "Other &lt;b&gt;"
    assert on("").html(Link(section_at("sample"), "Sample")) == '<a href="clusters/sample/">Sample</a>'


def test_in_a_book_all_numbers_lead_to_its_own_register() -> None:
    homes = {address: (Spot("", f"figure-{address.id}"),) for address in HOMES if address.kind == "figures"}
    shown = show("ru", "print", here="", homes=homes)
    html = shown.html(shown.voice.inline(TEXT))
    assert refs(html) == ["#figure-revenue", "#figure-firms", "#figure-makers"]
    assert "data-about" not in html


def test_headings_and_plain_texts_have_no_links() -> None:
    shown = on("clusters/sample/")
    assert "<a" in shown.html(shown.voice.inline(TEXT))
    assert "<a" not in shown.html(shown.voice.title(TEXT))
    assert "<" not in shown.voice.plain(TEXT)
    assert "<" not in shown.plain(shown.voice.inline(TEXT))


def test_links_hold_nothing_but_text() -> None:
    text = show("ru").voice.inline(TEXT)
    for html in (on("").html(text), show("ru", "print", homes=HOMES, here="").html(text)):
        assert refs(html)
        assert re.findall(r"<a [^>]*>[^<]+</a>", html) == re.findall(r"<a .*?</a>", html)


def test_a_number_on_the_site_says_what_the_register_says(sample: Atlas) -> None:
    link = on("", "en").figure_link(voice(sample).figure("workers"))
    assert link is None
    link = on("", "en").figure_link(voice(sample).figure("firms.not-sole-traders"))
    assert link is not None
    assert link.href == "clusters/sample/sources/#figure-firms"
    assert link.about == "Sample firms, 2018. As in the source. Source: Sample survey."


def test_what_a_number_says_is_worked_out_once(sample: Atlas) -> None:
    ground = Ground(voice(sample), "site", HOMES)
    shown = Shown(ground, Section("s", "S", ()), "")
    number = voice(sample).figure("revenue")
    assert ground.told == {}
    first = shown.figure_link(number)
    ground.told[number.address] = "said before"
    second = Shown(ground, Section("t", "T", ()), "").figure_link(number)
    assert first is not None
    assert second is not None
    assert (first.about != second.about, second.about) == (True, "said before")


def test_cells_of_tables_are_no_figures() -> None:
    cell = Quantity(Address("sample", "kpis", ("revenue", "plan", "2020")), value=Decimal(1))
    assert on("").figure_link(cell) is None


def marked(*notes: Inline) -> Section:
    return Section("s", "S", (Block("s-b", Claims(tuple(Marked("x", Mark(note)) for note in notes))),))


def test_every_mark_has_an_id_and_every_note_the_ways_back() -> None:
    shown = show("en", section=marked("a", "b"))
    assert shown.note(Mark("a")) == NoteMark(1, "s-note-1", "s-note-1-from-1")
    assert shown.note(Mark("b")) == NoteMark(2, "s-note-2", "s-note-2-from-1")
    assert shown.note(Mark("a")) == NoteMark(1, "s-note-1", "s-note-1-from-2")
    assert shown.notes() == [
        (1, "s-note-1", "a", ["s-note-1-from-1", "s-note-1-from-2"]),
        (2, "s-note-2", "b", ["s-note-2-from-1"]),
    ]


def test_notes_are_numbered_as_their_marks_come() -> None:
    """On every page of the golden files; a mark is told by its first way back."""
    first = re.compile(r'<a id="([^"]*?)-note-(\d+)-from-1"')
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "tests/golden").rglob("*.md")]
    found = [[int(number) for _, number in first.findall(page)] for page in pages]
    assert sum(len(numbers) > 1 for numbers in found) > 3
    assert [numbers for numbers in found if numbers != sorted(numbers)] == []


def test_marks_side_by_side_stand_in_the_order_of_their_notes() -> None:
    shown = show("en", section=marked("a", "b", "c"))
    assert [note.number for note in shown.in_order([Mark("c"), Mark("a"), Mark("b")])] == [1, 2, 3]


def test_a_mark_behind_a_text_leads_to_its_note() -> None:
    shown = show("en", section=marked("a"))
    assert shown.html(Marked("x", Mark("a"))) == (
        'x<sup class="cb-mark"><a id="s-note-1-from-1" href="#s-note-1">1</a></sup>'
    )
    with pytest.raises(KeyError):
        shown.mark(Mark("of another section"))


def quantity(value: str = "", **known: object) -> Quantity:
    return Quantity(Address("sample", "kpis", ("x",)), value=Decimal(value) if value else None, **known)  # type: ignore[arg-type]


DOUBT = Printed(value="9,94", doubt=Text(ru="Больше {revenue|number}"))
STATES = [
    (quantity("1"), "exact", ""),
    (quantity("1", qualifier="about"), "about", ""),
    (quantity("1", derived=True), "derived", "calculated from other figures"),
    (quantity("1", derived=True, qualifier="about"), "derived", "calculated from other figures"),
    (quantity(state=State.LOST), "lost", "lost in the source"),
    (quantity(state=State.NOT_PLANNED), "none", "not planned"),
    (quantity(state=State.PRINTED, printed=DOUBT), "printed", "printed like this, may be damaged"),
    (quantity(state=State.MISSING), "exact", ""),
]


@pytest.mark.parametrize(("content", "name", "told"), STATES, ids=lambda value: value if isinstance(value, str) else "")
def test_states_in_words(content: Quantity, name: str, told: str) -> None:
    shown = show("en")
    for item in (content, Cell(content), Number(content)):
        assert shown.state(item) == name
        assert shown.state_text(item) == told


def test_a_text_has_no_state() -> None:
    for item in ("a", Cell("a"), None):
        assert show("en").state(item) == "exact"
        assert show("en").state_text(item) == ""


def test_the_doubt_is_that_of_the_owner_of_the_number() -> None:
    address = Address("other", "kpis", ("x",))
    doubt = Printed(value="1", doubt=Text(ru="{makers|number}"))
    told = show("en").doubt_of(Quantity(address, state=State.PRINTED, printed=doubt))
    assert told == FigureLink("", "As printed in the source. 1,639")
    read = Quantity(address, value=Decimal(2), state=State.PRINTED, printed=doubt)
    assert show("en").doubt_of(Cell(read)).about == "Probable reading; the document prints “1”. 1,639"
    assert show("en", "print").doubt_of(read).about == ""


def test_a_doubt_leads_to_the_state_of_the_source() -> None:
    address = Address("sample", "kpis", ("x",))
    printed = Quantity(address, state=State.PRINTED, printed=DOUBT)
    homes = {
        state_of(address): (Spot("clusters/sample/state/", "state-kpis-x"),),
        reading_of("sample", "Образц"): (Spot("clusters/sample/state/", "state-text"),),
    }
    shown = show("en", homes=homes)
    assert shown.doubt_of(printed).href == "../state/#state-kpis-x"
    said = Said("Sample", "en", printed="Образц", owner="sample")
    assert shown.html(said) == (
        'Sample<sup class="cb-doubt"><a class="cb-ref" href="../state/#state-text" data-about="Probable reading; '
        'the document prints “Образц”." aria-label="State of the source">?</a></sup>'
    )
    assert show("en").html(said) == 'Sample<sup class="cb-doubt">?</sup>'
    assert shown.html(replace(said, form="title")) == "Sample"


@pytest.mark.parametrize(
    ("column", "lacking"),
    [
        ([quantity("0.545"), quantity("2.29"), quantity("7")], ["", "1", "p3"]),
        ([quantity("2798"), quantity("12")], ["", ""]),
        ([quantity("0.12345"), quantity("1"), quantity(state=State.NOT_PLANNED), ""], ["", "p3", "p3", "p3"]),
        ([quantity("2.50"), quantity("2.5")], ["", "1"]),
        ([quantity(state=State.PRINTED, printed=DOUBT), quantity("1")], ["", "p2"]),
        (
            [quantity(state=State.PRINTED, printed=Printed(value="1О00", doubt=Text(ru="О"))), quantity("0.5")],
            ["p1", ""],
        ),
        (
            [quantity(state=State.PRINTED, printed=Printed(value="1О0,5", doubt=Text(ru="О"))), quantity("0.25")],
            ["1", ""],
        ),
    ],
)
def test_places_that_a_cell_lacks(column: list[Inline | Quantity], lacking: list[str]) -> None:
    """Figures of a column stand on their decimal mark."""
    for lang in ("ru", "en"):
        assert show(lang).room([(Cell(item),) for item in column]) == [[n] for n in lacking]


def test_rows_may_differ_in_length() -> None:
    rows: list[tuple[Cell, ...]] = [(Cell(quantity("1.5")),), (), (Cell(quantity("1")), Cell(quantity("2")))]
    assert show("en").room(rows) == [[""], [], ["p1", ""]]
    assert show("en").room([]) == []


@pytest.mark.parametrize(("heads", "short"), [(["2020", "2021"], True), (["2020", "Long heading"], False), ([], False)])
def test_heads_as_short_as_years(heads: list[str], short: bool) -> None:
    columns = (TableColumn("A long name of rows"), *(TableColumn(head, numeric=True) for head in heads))
    assert show("en").short_heads(Table("T", columns, ())) is short
    assert not show("en").short_heads(Table("T", (*columns, TableColumn("x", "RUB", numeric=True)), ()))


@pytest.mark.parametrize(
    ("here", "way"),
    [("", "../print/x.pdf"), ("clusters/a/", "../../../print/x.pdf"), ("a/b/c/", "../../../../print/x.pdf")],
)
def test_printed_files_lie_beside_the_languages(here: str, way: str) -> None:
    assert on(here).file("x.pdf") == way


@pytest.mark.parametrize(
    ("here", "way"),
    [
        ("", "assets/media/data/clusters/a/x.png"),
        ("clusters/a/", "../../assets/media/data/clusters/a/x.png"),
        ("clusters/a/kpis/", "../../../assets/media/data/clusters/a/x.png"),
    ],
)
def test_pictures_lie_in_a_folder_of_their_own(here: str, way: str) -> None:
    assert on(here).picture("data/clusters/a/x.png") == way
    assert show("ru", "print", here="").picture("data/clusters/a/x.png") == "../data/clusters/a/x.png"


def test_printed_files_tell_their_length_and_size() -> None:
    for lang, told in (("en", "PDF, 24 pages, 1.1 MB"), ("ru", "PDF, 24 страницы, 1,1 МБ")):
        shown = show(lang)
        assert spaced(shown.detail("x.pdf")) == told
        assert list(shown.files) == ["x.pdf"]


def made(atlas: Atlas, page: Page) -> str:
    (site,) = planned(atlas, Selection("site", langs=("en",))).sites
    return render_page(page, Ground(site.voice, "site", site_homes(site)))


def test_key_figures_and_ranks_lead_to_the_register(sample: Atlas) -> None:
    text = made(sample, pages(sample)["clusters/sample/industry.md"])
    for kind, said, least in ((" cb-value__number", "[^<]+", 5), ("", "[0-9]+th place", 2)):
        links = re.findall(rf'<a class="cb-ref{kind}" href="([^"]*)" data-about="[^"]+">{said}</a>', text)
        assert len(links) >= least
        assert all(link.startswith("../sources/#figure-") for link in links)


def test_every_number_of_every_page_leads_to_its_row(sample: Atlas) -> None:
    found = pages(sample)
    rows = {
        row
        for page in found.values()
        for block in page.section.blocks
        if isinstance(block.view, Register | SourceState)
        for _, anchor in block.view.homes()
        for row in (f"{page_url(page.path)}#{anchor}",)
    }
    assert len(rows) > 10
    seen = set()
    for page in found.values():
        for ref in refs(made(sample, page)):
            address = f"{page_url(page.path)}{ref}" if not ref.startswith("#") else page_url(page.path) + ref
            while re.search(r"[^/.]+/\.\./", address):
                address = re.sub(r"[^/.]+/\.\./", "", address, count=1)
            seen.add(address)
    assert len(seen) > 10
    assert seen <= rows


def test_every_number_of_every_book_leads_to_its_row(sample: Atlas) -> None:
    for book in planned(sample, Selection("print")).books:
        html = book_html(render_book(book))
        ids = set(re.findall(r' id="([^"]+)"', html))
        assert len(refs(html)) > 5
        assert {ref[1:] for ref in refs(html)} <= ids
