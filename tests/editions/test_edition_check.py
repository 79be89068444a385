"""What keeps one edition from being made, and no other."""

from __future__ import annotations

import pytest

from generator.checking import judge
from tests.accepted import Project
from tests.editions.catalogue import samples, with_edition

PATH = "catalogs/goods.yml"
BUTTER = "data/clusters/sample-food/products/butter.yml"


def problems(project: Project) -> list[tuple[str, str, bool]]:
    """The file and the place of each problem, and whether it has a line."""
    found = judge(project.source, list(project.faults))
    return [(one.location.path, one.address.partition(":")[2], one.location.line > 0) for one in found.problems]


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"select": {"category": ["cheeze"]}}, "select.category.0"),
        ({"select": {"tag": ["exprt"]}}, "select.tag.0"),
        ({"select": {"organisation": ["sample-food/nobody"]}}, "select.organisation.0"),
        ({"select": {"record": ["nothing-such"]}}, "select.record.0"),
        ({"select": {"code": ["9999"]}}, "select"),
        ({"select": {"colour": ["red"]}}, "select.colour"),
        ({"select": {"kind": ["toy"]}}, "select.kind.0"),
        ({"file": "goods-{cluster}"}, "file"),
        ({"kind": "leaflet"}, "file"),
        ({"kind": "programme", "order": "name", "file": "goods-{cluster}"}, "order"),
        ({"centre": None}, "kind"),
        ({"bilingual": True, "cards": "2", "languages": ["ru"]}, "languages"),
        ({"bilingual": True, "cards": "4"}, "cards"),
        ({"format": "A5", "cards": "4"}, "cards"),
        ({"format": "A7"}, "format"),
    ],
)
def test_a_fault_of_an_edition_is_told_at_its_place(changed: dict[str, object], place: str) -> None:
    assert (PATH, place, True) in problems(with_edition(**changed))


def test_a_sound_edition_has_no_problems() -> None:
    assert problems(with_edition()) == []


def lacking() -> Project:
    """A record without its English summary."""
    tree = with_edition(complete=True).tree(PATH)
    return samples().edited(BUTTER, "summary", {"ru": "Масло."}).written(PATH, tree)


def test_a_missing_translation_is_told_with_record_and_edition_where_it_is_demanded() -> None:
    found = judge(lacking().source, [])
    (lacks,) = [one for one in found.problems if one.rule == "edition-lacks"]
    assert lacks.location.path == BUTTER
    assert set(found.held) == {"goods"}
    said = dict(lacks.message.params)
    assert (said["edition"], said["record"]) == ("goods", "butter")


def test_an_edition_that_is_held_back_holds_back_no_other() -> None:
    project = lacking().written("catalogs/other.yml", {**with_edition().tree(PATH), "file": "other"})  # type: ignore[dict-item]
    found = judge(project.source, [])
    assert found.is_sound
    assert set(found.held) == {"goods"}
    assert not judge(project.edited(BUTTER, "maker", "nobody").source, []).is_sound


def test_a_text_that_is_too_long_for_its_card_is_told_with_its_field() -> None:
    long = "Очень длинное описание. " * 20
    project = samples().edited(BUTTER, "summary", {"ru": long, "en": "Butter."})
    edition = with_edition().tree(PATH)
    found = judge(project.written(PATH, edition).source, [])
    assert [(one.location.path, one.address.partition(":")[2]) for one in found.problems] == [
        (BUTTER, "butter.summary.ru")
    ]
    assert judge(project.source, []).problems == ()  # without an edition there is no card
