"""The sample project through the whole line: what is published, how it is made again, and what stays as it was.

That a clean build elsewhere gives the same bytes is told by `test_wheel.py`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.project import digests
from tests.real import DAY, Built

BOOKS = {"programme-sample-ru.pdf", "programme-sample-en.pdf"}
SIZE = re.compile(r"PDF, \d+ (?:pages|страниц\w?), [\d.,]+\s[KMКМ][BБ]")


@pytest.fixture
def project(sample_build: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample project that was built, with all that was made, on the day of that build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    shutil.copytree(sample_build.root, tmp_path / "project")
    shutil.copytree(sample_build.out, tmp_path / "project/build", symlinks=True)
    return tmp_path / "project"


def published(root: Path) -> dict[str, str]:
    """Everything that was published with the digest of its bytes."""
    return {f"{name}/{path}": bytes_ for name in ("site", "print") for path, bytes_ in digests(root / name).items()}


def test_what_is_published(sample_build: Built) -> None:
    assert sample_build.code == 0, sample_build.complained
    assert "0 errors, 1 warning, 2 accepted" in sample_build.said
    site = sample_build.out / "site"
    assert {path.name for path in (sample_build.out / "print").iterdir()} == BOOKS
    picture = "data/clusters/sample/pictures/plant.png"
    assert all((site / lang / "assets/media" / picture).is_file() for lang in ("ru", "en"))
    assert "A page written by hand." in (site / "en/about/index.html").read_text(encoding="utf-8")
    assert not (site / "ru/clusters/other").exists()
    told = (site / "en/clusters/sample/history/index.html").read_text(encoding="utf-8")
    [(_, feed)] = re.findall(r'<link rel="(alternate )" type="application/atom\+xml"[^>]* href="([^"]+)">', told)
    assert (site / "en/clusters/sample/history" / feed).is_file()
    assert '<meta property="og:locale" content="en_' in told


def test_a_page_that_is_not_listed_is_found_by_its_address_alone(sample_build: Built) -> None:
    site = sample_build.out / "site"
    page = (site / "en/quality/index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in page
    assert {"quality.json", "quality.svg"} <= {path.name for path in (site / "en").iterdir()}
    index = json.loads((site / "en/search/search_index.json").read_text(encoding="utf-8"))
    found = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert "quality/" not in found
    assert "glossary/" in found or "downloads/" in found
    assert "quality/" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    others = (
        path.read_text(encoding="utf-8") for path in (site / "en").rglob("*.html") if path.parent.name != "quality"
    )
    assert [text for text in others if 'quality/"' in text] == []


def test_other_bytes_are_noticed(sample_build: Built, project: Path) -> None:
    page = project / "build/site/ru/index.html"
    assert published(project / "build") == published(sample_build.out)
    page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert published(project / "build") != published(sample_build.out)


def test_what_was_published_is_kept(project: Path, command: Run) -> None:
    """Nothing goes with an error in the data, and only what is asked for is made anew."""
    root = ("--root", str(project))
    before = published(project / "build")
    swot = project / "data/clusters/sample/swot.yml"
    swot.write_text(swot.read_text(encoding="utf-8").replace("for: rain", "for: snow"), encoding="utf-8")
    broken = command("build", *root)
    assert broken.code == 1
    assert published(project / "build") == before

    swot.write_text(swot.read_text(encoding="utf-8").replace("for: snow", "for: fair"), encoding="utf-8")
    printed = command("build", *root, "--only", "print", "--lang", "ru")
    assert printed.code == 0, printed.err
    told = [line.partition("] ")[2] for line in printed.err.splitlines() if line.startswith("[")]
    assert told == ["book programme-sample-ru"]
    assert "Older than the data, as it was not asked for: programme-sample-en.pdf" in printed.out
    after = published(project / "build")
    assert {name for name in after if after[name] != before.get(name)} == {"print/programme-sample-ru.pdf"}


def sizes(site: Path) -> Iterator[tuple[str, list[str]]]:
    """The printed files with their sizes that the pages of the English site name."""
    for page in sorted((site / "en").rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        if ".pdf" in text:
            yield page.relative_to(site).as_posix(), SIZE.findall(text)


def test_a_site_made_alone_names_the_sizes_of_the_books_that_are_there(project: Path, command: Run) -> None:
    before = dict(sizes(project / "build/site"))
    assert all(len(found) >= 2 for found in before.values())
    made = command("build", "--root", str(project), "--only", "site", "--lang", "en")
    assert made.code == 0, made.err
    assert os.environ["SOURCE_DATE_EPOCH"] == DAY  # a server's next build must see the next date of the data
    assert dict(sizes(project / "build/site")) == before


def test_a_page_that_leads_nowhere_is_not_published(project: Path, command: Run) -> None:
    before = published(project / "build")
    page = project / "docs/ru/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Туда](nowhere.md)\n", encoding="utf-8")
    built = command("build", "--root", str(project), "--only", "site", "--lang", "ru")
    assert built.code == 1
    assert "about.md:" in built.err, "with its place"
    assert "nowhere.md" in built.err
    assert published(project / "build") == before
