"""Whether a file is a workbook that may be opened: no bomb, no macros, nothing that leads elsewhere."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from generator.problems import Location, Message, Problem, Severity, msg

LARGEST, UNPACKED, MOST_PARTS = 10, 60, 400  # MB of the file, MB of what it holds, parts
_MB = 1024 * 1024
# What no spreadsheet writes: definitions, and encodings in which they would not be seen.
_OTHER_XML = re.compile(rb"<!(DOCTYPE|ENTITY)|\A(\xff\xfe|\xfe\xff|\x00|<\x00)")
_DAMAGED = msg("The file is no workbook, or is damaged")
_TOO_MUCH = msg("The workbook holds more than {most} MB when it is unpacked", most=UNPACKED)
_AS_SENT = msg("Fill in the workbook as it was sent, and save it as .xlsx")


def unsafe(path: str, data: bytes) -> Iterator[Problem]:
    """What forbids to open a file as a workbook."""
    if len(data) > LARGEST * _MB:
        yield _refused(path, msg("The workbook is larger than {most} MB", most=LARGEST))
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = _suspicious(archive)
            names = {part.filename.lower() for part in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        found, names = _DAMAGED, set()
    if found is not None:
        yield _refused(path, found)
        return
    if any("vbaproject" in name or "/macrosheets/" in name for name in names):
        yield _refused(path, msg("The workbook holds macros"))
    if any("/externallinks/" in name or "/embeddings/" in name for name in names):
        yield _refused(path, msg("The workbook holds links to other files, or files inside it"))


def has_pictures(data: bytes) -> bool:
    """Whether a sound workbook holds pictures."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(name.lower().startswith("xl/media/") for name in archive.namelist())


def _suspicious(archive: zipfile.ZipFile) -> Message | None:
    """A bomb, by the sizes that are really unpacked, not by those that it states; or XML that defines entities."""
    left = UNPACKED * _MB
    for part in archive.infolist()[: MOST_PARTS + 1]:
        head = b""
        with archive.open(part) as file:
            while left >= 0 and (piece := file.read(_MB)):
                head, left = head or piece, left - len(piece)
        if left < 0:
            return _TOO_MUCH
        if part.filename.endswith((".xml", ".rels", ".vml")) and _OTHER_XML.search(head):
            return _DAMAGED
    return _TOO_MUCH if len(archive.infolist()) > MOST_PARTS else None


def _refused(path: str, message: Message) -> Problem:
    return Problem(Location(path), Severity.ERROR, "exchange-workbook", message, _AS_SENT)
