"""What the records of a catalogue say together: occurrences, branches, what is shown, whose contact it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.kinds.atlas import Atlas
from generator.kinds.catalogue.category import branch
from generator.kinds.catalogue.certificate import CertificatesFile
from generator.kinds.catalogue.codes import heading
from generator.kinds.catalogue.event import EventsFile
from generator.kinds.catalogue.offer import ProposalsFile, VacanciesFile
from generator.kinds.catalogue.organisation import Organisation, OrganisationsFile, town_of
from generator.kinds.catalogue.product import Product, ProductsFile
from generator.kinds.catalogue.queries import directions, shown
from generator.model.address import Address
from generator.model.refs import CategoryRef, OrganisationRef, ProductRef
from generator.problems import Severity
from tests.project import GOOD, ROOT, copy_good, good_atlas, read_project, write_tree

SAMPLE = "data/clusters/sample/"


@pytest.fixture(scope="module", name="atlas")
def _atlas() -> Atlas:
    return good_atlas(GOOD / "catalogue", date(2026, 7, 1))


def test_an_event_takes_place_on_its_days_or_in_the_times_of_its_schedule(atlas: Atlas) -> None:
    events = {**atlas.records("sample", "events", EventsFile), **atlas.records("sample-centre", "events", EventsFile)}
    assert [(one.first, one.last, one.exact) for one in events["fair"].occurrences(2030)] == [
        (date(2026, 9, 14), date(2026, 9, 16), True)
    ]
    assert [(str(one.first), str(one.last), one.exact) for one in events["visits"].occurrences(2030)] == [
        ("2026-04-01", "2026-06-30", False),
        ("2026-07-01", "2026-12-31", False),
        ("2027-01-01", "2027-06-30", False),
        ("2027-07-01", "2027-12-31", False),
    ]


def test_offers_that_have_ended_are_not_shown(atlas: Atlas) -> None:
    assert [at.id for at, _ in shown(atlas, VacanciesFile)] == []
    assert [at.id for at, _ in shown(atlas, ProposalsFile)] == ["free-milk"]
    undated = good_atlas(GOOD / "catalogue")
    assert [at.id for at, _ in shown(undated, VacanciesFile)] == ["cheesemaker"], "nobody knows what has ended"


def test_an_offer_stands_to_the_end_of_its_last_day() -> None:
    for day, found in ((date(2026, 6, 30), 1), (date(2026, 7, 1), 0)):
        assert len(list(shown(good_atlas(GOOD / "catalogue", day), VacanciesFile))) == found


def test_drafts_are_not_shown(tmp_path: Path) -> None:
    project = copy_good("catalogue", tmp_path / "project")
    path = f"{SAMPLE}products/salt.yml"
    write_tree(project, {path: (project / path).read_text(encoding="utf-8") + "draft: true\n"})
    assert [at.id for at, _ in shown(good_atlas(project), ProductsFile)] == ["hill-cheese"]


def test_a_certificate_holds_to_the_end_of_its_last_day(atlas: Atlas) -> None:
    old = atlas.records("sample", "certificates", CertificatesFile)["gmp-old"]
    assert [old.holds(day) for day in (date(2023, 1, 30), date(2023, 1, 31), None)] == [True, False, True]


def test_a_category_is_told_from_the_top(atlas: Atlas) -> None:
    found = branch(atlas, CategoryRef("cheese"), "sample")
    assert [(at.owner, at.id) for at, _ in found] == [("", "food"), ("", "cheese")]
    assert [at.owner for at, _ in branch(atlas, CategoryRef("crafts"), "sample")] == ["sample-centre"]


def test_a_code_has_the_heading_of_the_nearest_one_above(atlas: Atlas) -> None:
    assert str(heading(atlas, "hs", "0406 90 990 0")) == str(heading(atlas, "hs", "0406"))
    assert heading(atlas, "hs", "0405") is None
    assert heading(atlas, "okpd2", "10.51.40.112") is not None


def test_a_town_is_that_of_the_map(atlas: Atlas) -> None:
    organisations = atlas.records("sample", "organisations", OrganisationsFile)
    towns = [town_of(atlas, "sample", organisations[name]) for name in ("dairy", "baths")]
    assert [town["en"] for town in towns if town] == ["Hill", "Valley"]


def test_a_reference_finds_its_record_wherever_it_may_stand(atlas: Atlas) -> None:
    assert atlas.found(ProductRef("hill-cheese"), "sample", Product)[0] == Address(
        "sample", "products", ("hill-cheese",)
    )
    assert str(atlas.found(OrganisationRef("fund"), "sample", Organisation)[0]) == "sample-centre/organisations:fund"
    with pytest.raises(KeyError):
        atlas.found(ProductRef("nothing"), "sample", Product)


def test_the_contact_of_a_role_or_the_general_one(atlas: Atlas) -> None:
    contacts = atlas.records("sample", "organisations", OrganisationsFile)["dairy"].contacts
    assert contacts is not None
    assert contacts.of("sales") is contacts.sales
    fund = atlas.records("sample-centre", "organisations", OrganisationsFile)["fund"].contacts
    assert fund is not None
    assert fund.of("export") is fund.general


def test_directions_are_told_of_in_chains_tables_and_profiles() -> None:
    found = {at.id: [str(row) for row in rows] for at, rows in directions(good_atlas(ROOT)).items()}
    assert found["medicines"] == ["pharma/chain:chain.stages.core.groups.pharmaceuticals.rows.medicines"]
    assert found["cardiology"] == ["medical-tourism/industry:resorts.profiles.items.kislovodsk"]
    assert found["exports-soap"] == ["chemical/industry:production-exports.tables.exports.rows.soap"]


def test_each_file_is_its_own_place(atlas: Atlas) -> None:
    at = Address("sample", "products", ("hill-cheese", "specification", "fat", "from"))
    assert str(atlas.place(at)).startswith("data/clusters/sample/products/hill-cheese.yml:11:")
    assert atlas.places.path(Address("sample", "products")).endswith("products/hill-cheese.yml")


BROKEN = {
    "products/a.yml": ("name: A\nmaker: dairy\ncategory: cheese\nhs: 901\n", 4, "code"),
    "products/b.yml": ("name: B\nmaker: dairi\ncategory: cheese\n", 2, "dangling-reference"),
    "products/Big.yml": ("name: B\nmaker: dairy\ncategory: cheese\n", 1, "id-form"),
    "products/c.yml": ("name: C\nmaker: dairy\ncategory: cheese\nnet: {unit: kg}\n", 4, "amount"),
    "products/d.yml": ("name: D\nmaker: dairy\ncategory: cheese\nnet: {from: 5, to: 3, unit: kg}\n", 4, "amount"),
    "products/e.yml": (
        "name: E\nmaker: dairy\ncategory: cheese\nspecification: {x: {title: X, text: a, unit: kg}}\n",
        4,
        "amount",
    ),
    "products/f.yml": ("name: F\nmaker: dairy\ncategory: cheese\nprice: {to: 5, currency: RUB}\n", 4, "amount"),
    "products/g.yml": ("name: G\nmaker: dairy\ncategory: cheese\nmedia: [{file: a.svg, alt: X}]\n", 4, "picture"),
    "organisations/a.yml": ("name: A\nlegal-form: sole-trader\n", 1, "consent"),
    "organisations/b.yml": ("name: B\ncontacts: {sales: {mail: a@b.example, person: {name: X}}}\n", 2, "consent"),
    "organisations/c.yml": ("name: C\ncontacts: {sales: {hours: X}}\n", 2, "contacts"),
    "organisations/d.yml": ("name: D\ntown: X\non-map: hill\n", 1, "town"),
    "certificates/a.yml": ("scheme: iso\nnumber: 1\nholder: dairy\nissuer: X\nissued: 2020-01-01\n", 1, "certificate"),
    "events/a.yml": ("kind: visit\ntitle: A\nplace: X\n", 1, "event"),
    "events/b.yml": ("kind: visit\ntitle: A\nplace: X\nstarts: 2026-01-02\nends: 2026-01-01\n", 1, "event"),
    "exhibits/a.yml": ("place: X\n", 1, "exhibit"),
    "vacancies/a.yml": ("title: A\norganisation: dairy\nposted: 2026-01-02\nuntil: 2026-01-01\n", 1, "offer"),
}


def test_what_is_wrong_is_said_at_its_place_and_the_rest_is_still_checked(tmp_path: Path) -> None:
    project = copy_good("catalogue", tmp_path / "project")
    write_tree(project, {SAMPLE + path: text for path, (text, _, _) in BROKEN.items()})
    atlas, problems = read_project(project)
    assert atlas is None
    found = {(problem.location.path, problem.location.line or 0, problem.rule) for problem in problems}
    assert found == {(SAMPLE + path, line, rule) for path, (_, line, rule) in BROKEN.items()}
    assert {problem.severity for problem in problems} == {Severity.ERROR}


ELIGIBILITY = """questions:
  register: {{title: X}}
  size: {{title: X, options: {{micro: X}}}}
conditions:
  one: {{text: X, {condition}}}
"""


@pytest.mark.parametrize(
    ("condition", "rule"),
    [
        ("question: register, is: true", ""),
        ("question: size, any-of: [micro]", ""),
        ("question: register", "condition"),
        ("is: true", "condition"),
        ("question: register, is: true, at-least: 1", "condition"),
        ("question: register, at-least: 1", "condition"),
        ("question: size, is: true", "condition"),
        ("question: size, any-of: [large]", "dangling-reference"),
        ("question: nothing, is: true", "dangling-reference"),
    ],
)
def test_a_condition_asks_what_its_question_can_answer(minimal_project: Path, condition: str, rule: str) -> None:
    text = ELIGIBILITY.format(condition=condition)
    write_tree(minimal_project, {"data/centres/sample-centre/eligibility.yml": text})
    _, problems = read_project(minimal_project)
    assert [problem.rule for problem in problems] == ([rule] if rule else [])
    assert all(problem.location.line == 5 for problem in problems)
