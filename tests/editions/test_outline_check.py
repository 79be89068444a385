"""Every component over every record of every kind of subject: an outline is refused, or it is planned and rendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from generator.components import COMPONENTS
from generator.problems import Severity, errors_in
from tests.accepted import Project, built, checked, read
from tests.project import GOOD

SAMPLE, DOCUMENTS, CATALOGUE = (read(GOOD / name) for name in ("sample", "documents", "catalogue"))
LEAFLET = {
    "kind": "leaflet",
    "centre": "sample-centre",
    "title": "Листовка",
    "languages": ["ru"],
    "file": "leaflet-{record}",
}
# What is no file of the owner, and is found all the same.
ELSEWHERE = (
    "editions",
    "publication",
    "topics",
    "centre",
    "compared",
    "own-documents",
    "other-documents",
    "bodies-note",
    "catalogue",
    "groups",
    "support",
    "companies",
    "record",
)
SUBJECTS = {
    "cluster": (SAMPLE, "programme", "data/clusters/sample/"),
    "document": (DOCUMENTS, "concept", "data/documents/north-concept/"),
    "centre": (DOCUMENTS, "site", "data/centres/north/"),
    "catalogue": (CATALOGUE, "catalogue", "data/centres/sample-centre/"),
    "record": (CATALOGUE.written("catalogs/leaflet.yml", LEAFLET), "leaflet", "data/centres/sample-centre/"),
}
DEPTH = 2
OF_ONE_FORM = ("figures", "notes", "charts", "waivers")  # files whose records are of no interest each
Block = Mapping[str, object]


def paths(tree: object, depth: int = DEPTH) -> Iterator[str]:
    """The ways of keys into a file, so deep."""
    if isinstance(tree, dict) and depth:
        for key, inner in tree.items():
            yield key
            yield from (f"{key}.{rest}" for rest in paths(inner, depth - 1))


def everything(project: Project, folder: str) -> list[str]:
    """The paths of all that the files of an owner hold, and of what is found elsewhere."""
    files = {
        (name := path.removeprefix(folder).removesuffix(".yml")): {} if name in OF_ONE_FORM else project.tree(path)
        for path in project.paths()
        if path.startswith(folder)
    }
    path = next(path for path in project.paths() if path.endswith("/centre.yml"))
    centre = {"centre": project.tree(path)}
    return sorted({*ELSEWHERE, *paths({**files, **centre})})


def with_blocks(project: Project, slug: str, blocks: Mapping[str, Block], last: Mapping[str, Block]) -> Project:
    """The outline with more blocks, each as a chapter of its own: of a new part, and at the end."""
    path = f"catalogs/outlines/{slug}.yml"
    tree = project.tree(path)
    assert isinstance(tree, dict)
    parts = {**tree.get("parts", {}), "new": {"chapters": chapters(blocks)}}
    after = {**tree.get("after", {}), **chapters(last)}
    return project.written(path, {**tree, "parts": parts, **({"after": after} if after else {})})


def chapters(blocks: Mapping[str, Block]) -> Mapping[str, object]:
    return {name: {"blocks": [block]} for name, block in blocks.items()}


def on_first_page(project: Project, slug: str, blocks: Mapping[str, Block]) -> Project:
    """The outline with nothing but these blocks on the overview."""
    named = [{**block, "id": name} for name, block in blocks.items()]
    return project.edited(f"catalogs/outlines/{slug}.yml", "overview", {"blocks": named})


def accepted_blocks(project: Project, slug: str, folder: str) -> tuple[dict[str, Block], dict[str, Block]]:
    """The blocks that chapters of this outline may have, and those that only its last ones may; every other is refused
    at its place."""
    found = everything(project, folder)
    blocks: dict[str, Block] = {
        f"x{place}-{number}": {"component": component, "of": path}
        for place, component in enumerate(COMPONENTS)
        for number, path in enumerate(found)
    }
    blocks |= {f"text{place}": {"component": name, "text": "Слово"} for place, name in enumerate(COMPONENTS)}
    last = {f"last-{name}": block for name, block in blocks.items() if block.get("of") in ELSEWHERE}
    last = {} if slug == "site" else last  # it has no chapters after the others
    problems = checked(with_blocks(project, slug, blocks, last)).problems
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    assert {problem.rule for problem in errors} == {"outline"}
    refused = {problem.address.partition(":")[2].removesuffix(".of").removesuffix(".component") for problem in errors}
    return (
        {name: block for name, block in blocks.items() if f"parts.new.chapters.{name}.blocks.0" not in refused},
        {name: block for name, block in last.items() if f"after.{name}.blocks.0" not in refused},
    )


@pytest.mark.parametrize("of", SUBJECTS)
def test_what_is_accepted_is_built(of: str) -> None:
    project, slug, folder = SUBJECTS[of]
    blocks, last = accepted_blocks(project, slug, folder)
    assert "publication" not in {block.get("of") for block in blocks.values()}
    told = {"register", "sources", "notes", "source-state"} & {str(block["component"]) for block in last.values()}
    assert len(told) == (4 if of in ("cluster", "document") else 0)
    for whole in (with_blocks(project, slug, blocks, last), on_first_page(project, slug, {**blocks, **last})):
        found = checked(whole)
        assert not errors_in(list(found.problems)), found.problems
        assert built(whole, found)
