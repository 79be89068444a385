"""Ranges and chains of words stay on one line, and no line ends where nothing says so."""

from __future__ import annotations

import re
from xml.etree.ElementTree import fromstring, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.output.line_ends import as_written, keep_together, ranges_kept

WJ, NB, END = "\u2060", "\u00a0", "\u200b"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<p>2014–2018 a–b</p>", f"<p>2014{WJ}–{WJ}2018 a–b</p>"),
        (f"<p>на{NB}<a>33</a>, в{NB}<em>1–2</em></p>", f"<p>на<a>{NB}33</a>, в<em>{NB}1{WJ}–{WJ}2</em></p>"),
        ("<p>на <a>33</a> и <span>3</span> </p>", "<p>на<a> 33</a> и <span>3</span> </p>"),
        (
            '<p>о том <span class="cb-state-where">→ 1</span></p>',
            '<p>о том<span class="cb-state-where"> → 1</span></p>',
        ),
        ("<p>ru-stat.com, a-b. c</p>", f"<p>ru-{WJ}stat.com, a-b. c</p>"),
        ("<p>ИТ-платформа, бизнес-план</p>", f"<p>ИТ-{WJ}платформа, бизнес-план</p>"),
        ("<p>«Парк» (г. С) и (т)</p>", f"<p>«Парк» {END}(г. С) и (т)</p>"),
        ("<p> <a>33</a> <a>34</a></p>", "<p> <a>33</a> <a>34</a></p>"),
    ],
)
def test_spaces_go_where_the_engine_understands_them(written: str, kept: str) -> None:
    root = fromstring(written)  # noqa: S314 – our own
    keep_together(root)
    assert tostring(root, encoding="unicode") == kept
    keep_together(root)
    assert tostring(root, encoding="unicode") == kept


def test_the_title_of_the_file_stays_as_written() -> None:
    root = fromstring("<html><head><title>1–2</title></head><body><h1>1–2 a-b</h1></body></html>")  # noqa: S314 – our own
    keep_together(root)
    title, heading = root[0][0].text or "", root[1][0].text or ""
    assert title == "1–2"
    assert heading != "1–2 a-b"
    assert as_written(heading) == "1–2 a-b"


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("<p>2014–2018, а–б, 3 – 5</p>", f"<p>2014–{WJ}2018, а–б, 3 – 5</p>"),
        ('<a title="1–2" href="#1–2">1–2</a>', f'<a title="1–2" href="#1–2">1–{WJ}2</a>'),
        ('<td title="1–2" data-label="1–2">', f'<td title="1–2" data-label="1–{WJ}2">'),
        ("<head><title>1–2</title></head><h1>1–2</h1>", f"<head><title>1–2</title></head><h1>1–{WJ}2</h1>"),
        ("<header>1–2</header><script>1–2</script>", f"<header>1–{WJ}2</header><script>1–2</script>"),
        ('<i title="ИТ-а">ИТ-а по-б, мед-в, в-з-г</i>', f'<i title="ИТ-а">ИТ-{WJ}а по-{WJ}б, мед-в, в-{WJ}з-г</i>'),
    ],
)
def test_a_browser_ends_no_line_within_a_range_or_a_word_of_few_letters(page: str, kept: str) -> None:
    assert ranges_kept(page) == kept
    assert as_written(ranges_kept(page)) == page


_PART = re.compile(r"(<(?:head|script)\b.*?</(?:head|script)>|<[^>]*>)|(?<=\d)–(?=\d)|(?<=\bИТ)-(?=б)", re.DOTALL)
_LABEL = re.compile(r'(?<= data-label=")[^"]*')


def part_by_part(page: str) -> str:
    """The same, told without any haste: every tag and every range is looked at."""

    def kept(found: re.Match[str]) -> str:
        if not found[1]:
            return found[0] + WJ
        return _LABEL.sub(lambda label: re.sub(r"(?<=\d)–(?=\d)|(?<=\bИТ)-(?=б)", rf"\g<0>{WJ}", label[0]), found[1])

    return _PART.sub(kept, page)


PARTS = [
    "1–2",
    "–",
    "3",
    "a",
    ' title="1–2"',
    "<td",
    ' data-label="4–5"',
    ">",
    "</td>",
    "<script>",
    "</script>",
    "7–8–9",
    "ИТ-б",
]


@given(st.lists(st.sampled_from([*PARTS, "<head>", "</head>", "<header>"]), max_size=25).map("".join))
def test_ranges_are_found_wherever_they_stand(page: str) -> None:
    if page.count("<") == page.count(">"):  # a page has no tag within another
        assert ranges_kept(page) == part_by_part(page)
