"""What an engine only logs, we take as a failure: collect it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


class _Collector(logging.Handler):
    def __init__(self, into: list[str], noise: Sequence[re.Pattern[str]]) -> None:
        super().__init__(logging.WARNING)
        self._into = into
        self._noise = noise

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message once, unless it is known noise."""
        text = " ".join(record.getMessage().split())
        if text not in self._into and not any(pattern.search(text) for pattern in self._noise):
            self._into.append(text)


@contextmanager
def collected(*loggers: str, noise: Sequence[re.Pattern[str]] = ()) -> Iterator[list[str]]:
    """Collect the warnings and errors of the loggers (and theirs below) in the list that is given out."""
    messages: list[str] = []
    handler = _Collector(messages, noise)
    for name in loggers:
        logging.getLogger(name).addHandler(handler)
    try:
        yield messages
    finally:
        for name in loggers:
            logging.getLogger(name).removeHandler(handler)
