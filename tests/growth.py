"""Whether time grows as what is read does. Nothing is said of how long it takes: machines differ, and are busy."""

from __future__ import annotations

import time
from collections.abc import Callable

SHORT, LONG = 1_500, 6_000
STEEPEST = 2.5 * 2.5  # for four times the length; what is quadratic takes sixteen times as long
NOISE = 0.004  # seconds


def repeated(unit: str, length: int, end: str) -> str:
    return f"{unit * (length // len(unit))}{end}"


def is_steep(use: Callable[[str], object], unit: str, short: int = SHORT) -> bool:
    """Whether four times the length takes much more than four times the time, each of three times that it is tried."""
    # Another end each time: results are kept.
    return all(
        _seconds(use, unit, 4 * short, end) > STEEPEST * _seconds(use, unit, short, end) + NOISE for end in "абв"
    )


def _seconds(use: Callable[[str], object], unit: str, length: int, end: str) -> float:
    text = repeated(unit, length, end)
    begin = time.process_time()
    use(text)
    return time.process_time() - begin
