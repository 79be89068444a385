"""The Russian catalogue holds exactly the texts that are asked for."""

from __future__ import annotations

from functools import cache
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from generator.language import CATALOGUES
from tests.language.msgids import (
    help_in_python,
    msgids_in_python,
    msgids_in_template,
    strings_in_python,
    texts_of_help,
    texts_of_python,
    texts_of_templates,
)


@cache
def catalogue() -> dict[str, Message]:
    with (CATALOGUES / "ru.po").open("rb") as file:
        entries = read_po(file, locale="ru", abort_invalid=True)
    assert not entries.obsolete
    return {entry.id if isinstance(entry.id, str) else entry.id[0]: entry for entry in entries if entry.id}


def texts(string: object) -> tuple[str, ...]:
    return tuple(map(str, string)) if isinstance(string, (list, tuple)) else (str(string),)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_text_is_translated() -> None:
    asked = texts_of_python(msgids_in_python) | texts_of_templates() | texts_of_help()
    missing = {text: where for text, where in asked.items() if text not in catalogue()}
    assert missing == {}


def test_no_entry_is_obsolete() -> None:
    known = texts_of_python(strings_in_python).keys() | texts_of_templates().keys() | texts_of_help().keys()
    assert set(catalogue()) - known == set()


def test_every_entry_is_finished() -> None:
    entries = catalogue().values()
    assert [entry.id for entry in entries if entry.fuzzy or not all(texts(entry.string))] == []


def test_every_plural_has_all_forms() -> None:
    plurals = [entry for entry in catalogue().values() if entry.pluralizable]
    assert plurals
    assert [entry.id for entry in plurals if len(texts(entry.string)) != 3] == []


def test_placeholders_are_those_of_the_english_text() -> None:
    wrong = [
        (msgid, string)
        for msgid, entry in catalogue().items()
        for string in texts(entry.string)
        if placeholders(string) != placeholders(msgid)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('msg("A {b}", b=1)', {"A {b}"}),
        ('x = ui("A") + self.words.ui("B")', {"A", "B"}),
        ('interface("A" "B", lang)', {"AB"}),
        ('interface_plural("A", "B", n, lang)', {"A"}),
        ('wrong("rule", "A")', {"A"}),
        ('msg("A" if x else "B")', {"A", "B"}),
        ('msg(str(context["A"])); print("B"); msg(text); msg()', set()),
    ],
)
def test_texts_of_python_are_found(source: str, found: set[str]) -> None:
    assert msgids_in_python(source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('x = option("--y", help="A" "B")', {"AB"}),
        ('@click.command(cls=C)\n@root\ndef f():\n    """A.\n\n    B.\n    """', {"A.\n\nB."}),
        ('@new.command\ndef f():\n    "A"\n\n@cache\ndef g():\n    "B"\n\ndef command():\n    "C"', {"A"}),
    ],
)
def test_texts_of_help_are_found(source: str, found: set[str]) -> None:
    assert help_in_python(source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{{ _("A") }} {{ _(\'B "b"\', n=1) }}', {"A", 'B "b"'}),
        (r'{{ _("it\"s") }}', {'it"s'}),
        ('{{ _(text) }} {{ a_("A") }} ("B")', set()),
    ],
)
def test_texts_of_templates_are_found(source: str, found: set[str]) -> None:
    assert msgids_in_template(source) == found
