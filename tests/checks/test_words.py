"""The page of the guide about the rules: every rule in both languages, and nothing else."""

from __future__ import annotations

import re

import pytest

from generator.checks.registry import RULES
from generator.checks.words import page, words
from generator.language import LANGS, Lang


@pytest.mark.parametrize("lang", LANGS)
def test_every_rule_is_explained_and_nothing_else(lang: Lang) -> None:
    assert set(words(lang)) == {rule.id for rule in RULES}
    assert {len(told.paragraphs) for told in words(lang).values()} == {4}


@pytest.mark.parametrize("lang", LANGS)
def test_families_have_titles(lang: Lang) -> None:
    families = re.findall(r"^## .+ \{ #([a-z-]+) \}$", page(lang), re.M)
    assert sorted(families) == sorted({rule.family for rule in RULES})


SEVERITIES = {"ru": {"error": "Ошибка", "warning": "Предупреждение", "advice": "Совет"}}
SEVERITIES["en"] = {"error": "Error", "warning": "Warning", "advice": "Advice"}


@pytest.mark.parametrize("lang", LANGS)
def test_the_severity_is_that_of_the_rule(lang: Lang) -> None:
    said = {rule.id: words(lang)[rule.id].paragraphs[0] for rule in RULES if rule.severity}
    wrong = [rule.id for rule in RULES if rule.severity and SEVERITIES[lang][rule.severity] not in said[rule.id]]
    assert wrong == []
