"""What every rule about content needs."""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from generator.model.address import Address
from generator.model.store import Store
from generator.problems import Message, Problem, Severity


def warning(store: Store, at: Address, rule: str, message: Message, fix: Message) -> Problem:
    """A warning at a place, by which a waiver names it."""
    return Problem(store.place(at), Severity.WARNING, rule, message, fix, str(at))


class Look(Enum):
    """What a rule says of a place where it finds nothing wrong: that it compared, or that data for it are missing."""

    SOUND = "sound"
    SILENT = "silent"


Verdict: TypeAlias = Problem | Look
