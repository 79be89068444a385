"""What keeps a record from a channel."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import Mock

import pytest

from generator.kinds import readiness as of_record
from generator.kinds.atlas import Atlas
from generator.kinds.catalogue.product import Product
from generator.kinds.readiness import readiness
from generator.kinds.registry import KINDS
from generator.model.address import Address

AT = Address("sample", "products", ("cheese",))
WHOLE: dict[str, object] = {
    "name": {"ru": "Сыр", "en": "Cheese"},
    "maker": "dairy",
    "category": "cheese",
    "summary": {"ru": "Твердый", "en": "Hard"},
    "media": [{"file": "a.png", "alt": {"ru": "Сыр"}}],
    "specification": {"fat": {"title": {"ru": "Жирность"}, "value": "45"}},
}


def lacking(record: dict[str, object], lang: str, channel: str) -> list[str]:
    found = readiness(AT, Product.model_validate(record), lang, channel)  # type: ignore[arg-type]
    return [".".join(place.path[1:]) for place in found]


@pytest.mark.parametrize(
    ("lang", "channel", "found"),
    [
        ("ru", "web", []),
        ("en", "web", []),
        ("ru", "print", []),
        ("en", "print", ["media.0.alt.en", "specification.fat.title.en"]),
    ],
)
def test_texts_must_be_there_in_the_language(lang: str, channel: str, found: list[str]) -> None:
    assert lacking(WHOLE, lang, channel) == found


def test_what_is_absent_or_empty_is_named() -> None:
    bare = {name: WHOLE[name] for name in ("name", "maker", "category")}
    assert lacking(bare, "ru", "web") == ["summary"]
    assert lacking({**bare, "media": []}, "ru", "print") == ["summary", "media", "specification"]


def test_a_kind_without_demands_is_always_ready() -> None:
    assert readiness(AT, Product.model_validate(WHOLE).name, "en", "web") == ()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_demands_are_fields(kind: object) -> None:
    model, needs = kind.model, kind.needs  # type: ignore[attr-defined]
    aliases = {field.alias or name for name, field in model.model_fields.items()}
    assert {name for names in needs.values() for name in names} <= aliases


def test_an_atlas_finds_out_once_what_a_record_lacks(sample: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shelves, editions and checks ask of the same records; languages and channels are told apart."""
    asked = Mock(return_value=(AT,))
    monkeypatch.setattr(of_record, "readiness", asked)
    record, known = Product.model_validate(WHOLE), replace(sample)
    keys = [(AT, record, lang, channel) for lang in ("ru", "en") for channel in ("web", "print")]
    for key in (*keys, *keys):
        assert of_record.lacking(known, *key) == (AT,)  # type: ignore[arg-type]
    assert [one.args for one in asked.call_args_list] == keys
