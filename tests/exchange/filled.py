"""Workbooks of the sample project that somebody has filled in, and what taking them back comes to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.exchange.run import imported
from generator.exchange.workbook import read_book

OWNER, FIRM = "sample", "dairy"


def taken(root: Path, data: bytes) -> tuple[Mapping[str, str], list[str]]:
    """The files that a workbook changes, and what is told about it."""
    filled, problems = read_book("firm.xlsx", data)
    done = imported(root, [filled]) if filled else None
    found = [*problems, *(done.problems if done else ())]
    return done.texts if done else {}, [f"{one.location} {one.severity} {one.rule}: {one.message}" for one in found]
