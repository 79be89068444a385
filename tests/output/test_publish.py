"""What is published is exactly what the data ask for, and never older than what stands beside it."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from generator import pipeline
from generator.editions.plan import Selection
from generator.editions.publications import Book
from generator.output import publish
from generator.output.jobs import Result, Task
from generator.output.units import STAMP
from generator.pipeline import Outcome
from generator.problems import Location, Problem, RefusedError, Severity, msg
from tests.output import cheap
from tests.output.cheap import cheap_engines
from tests.project import copy_small, digests, write_tree

Build = Callable[..., Outcome]
BOOKS = {"programme-sample-ru.pdf", "programme-sample-en.pdf"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, and engines that cost nothing."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1606780801")
    cheap_engines(monkeypatch)
    return copy_small(tmp_path / "project")


@pytest.fixture
def built(project: Path, whole: Path) -> Path:
    """The small project after a build of everything."""
    shutil.copytree(whole / "build", project / "build", symlinks=True)
    return project


@pytest.fixture
def build(project: Path) -> Build:
    """Build the project: `build(only="site")`."""

    def call(*, is_preview: bool = False, **asked: object) -> Outcome:
        outcome = pipeline.build(
            project,
            project / "build",
            Selection(**asked),  # type: ignore[arg-type]
            jobs=2,
            progress=lambda *_: None,
            is_preview=is_preview,
        )
        assert outcome.published.failures == ()
        return outcome

    return call


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def change_figure(project: Path) -> None:
    """A number that stands on pages and in both books."""
    edit(project / "data/clusters/sample/figures.yml", "value: 5", "value: 6")


def printed(project: Path) -> set[str]:
    folder = project / "build/print"
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def offered(project: Path, folder: str = "build/site") -> set[str]:
    """The printed files that pages offer; each must be there, with the size that is told."""
    site, found = project / folder, set()
    for page in site.rglob("index.html"):
        text = html.unescape(page.read_text(encoding="utf-8"))
        for name, kilobytes in re.findall(r'print/([a-z-]+\.pdf)".*?, (\d+).(?:KB|КБ)', text):
            assert int(kilobytes) == round((site / "print" / name).stat().st_size / 1000)
            found.add(name)
        assert set(re.findall(r'print/([a-z-]+\.pdf)"', text)) <= found
    assert {path.name for path in (site / "print").glob("*")} == found
    return found


def languages(project: Path) -> set[str]:
    return {path.name for path in (project / "build/site").iterdir() if path.is_dir()} - {"print"}


def test_everything_is_published(project: Path, build: Build) -> None:
    done = build().published
    assert {book.name for book in done.books} == BOOKS == printed(project) == offered(project)
    assert languages(project) == {"ru", "en"}
    assert (done.left_out, done.older, done.is_site_older) == ((), (), False)


def test_another_day_of_the_data_makes_no_page_again(
    built: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, made = cheap.Inline.start, list[str]()

    def counted(self: cheap.Inline, task: Task) -> None:
        made.append(task.name)
        start(self, task)

    monkeypatch.setattr(cheap.Inline, "start", counted)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1609459200")
    build(only="site")
    with_files = {f"page {lang}/{path}downloads/" for lang in ("ru", "en") for path in ("", "clusters/sample/")} | {
        f"page {lang}/clusters/sample/" for lang in ("ru", "en")
    }
    assert {name for name in made if name.startswith(("page", "theme"))} == with_files
    pages = [*(built / "build/site").glob("*/**/index.html"), built / "build/site/404.html"]
    for text in (page.read_text(encoding="utf-8") for page in pages):
        assert "1\u00a0January 2021" in text or "1\u00a0января 2021" in text
        assert STAMP not in text


def for_press(project: Path) -> set[str]:
    """The files for a printing house, once an edition asks for them."""
    edit(project / "catalogs/programme.yml", "languages:", "press: {}\nlanguages:")
    return {path.name for path in (project / "build/press").glob("*")}


def test_files_for_a_printing_house_are_made_when_asked_for(built: Path, build: Build) -> None:
    with pytest.raises(RefusedError, match="“programme” is not for a printing house"):
        build(only="press", editions=("programme",))
    with pytest.raises(RefusedError, match="No edition is for a printing house"):
        build(only="press")
    before = digests(built / "build/site"), digests(built / "build/print")
    assert for_press(built) == set()
    done = build(only="press").published
    assert {book.name for book in done.books} == {f"press/{name}" for name in BOOKS}
    assert {path.name for path in (built / "build/press").iterdir()} == BOOKS
    assert (digests(built / "build/site"), digests(built / "build/print")) == before
    kept = digests(built / "build/press")
    change_figure(built)
    assert build(only="press", langs=("ru",)).published.older == ("programme-sample-en.pdf",)
    after = digests(built / "build/press")
    assert {name for name in kept if kept[name] != after[name]} == {"programme-sample-ru.pdf"}


def test_a_file_that_would_come_back_is_not_published(
    built: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other is, and the last good one stays."""
    for_press(built)
    build(only="press")
    before = digests(built / "build/press")
    change_figure(built)

    def refused(book: Book, pages: object) -> list[Problem]:
        if book.lang == "en":
            return []
        return [Problem(Location("x.yml"), Severity.ERROR, "press-picture", msg("coarse"), msg("take another"))]

    monkeypatch.setattr(publish, "preflight", refused)
    outcome = build(only="press")
    assert [problem.rule for problem in outcome.problems if problem.severity is Severity.ERROR] == ["press-picture"]
    assert [book.name for book in outcome.published.books] == ["press/programme-sample-en.pdf"]
    after = digests(built / "build/press")
    assert {name for name in before if before[name] != after[name]} == {"programme-sample-en.pdf"}


