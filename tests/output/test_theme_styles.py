"""The sheets of the theme are read as they are written; what is left out is what no page can have."""

from __future__ import annotations

from pathlib import Path

import pytest
import tinycss2

from generator.output.theme_styles import may_match, theme_css, whole_theme_css
from tests.project import ROOT

TEMPLATES = ROOT / "templates"
CLASSES = frozenset({"known", "md-typeset"})


@pytest.mark.parametrize(
    ("selector", "matches"),
    [
        ("a:hover>.known", True),
        (".known .strange", False),
        (".known:not(.strange)", True),
        (".md-typeset :is(.strange,.known)", True),
        (".md-typeset :is(.strange,.stranger)", False),
        ('[data-md-color-primary="red"]', False),
        ("[data-md-color-scheme=slate] hr", True),
    ],
)
def test_a_selector_is_kept_when_a_page_may_have_all_its_classes(selector: str, matches: bool) -> None:
    assert may_match(tinycss2.parse_component_value_list(selector), CLASSES) is matches


def test_a_page_waits_for_a_fifth_of_the_theme() -> None:
    css = theme_css("", TEMPLATES)
    assert len(css) < len(whole_theme_css()) / 5
    assert ".md-search-result__item" in css
    assert ".admonition" not in css
    assert "--md-code-hl-color" not in css  # asked for by nothing that is left


def test_properties_that_our_styles_ask_for_stay() -> None:
    assert "--md-code-hl-color:" in theme_css("p { color: var(--md-code-hl-color) }", TEMPLATES)


def test_a_template_of_a_project_may_use_any_class_of_the_theme(tmp_path: Path) -> None:
    page = tmp_path / "pages/partials/own.html"
    page.parent.mkdir(parents=True)
    page.write_text('<a class="md-button wide">', encoding="utf-8")
    assert ".md-button" in theme_css("", tmp_path)
    assert ".md-button" not in theme_css("", TEMPLATES)
