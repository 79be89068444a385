"""Whole sets of figures to take away."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest

from generator.components.voice import Voice
from generator.kinds.atlas import Atlas
from generator.language import LANGS, Lang
from generator.model.address import Address
from generator.render.datasets import NAMES, dataset_files


def rows(atlas: Atlas, lang: Lang) -> tuple[list[dict[str, str]], list[dict[str, object]]]:
    files = dataset_files(Voice(atlas, lang, "sample"), ["sample"])
    assert tuple(files) == NAMES
    text = files["figures.csv"].decode("utf-8-sig")
    table = csv.DictReader(io.StringIO(text), delimiter=";" if lang == "ru" else ",")
    return list(table), json.loads(files["figures.json"])["figures"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_is_there_with_its_parts(sample: Atlas, lang: Lang) -> None:
    table, data = rows(sample, lang)
    figures = sample.scopes["sample"].figures
    whole = [Address("sample", "figures", (name,)) for name in figures]
    wanted = {str(at) for at in whole} | {str(part.address) for at in whole for part in sample.quantity(at).parts}
    assert {row["address"] for row in table} == wanted == {row["address"] for row in data}
    assert len(table) == len(data) == len(wanted)


def test_numbers_stay_numbers_and_say_their_state(sample: Atlas) -> None:
    table, data = rows(sample, "ru")
    for line, row in zip(table, data, strict=True):
        at = str(row["address"])
        found = sample.quantity(Address("sample", "figures", tuple(at.partition(":")[2].split("."))))
        assert row["state"] == found.state
        assert (row["value"] is None) == (found.value is None)
        if found.value is not None:
            assert Decimal(str(row["value"])) == found.value
            assert Decimal(line["value"].replace(",", ".")) == found.value
        assert row["printed"] == (found.printed.value if found.printed else None)
    assert {row["state"] for row in data} >= {"exact", "lost", "printed"}
