"""Projects built once for all tests of a run, and the texts of what was made."""

from __future__ import annotations

import fcntl
import html
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

from tests.project import ROOT

RETELLING = ("programme-", "concept-", "practice-")
DAY = "1606780801"  # of all builds: 1 December 2020
_MADE, _SAID = ".made", ".said"


@dataclass(frozen=True)
class Built:
    """A build: the project, where it was built to, and what the command said."""

    root: Path
    out: Path
    code: int
    said: str
    complained: str

    @property
    def pages(self) -> list[str]:
        """The pages of the site, as paths in it."""
        site = self.out / "site"
        return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))

    @property
    def books(self) -> list[Path]:
        """The printed files."""
        return sorted((self.out / "print").glob("*.pdf"))

    @property
    def retellings(self) -> list[Path]:
        """Those of them that retell a document: programmes, concepts, practices."""
        return [path for path in self.books if path.name.startswith(RETELLING)]


def copy_real(root: Path) -> Path:
    """A copy of the real project, which nobody edits while it is built and tested."""
    for name in ("data", "catalogs", "docs", "templates"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


def build(root: Path, out: Path, *options: str, **environ: str) -> Built:
    """Build into a folder, as the command line does: everything, unless options say otherwise."""
    command = [sys.executable, "-m", "generator", "build", "--root", str(root), "--out", str(out), *options]
    fixed = {"LC_ALL": "C.UTF-8", "LANGUAGE": "", "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": DAY}
    environment = os.environ | fixed | environ
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    return Built(root, out, done.returncode, done.stdout, done.stderr)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that all workers of a run share: the first one fills it with `make`, the others wait."""
    above = factory.getbasetemp()
    folder = (above.parent if os.environ.get("PYTEST_XDIST_WORKER") else above) / name
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / _MADE).exists():
            make(folder)
            (folder / _MADE).touch()
    return folder


def built_once(factory: pytest.TempPathFactory, name: str, copy: Callable[[Path], Path]) -> Built:
    """A build that all workers of a run share; `copy` makes the project in a folder and gives it back."""

    def make(folder: Path) -> None:
        made = build(copy(folder / "project"), folder / "out")
        (folder / _SAID).write_text(json.dumps([made.code, made.said, made.complained]), encoding="utf-8")

    folder = made_once(factory, name, make)
    code, said, complained = json.loads((folder / _SAID).read_text(encoding="utf-8"))
    return Built(folder / "project", folder / "out", code, said, complained)


def article(page: str) -> str:
    """The content of a page without navigation, as HTML."""
    found = re.search(r"<article\b.*?</article>", page, re.S)
    assert found is not None, "a page has an article"
    return found[0]


def plain(markup: str) -> str:
    """The text of HTML."""
    return html.unescape(re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", markup, flags=re.S))


@cache
def pdf_pages(path: Path, *options: str) -> tuple[str, ...]:
    """The text of each page of a PDF; `-raw` gives it in the order of its content."""
    done = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, text=True, check=True)
    return tuple(done.stdout.split("\f"))


class Bookmark(NamedTuple):
    """A bookmark of a PDF: the page that it leads to, counted from 0, and how far from its upper edge, in points."""

    title: str
    page: int
    top: float


@cache
def bookmarked(path: Path) -> tuple[Bookmark, ...]:
    """The bookmarks of a PDF, in their order."""
    with pikepdf.open(path) as pdf:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}

        def listed(items: Iterable[pikepdf.OutlineItem]) -> Iterator[Bookmark]:
            for item in items:
                where = item.destination
                assert isinstance(where, pikepdf.Array), "a bookmark leads to a page"
                page = places[where[0].objgen]
                yield Bookmark(item.title, page, float(pdf.pages[page].mediabox[3]) - float(where[3]))
                yield from listed(item.children)

        with pdf.open_outline() as outline:
            return tuple(listed(outline.root))


def bookmarks(path: Path) -> list[tuple[str, int]]:
    """The bookmarks of a PDF with the pages that they lead to, counted from 0."""
    return [(title, page) for title, page, _ in bookmarked(path)]


def squeezed(text: str) -> str:
    """A text without anything that line breaks may change: spaces, hyphens, ligatures."""
    return re.sub(r"[\s\u00ad\u2010-\u2014-]+", "", unicodedata.normalize("NFKC", text))
