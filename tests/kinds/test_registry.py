"""The registry of kinds: what a line in it gives, and what a new kind costs."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, RootModel

from generator.kinds import registry
from generator.kinds.atlas import Atlas
from generator.kinds.registry import FILE_KINDS, KINDS, files_of, kind_of, label, observations
from generator.language.messages import translate
from generator.model.address import Address
from generator.model.kind import Kind
from generator.model.reading import read_files
from generator.model.store import Store
from generator.model.walks import leaves
from generator.problems import Problem, msg
from generator.source.records import read_source
from tests.kinds.award import KIND as AWARD
from tests.kinds.award import AwardsFile
from tests.project import ROOT, write_tree

AWARDS = "fair:\n  title: {ru: Ярмарка, en: Fair}\n  date: 12.2020\n  source: sample-survey\n"


def test_every_file_has_one_kind() -> None:
    assert len({(kind.main, kind.name) for kind in FILE_KINDS}) == len(FILE_KINDS)
    assert len({kind.path("x", "y") for kind in FILE_KINDS}) == len(FILE_KINDS)
    assert all(kind_of(kind.path("x", "y")) == (kind, "x" if "{owner}" in kind.template else "") for kind in FILE_KINDS)


def test_every_schema_is_of_one_model() -> None:
    named: dict[str, set[type[BaseModel]]] = {}
    for kind in FILE_KINDS:
        named.setdefault(kind.schema, set()).add(kind.model)
    assert {name: models for name, models in named.items() if len(models) > 1} == {}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_reference_leads_to_files_of_its_kind(kind: Kind) -> None:
    if kind.ref is None:
        return
    assert kind.ref.kind == kind.name
    assert {held.kind for held in kind.ref.held} <= {file.name for file in kind.files}
    message = msg("There is no {kind} “{name}”", kind=kind.name, name="x")
    assert kind.name not in translate(message, "ru")


def test_every_record_of_the_data_has_a_name(atlas: Atlas) -> None:
    for address, file in atlas.files.items():
        root = file.root if isinstance(file, RootModel) else {}
        for name, record in root.items():
            if address.kind not in ("kpis", "roadmap", "bodies"):  # these take their names from the centre
                assert label(record) is not None or address.kind in ("units", "industry", "members", "history"), (
                    address,
                    name,
                )
    assert str(label(atlas.clusters["sample"].file)) == str(atlas.clusters["sample"].file.short)


def test_files_of_a_folder() -> None:
    shelves = {
        *("organisations", "products", "services", "certificates", "vacancies", "proposals", "events", "exhibits")
    }
    own = {"centre", "notes", "kpis", "bodies", "roadmap", "join", "map", "categories", "eligibility"} | {
        "translations"
    }
    assert set(files_of("centre")) == own | shelves
    assert shelves < set(files_of("cluster"))
    assert {"cluster", "figures", "chain"} < set(files_of("cluster"))


@pytest.fixture(name="atlas")
def _atlas(sample: Atlas) -> Atlas:
    return sample


def read(root: Path, kinds: tuple[Kind, ...]) -> tuple[Store, list[Problem]]:
    source, problems = read_source(root)
    store, more = read_files(source, tuple(file for kind in kinds for file in kind.files))
    return store, problems + more


def test_a_new_kind_is_a_module_and_a_line(minimal_project: Path) -> None:
    """Its file is known, typed and found by address; its values are walked, and its schema is written."""
    write_tree(minimal_project, {"data/clusters/sample/awards.yml": AWARDS})
    store, problems = read(minimal_project, (*KINDS, AWARD))
    assert problems == []
    (fair,) = store.records("sample", "awards", AwardsFile).values()
    assert fair.title["en"] == "Fair"
    found = {str(address): value for address, value in leaves(store) if address.kind == "awards"}
    assert set(found) == {
        "sample/awards:fair.title.ru",
        "sample/awards:fair.title.en",
        "sample/awards:fair.date",
        "sample/awards:fair.source",
    }
    assert store.place(Address("sample", "awards", ("fair", "date"))).line == 3
    assert store.index.holds(Address("sample", "awards", ("fair",))) is True
    assert AWARD.label(fair) == fair.title


def test_without_its_line_its_file_is_unknown(minimal_project: Path) -> None:
    write_tree(minimal_project, {"data/clusters/sample/awards.yml": AWARDS})
    assert [problem.rule for problem in read(minimal_project, KINDS)[1]] == ["unknown-file"]


def test_what_is_wrong_in_it_is_said_at_its_place(minimal_project: Path) -> None:
    write_tree(minimal_project, {"data/clusters/sample/awards.yml": AWARDS.replace("12.2020", "soon")})
    (problem,) = read(minimal_project, (*KINDS, AWARD))[1]
    assert (problem.location.line, problem.address) == (3, "sample/awards:fair.date")


def test_observations_come_from_the_kinds(sample: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(observations(sample))
    monkeypatch.setattr(registry, "NUMBERS", {})
    assert len(whole) > 50
    assert list(observations(sample)) == []


def test_every_starter_is_of_a_file_of_clusters() -> None:
    assert {kind.main for kind in FILE_KINDS if kind.starter} == {"cluster"}
    assert {path.stem for path in (ROOT / "templates/starter/cluster").iterdir()} == {
        kind.name for kind in FILE_KINDS if kind.starter
    }
