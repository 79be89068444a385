"""The sample project through the whole line: what is published, and what stays as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.project import copy_good, digests


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample project that can be built, on a day of its own."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1606780801")
    return copy_good("sample", tmp_path / "project", to_build=True)


def test_what_is_published_and_kept(project: Path, command: Run) -> None:
    root = ("--root", str(project))
    built = command("build", *root)
    assert built.code == 0, built.err
    assert os.environ["SOURCE_DATE_EPOCH"] == "1606780801"  # a server's next build must see the next date of the data
    assert "0 errors, 1 warning, 2 accepted" in built.out
    site, books = project / "build/site", project / "build/print"
    assert {path.name for path in books.iterdir()} == {"programme-sample-ru.pdf", "programme-sample-en.pdf"}
    picture = (project / "data/clusters/sample/pictures/plant.png").read_bytes()
    assert [(site / lang / "clusters/sample/pictures/plant.png").read_bytes() for lang in ("ru", "en")] == [picture] * 2
    assert "A page written by hand." in (site / "en/about/index.html").read_text(encoding="utf-8")
    assert not (site / "ru/clusters/other").exists()

    before = digests(project / "build" / "site") | digests(books)
    swot = project / "data/clusters/sample/swot.yml"
    swot.write_text(swot.read_text(encoding="utf-8").replace("for: rain", "for: snow"), encoding="utf-8")
    broken = command("build", *root)
    assert broken.code == 1
    assert digests(site) | digests(books) == before

    swot.write_text(swot.read_text(encoding="utf-8").replace("for: snow", "for: fair"), encoding="utf-8")
    printed = command("build", *root, "--only", "print", "--lang", "ru")
    assert printed.code == 0, printed.err
    assert [line for line in printed.err.splitlines() if line.startswith("[")] == ["[1/1] programme-sample-ru"]
    after = digests(site) | digests(books)
    assert {name for name in after if after[name] != before.get(name)} == {"programme-sample-ru.pdf"}


def test_a_page_that_leads_nowhere_is_not_published(project: Path, command: Run) -> None:
    page = project / "docs/ru/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Туда](nowhere.md)\n", encoding="utf-8")
    built = command("build", "--root", str(project), "--only", "site", "--lang", "ru")
    assert built.code == 3
    assert "nowhere.md" in built.err
    assert "Nothing was published" in built.err
    assert not (project / "build/site").exists()
