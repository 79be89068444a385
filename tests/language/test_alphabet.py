"""The order of names in an index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.alphabet import collated, letter

NAMES = st.text(st.sampled_from("абвёежийя АБЁЙabcéZ«»\"'-0123456789№."), max_size=12)


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("ru", ["3М", "«Альфа»", "Ежевика", "Ёлка", "Йогурт", "Яблоко", "Alfa", "Zeta"]),
        ("en", ["3M", "Alfa", "Éclair", "Zeta", "Альфа"]),
        ("ru", ["Насос 2", "Насос 10"]),
    ],
)
def test_order(lang: str, names: list[str]) -> None:
    assert sorted(set(names), key=lambda name: collated(name, lang)) == names


@given(st.lists(NAMES, unique=True), st.sampled_from(["ru", "en"]))
def test_every_name_has_one_place_whatever_order_it_comes_in(names: list[str], lang: str) -> None:
    def key(name: str) -> tuple[object, ...]:
        return collated(name, lang)

    assert sorted(names, key=key) == sorted(sorted(names), key=key)


@pytest.mark.parametrize(
    ("name", "under"), [("«Ёлка»", "Е"), ("йод", "Й"), ("éclair", "E"), ("3М", "#"), ("«»", "#"), ("яма", "Я")]
)
def test_letter(name: str, under: str) -> None:
    assert letter(name) == under
