"""What editors know by the schemas: all that is right is accepted, slips are marked, and names are offered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from babel.messages.pofile import read_po

from generator.kinds.build import build_atlas
from generator.kinds.registry import kind_of
from generator.kinds.schema import known_ids, schemas
from generator.language import CATALOGUES
from generator.problems import Problem
from generator.source.nodes import Mapping, Node, Sequence
from generator.source.records import read_source
from generator.source.tree import build_tree
from generator.starter import STARTER
from tests.project import GOOD, ROOT

CYRILLIC = re.compile("[а-яё]", re.I)


_PLAIN = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


def read(text: str) -> object:
    """As editors do, by YAML 1.2: plain numbers are numbers, while dates and `no` are texts."""
    problems: list[Problem] = []
    found = build_tree("x.yml", text, problems)
    assert found is not None, text
    assert problems == [], text
    return _plain(found)


def _plain(node: Node) -> object:
    if isinstance(node, Mapping):
        return {entry.key: _plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    if node.quoted:
        return node.text
    known = {"true": True, "false": False, "null": None, "~": None, "": None}
    return json.loads(node.text.lstrip("+")) if _PLAIN.fullmatch(node.text) else known.get(node.text, node.text)


@cache
def made() -> dict[str, str]:
    return schemas(("ru", "en"))


@cache
def validator(kind: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(made()[kind]))


def files() -> Iterator[tuple[Path, str]]:
    """Files that pass the check, of all kinds, and the names of their schemas."""
    for root in (ROOT, *(GOOD / name for name in ("sample", "documents", "catalogue"))):
        for folder in ("data/centres", "data/clusters/zheleznogorsk-innovation", "catalogs") if root == ROOT else ("",):
            for path in sorted((root / folder).rglob("*.yml")):
                found = kind_of(path.relative_to(root).as_posix())
                assert found is not None, path
                yield path, found[0].schema
    for path in sorted((STARTER / "record").iterdir()):
        yield path, path.stem


def test_all_that_is_right_is_accepted() -> None:
    wrong = {}
    for path, kind in files():
        error = next(validator(kind).iter_errors(read(path.read_text(encoding="utf-8"))), None)
        if error is not None:
            wrong[path] = f"{list(error.absolute_path)}: {error.message[:200]}"
    assert wrong == {}


FIGURE = "x: {title: X, unit: firms, source: s, "


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("figures", FIGURE + 'value: "64,8"}'),
        ("figures", "x:\n  title: X\n  unit: firms\n  value: 64,8"),
        ("figures", FIGURE + "value: 1, count: {total: 2}}"),
        ("figures", FIGURE + "value: 1, lost: true}"),
        ("figures", "x: {title: X, unit: firms}"),
        ("figures", FIGURE + "value: 1, period: 2018 год}"),
        ("figures", FIGURE + "value: 1, period: 2020-13}"),
        ("figures", FIGURE + "value: 1, period: {as-of: 08.2020}}"),
        ("figures", FIGURE + "vlaue: 1}"),
        ("figures", 'x: {title: X, unit: "%", value: 1}'),
        ("kpis", 'x: {2020: "5,5"}'),
        ("kpis", "x: {2020 г.: 5}"),
        ("roadmap", "x: {title: X, items: {a: {title: A, schedule: Q5 2021}}}"),
        ("roadmap", "x: {title: X, items: {a: {title: A, schedule: {on: 13.2020.1}}}}"),
        ("waivers", "x: {rule: r, at: a:b, reason: R, on: 31.01.2026}"),
    ],
)
def test_slips_are_marked(kind: str, text: str) -> None:
    assert list(validator(kind).iter_errors(read(text))), text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("figures", FIGURE + "value: 64.8}"),
        ("figures", FIGURE + "value: 1, rank: 3}"),
        ("figures", FIGURE + "rank: 3}"),
        ("figures", FIGURE + "value: 1, period: 2014–2018}"),
        ("figures", FIGURE + "value: 1, period: 2020-08}"),
        ("roadmap", "x: {title: X, items: {a: {title: A, schedule: {on: [12.2020, 15.12.2020, Q4 2021, 2022]}}}}"),
    ],
)
def test_what_is_right_is_not_marked(kind: str, text: str) -> None:
    assert list(validator(kind).iter_errors(read(text))) == []


def test_ids_of_the_project_are_offered_and_no_other_is_refused() -> None:
    atlas, _ = build_atlas(read_source(GOOD / "sample")[0])
    assert atlas is not None
    known = known_ids(atlas)
    assert set(known["unit"]) == set(atlas.units)
    assert known["centre"] == ("sample-centre",)
    assert known["indicator"] == ("members", "sales")
    full = {name: json.loads(text) for name, text in schemas(("ru", "en"), known).items()}
    unit = full["figures"]["$defs"]["Figure"]["properties"]["unit"]
    assert unit["anyOf"][0] == {"enum": sorted(atlas.units)}
    assert set(full["kpis"]["properties"]) == {"members", "sales"}
    assert not re.search("x-known", json.dumps(full))
    for word in ("rub-bn", "written-later"):
        assert jsonschema.Draft7Validator(unit).is_valid(word)


def told(*langs: str) -> set[str]:
    """What editors are told in the languages of a project."""
    return set(re.findall(r'"description": "((?:[^"\\]|\\.)+)"', "".join(schemas(langs).values())))


def test_editors_are_told_what_fields_are_in_the_languages_of_the_project() -> None:
    """What stands in the code for developers is left out, and nothing is told that has no Russian words."""
    english, both = told("en"), told("ru", "en")
    assert len(english) > 250
    assert [text for text in english if CYRILLIC.search(text)] == []
    alone = {text for text in both if "\\n" not in text}  # examples, the same in all languages
    assert [text for text in alone if re.search("[a-z]{3,} [a-z]{2,}", text)] == []
    russian, words = zip(*(text.split("\\n") for text in both - alone), strict=True)
    assert set(words) | alone == english
    assert [text for text in russian if not CYRILLIC.search(text)] == []
    assert told("de") == english


def test_the_catalogue_of_fields_holds_what_models_say_and_nothing_else() -> None:
    with (CATALOGUES / "fields/ru.po").open("rb") as file:
        entries = [entry for entry in read_po(file, locale="ru", abort_invalid=True) if entry.id]
    known = {json.dumps(entry.id, ensure_ascii=False)[1:-1] for entry in entries}
    assert known - told("en") == set()
    assert [entry.id for entry in entries if entry.fuzzy or not CYRILLIC.search(str(entry.string))] == []
