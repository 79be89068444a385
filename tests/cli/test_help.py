"""Help and wrong usage are told in the language of the user."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import click
import pytest

from generator.cli.help import OF_CLICK, OF_CLICK_PLURAL
from generator.language.locale import SPEAK
from tests.conftest import Run
from tests.language.msgids import strings_in_python, texts_of_help

COMMANDS = [(), ("build",), ("check",), ("figures",), ("serve",), ("new",), ("new", "cluster"), ("schema",)]
WRONG = [
    ("nonsense",),
    ("buidl",),
    ("check", "--nonsense"),
    ("check", "--root", "/nowhere/at/all"),
    ("check", "--root", __file__),
    ("build", "--only", "nonsense"),
    ("build", "--jobs", "0"),
    ("build", "--jobs", "many"),
    ("build", "--drafts=1"),
    ("serve", "--port"),
    ("new", "cluster"),
    ("new", "cluster", "a", "b"),
]


def english(said: str) -> list[str]:
    """The English texts that stand in what was said, whatever stands for their placeholders."""
    flat = " ".join(said.split())
    return [text for text, found in pieces().items() if any(len(piece) > 3 and piece in flat for piece in found)]


@cache
def pieces() -> dict[str, list[str]]:
    """What stands between the placeholders of each text."""
    texts = {text: " ".join(text.split()).replace("}", "{").split("{")[::2] for text in texts_of_help()}
    return {text: [piece.strip(" '()…") for piece in found] for text, found in texts.items()}


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_russian_for_russians(name: tuple[str, ...], command: Run) -> None:
    russian = command(*name, "--help", lang="ru")
    assert russian.code == 0
    assert russian.out.startswith("Вызов: ")
    assert english(russian.out) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_english_for_others(name: tuple[str, ...], command: Run) -> None:
    command(*name, "--help", lang="ru")  # what was said once in Russian is English again
    said = command(*name, "--help").out
    assert said.startswith("Usage: ")
    assert "Show this message and exit." in said
    assert len(english(said)) > 3
    assert not any("а" <= letter <= "я" for letter in said.lower())


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_usage_is_told_in_russian(arguments: tuple[str, ...], command: Run) -> None:
    said = command(*arguments, lang="ru")
    assert said.code == 2
    assert "Ошибка: " in said.err
    assert english(said.err) == []
    assert english(command(*arguments).err) != []


def test_the_language_of_messages_can_be_asked_for(command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SPEAK, "ru")  # also brings back what the option sets
    assert command("check", "--help").out.startswith("Вызов: ")
    assert command("--speak", "en", "check", "--help", lang="ru").out.startswith("Usage: ")
    assert command("--speak", "ru", "--help").out.startswith("Вызов: ")
    assert command("--speak", "de", "check").code == 2


def test_what_click_says_is_still_what_it_says() -> None:
    said = set().union(
        *(strings_in_python(path.read_text("utf-8")) for path in Path(click.__file__).parent.glob("*.py"))
    )
    texts = {*OF_CLICK, *(text for pair in OF_CLICK_PLURAL for text in pair)}
    names = {"TEXT", "DIRECTORY", "INTEGER RANGE"}  # click puts the names of types in capitals
    assert texts - said == names
    assert {name.lower() for name in names} <= said