def test_the_second_time_nothing_is_made(project: Path, build: Build) -> None:
    build()
    before = digests(project / "build/site") | digests(project / "build/print")
    assert build().published.made == 0
    assert digests(project / "build/site") | digests(project / "build/print") == before


def test_the_command_of_the_readme_and_then_the_site(project: Path, build: Build) -> None:
    done = build(only="print", clusters=("sample",), langs=("ru",)).published
    assert printed(project) == {"programme-sample-ru.pdf"}
    assert not (project / "build/site").exists()
    assert done.left_out == ()
    done = build(only="site").published
    assert offered(project) == {"programme-sample-ru.pdf"}
    assert done.left_out == ("programme-sample-en.pdf",)


def test_a_site_alone_offers_no_file_that_is_older(built: Path, build: Build) -> None:
    assert build(only="site").published.left_out == ()
    assert offered(built) == BOOKS
    change_figure(built)
    assert set(build(only="site").published.left_out) == BOOKS
    assert offered(built) == set()
    assert "have not been made of these data yet" in (built / "build/site/en/downloads/index.html").read_text(
        encoding="utf-8"
    )
    assert printed(built) == BOOKS
    assert build().published.left_out == ()
    assert offered(built) == BOOKS


def test_what_is_printed_alone_leaves_the_site_whole(built: Path, build: Build) -> None:
    before = digests(built / "build/site")
    change_figure(built)
    done = build(only="print", langs=("ru",)).published
    assert (done.older, done.is_site_older) == (("programme-sample-en.pdf",), True)
    assert digests(built / "build/site") == before
    assert printed(built) == BOOKS
    done = build(only="print").published
    assert (done.older, done.is_site_older) == ((), True)
    assert not build().published.is_site_older


def test_one_language_leaves_the_other_out_only_where_it_is_older(project: Path, build: Build) -> None:
    assert set(build(langs=("ru",)).published.left_out) == {"en", "programme-sample-en.pdf"}
    assert languages(project) == {"ru"}
    assert "../en/" not in (project / "build/site/404.html").read_text(encoding="utf-8")
    build()
    assert build(langs=("ru",)).published.left_out == ()
    assert languages(project) == {"ru", "en"}
    change_figure(project)
    assert set(build(langs=("en",)).published.left_out) == {"ru", "programme-sample-ru.pdf"}
    assert languages(project) == {"en"}


@pytest.mark.parametrize("how", ["removed", "draft again", "renamed", "one language less"])
def test_what_is_no_longer_asked_for_leaves_the_folder(project: Path, build: Build, how: str) -> None:
    cluster, catalogue = project / "data/clusters/sample/cluster.yml", project / "catalogs/programme.yml"
    if how == "draft again":
        edit(cluster, "\n", "\ndraft: true\n")
    build(drafts=True)
    assert printed(project) == BOOKS
    if how == "removed":
        catalogue.unlink()
    elif how == "renamed":
        edit(catalogue, "programme-{cluster}", "development-{cluster}")
    elif how == "one language less":
        edit(catalogue, "[ru, en]", "[ru]")
    done = build().published
    left = {
        "removed": set(),
        "draft again": set(),
        "renamed": {"development-sample-ru.pdf", "development-sample-en.pdf"},
        "one language less": {"programme-sample-ru.pdf"},
    }[how]
    assert printed(project) == offered(project) == left
    assert (project / "build/print").exists() is bool(left)
    assert done.made >= 1


def test_a_renamed_edition_is_not_made_again(built: Path, build: Build) -> None:
    edit(built / "catalogs/programme.yml", "programme-{cluster}", "development-{cluster}")
    build(only="print")
    assert printed(built) == {"development-sample-ru.pdf", "development-sample-en.pdf"}
    assert build(only="print").published.made == 0


def test_a_site_that_no_edition_asks_for_goes(built: Path, build: Build) -> None:
    (built / "catalogs/site.yml").unlink()
    build()
    assert not (built / "build/site").exists()
    assert printed(built) == BOOKS


