"""What clusters have in common belongs to their centre; what is counted apart is data."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.project import copy_good, good_atlas, read_project, write_tree

BODY = "board: {title: Совет, level: 1, members: {chair: Председатель из другого края}}\n"
CENTRE = """
name: {ru: Другой центр, en: Other Centre}
short: {ru: Другой, en: Other}
region: {ru: Край, en: Krai}
city: {ru: Город, en: City}
lead: {ru: Кластеры, en: Clusters}
about: []
accent: {light: "#0B6E74", dark: "#4FC3C9"}
clusters: []
"""


def with_other_centre(root: Path) -> Path:
    """The minimal project beside a centre that shares a body, an indicator, a direction and a note."""
    other = {
        "centre": CENTRE,
        "bodies": BODY,
        "kpis": "jobs: {title: Места, unit: firms}\n",
        "roadmap": "directions: {fairs: {ru: Ярмарки}}\nitems: {fair: {title: Ярмарка, schedule: 2021}}\n",
        "notes": "first: {ru: Примечание другого края}\n",
    }
    return write_tree(root, {f"data/centres/other-centre/{name}.yml": text for name, text in other.items()})


def test_nothing_is_taken_from_another_centre(minimal_project: Path) -> None:
    write_tree(
        with_other_centre(minimal_project),
        {
            "data/clusters/sample/bodies.yml": "bodies:\n  board: {title: Свой совет, level: 1}\n",
            "data/clusters/sample/notes.yml": "first: {ru: Свое}\n",
        },
    )
    atlas = good_atlas(minimal_project)
    (board,) = atlas.clusters["sample"].bodies
    assert board.members == ()
    assert atlas.note("sample", "first").text["ru"] == "Свое"


def test_what_only_another_centre_shares_is_unknown(minimal_project: Path) -> None:
    write_tree(
        with_other_centre(minimal_project),
        {
            "data/clusters/sample/bodies.yml": "note: first\nbodies: {board: }\n",
            "data/clusters/sample/kpis.yml": "jobs: {2020: 1}\n",
            "data/clusters/sample/roadmap.yml": "fairs: {items: {fair: }}\nown: {title: Свое, items: {fair: }}\n",
        },
    )
    atlas, problems = read_project(minimal_project)
    assert atlas is None
    assert [problem.address for problem in problems] == [
        "sample/kpis:jobs",
        "sample/bodies:bodies.board",
        "sample/roadmap:fairs",
        "sample/roadmap:own.items.fair",
        "sample/bodies:note.0",
    ]
    assert "data/centres/sample-centre/kpis.yml" in str(problems[0].message)


def test_the_own_centre_shares(minimal_project: Path) -> None:
    write_tree(
        with_other_centre(minimal_project),
        {
            "data/centres/sample-centre/bodies.yml": BODY,
            "data/centres/sample-centre/notes.yml": "first: {ru: Общее}\n",
            "data/clusters/sample/bodies.yml": "note: first\nbodies: {board: }\n",
        },
    )
    atlas = good_atlas(minimal_project)
    assert [member["ru"] for member in atlas.clusters["sample"].bodies[0].members] == ["Председатель из другого края"]
    assert atlas.note("sample", "first").text["ru"] == "Общее"


def test_a_cluster_is_not_called_like_its_centre(tmp_path: Path) -> None:
    project = copy_good("minimal", tmp_path / "project")
    (project / "data/clusters/sample").rename(project / "data/clusters/sample-centre")
    atlas, problems = read_project(project)
    assert atlas is None
    assert ("duplicate-name", "data/clusters/sample-centre/cluster.yml") in [
        (problem.rule, problem.location.path) for problem in problems
    ]


BREAKDOWNS = (
    "foreign: {title: иностранные, aside: {ru: {one: '# иностранная', other: '# иностранных'}, en: '# foreign'}}\n"
    "small: {title: малые, aside: {ru: '# малых', en: '# small'}}\n"
)


def test_any_breakdown_may_be_counted_apart(minimal_project: Path) -> None:
    figures = (
        "firms: {title: К, unit: firms, count: {total: 40, foreign: 1, small: 30}}\n"
        "share: {title: Д, unit: firms, derive: {sum: [firms.foreign, firms.small]}}\n"
    )
    write_tree(minimal_project, {"data/shared/breakdowns.yml": BREAKDOWNS, "data/clusters/sample/figures.yml": figures})
    atlas = good_atlas(minimal_project)
    count = atlas.quantity("firms", "sample")
    assert [(part.address.path[-1], part.value) for part in count.parts] == [
        ("foreign", Decimal(1)),
        ("small", Decimal(30)),
    ]
    assert atlas.quantity("share", "sample").value == Decimal(31)
    assert atlas.breakdowns["foreign"].aside.forms("ru").form("one") == "# иностранная"


def test_a_breakdown_that_nobody_knows_is_reported(minimal_project: Path) -> None:
    figures = "firms: {title: К, unit: firms, count: {total: 40, not-sole-trader: 1}}\n"
    _, problems = read_project(write_tree(minimal_project, {"data/clusters/sample/figures.yml": figures}))
    assert [(str(problem.location), str(problem.message), str(problem.fix)) for problem in problems] == [
        (
            "data/clusters/sample/figures.yml:1:51",
            "There is no breakdown “not-sole-trader”",
            "Did you mean “not-sole-traders”?",
        )
    ]


def test_parts_stand_beside_the_total(minimal_project: Path) -> None:
    figures = "firms: {title: К, unit: firms, count: {total: 40, parts: {not-sole-traders: 1}}}\n"
    _, problems = read_project(write_tree(minimal_project, {"data/clusters/sample/figures.yml": figures}))
    assert {str(problem.location) for problem in problems} == {"data/clusters/sample/figures.yml:1:51"}
