"""Numbers of pages in a stretch."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.stretches import Stretch, page_list

_LINK = re.compile(r'<a href="#([^"]+)">(\d+)(?:([–…])(\d+))?</a>')
_PAGES = st.dictionaries(st.from_regex(r"[a-z]{1,4}", fullmatch=True), st.integers(1, 60), min_size=1)


@pytest.mark.parametrize(
    ("pages", "text"),
    [([3], "3"), ([3, 3], "3"), ([5, 6, 7], "5–7"), ([7, 2, 3, 9, 10], "2–3, 7, 9–10"), ([1, 2], "1–2"), ([], "")],
)
def test_page_list(pages: list[int], text: str) -> None:
    places = {f"a{place}": page for place, page in enumerate(pages)}
    assert re.sub("<[^>]+>", "", page_list(places, places)) == text


@given(_PAGES)
def test_every_page_is_named_once_and_each_link_leads_to_the_page_it_names(places: dict[str, int]) -> None:
    found = _ranges(places)
    spans = [(range(first, last + 1), sign) for _, first, sign, last in found]
    pages = sorted(set(places.values()))
    assert [page for span, _ in spans for page in span if page in pages] == pages
    assert all(set(span) <= set(pages) for span, sign in spans if sign != "…")
    assert all(not set(span) <= set(pages) and {span[0], span[-1]} <= set(pages) for span, sign in spans if sign == "…")
    assert all(places[anchor] == first for anchor, first, *_ in found)
    assert all(one[3] + 1 < other[1] for one, other in pairwise(found))


@given(_PAGES)
def test_a_line_has_a_dozen_ranges_at_most_and_joins_only_what_is_nearest(places: dict[str, int]) -> None:
    found = _ranges(places)
    pages = sorted(set(places.values()))
    runs = 1 + sum(page + 1 < after for page, after in pairwise(pages))
    assert len(found) == min(runs, 12)
    apart = [other[1] - one[3] for one, other in pairwise(found)]
    within = [after - page for _, first, _, last in found for page, after in pairwise(pages) if first <= page < last]
    assert max(within, default=0) <= min(apart, default=100)


def _ranges(places: dict[str, int]) -> list[tuple[str, int, str, int]]:
    found = _LINK.findall(page_list(places, places))
    return [(anchor, int(first), sign, int(last or first)) for anchor, first, sign, last in found]


def test_only_an_index_with_gaps_in_a_range_says_what_they_are() -> None:
    note = '<p class="cb-index__note">12…30</p>'
    line = '<span class="cb-pages" data-pages="@{}"></span>'
    many = line.format(" ".join(f"a{number}" for number in range(13)))
    places = {f"a{number}": 2 * number + 1 for number in range(13)}
    for one, other in ((many, line.format("a1")), (line.format("a1"), many)):
        made = Stretch("x", f"Oil…7</b>{note}{one}{note}{other}").with_pages(places)
        assert [note in part for part in re.split("(?<=</span>)|(?<=</a>)(?=<p)", made)[:2]] == [
            one == many,
            other == many,
        ]
    assert note not in Stretch("x", note + line.format("a1")).with_pages(places)


def test_a_stretch_awaits_every_anchor_that_it_prints() -> None:
    stretch = Stretch("x", '<a data-page="@one">1</a><span class="cb-pages" data-pages="@two three"></span>')
    assert stretch.awaited == ("one", "two", "three")
    made = stretch.with_pages({"one": 4, "two": 5, "three": 6})
    assert made == '<a data-page="4">1</a><a class="cb-pages" href="#two">5–6</a>'
    assert stretch.with_pages({"one": 4, "two": 5, "three": 7}) == (
        '<a data-page="4">1</a><span class="cb-pages"><a href="#two">5</a>, <a href="#three">7</a></span>'
    )