def test_what_is_partly_asked_for_takes_away_what_nobody_asks_for(built: Path, build: Build) -> None:
    edit(built / "catalogs/programme.yml", "[ru, en]", "[ru]")
    build(only="print", clusters=("sample",))
    assert printed(built) == {"programme-sample-ru.pdf"}


def test_a_preview_stands_apart(built: Path, build: Build) -> None:
    before = digests(built / "build/site") | digests(built / "build/print")
    change_figure(built)
    build(only="site", is_preview=True)
    assert digests(built / "build/site") | digests(built / "build/print") == before
    assert offered(built, "build/.clusterbook/preview") == set()


@pytest.mark.parametrize("part", ["site", "print"])
@pytest.mark.parametrize("what", ["folder", "file", "link"])
def test_a_foreign_folder_is_never_touched(project: Path, tmp_path: Path, part: str, what: str) -> None:
    out = tmp_path / "elsewhere"
    foreign = out / part
    if what == "folder":
        foreign.mkdir(parents=True)
        (foreign / "letter.txt").write_text("mine", encoding="utf-8")
    elif what == "file":
        out.mkdir()
        foreign.write_text("mine", encoding="utf-8")
    else:
        out.mkdir()
        (tmp_path / "aim").mkdir()
        foreign.symlink_to(tmp_path / "aim")
    for name in (".cache/pip", ".work/x"):
        (out / name).mkdir(parents=True)
    before = digests(tmp_path)
    with pytest.raises(RefusedError) as refused:
        pipeline.build(project, out, Selection(), jobs=1, progress=lambda *_: None)
    assert refused.value.is_usage
    assert f"{part} was not made by clusterbook" in str(refused.value)
    shutil.rmtree(out / ".clusterbook")
    assert digests(tmp_path) == before


def test_an_empty_folder_is_taken(project: Path, tmp_path: Path) -> None:
    (tmp_path / "out/site").mkdir(parents=True)
    pipeline.build(project, tmp_path / "out", Selection("site"), jobs=1, progress=lambda *_: None)
    assert (tmp_path / "out/site/index.html").is_file()
    pipeline.build(project, tmp_path / "out", Selection("site"), jobs=1, progress=lambda *_: None)


def test_a_folder_of_an_earlier_version_is_ours(project: Path, build: Build) -> None:
    for path, text in {
        "site/index.html": "old",
        ".work/manifest.json": '{"key": "", "files": "", "lines": []}',
    }.items():
        (project / "build" / path).parent.mkdir(parents=True, exist_ok=True)
        (project / "build" / path).write_text(text, encoding="utf-8")
    build()
    assert offered(project) == BOOKS


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"clusters": ("sampel",)}, "There is no cluster or document “sampel”; there is: sample"),
        ({"clusters": ("nope",)}, "There is no cluster or document “nope”; there is: sample"),
        ({"clusters": ("sample", "nope")}, "There is no cluster or document “nope”"),
        ({"clusters": ("other",)}, "No edition prints “other”"),
        ({"editions": ("program",)}, "There is no printed edition “program”; there is: programme"),
        ({"editions": ("site",)}, "There is no printed edition “site”"),
        ({"editions": ("",)}, "There is no printed edition “”"),
    ],
)
def test_names_that_nobody_knows_are_refused(
    project: Path, build: Build, asked: dict[str, tuple[str, ...]], said: str
) -> None:
    cluster = (project / "data/clusters/sample/cluster.yml").read_text(encoding="utf-8").partition("figures:")[0]
    write_tree(project, {"data/clusters/other/cluster.yml": cluster.replace("{firms}", "")})
    with pytest.raises(RefusedError) as refused:
        build(only="print", **asked)
    assert refused.value.is_usage
    assert said in str(refused.value)
    assert not (project / "build").exists()


def test_a_draft_is_refused_unless_drafts_are_asked_for(project: Path, build: Build) -> None:
    edit(project / "data/clusters/sample/cluster.yml", "\n", "\ndraft: true\n")
    with pytest.raises(RefusedError, match="“sample” is a draft; to print it too: --drafts"):
        build(only="print", clusters=("sample",))
    build(only="print", clusters=("sample",), drafts=True)
    assert printed(project) == BOOKS


def test_what_comes_to_nothing_together_is_refused(project: Path, build: Build) -> None:
    edit(project / "catalogs/programme.yml", "[ru, en]", "[ru]")
    with pytest.raises(RefusedError, match="nothing to make"):
        build(only="print", editions=("programme",), langs=("en",))


def test_a_relative_folder_is_that_of_the_caller(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Workers stand elsewhere."""
    finished = cheap.Inline.finished

    def elsewhere(self: cheap.Inline) -> Result:
        with chdir(tmp_path):
            return finished(self)

    monkeypatch.setattr(cheap.Inline, "finished", elsewhere)
    monkeypatch.chdir(project)
    outcome = pipeline.build(Path(), Path("made"), Selection("site"), jobs=1, progress=lambda *_: None)
    assert outcome.published.failures == ()
    assert (project / "made/site/index.html").is_file()
