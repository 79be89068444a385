"""Pictures that were looked at once and are whole need not be decoded by the next check."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

_MOST = 100_000  # lines, of 65 bytes each


class Sound:
    """Digests of what was found to be sound, kept in a file, a line each; none where there is no file for it.

    What is broken there, or was never written, is only looked at again.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._known = _read(file) if file is not None else set()

    def __contains__(self, digest: str) -> bool:
        return digest in self._known

    def add(self, digest: str) -> None:
        """Remember one more."""
        self._known.add(digest)
        if self._file is not None:
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                with self._file.open("a" if len(self._known) <= _MOST else "w", encoding="ascii") as opened:
                    opened.write(f"{digest}\n")  # short enough to be written whole, whoever else writes here


def _read(file: Path) -> set[str]:
    try:
        found = set(file.read_text(encoding="ascii").splitlines())
    except (OSError, UnicodeDecodeError):
        return set()
    return found if len(found) <= _MOST else set()
