"""What a book says of itself at its end."""

from __future__ import annotations

from generator.components.colophon import abbreviations, imprint
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
