"""Units of books: what binding may take grows with the book."""

from __future__ import annotations

from generator.output.book_units import _of_binding
from generator.output.units import Limits


def test_binding_may_take_more_of_a_large_book() -> None:
    small, large = _of_binding(10), _of_binding(1300)
    assert small.seconds < 1.1 * Limits().seconds
    assert small.memory_mb < 1.1 * Limits().memory_mb
    assert large.seconds > 4 * Limits().seconds
    assert large.memory_mb > 2.5 * Limits().memory_mb
