"""Languages are records: a third one is an entry, a catalogue and texts."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from generator.checks.texts import translation
from generator.kinds.schema import schemas
from generator.language import messages
from generator.language.messages import interface, interface_plural
from generator.language.numbers import letters, number, number_range
from generator.model.texts import Text
from generator.problems import Problem
from tests.project import good_atlas, read_project, write_tree

GERMAN = "ru: {name: Русский}\nen: {name: English}\nde: {name: Deutsch, instead: [en]}\n"
FIRMS = "firms: {ru: '# компаний', en: '# firms', de: {one: '# Firma', other: '# Firmen'}}\n"


def with_german(root: Path, **files: str) -> Path:
    """The minimal project in three languages, with more files of its cluster."""
    own = {f"data/clusters/sample/{name}.yml": text for name, text in files.items()}
    common = {"data/languages.yml": GERMAN, "data/shared/units.yml": FIRMS}
    breakdowns = "not-sole-traders: {title: ИП, aside: {ru: '# а', en: '# b', de: '# c'}}\n"
    return write_tree(root, {**common, "data/shared/breakdowns.yml": breakdowns, **own})


def said(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(str(problem.location).removeprefix("data/"), f"{problem.rule}: {problem.message}") for problem in problems]


def test_a_third_language_is_read_shown_and_walked(minimal_project: Path) -> None:
    notes = "first: {de: Drei, ru: Три, en: Three}\nsecond: {ru: Четыре, en: Four}\nthird: ISO\nfourth: {ru: Пять}\n"
    atlas = good_atlas(with_german(minimal_project, notes=notes))
    first, second, third, fourth = (note.text for note in atlas.clusters["sample"].notes.values())
    instead = atlas.languages["de"].instead
    assert [text.get("de", instead) for text in (first, second, third, fourth)] == [
        ("Drei", "de"),
        ("Four", "en"),
        ("ISO", "de"),
        ("Пять", "ru"),
    ]
    assert list(first.root) == ["ru", "en", "de"]
    assert atlas.units["firms"].forms("de").form("one") == "# Firma"
    missing = {problem.address: str(problem.message) for problem in translation(atlas)}
    assert {address for address in missing if "/notes:" in address} == {
        "sample/notes:second.text",
        "sample/notes:fourth.text",
    }
    assert any("“de”" in message for message in missing.values())
    assert not [address for address in missing if "/outline:" in address]  # these come with the program


def test_references_are_proved_in_every_language(minimal_project: Path) -> None:
    notes = "first: {ru: '{firms}', en: '{firms}', de: '{firma}'}\n"
    _, problems = read_project(with_german(minimal_project, notes=notes))
    assert [(problem.address, problem.rule) for problem in problems] == [
        ("sample/notes:first.text.de", "dangling-reference")
    ]


@pytest.mark.parametrize(
    ("files", "problems"),
    [
        (
            {"data/languages.yml": "ru: {name: Русский}\nenglish: {name: English}\n"},
            [("languages.yml:2:1", "language: “english” is the code of no language")],
        ),
        (
            {"data/languages.yml": "ru: {name: Русский, instead: [uk]}\n"},
            [("languages.yml:1:31", "dangling-reference: There is no language “uk”")],
        ),
        (
            {"data/clusters/sample/notes.yml": "a: {ru: А, fr: A}\nb: {en: B}\n"},
            [
                ("clusters/sample/notes.yml:1:12", "unknown-key: Unknown key “fr”"),
                ("clusters/sample/notes.yml:2:1", "missing-key: The required key “ru” is missing"),
            ],
        ),
        (
            {"data/shared/units.yml": "firms: {ru: '# компаний'}\n"},
            [("shared/units.yml:1:1", "missing-key: The required key “en” is missing")],
        ),
    ],
)
def test_what_is_wrong_with_languages(
    files: dict[str, str], problems: list[tuple[str, str]], minimal_project: Path
) -> None:
    _, found = read_project(write_tree(minimal_project, files))
    assert set(problems) <= set(said(found))


def test_without_its_languages_a_project_is_not_read(minimal_project: Path) -> None:
    (minimal_project / "data/languages.yml").unlink()
    assert said(read_project(minimal_project)[1]) == [
        ("languages.yml:1:1", "missing-file: The file data/languages.yml is missing")
    ]


def test_a_text_has_whatever_languages_where_none_are_known() -> None:
    assert Text.model_validate({"uk": "Так"}).get("en") == ("Так", "uk")
    assert Text.model_validate({"uk": "Так"}) == Text.model_validate({"uk": "Так"})
    assert len({Text.model_validate("a"), Text.model_validate("a")}) == 1


def test_schemas_know_the_languages() -> None:
    full = json.loads(schemas(("ru", "en", "de"))["notes"])
    (text,) = (item for item in full["$defs"]["Text"]["anyOf"] if "properties" in item)
    assert (set(text["properties"]), text["required"]) == ({"ru", "en", "de", "printed"}, ["ru"])
    unit = json.loads(schemas(("ru", "en", "de"))["units"])["$defs"]["Unit"]
    assert set(unit["required"]) == {"ru", "en", "de"}
    edition = json.loads(schemas(("ru", "de"))["edition"])
    assert edition["properties"]["languages"]["items"]["enum"] == ["ru", "de"]
    assert "x-language" not in "".join(schemas(("ru", "de")).values())


PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Sources"
msgstr "Quellen"

msgid "{n} page"
msgid_plural "{n} pages"
msgstr[0] "{n} Seite"
msgstr[1] "{n} Seiten"
"""


def test_numbers_and_the_catalogue_of_a_third_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_tree(tmp_path, {"de.po": PO})
    monkeypatch.setattr(messages, "CATALOGUES", tmp_path)
    messages._catalogue.cache_clear()
    assert interface("Sources", "de") == "Quellen"
    assert [interface_plural("{n} page", "{n} pages", n, "de").replace("\u00a0", " ") for n in (1, 5)] == [
        "1 Seite",
        "5 Seiten",
    ]
    assert number(Decimal("1234.5"), "de") == "1.234,5"
    assert number_range(Decimal(-1), Decimal(2), "de") == "\u22121…2"
    assert letters(27, "de") == "aa"
    messages._catalogue.cache_clear()
