"""What several rules need of the same data is made once for each Atlas."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from generator.kinds.atlas import Atlas

T = TypeVar("T")


def once(make: Callable[[Atlas], T]) -> Callable[[Atlas], T]:
    """The function, which remembers what it made of the last Atlas as long as that lives."""
    last: list[tuple[weakref.ref[Atlas], T]] = []

    @wraps(make)
    def made(atlas: Atlas) -> T:
        if not last or last[0][0]() is not atlas:
            last[:] = [(weakref.ref(atlas), make(atlas))]
        return last[0][1]

    return made
