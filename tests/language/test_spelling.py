"""Words and the forms that the rules of a dictionary give them."""

from __future__ import annotations

import pytest

from generator.language.spelling import dictionary


@pytest.mark.parametrize(
    ("lang", "word"),
    [
        ("ru", "компаниями"),
        ("ru", "Кластер"),
        ("ru", "ПРЕДПРИЯТИЕ"),
        ("ru", "России"),
        ("ru", "новейший"),
        ("en", "organisations"),
        ("en", "rebuilding"),
        ("en", "products"),
        ("en", "Russian"),
    ],
)
def test_forms_of_words_are_known(lang: str, word: str) -> None:
    words = dictionary(lang)
    assert words is not None
    assert words.knows(word)


@pytest.mark.parametrize(
    ("lang", "word"),
    [("ru", "компанниями"), ("ru", "россии"), ("ru", "класстер"), ("en", "organisatoins"), ("en", "russian")],
)
def test_what_is_misspelt_is_not(lang: str, word: str) -> None:
    """The control; a name in small letters is misspelt, too."""
    words = dictionary(lang)
    assert words is not None
    assert not words.knows(word)


def test_a_language_without_a_dictionary_has_none() -> None:
    assert dictionary("de") is None
