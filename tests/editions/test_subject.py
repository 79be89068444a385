"""Outlines over an owner: which chapters there are, their numbers, their blocks, and in which media they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.components.block import Section
from generator.components.claims import Claims
from generator.components.finished import Finished
from generator.components.voice import Voice
from generator.editions.data import Owner
from generator.editions.subject import Subject, build_subject
from generator.kinds.atlas import Atlas
from generator.kinds.outline import Outline
from generator.kinds.topic import Topic
from tests.project import kept_atlas
from tests.subjects import changed, subject


def test_chapters_are_numbered_in_their_parts(sample: Atlas) -> None:
    assert [(section.number, section.id) for section in subject(sample).sections] == [
        ("1.1", "industry"),
        ("1.2", "members"),
        ("1.3", "products"),
        ("1.4", "swot"),
        ("2.1", "strategy"),
        ("2.2", "kpis"),
        ("2.3", "organisation"),
        ("2.4", "roadmap"),
    ]


def test_a_missing_chapter_leaves_no_gap(sample: Atlas) -> None:
    cluster = replace(sample.clusters["sample"], members={}, strategy=None)
    numbers = {section.id: section.number for section in subject(changed(sample, cluster)).sections}
    assert (numbers["products"], numbers["swot"], numbers["kpis"]) == ("1.2", "1.3", "2.1")
    assert "members" not in numbers


def test_a_missing_part_leaves_no_gap(sample: Atlas) -> None:
    cluster = replace(sample.clusters["sample"], industry={}, members={}, chain=None, swot=None)
    found = subject(changed(sample, cluster))
    assert [(part.number, part.id) for part in found.parts] == [("1", "target")]
    assert [section.number for section in found.sections] == ["1.1", "1.2", "1.3", "1.4"]


def test_blocks_that_would_have_one_id_are_counted(sample: Atlas) -> None:
    """A table `a` of a topic `b-c` and a table `c-a` of a topic `b`; their files bear these ids, too."""
    table = next(table for topic in sample.clusters["sample"].industry.values() for table in topic.tables.values())
    topics = {"b-c": Topic(tables={"a": table}), "b": Topic(tables={"c-a": table})}
    cluster = replace(sample.clusters["sample"], industry=topics)
    (section,) = (one for one in subject(changed(sample, cluster)).sections if one.id == "industry")
    ids = [block.id for block in section.blocks]
    assert len(ids) == len(set(ids)) > 1
    assert f"{ids[0]}-2" in ids


def test_ids_of_blocks_are_unique(sample: Atlas) -> None:
    ids = [block.id for section in subject(sample).sections for block in section.blocks]
    assert len(ids) > 10
    assert len(ids) == len(set(ids))


def outlined(atlas: Atlas, owner: str = "sample", **extra: object) -> Subject:
    """What an outline of chapters makes of an owner."""
    return build_subject(Voice(atlas, "en", owner), OUTLINE, Owner(atlas, owner, extra))


def chapter(*blocks: dict[str, object], **known: object) -> dict[str, object]:
    return {"title": {"ru": "Раздел", "en": "Chapter"}, "blocks": list(blocks), **known}


def told(name: str, **known: object) -> dict[str, object]:
    """A block with a text of the outline, which is always there."""
    return {"component": "paragraph", "text": {"ru": "Текст", "en": "Text"}, "id": name, **known}


FIGURES: dict[str, object] = {
    "component": "key-figures",
    "of": "cluster.figures",
    "id": "figures",
    "title": {"ru": "Ц", "en": "F"},
}
OUTLINE = Outline.model_validate(
    {
        "of": "cluster",
        "numbered": "parts",
        "topic": ["claims", "members", "key-figures"],
        "overview": chapter(told("a"), told("p", media=["print"])),
        "parts": {
            "site-alone": {"chapters": {"web": chapter(told("x"), media=["site"])}},
            "first": {
                "chapters": {
                    "topics": chapter({"each": "members"}),
                    "paper": chapter(told("x"), told("y", media=["site"]), media=["print"]),
                    "mixed": chapter(told("x", media=["print"]), told("y", media=["site"]), told("z")),
                    "needy": chapter(told("x"), needs="swot.conclusion"),
                    "web-too": chapter(told("x", media=["site"])),
                    "figures": chapter(FIGURES, FIGURES | {"id": "again", "of": "centre.figures"}),
                }
            },
        },
        "after": {
            "both": chapter(told("x"), told("y", media=["print"])),
            "web-end": chapter(told("x"), media=["site"]),
            "empty": chapter({"component": "picture", "of": "cluster.picture.credit", "id": "x"}),
        },
    }
)


def ids(sections: tuple[Section, ...]) -> dict[str, list[str]]:
    return {section.id: [block.id.removeprefix(f"{section.id}-") for block in section.blocks] for section in sections}


def test_each_shows_a_list_of_topics_under_their_titles(sample: Atlas) -> None:
    (section,) = (section for section in outlined(sample).sections if section.id == "topics")
    voice = Voice(sample, "en", "sample")
    assert [(block.id, voice.unmarked(block.title)) for block in section.blocks] == [
        ("topics-now", "Members"),
        ("topics-now-members", ""),
        ("topics-said", "Sample words and pictures"),
    ]
    assert [str(block.records[0]) for block in section.blocks] == [
        "sample/members:now.claims",
        "sample/members:now.members",
        "sample/members:said.claims",
    ]


def test_a_chapter_is_there_where_it_has_what_it_needs(sample: Atlas) -> None:
    assert "needy" in ids(outlined(sample).sections)
    cluster = sample.clusters["sample"]
    assert cluster.swot is not None
    silent = replace(cluster, swot=cluster.swot.model_copy(update={"conclusion": None}))
    assert "needy" not in ids(outlined(changed(sample, silent)).sections)


def test_a_chapter_without_anything_to_show_is_not_there(sample: Atlas) -> None:
    assert ids(outlined(sample, "other").sections)["figures"] == ["again"]
    assert "topics" not in ids(outlined(sample, "other").sections)


def test_the_title_of_a_block_is_that_of_the_outline(sample: Atlas) -> None:
    (section,) = (section for section in outlined(sample).sections if section.id == "figures")
    assert [Voice(sample, "en", "sample").unmarked(block.title) for block in section.blocks] == ["F", "F"]


def test_chapters_and_blocks_stand_in_their_media(sample: Atlas) -> None:
    found = outlined(sample)
    site, printed = (
        ids(tuple(section for part in found.within(medium) for section in part.sections))
        for medium in ("site", "print")
    )
    common = {"topics": ["now", "now-members", "said"], "needy": ["x"], "figures": ["figures", "again"]}
    assert site == {"web": ["x"], "paper": ["y"], "mixed": ["y", "z"], "web-too": ["x"], **common}
    assert printed == {"paper": ["x"], "mixed": ["x", "z"], **common}


def test_numbers_are_those_of_the_document(sample: Atlas) -> None:
    found = outlined(sample)
    assert [(part.number, part.id) for part in found.parts] == [("", "site-alone"), ("1", "first")]
    assert {section.id: section.number for section in found.sections} == {
        "web": "",
        "topics": "1.1",
        "paper": "1.2",
        "mixed": "1.3",
        "needy": "1.4",
        "web-too": "",
        "figures": "1.5",
    }


@pytest.mark.parametrize(("numbered", "numbers"), [("chapters", ["", "1", "2"]), (None, ["", "", ""])])
def test_chapters_may_be_counted_through_or_not_at_all(sample: Atlas, numbered: str | None, numbers: list[str]) -> None:
    outline = OUTLINE.model_copy(update={"numbered": numbered})
    found = build_subject(Voice(sample, "en", "sample"), outline, Owner(sample, "sample", {}))
    assert [section.number for section in found.sections][:3] == numbers
    assert {part.number for part in found.parts} == {""}


def test_the_last_chapters_are_those_of_the_medium(sample: Atlas) -> None:
    found = outlined(sample)
    nothing = Finished(())
    assert ids(found.after("print", nothing)) == {"both": ["x", "y"]}
    assert ids(found.after("site", nothing)) == {"both": ["x"], "web-end": ["x"], "empty": []}


def test_the_first_page_is_the_site_s(sample: Atlas) -> None:
    assert ids((outlined(sample).overview("Title", ()),)) == {"overview": ["a"]}


def test_texts_of_the_outline_have_an_address_of_their_own(sample: Atlas) -> None:
    (section,) = (section for section in outlined(sample).sections if section.id == "needy")
    (block,) = section.blocks
    assert isinstance(block.view, Claims)
    assert [str(record) for record in block.records] == ["sample/sections:needy.x"]


def test_sections_of_a_document_are_those_of_its_record() -> None:
    atlas = kept_atlas("documents")
    for slug, outline in (("north-concept", "concept"), ("harbour", "practice")):
        found = subject(atlas, owner=slug, outline=outline)
        sections = atlas.documents[slug].file.sections
        assert [section.id for section in found.sections] == list(sections)
        assert [section.number for section in found.sections] == [str(n) for n in range(1, len(sections) + 1)]
        records = {str(block.records[0]) for section in found.sections for block in section.blocks if block.records}
        assert any(record.startswith(f"{slug}/document:sections.") for record in records)
