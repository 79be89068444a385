"""The text of an official document, line by line: of plain text, DOCX, PDF or HTML."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from generator.problems import RefusedError, msg

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLOCKS = frozenset({"p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "br", "title", "caption"})
_UNSEEN = frozenset({"script", "style", "template"})
MOST_BYTES = 50_000_000
_SECONDS = 120


def lines_of(path: Path) -> list[str]:
    """The lines of a document, in its order; a cell of a table is a line of its own."""
    readers = {".txt": _plain, ".docx": _docx, ".pdf": _pdf, ".html": _html, ".htm": _html}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise RefusedError(msg("{name} is none of: .txt, .docx, .pdf, .html", name=path.name), is_usage=True)
    if not path.is_file():
        raise RefusedError(msg("There is no file {name}", name=path.name), is_usage=True)
    if path.stat().st_size > MOST_BYTES:
        raise RefusedError(msg("{name} is larger than 50 MB", name=path.name), is_usage=True)
    return [line.strip() for line in reader(path).split("\n")]


def _plain(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", "replace")


def _docx(path: Path) -> str:
    """Paragraphs and cells; notes at the foot follow at the end."""
    found = []
    try:
        with zipfile.ZipFile(path) as parts:
            for name in ("word/document.xml", "word/footnotes.xml"):
                if name in parts.namelist() and parts.getinfo(name).file_size < MOST_BYTES:
                    root = ElementTree.fromstring(_without_doctype(parts.read(name)))  # noqa: S314 - has no entities
                    found += [_said(paragraph) for paragraph in root.iter(f"{_WORD}p")]
    except (zipfile.BadZipFile, ElementTree.ParseError):
        raise RefusedError(msg("{name} is no document that can be read", name=path.name), is_usage=True) from None
    return "\n".join(found)


def _without_doctype(data: bytes) -> bytes:
    """A part of a document needs no entities of its own, and one that brings them is refused."""
    if b"<!DOCTYPE" in data[:1000] or b"<!ENTITY" in data:
        raise zipfile.BadZipFile
    return data


def _said(paragraph: ElementTree.Element) -> str:
    runs = []
    for item in paragraph.iter():
        if item.tag == f"{_WORD}t":
            runs.append(item.text or "")
        elif item.tag in (f"{_WORD}tab", f"{_WORD}br"):
            runs.append(" ")
    return "".join(runs)


def _pdf(path: Path) -> str:
    tool = shutil.which("pdftotext")
    if tool is None:
        raise RefusedError(msg("To read a PDF, install poppler-utils, or save the document as text"), is_usage=False)
    done = subprocess.run(  # noqa: S603 - a program of the system and a path, no shell
        [tool, "-layout", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=False, timeout=_SECONDS
    )
    if done.returncode:
        raise RefusedError(msg("{name} is no document that can be read", name=path.name), is_usage=True)
    return done.stdout.decode("utf-8", "replace")


class _Reader(HTMLParser):
    """Collects what is seen of a page, a block a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a line."""
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A block ends one."""
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        """Text between tags; its line ends mean nothing."""
        if not self._unseen:
            self.found.append(" ".join(data.split("\n")))


def _html(path: Path) -> str:
    reader = _Reader()
    reader.feed(_plain(path))
    return "".join(reader.found)
