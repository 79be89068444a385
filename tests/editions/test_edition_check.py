"""What keeps one edition from being made, and no other."""

from __future__ import annotations

import pytest

from generator.checking import judge
from generator.editions.plan import Selection, printed
from generator.editions.translated import shown_texts
from generator.problems import Severity
from tests.accepted import Project, checked
from tests.editions.catalogue import EDITION, books, samples, with_edition

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
        ({"accent": "#FFAA00"}, "accent"),
        ({"accent": "red"}, "accent"),
        ({"kind": "programme", "accent": "#0B6E74", "file": "goods-{cluster}"}, "accent"),
        ({"kind": "support", "select": {"kind": ["support", "product"]}}, "select.kind"),
        ({"kind": "directions", "select": {"kind": ["product"]}}, "select.kind"),
    ],
)
def test_a_fault_of_an_edition_is_told_at_its_place(changed: dict[str, object], place: str) -> None:
    assert (PATH, place, True) in problems(with_edition(**changed))


def test_a_sound_edition_has_no_problems() -> None:
    assert problems(with_edition(accent="#0B6E74")) == []


def test_an_edition_has_its_own_colour_or_that_of_its_centre() -> None:
    assert {book.accent_light for book in books(with_edition(accent="#0B6E74"))} == {"#0B6E74"}
    atlas = checked(samples()).atlas
    assert atlas is not None
    assert {book.accent_light for book in books(with_edition())} == {atlas.centres["north"].accent.light}


def test_an_edition_of_support_shows_support_though_its_query_names_no_kind() -> None:
    """A catalogue, the control, shows none."""
    for kind, is_support in (("support", True), ("catalogue", False)):
        told = {str(at.record) for book in books(with_edition(kind=kind)) for at, _ in shown_texts(book)}
        assert ("north/services:export-advice" in told) is is_support
        assert ("sample-food/products:butter" in told) is not is_support


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


@pytest.mark.parametrize(("bilingual", "held"), [(True, ["butter.text"]), (False, [])])
def test_a_card_in_two_languages_holds_less(held: list[str], *, bilingual: bool) -> None:
    text = [{"ru": "Очень длинное описание. " * 40, "en": "A very long text. " * 40}]
    edition = with_edition(cards="1", bilingual=bilingual).tree(PATH)
    found = judge(samples().edited(BUTTER, "text", text).written(PATH, edition).source, [])
    assert sorted({one.address.partition(":")[2] for one in found.problems}) == held


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"select": {"colour": ["red"]}}, "unknown-key"),
        ({"select": {"cluster": ["nobody"]}}, "dangling-reference"),
        ({"select": "export"}, "type"),
        ({"colour": "red", "cards": "3"}, "unknown-key"),
        ({"cover": {"picture": {"file": "none.jpg", "alt": {"ru": "А", "en": "A"}}}}, "picture"),
    ],
)
def test_an_edition_that_cannot_be_understood_holds_back_no_other(changed: dict[str, object], rule: str) -> None:
    project = with_edition(**changed).written("catalogs/other.yml", {**EDITION, "file": "other"})
    found = judge(project.source, list(project.faults))
    assert rule in {one.rule for one in found.problems}
    assert {one.location.path for one in found.problems} == {PATH}
    assert (found.is_sound, set(found.held)) == (True, {"goods"})
    assert found.atlas is not None
    assert {"goods-ru", "goods-en"} <= {book.slug for book in printed(found.atlas, Selection())}  # which stay


@pytest.mark.parametrize("changed", [{"kind": "toy"}, {"centre": "nobody"}, {"languages": ["xx"]}, {"file": "A B"}])
def test_without_the_names_of_its_files_nothing_is_built(changed: dict[str, object]) -> None:
    """The control: their last ones would be lost."""
    project = with_edition(**changed)
    assert not judge(project.source, list(project.faults)).is_sound


def test_a_site_that_cannot_be_understood_keeps_back_all() -> None:
    project = samples().edited("catalogs/site.yml", "select", {"colour": ["red"]})
    assert not judge(project.source, list(project.faults)).is_sound


def test_two_editions_of_one_file_keep_back_all() -> None:
    """The one that is made would take the place of the other's last file."""
    project = with_edition().written("catalogs/other.yml", EDITION)
    assert not judge(project.source, list(project.faults)).is_sound


def test_a_text_that_is_too_long_is_told_for_each_edition() -> None:
    long = {"ru": "Очень длинное описание. " * 20, "en": "Butter."}
    project = with_edition().written("catalogs/other.yml", {**EDITION, "file": "other"}).edited(BUTTER, "summary", long)
    found = judge(project.source, []).problems
    assert sorted(dict(one.message.params)["edition"] for one in found) == ["goods", "other"]


@pytest.mark.parametrize("asked", ["complete", "confirmed"])
def test_an_edition_that_asks_for_translations_leaves_no_record_out_in_silence(asked: str) -> None:
    """An edition that asks for nothing, the control, goes without the record in that language."""
    for demand, rules in (({"translations": asked}, {"edition-lacks"}), ({}, set())):
        project = lacking().written(PATH, {**EDITION, "select": {"record": ["butter"]}, **demand})
        assert {one.rule for one in judge(project.source, []).problems if one.severity is Severity.ERROR} == rules
