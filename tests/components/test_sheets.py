"""Cards without pictures stand closely where there are many, and show the pattern where a page has room for it."""

from __future__ import annotations

import pytest

from generator.components.cards import Shot
from generator.components.sheets import SheetCard, Sheets, Words
from generator.kinds.edition import Edition
from generator.model.address import Address
from tests.editions.catalogue import books, with_edition

SHOT = Shot("pictures/a.png", "", (50, 50))


def card(number: int, *shots: Shot) -> SheetCard:
    return SheetCard(Address("sample", "products", (f"p{number}",)), f"p{number}", "product", Words("P"), shots=shots)


@pytest.mark.parametrize(
    ("cards", "a_page", "is_plain"),
    [
        ([card(number) for number in range(5)], 4, True),
        ([card(number) for number in range(4)], 4, False),  # they fill their places
        ([*(card(number) for number in range(5)), card(5, SHOT)], 4, False),
        ([card(number) for number in range(5)], 2, False),
    ],
)
def test_many_cards_without_pictures_stand_closely(cards: list[SheetCard], a_page: int, *, is_plain: bool) -> None:
    assert Sheets(tuple(cards), a_page).is_plain == is_plain


@pytest.mark.parametrize(
    ("said", "cards"),
    [
        ({}, "4"),
        ({"format": "A5"}, "2"),
        ({"bilingual": True}, "2"),
        ({"format": "210x210", "bilingual": True}, "2"),
        ({"format": "A5", "bilingual": True}, "1"),
        ({"format": "A5", "bilingual": True, "cards": "2"}, "2"),
    ],
)
def test_as_many_cards_stand_on_a_page_as_suit_it(said: dict[str, object], cards: str) -> None:
    edition = {"kind": "catalogue", "title": {"ru": "К", "en": "C"}, "languages": ["ru", "en"], **said}
    assert Edition.model_validate(edition).cards_a_page == cards


@pytest.mark.parametrize(("makers", "runs"), [(("dairy",), [(6, 4)]), (("spring", "dairy"), [(8, 4), (1, 2)])])
def test_a_card_that_is_left_over_has_the_whole_width(makers: tuple[str, ...], runs: list[tuple[int, int]]) -> None:
    """Of nine cards of four a page the last would stand in a corner of its page."""
    select = {"organisation": [f"sample-food/{maker}" for maker in makers]}
    book = books(with_edition(select=select), "goods", "en")[0]
    views = [block.view for one in book.sections for block in one.blocks if isinstance(block.view, Sheets)]
    assert [(len(view.items), view.a_page) for view in views] == runs
