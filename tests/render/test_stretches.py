"""Numbers of pages in a stretch."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.stretches import Stretch, page_list

_LINK = re.compile(r'<a href="#([^"]+)">(\d+)(?:–(\d+))?</a>')


@pytest.mark.parametrize(
    ("pages", "text"),
    [([3], "3"), ([3, 3], "3"), ([5, 6, 7], "5–7"), ([7, 2, 3, 9, 10], "2–3, 7, 9–10"), ([1, 2], "1–2")],
)
def test_page_list(pages: list[int], text: str) -> None:
    places = {f"a{place}": page for place, page in enumerate(pages)}
    assert re.sub("<[^>]+>", "", page_list(places, places)) == text


@given(st.dictionaries(st.from_regex(r"[a-z]{1,4}", fullmatch=True), st.integers(1, 40), min_size=1))
def test_every_page_is_named_once_and_each_link_leads_to_the_page_it_names(places: dict[str, int]) -> None:
    found = [
        (anchor, int(first), int(last or first)) for anchor, first, last in _LINK.findall(page_list(places, places))
    ]
    named = [page for _, first, last in found for page in range(first, last + 1)]
    assert named == sorted(set(places.values()))
    assert all(places[anchor] == first for anchor, first, _ in found)
    assert all(one[2] + 1 < other[1] for one, other in pairwise(found))


def test_a_stretch_awaits_every_anchor_that_it_prints() -> None:
    stretch = Stretch("x", '<a data-page="@one">1</a><span class="cb-pages" data-pages="@two three"></span>')
    assert stretch.awaited == ("one", "two", "three")
    made = stretch.with_pages({"one": 4, "two": 5, "three": 6})
    assert made == '<a data-page="4">1</a><span class="cb-pages"><a href="#two">5–6</a></span>'
