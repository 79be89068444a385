"""Which files of docs/<language>/ are taken, and what is said of all others."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.source.hand import LARGEST_PAGE, read_hand


def said(root: Path) -> list[str]:
    _, problems = read_hand(root, ("ru", "en"))
    return [f"{problem.location} {problem.rule}" for problem in problems]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs/ru"
    folder.mkdir(parents=True)
    (folder / "about.md").write_text("# О *нас* { #about }\n", encoding="utf-8")
    return folder


def test_pages_and_pictures_are_read_once(tmp_path: Path, docs: Path) -> None:
    (docs / "guide").mkdir()
    (docs / "guide/index.md").write_text("Без заголовка", encoding="utf-8")
    (docs / "guide/a.jpg").write_bytes(b"")
    (tmp_path / "docs/en").mkdir()
    (tmp_path / "docs/develop").mkdir()
    (tmp_path / "docs/develop/notes.txt").write_bytes(b"")
    found, problems = read_hand(tmp_path, ("ru", "en"))
    assert problems == []
    assert [(page.path, page.title, page.file) for page in found.pages["ru"]] == [
        ("about.md", "О нас", "docs/ru/about.md"),
        ("guide/index.md", "index", "docs/ru/guide/index.md"),
    ]
    assert found.pages["en"] == ()
    assert found.pictures == {"docs/ru/guide/a.jpg"}


@pytest.mark.parametrize("name", [".about.md.swp", "about.md~", "#about.md#", ".DS_Store", "Thumbs.db", ".git/config"])
def test_what_editors_and_systems_leave_behind_is_passed_over(tmp_path: Path, docs: Path, name: str) -> None:
    (docs / name).parent.mkdir(exist_ok=True)
    (docs / name).write_bytes(b"\xff")
    assert said(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("page.md", "Привет".encode("cp1251"), "docs/ru/page.md:1:1 file-encoding"),
        ("page.md", b"\xef\xbb\xbf# A", "docs/ru/page.md:1:1 file-encoding"),
        ("page.md", b"# A\n\nb\xe2\x80\x8bc", "docs/ru/page.md:3:2 hidden-character"),
        ("page.md", b"# A\n\0", "docs/ru/page.md:2:1 hidden-character"),
        ("page.md", b"a" * (LARGEST_PAGE + 1), "docs/ru/page.md:1:1 file-size"),
        ("page.md", b"a" * (5 * 2**20), "docs/ru/page.md:1:1 file-size"),
        *(
            (name, b"", f"docs/ru/{name}:1:1 hand-file")
            for name in ("page.html", "p.js", "p.svg", "p.pdf", "p", "p.htm", "p.css")
        ),
        *(
            (name, b"", f"docs/ru/{name}:1:1 hand-file")
            for name in ("README.md", "About-us.md", "a_b.md", "a--b.md", "a.b.md", "p.MD")
        ),
        *(
            (name, b"", f"docs/ru/{name}:1:1 hand-file")
            for name in ("index.md", "clusters/a.md", "assets/x.md", "search.md")
        ),
        ("bad name.png", b"", "docs/ru/bad\\x20name.png:1:1 hand-file"),
        ("стр.md", b"", "docs/ru/стр.md:1:1 hand-file"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, docs: Path, name: str, data: bytes, problem: str) -> None:
    (docs / name).parent.mkdir(exist_ok=True)
    (docs / name).write_bytes(data)
    assert said(tmp_path) == [problem]


@pytest.mark.parametrize(
    "make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), lambda path: path.symlink_to("/etc/hostname")]
)
def test_what_is_no_file_is_never_opened(tmp_path: Path, docs: Path, make: Callable[[Path], None]) -> None:
    """Links are told of by the reading of data, which walks the same folders."""
    make(docs / "page.md")
    found, problems = read_hand(tmp_path, ("ru", "en"))
    assert [page.path for page in found.pages["ru"]] == ["about.md"]
    assert [problem.rule for problem in problems] == ([] if (docs / "page.md").is_symlink() else ["file-kind"])
