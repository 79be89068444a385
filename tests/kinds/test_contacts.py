"""Nothing is published that tells nobody whom to turn to."""

from __future__ import annotations

import pytest

from generator.problems import Severity
from tests.accepted import Project, checked, read
from tests.project import GOOD

SAMPLE = read(GOOD / "sample")
CENTRE, CLUSTER = "data/centres/sample-centre/centre.yml", "data/clusters/sample/cluster.yml"
NOBODY = {"not-given": ["address", "phone", "mail", "hours", "post"], "ask": "В центре"}


def errors(project: Project) -> list[tuple[str, str]]:
    """Path and rule of what is refused, apart from what a waiver or a translation may be about."""
    return [(p.location.path, p.rule) for p in checked(project).problems if p.severity is Severity.ERROR]


def test_what_is_not_known_is_said() -> None:
    assert errors(SAMPLE.edited(CENTRE, "contacts", NOBODY)) == []


@pytest.mark.parametrize("path", [CENTRE, CLUSTER])
def test_contacts_are_required_for_publication(path: str) -> None:
    assert errors(SAMPLE.edited(path, "contacts", None)) == [(path, "contacts")]


def test_a_draft_may_be_without() -> None:
    assert errors(SAMPLE.edited(CLUSTER, "contacts", None).edited(CLUSTER, "draft", "true")) == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"not-given": ["address", "phone", "mail", "hours"]}, "Contacts lack “post”"),
        ({"phone": "+7 0000 00-00-00"}, "“phone” is given, and stands under not-given, too"),
        ({"ask": None}, "nobody is named to ask"),
    ],
)
def test_a_gap_is_named(changed: dict[str, object], words: str) -> None:
    found = checked(SAMPLE.edited(CENTRE, "contacts", {**NOBODY, **changed})).problems
    assert [problem.rule for problem in found] == ["contacts"]
    assert words in str(found[0].message)


@pytest.mark.parametrize(
    ("key", "value"),
    [("phone", "call us"), ("mail", "somebody"), ("mail", "a@b.example?subject=x"), ("site", "javascript:alert(1)")],
)
def test_ways_have_a_form(key: str, value: str) -> None:
    known = {**NOBODY, "not-given": [name for name in NOBODY["not-given"] if name != key], key: value}
    assert errors(SAMPLE.edited(CENTRE, "contacts", known)) == [(CENTRE, "form")]
