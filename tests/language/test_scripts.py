"""Letters of another script in a text."""

from __future__ import annotations

import pytest

from generator.language.scripts import foreign_letters, is_latin


@pytest.mark.parametrize(("lang", "latin"), [("ru", False), ("en", True), ("de", True), ("uk", False), ("zz", False)])
def test_scripts_are_known_from_cldr(lang: str, latin: bool) -> None:
    assert is_latin(lang) is latin


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Form No. П-4", "en", "П"),
        ("ООО Блеск of Stavropol", "en", "ООО Блеск"),
        ("the document prints «С» for «Сл»", "en", ""),
        ("«НП «Образец»» is quoted", "en", ""),
        ("По данным Fira.pro", "ru", ""),
        ("Plain", "en", ""),
    ],
)
def test_words_in_other_letters_are_found_outside_quotations(text: str, lang: str, found: str) -> None:
    assert foreign_letters(text, lang) == found
