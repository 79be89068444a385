"""Nothing that `check` accepts can crash a build: cases that once did, and the proof that the law can be broken."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from generator.problems import Severity
from tests import accepted
from tests.accepted import Project, checked, obeys, read, rendered
from tests.project import GOOD

DOCUMENTS = read(GOOD / "documents")
SAMPLE = read(GOOD / "sample")

GLASS, WOOL = "data/clusters/glass", "data/clusters/wool"
CONCEPT = "data/documents/north-concept"


def test_the_good_projects_are_published() -> None:
    for name in ("minimal", "sample", "documents", "third-region"):
        assert [problem for problem in obeys(read(GOOD / name)) if problem.severity is Severity.ERROR] == []


def noted_cells(project: Project) -> Project:
    """A note of its own on a cell of the second of the clusters that are compared."""
    noted = project.edited(f"{WOOL}/kpis.yml", "members.2024", {"value": "15", "note": "own"})
    return noted.edited(f"{WOOL}/notes.yml", "own", {"ru": "Образец", "en": "A sample"})


def home_figure_of_a_document(project: Project) -> Project:
    """The number of a concept among the key figures of the home page."""
    return project.edited("data/centres/north/centre.yml", "figures", ["glass/works", "north-concept/overseen"])


def many_lettered_entries(project: Project) -> Project:
    """More entries than the alphabet has letters, in either language."""
    items = {f"entry-{n}": {"ru": "образец", "en": "sample"} for n in range(40)}
    return project.edited(f"{CONCEPT}/document.yml", "sections.general.topics.aims.listing.items", items)


def stage_that_names_a_figure(project: Project) -> Project:
    """A reference in the title of a stage of the value chain."""
    title = {"ru": "Сбыт: {firms}", "en": "Sales: {firms}"}
    return project.edited("data/clusters/sample/chain.yml", "chain.stages.sales.title", title)


def group_that_names_a_figure(project: Project) -> Project:
    """A reference in the title of a group of links, and in that of a link."""
    title = {"ru": "Горшки: {firms}", "en": "Pots: {firms}"}
    group = project.edited("data/clusters/sample/chain.yml", "chain.stages.core.groups.makers.title", title)
    return group.edited("data/clusters/sample/chain.yml", "chain.stages.core.groups.makers.rows.pots.title", title)


def short_name_that_names_a_figure(project: Project) -> Project:
    """A reference in the short name of a cluster."""
    return project.edited(f"{GLASS}/cluster.yml", "short", {"ru": "Стекло: {works}", "en": "Glass: {works}"})


def name_that_names_a_figure(project: Project) -> Project:
    """A reference in the short name of a document, which home page and navigation show."""
    short = {"ru": "Концепция: {overseen}", "en": "Concept: {overseen}"}
    return project.edited(f"{CONCEPT}/document.yml", "short", short)


def unit_that_names_a_figure(project: Project) -> Project:
    """A reference in a text that belongs to no cluster: only the full form can be meant."""
    return project.edited("data/centres/north/kpis.yml", "jobs.title", {"ru": "{glass/works}", "en": "{glass/works}"})


def ranks_of_no_region(project: Project) -> Project:
    """Ranks in a case of practice that belongs to no centre, and so to no region."""
    rank = {"title": "Место", "unit": "firms", "rank": "3", "source": "survey"}
    ranked = project.edited("data/documents/harbour/figures.yml", "place", rank)
    return ranked.edited("data/documents/harbour/document.yml", "sections.boats.topics.berths.ranks", ["place"])


Case = Callable[[], Project]
Change = Callable[[Project], Project]


@pytest.mark.parametrize(
    ("project", "changes"),
    [
        (
            DOCUMENTS,
            [
                noted_cells,
                home_figure_of_a_document,
                many_lettered_entries,
                short_name_that_names_a_figure,
                name_that_names_a_figure,
                unit_that_names_a_figure,
                ranks_of_no_region,
            ],
        ),
        (SAMPLE, [stage_that_names_a_figure, group_that_names_a_figure]),
    ],
    ids=["documents", "sample"],
)
def test_it_is_published(project: Project, changes: Sequence[Change]) -> None:
    """What an editor may well mean is accepted, and can be built: all at once, for each stands elsewhere."""
    for change in changes:
        project = change(project)
    errors = [problem for problem in obeys(project) if problem.severity is Severity.ERROR]
    assert errors == [], [f"{problem.location} {problem.message}" for problem in errors]


@pytest.mark.parametrize("year", ["2024-plan", "year", "20240", "0", "9" * 900], ids=len)
def test_a_plan_for_what_is_no_year_is_refused(year: str) -> None:
    path = f"{WOOL}/kpis.yml"
    for part in ("plan", "actual"):
        refused = DOCUMENTS.edited(path, "members", {"plan": {"2024": "15"}, part: {"2023": "7", year: "15"}})
        places = [problem.location for problem in obeys(refused) if problem.severity is Severity.ERROR]
        assert [place.path for place in places] == [path]
        assert places[0].line > 1


def facets_without_names() -> Project:
    """Things described by facets that nobody has named."""
    return SAMPLE.edited("data/clusters/sample/industry.yml", "profiles.profiles.facets", {})


def bars_without_columns() -> Project:
    """A chart of a table that has no columns."""
    table = "sections.management.topics.figures.tables.budget.columns"
    return DOCUMENTS.edited(f"{CONCEPT}/document.yml", table, {})


def cell_of_no_column() -> Project:
    """A number in a column that the table does not have, which no page would show."""
    table = "sections.management.topics.figures.tables.budget"
    cells = DOCUMENTS.tree(f"{CONCEPT}/document.yml")
    rows = reached(cells, f"{table}.rows")
    assert isinstance(rows, dict)
    name = next(name for name, row in rows.items() if row.get("cells"))
    return DOCUMENTS.edited(f"{CONCEPT}/document.yml", f"{table}.rows.{name}.cells.lost-in-space", "7")


def facet_without_name() -> Project:
    """Words under a facet that nobody has named."""
    path = "profiles.profiles.items"
    items = reached(SAMPLE.tree("data/clusters/sample/industry.yml"), path)
    assert isinstance(items, dict)
    return SAMPLE.edited("data/clusters/sample/industry.yml", f"{path}.{next(iter(items))}.facets.smell", ["Дым"])


def nothing_to_count_with() -> Project:
    """Derived figures without the units that they are computed in."""
    return DOCUMENTS.deleted("data/shared/units.yml")


def derived_from_what_cannot_be_read() -> Project:
    """A figure that builds on one of a document whose main file is wrong."""
    return DOCUMENTS.edited(f"{CONCEPT}/document.yml", "accent", "green")


def derived_from_what_is_not_there() -> Project:
    """The same of a document that has no main file at all."""
    return DOCUMENTS.deleted(f"{CONCEPT}/document.yml")


def reached(tree: object, keys: str) -> object:
    """What stands at a path of keys."""
    for key in keys.split("."):
        assert isinstance(tree, dict)
        tree = tree[key]
    return tree


@pytest.mark.parametrize("case", [facets_without_names, bars_without_columns, cell_of_no_column, facet_without_name])
def test_it_is_refused(case: Case) -> None:
    """What would vanish from the pages, or could not be drawn, is refused where it stands."""
    errors = [problem for problem in obeys(case()) if problem.severity is Severity.ERROR]
    assert errors
    assert all(problem.location.line > 1 for problem in errors)


@pytest.mark.parametrize(
    "case", [nothing_to_count_with, derived_from_what_cannot_be_read, derived_from_what_is_not_there]
)
def test_figures_that_build_on_what_is_missing(case: Case) -> None:
    assert Severity.ERROR in {problem.severity for problem in obeys(case())}


def test_words_arrive_as_they_are_written() -> None:
    """Whatever stands for something between two stages, no text of the data is taken for it."""
    said = "; ".join(["⟦programme-sample-ru.pdf⟧", "#040404", "@page-1", "%s %d", "c1 c2"])
    spoken = {"ru": f"Слово {said} слово", "en": f"Word {said} word"}
    project = SAMPLE.edited("data/clusters/sample/strategy.yml", "mission", spoken)
    pages, books = rendered(project, checked(project))
    for words in spoken.values():
        for texts in (pages, books):
            assert any(words in text.replace("\u00a0", " ") for text in texts)


def test_the_law_can_be_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A renderer that raises is noticed, and so is a problem that names no line of its file."""

    def stumble(*_: object) -> str:
        raise KeyError("planted")

    with monkeypatch.context() as patch:
        patch.setattr(accepted, "render_book", stumble)
        with pytest.raises(KeyError, match="planted"):
            obeys(DOCUMENTS)
    unread = DOCUMENTS.edited(f"{WOOL}/kpis.yml", "members.2020", "many")
    assert [problem.rule for problem in obeys(unread)] == ["number"]
    with pytest.raises(AssertionError):
        obeys(Project(unread.source, {**unread.lines, f"{WOOL}/kpis.yml": 2}))
