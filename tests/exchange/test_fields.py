"""The guide's list of fields is what the models say."""

from __future__ import annotations

import os
import re

import pytest

from generator.exchange.fields import fields_page
from generator.exchange.tables import kinds_of
from tests.project import LOCALES, ROOT


@pytest.mark.golden
@pytest.mark.parametrize("lang", LOCALES)
def test_the_guide_lists_all_fields(lang: str) -> None:
    page, made = ROOT / f"docs/guide/fields.{lang}.md", fields_page(lang)
    if "RENEW_GOLDEN" in os.environ:
        page.write_text(made, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == made
    assert set(re.findall("^## (.+)/$", made, re.M)) == {kind.name for kind in kinds_of("cluster")}
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", made, re.M)
    assert len(rows) > 200
    assert [name for name, told in rows if not told.strip()] == []


def test_a_word_means_what_its_set_says() -> None:
    page = fields_page("en")
    assert "`partnership` – partnership" in page  # a legal form
    assert "`partnership` – Joint projects" in page  # a role
    assert "`other` – Other" in page
