"""Cards without pictures stand closely where there are many, and show the pattern where a page has room for it."""

from __future__ import annotations

import pytest

from generator.components.cards import Shot
from generator.components.sheets import SheetCard, Sheets, Words
from generator.model.address import Address

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
