"""What a book says of itself at its end."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from generator.components.colophon import _sources, abbreviations, imprint
from generator.components.facts import Facts
from generator.components.finished import Finished
from generator.components.scene import Scene, Slot
from generator.kinds.atlas import Atlas
from generator.model.address import Address
from tests.subjects import voice

SLOT = Slot("imprint", Address("sample", "publication"))


def test_the_imprint_names_document_and_publisher_in_words(sample: Atlas) -> None:
    (block,) = imprint(Scene(voice(sample), "about"), SLOT, Finished(()))
    assert isinstance(block.view, Facts)
    told = {name: voice(sample).unmarked(text) for name, text in block.view.items}
    assert {"This edition", "Document", "Publisher", "Languages"} <= told.keys()
    assert told["Languages"] == "Русский, English"
    assert not [text for text in told.values() if "root=" in text or "mappingproxy" in text]


def test_without_a_list_there_are_no_abbreviations(sample: Atlas) -> None:
    assert list(abbreviations(Scene(voice(sample), "about"), SLOT, Finished(()))) == []


def test_sources_that_are_named_alike_are_told_once(sample: Atlas) -> None:
    name, source = next(iter(sample.sources.items()))
    known = replace(sample, sources={**sample.sources, "twin": source})
    chapter = SimpleNamespace(section=SimpleNamespace(sources=(name, "twin")))
    one, both = (
        voice(known).unmarked(_sources(voice(known), SimpleNamespace(places=places)))  # type: ignore[arg-type]
        for places in ((SimpleNamespace(section=SimpleNamespace(sources=(name,))),), (chapter, chapter))
    )
    assert one == both
    assert one
