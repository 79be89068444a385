"""What every rule about content needs."""

from __future__ import annotations

from generator.model.address import Address
from generator.model.store import Store
from generator.problems import Message, Problem, Severity


def warning(store: Store, at: Address, rule: str, message: Message, fix: Message) -> Problem:
    """A warning at a place, by which a waiver names it."""
    return Problem(store.place(at), Severity.WARNING, rule, message, fix, str(at))
