"""However long a text is and whatever it repeats, the time grows as its length does."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from markupsafe import Markup

from generator.language.prose import inline, prose, references
from generator.language.slips import slips
from generator.model.address import Address
from generator.model.wording import check_strings
from generator.source.records import parse_record
from tests.growth import is_steep

REPEATED = (
    *("1", "12", "123 ", "1,234", "1.1", "1-", "1 234-1 ", "+1", "+1(", "+7 123-", "1\u00a0", "-1 ", "1 руб. "),
    *("а", "a", "А", "a.", "a@", "a@a.", "https://", "ГОСТ 1", "А. ", "т. ", "в ", "тыс. ", "№ ", "1 компании-"),
    *('"', "«", "»", "'", '«"', '"\n', '\n"', "(", ")", "a-", "a'", "слово ", " ", "  a", "\u00a0 ", "\t", "\u0301"),
    *("[", "]", "[]", "](", "](x)", "[a](", "[a](b)", "](()", "[[a](", "![a](", "[^1]", "[a][b]", "[a]: \n", "[a*"),
    *("*", "**a", "*a", "a*", "*a_b", "***a", "*_*_", "_*a", "**a** ", "_", "__a", "~~a", "`a", "|a", "\\", "\\*"),
    *("{", "}", "{}", "{a", "{a-b} ", "{a|number} ", ".", ". ", "…", "-", "—", " - ", "–", "!", "?", "#", "%"),
    *("\n", "\n\n", "\n ", "- a\n", "  - a\n", "1. a\n", "1) a\n", "a\n", "a  \n", "# a\n", "> a\n", "a\n=\n", "---\n"),
    *("<", "<a", "<a ", "<!--", "&", "&a", "&#1", "&amp;", 'а1 *_[{"('),
)


def read(text: str) -> None:
    """The whole way of a text through the first stage, in a file."""
    record, _ = parse_record("data/x.yml", f"a: |\n  {text[:20_000]}\nb: '{text.replace(chr(39), '')}'\n".encode())
    if record:
        list(check_strings(Address("", ""), record))


USES: dict[str, Callable[[str], object]] = {
    "prose": lambda text: prose(text, "ru", lambda _: Markup("1")),
    "inline": lambda text: inline(text, "en", lambda _: Markup("1")),
    "slips": slips,
    "references": references,
    "read": read,
}


def begun(use: Callable[[str], object]) -> Callable[[str], object]:
    return lambda text: use(f"а{text}")


@pytest.mark.parametrize("name", USES)
def test_time_grows_as_the_length(name: str) -> None:
    assert [unit for unit in REPEATED if is_steep(begun(USES[name]), unit)] == []


def counts(text: str) -> None:
    """Takes sixteen times as long for four times the length."""
    for start in range(len(text)):
        text.count("ая", start)


def test_what_grows_faster_is_seen() -> None:
    assert is_steep(counts, "а")
    assert is_steep(lambda text: re.findall(r"\w+@", text), "a")
    assert not is_steep(lambda text: re.findall(r"\w+;", text + ";"), "a")


def test_the_longest_text_that_anybody_tried_takes_no_longer() -> None:
    assert not is_steep(begun(USES["prose"]), "**a", 50_000)
