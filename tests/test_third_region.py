"""A region, its centre, clusters and documents are data: a third one is built without a change of anything else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.editions.plan import Selection
from generator.kinds.atlas import Atlas
from generator.language import LANGS, Lang
from tests.project import GOOD, kept_atlas
from tests.real import Built, article, copy_real, pdf_pages, plain, squeezed

REGION = GOOD / "third-region"
CHAPTERS = {
    "clusters/sample-glass": ["members", "strategy", "kpis", "roadmap"],
    "documents/sample-concept": ["aims", "roadmap"],
    "documents/sample-case": ["potters"],
}
BOOKS = ("concept-sample-concept", "practice-sample-case", "programme-sample-glass")
WORDS = {"ru": ("стекловар*",), "en": ("glassmakers", "glassworks")}
OTHERS = re.compile("Ставропол|Stavropol|Красноярск|Krasnoyarsk|Бийск|Biysk", re.I)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return kept_atlas("third-region")


def read(built: Built, path: str) -> str:
    return (built.out / "site" / path).read_text(encoding="utf-8")


def test_the_region_is_data_pictures_and_handwritten_pages_alone() -> None:
    found = {(path.relative_to(REGION).parts[0], path.suffix) for path in REGION.rglob("*") if path.is_file()}
    assert found == {("catalogs", ".yml"), ("data", ".yml"), ("data", ".png"), ("docs", ".md")}


def test_it_is_built_without_a_problem(third_build: Built) -> None:
    assert third_build.code == 0, third_build.complained
    assert "0 errors, 0 warnings" in third_build.said
    assert third_build.said.count("(100.0%)") == len(LANGS)
    assert [line for line in third_build.complained.splitlines() if not re.match(r"\[\d+/\d+\] ", line)] == []


def test_all_its_pages_are_there(third_build: Built) -> None:
    scopes = [
        f"{path}/{name}index.html"
        for path, chapters in CHAPTERS.items()
        for name in ("", *(f"{chapter}/" for chapter in (*chapters, "sources", "source-state", "downloads")))
    ]
    pages = [
        "index.html",
        "about/index.html",
        "downloads/index.html",
        "map-cards/index.html",
        "members/index.html",
        "quality/index.html",
        *scopes,
    ]
    whole = ["index.html", "404.html", *(f"{lang}/{page}" for lang in LANGS for page in pages)]
    assert third_build.pages == sorted(whole)


@pytest.mark.parametrize("lang", LANGS)
def test_pages_are_reached(lang: Lang, third_build: Built) -> None:
    """From the head of the home page to clusters and documents, from there to chapters and the other language."""
    home = read(third_build, f"{lang}/index.html")
    head = home[home.index("<header") : home.index("</header>")]
    assert {f"{path}/" for path in CHAPTERS} <= set(re.findall(r'href="([^"]+)"', head))
    other = "en" if lang == "ru" else "ru"
    for path, chapters in CHAPTERS.items():
        page = read(third_build, f"{lang}/{path}/{chapters[0]}/index.html")
        links = set(re.findall(r'href="([^"]+)"', page))
        assert {f"../{chapter}/" for chapter in (*chapters[1:], "sources", "downloads")} <= links, path
        assert f"../../../../{other}/{path}/{chapters[0]}/" in links, path


@pytest.mark.parametrize("lang", LANGS)
def test_texts_and_numbers_stand_on_the_pages(lang: Lang, third_build: Built, atlas: Atlas) -> None:
    home = squeezed(plain(article(read(third_build, f"{lang}/index.html"))))
    for cluster in atlas.clusters.values():  # the short entry, too, has its card
        assert squeezed(cluster.file.short.get(lang)[0]) in home, cluster.slug
    assert {"ru": "23компании", "en": "23firms"}[lang] in home
    numbers = {
        "clusters/sample-glass/members": {"ru": "около1742человек", "en": "around1,742people"},
        "documents/sample-concept/aims": {"ru": "2кластера", "en": "2clusters"},
        "documents/sample-case/potters": {"ru": "41компания", "en": "41firms"},
    }
    for path, by_lang in numbers.items():
        text = squeezed(plain(article(read(third_build, f"{lang}/{path}/index.html"))))
        assert by_lang[lang] in text, path


@pytest.mark.parametrize("lang", LANGS)
def test_everything_has_its_accent(lang: Lang, third_build: Built, atlas: Atlas) -> None:
    styles = read(third_build, f"{lang}/assets/stylesheets/site.css")
    accents = {slug: cluster.file.accent for slug, cluster in atlas.clusters.items()}
    accents |= {slug: document.file.accent for slug, document in atlas.documents.items()}
    for slug, accent in accents.items():
        assert f'[data-accent="{slug}"] {{ --accent: {accent.light}; }}' in styles
        assert f'[data-md-color-scheme="slate"][data-accent="{slug}"] {{ --accent: {accent.dark}; }}' in styles
    for path, chapters in CHAPTERS.items():
        page = read(third_build, f"{lang}/{path}/{chapters[0]}/index.html")
        assert re.search(rf'<header [^>]*data-accent="{path.split("/")[1]}"', page), path


@pytest.mark.parametrize("lang", LANGS)
def test_its_charts_are_drawn(lang: Lang, third_build: Built) -> None:
    page = read(third_build, f"{lang}/clusters/sample-glass/kpis/index.html")
    assert page.count('<rect class="cb-drawn__whole"') > 2
    files = {path.suffix for path in (third_build.out / f"site/{lang}/clusters/sample-glass/kpis/charts").iterdir()}
    assert files == {".svg", ".csv", ".json"}


@pytest.mark.parametrize("lang", LANGS)
def test_its_books_are_printed(lang: Lang, third_build: Built, atlas: Atlas) -> None:
    assert [path.stem for path in third_build.books] == [f"{book}-{lang}" for book in BOOKS for lang in ("en", "ru")]
    titles = [document.file.name for document in atlas.documents.values()]
    titles += [cluster.file.programme.title for cluster in atlas.clusters.values() if cluster.file.programme]
    covers = [squeezed(pdf_pages(path)[0]) for path in third_build.books if path.stem.endswith(f"-{lang}")]
    assert [title for title in titles if not any(squeezed(title.get(lang)[0]) in cover for cover in covers)] == []


def test_nothing_tells_of_another_region(third_build: Built) -> None:
    """No name of the real regions hides in a template, a style or a setting."""
    for path in (
        path for path in third_build.out.rglob("*") if path.suffix in (".html", ".json", ".xml", ".txt", ".csv")
    ):
        assert OTHERS.search(path.read_text(encoding="utf-8")) is None, path.name
    for path in third_build.books:
        assert OTHERS.search("".join(pdf_pages(path))) is None, path.name


def join_real(root: Path) -> Path:
    """The real project with the third region beside its two."""
    copy_real(root)
    for name in ("centres", "clusters", "documents"):
        shutil.copytree(REGION / "data" / name, root / "data" / name, dirs_exist_ok=True)
    with (root / "data/sources.yml").open("a", encoding="utf-8") as sources:
        sources.write("\n" + (REGION / "data/sources.yml").read_text(encoding="utf-8"))
    words = root / "data/shared/words.yml"
    known = words.read_text(encoding="utf-8")
    for lang, more in WORDS.items():
        known = known.replace(f"{lang}:\n", lang + ":\n" + "".join(f"  - {word}\n" for word in more))
    words.write_text(known, encoding="utf-8")
    return root


def test_it_stands_beside_the_real_regions(tmp_path: Path) -> None:
    """A case for the site, and books by the editions that are there: nothing is written but data."""
    root = join_real(tmp_path / "project")
    checked = pipeline.check(root)
    assert checked.atlas is not None, checked.problems
    assert [problem for problem in checked.problems if "sample" in problem.location.path] == []
    found = pipeline.plan(root, checked, Selection())
    assert {f"{book}-{lang}" for book in BOOKS for lang in LANGS} <= {book.slug for book in found.books}
    for site in found.sites:
        pages = {page.path for page in site.pages}
        assert {"documents/sample-case/index.md", "documents/sample-concept/aims.md"} <= pages
        assert {"clusters/pharma/index.md", "documents/biysk/index.md"} <= pages
