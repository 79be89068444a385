"""What `clusterbook new` lays down passes the check, in a project that knows nothing of it yet, and can be built."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

import pytest

from generator.kinds.edition import Edition
from generator.kinds.registry import FILE_KINDS
from generator.language import LANGS, Lang
from generator.pipeline import check
from generator.problems import Message, RefusedError
from generator.starter import STARTER, in_language, make_centre, make_cluster, make_edition, make_record, record_kinds
from tests.conftest import Run
from tests.output.cheap import cheap_engines
from tests.project import ROOT, copy_good, digests
from tests.samples import sample_project

CYRILLIC = re.compile("[а-яё]", re.I)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two centres with clusters, and documents."""
    return copy_good("documents", tmp_path / "project")


def refused(make: object, *arguments: object) -> Message:
    assert callable(make)
    with pytest.raises(RefusedError) as error:
        make(*arguments)
    assert error.value.is_usage
    return error.value.message


def test_a_whole_project_begins_in_an_empty_folder(
    tmp_path: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It passes the check without a word, and is built at once: site and books."""
    (tmp_path / "README.md").write_text("Мое\n", encoding="utf-8")
    made = make_centre(tmp_path, "tver", "ru")
    assert made.added == ()
    assert set(made.made) | {"README.md"} == {name for name in digests(tmp_path) if not name.startswith("data/schema/")}
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "Мое\n"
    checked = check(tmp_path)
    assert checked.problems == ()
    assert checked.atlas is not None
    assert list(checked.atlas.centres) == ["tver"]
    cheap_engines(monkeypatch)
    built = command("build", "--root", str(tmp_path))
    assert built.code == 0, built.err
    assert {path.name for path in (tmp_path / "build/print").iterdir()} == {
        "programme-tver-cluster-en.pdf",
        "programme-tver-cluster-ru.pdf",
    }


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_in_it_tells_of_a_region_or_is_left_to_be_filled_in(lang: Lang, tmp_path: Path) -> None:
    make_centre(tmp_path, "tver", lang)
    for path in sorted(path for path in tmp_path.rglob("*") if path.is_file() and "schema" not in path.parts):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"stavropol|ставропол|sample-c|#ru |#en ", text, re.I), path
        comments = [line for line in text.splitlines() if line.startswith("#") and "{" not in line]
        if lang == "en" and path.suffix == ".yml":
            assert [line for line in comments if CYRILLIC.search(line)] == [], path


def test_a_centre_stands_beside_others(project: Path) -> None:
    before = check(project).problems
    made = make_centre(project, "tver", "ru")
    assert {path.split("/")[0] for path in made.made} == {"data"}
    after = check(project)
    assert after.problems == before
    assert after.atlas is not None
    assert after.atlas.centres["tver"].clusters == ("tver-cluster",)
    assert after.atlas.clusters["tver-cluster"].file.draft


@pytest.mark.parametrize("slug", ["", "Glass", "стекло", "../glass", "glass--works", "a" * 101])
def test_a_name_that_is_no_id_is_refused(slug: str, tmp_path: Path) -> None:
    assert "cannot be a name" in refused(make_centre, tmp_path, slug, "ru").msgid
    assert "cannot be a name" in refused(make_cluster, tmp_path, slug, "ru").msgid
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("slug", ["wool", "south", "harbour"])
def test_a_name_that_is_taken_is_refused(slug: str, project: Path) -> None:
    before = digests(project)
    assert "exists already" in refused(make_cluster, project, slug, "ru", "south").msgid
    assert "exists already" in refused(make_centre, project, slug, "ru").msgid
    assert digests(project) == before


def test_a_folder_that_holds_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_text("", encoding="utf-8")
    message = refused(make_centre, tmp_path, "tver", "ru")
    assert dict(message.params)["names"] == "photo.jpg"
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_new_cluster_passes_the_check(project: Path) -> None:
    """That of a centre that has indicators, and that of one that has none."""
    before = check(project).problems
    assert make_cluster(project, "paper", "ru", "north").added[-1] == "data/centres/north/centre.yml"
    assert make_cluster(project, "fur", "ru", "south").made[-1] == "data/centres/south/kpis.yml"
    after = check(project)
    assert [one for one in after.problems if one.rule != "plan-missing"] == list(before)  # north has more indicators
    assert after.atlas is not None
    assert after.atlas.clusters["paper"].file.draft
    assert after.atlas.centres["north"].clusters[-1] == "paper"
    assert after.atlas.centres["south"].clusters[-1] == "fur"


def test_what_it_needs_is_added_where_it_is_missing(minimal_project: Path) -> None:
    made = make_cluster(minimal_project, "glass", "ru")  # the only centre need not be named
    assert {"data/shared/units.yml", "data/sources.yml"} <= set(made.added)
    checked = check(minimal_project)
    assert [problem for problem in checked.problems if "figure-unused" not in problem.rule] == []


def test_whose_it_is_must_be_said_where_there_are_several(project: Path) -> None:
    before = digests(project)
    known = dict(refused(make_cluster, project, "paper", "ru").params)["known"]
    assert known == "north | south"
    assert "no centre" in refused(make_cluster, project, "paper", "ru", "tver").msgid
    assert digests(project) == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("clusters: [a, b] # list\n", "clusters: [a, b, glass] # list\n"),
        ("clusters: []\n", "clusters: [glass]\n"),
        ("clusters:\n  - a\n  - b\nfigures: []\n", "clusters:\n  - a\n  - b\n  - glass\nfigures: []\n"),
        ("clusters:\n- a\nfigures: []\n", "clusters:\n- a\n- glass\nfigures: []\n"),
    ],
)
def test_a_cluster_is_added_to_the_list_of_its_centre(before: str, after: str, minimal_project: Path) -> None:
    centre = minimal_project / "data/centres/sample-centre/centre.yml"
    text = centre.read_text(encoding="utf-8").replace("clusters: [sample]\n", "")
    (minimal_project / "data/clusters/sample").rename(minimal_project / "data/clusters/a")
    shutil.copytree(minimal_project / "data/clusters/a", minimal_project / "data/clusters/b")
    centre.write_text(text + before, encoding="utf-8")
    make_cluster(minimal_project, "glass", "ru")
    assert centre.read_text(encoding="utf-8").endswith(after)


def test_every_file_of_a_cluster_has_a_starter() -> None:
    kinds = {kind.name for kind in FILE_KINDS if kind.starter}
    assert {path.stem for path in (STARTER / "cluster").iterdir()} == kinds


def test_every_text_of_the_starter_says_that_it_is_a_sample(minimal_project: Path) -> None:
    make_cluster(minimal_project, "glass", "ru")
    atlas = check(minimal_project).atlas
    assert atlas is not None
    file = atlas.clusters["glass"].file
    assert "Образец" in file.name["ru"]
    assert all("Образец" in figure.title["ru"] for figure in atlas.clusters["glass"].figures.values())


def test_comments_are_kept_in_one_language() -> None:
    text = "#ru раз\n#en one\n# both\na: 1 #ru два #en two\nb: 2 #ru три\n"
    assert in_language(text, "ru") == "# раз\n# both\na: 1 # два\nb: 2 # три\n"
    assert in_language(text, "en") == "# one\n# both\na: 1 # two\nb: 2\n"


def test_a_record_of_every_kind_passes_the_check(tmp_path: Path) -> None:
    """In a new project, of a cluster and of a centre that has no organisations yet."""
    make_centre(tmp_path, "tver", "ru")
    for kind in record_kinds():
        assert make_record(tmp_path, kind, f"own-{kind}", "ru").made[-1].startswith("data/clusters/tver-cluster/")
        assert make_record(tmp_path, kind, f"own-{kind}", "en", "tver").made[-1].startswith("data/centres/tver/")
    checked = check(tmp_path)
    assert checked.problems == ()
    assert checked.atlas is not None
    assert len(record_kinds()) > 7


def test_records_that_cannot_be_made(tmp_path: Path) -> None:
    make_centre(tmp_path, "tver", "ru")
    make_record(tmp_path, "event", "fair", "ru")
    before = digests(tmp_path)
    assert "exists already" in refused(make_record, tmp_path, "event", "fair", "ru").msgid
    assert "cannot be a name" in refused(make_record, tmp_path, "event", "Ярмарка", "ru").msgid
    assert "no cluster and no centre" in refused(make_record, tmp_path, "event", "day", "ru", "other").msgid
    assert digests(tmp_path) == before
    make_cluster(tmp_path, "glass", "ru")
    assert dict(refused(make_record, tmp_path, "event", "day", "ru").params)["known"] == "glass | tver | tver-cluster"


def test_every_kind_of_record_has_a_starter() -> None:
    assert {path.stem for path in (STARTER / "record").iterdir()} == set(record_kinds())


KINDS_OF_EDITIONS = (
    "brochure", "catalogue", "cluster-catalogue", "labels", "leaflet", "stand-cards", "support"
)  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
def test_an_edition_of_every_kind_begins_with_all_that_it_may_say(lang: Lang, tmp_path: Path) -> None:
    """As it is laid down, and with its lines of comment taken in."""
    sample_project(tmp_path)
    for kind in KINDS_OF_EDITIONS:
        (made,) = make_edition(tmp_path, kind, lang, kind).made
        assert made == f"catalogs/{kind}.yml"
        written = (tmp_path / made).read_text(encoding="utf-8")
        all_said = re.sub(r"^# (?=[a-z]+: )(?!bilingual|translations)", "", written, flags=re.M)
        again = all_said.replace(f"file: {kind}", f"file: whole-{kind}").replace("cards: 4", "cards: 2")
        (tmp_path / f"catalogs/whole-{kind}.yml").write_text(again, encoding="utf-8")
    checked = check(tmp_path)
    assert checked.problems == ()
    assert checked.atlas is not None
    for kind in KINDS_OF_EDITIONS:
        begun, whole = checked.atlas.editions[kind], checked.atlas.editions[f"whole-{kind}"]
        asked = ("support",) if kind == "support" else ("product", "service")
        assert (begun.select.kind, whole.select.kind) == (() if begun.centre is None else asked, asked)
        assert (begun.format, bool(begun.press)) == (("A5", True) if kind == "brochure" else ("A4", False))
        not_said = {"bilingual", "translations"} | ({"centre"} if begun.centre is None else {"clusters"})
        assert whole.model_fields_set == set(Edition.model_fields) - not_said


def test_an_edition_of_product_lines_asks_for_these(tmp_path: Path) -> None:
    sample_project(tmp_path)
    make_edition(tmp_path, "lines", "en", "directions")
    assert "select: {kind: [direction]}" in (tmp_path / "catalogs/lines.yml").read_text(encoding="utf-8")


def test_an_edition_that_cannot_be_begun_is_refused(tmp_path: Path) -> None:
    sample_project(tmp_path)
    before = digests(tmp_path)
    assert "toy" in str(refused(make_edition, tmp_path, "fair", "en", "toy"))
    assert "exists already" in str(refused(make_edition, tmp_path, "site", "en", "catalogue"))
    assert "cannot be a name" in str(refused(make_edition, tmp_path, "../fair", "en", "catalogue"))
    assert digests(tmp_path) == before


def test_a_brochure_begins_where_there_are_no_products_yet() -> None:
    """Of the clusters of this project, which have programmes alone; a catalogue, the control, would be empty."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        for part in ("data", "catalogs", "docs"):
            shutil.copytree(ROOT / part, root / part)
        shutil.copy2(ROOT / "mkdocs.yml", root)
        (made,) = make_edition(root, "fair", "en", "brochure").made
        assert [one for one in check(root).problems if one.location.path == made] == []
        (made,) = make_edition(root, "goods", "en", "catalogue", "stavropol").made
        assert [one.rule for one in check(root).problems if one.location.path == made] == ["edition"]
