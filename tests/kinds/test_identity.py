"""Colours that can be read, and a look that reaches header, first page and cover."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest

from generator import pipeline
from generator.editions.look import PLAIN, Look, look_of
from generator.kinds.identity import contrast
from generator.render.book import render_book
from generator.render.root import root_page
from generator.render.settings import look_css, site_settings
from tests.project import GOOD, book_html
from tests.subjects import planned, voice

CENTRE = "data/centres/sample-centre/centre.yml"
OWN = """
identity:
  logo:
    light: {file: logo.png, alt: {ru: Знак-образец, en: Sample logo}}
  icon: {file: icon.png, alt: {ru: Знак, en: Mark}}
  ground: {light: "#EEF3F0", dark: "#1A2220"}
  headings: serif
  pattern: false
  hero: {file: town.png, alt: {ru: Город-образец, en: The sample town}}
"""


def with_identity(project: Path, text: str) -> Path:
    """The project with an identity of its own, and its pictures."""
    file = project / CENTRE
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    picture = next((GOOD / "sample").rglob("*.png"))
    for name in ("logo.png", "town.png", "icon.png"):
        copyfile(picture, file.parent / name)
    return project


def problems(project: Path) -> list[str]:
    return [f"{problem.rule}: {problem.message}" for problem in pipeline.check(project).problems]


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#0B6E74", "#F6F4EF", 5.5),
        ("#abcdef", "#abcdef", 1),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.06)
    assert contrast(one, other) == contrast(other, one)


def test_colours_that_can_be_read_pass(sample_project: Path) -> None:
    before = problems(sample_project)
    assert problems(with_identity(sample_project, OWN)) == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('light: "#0B6E74"', 'light: "#79C8CC"', "#79C8CC on #EEF3F0 has a contrast of"),
        ('dark: "#4FC3C9"', 'dark: "#0B6E74"', "#0B6E74 on #1c2126 has a contrast of"),
        ('light: "#EEF3F0"', 'light: "#888888"', "#565b61 on #888888 has a contrast of"),
        ('dark: "#1A2220"', 'dark: "#70807C"', "#b2b6ba on #70807C has a contrast of"),
    ],
)
def test_a_colour_that_cannot_be_read_is_refused(sample_project: Path, old: str, new: str, told: str) -> None:
    file = with_identity(sample_project, OWN) / CENTRE
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = problems(sample_project)
    assert [line for line in found if line.startswith(f"contrast: {told}")], found


def test_a_logo_that_is_not_there_is_refused(sample_project: Path) -> None:
    file = sample_project / CENTRE
    file.write_text(file.read_text(encoding="utf-8") + OWN, encoding="utf-8")
    assert [line for line in problems(sample_project) if line.startswith("picture: ")]


def test_the_look_reaches_site_and_print(sample_project: Path) -> None:
    checked = pipeline.check(with_identity(sample_project, OWN))
    assert checked.atlas is not None
    found = planned(checked.atlas)
    site, book = found.sites[0], found.books[0]
    logo, hero = "data/centres/sample-centre/logo.png", "data/centres/sample-centre/town.png"
    assert {logo, hero} <= set(site.pictures)
    assert logo in book.pictures
    assert {logo, hero} <= pipeline.shown_pictures(found)
    settings = site_settings(site, found.sites, GOOD.parents[1])
    centre, icon = settings["extra"]["centre"], "assets/media/data/centres/sample-centre/icon.png"  # type: ignore[index]
    assert settings["theme"]["favicon"] == icon  # type: ignore[index]
    assert f'<link rel="icon" href="ru/{icon}">' in root_page(found.sites, GOOD.parents[1])
    assert centre["logo"] == {"src": f"assets/media/{logo}", "alt": "Знак-образец"}
    assert centre["pattern"] is False
    html = book_html(render_book(book))
    assert f'<img src="../{logo}" alt="Знак-образец">' in html
    assert "--headings: var(--serif)" in html
    assert "background-image" not in html
    css = look_css(site.look)
    assert "--paper-warm: #EEF3F0;" in css
    assert "--font-headings: var(--font-serif); --weight-headings: 400;" in css


def test_a_centre_without_identity_has_its_accent_alone() -> None:
    atlas = pipeline.check(GOOD / "sample").atlas
    assert atlas is not None
    look = look_of(voice(atlas, "en"), "sample-centre")
    assert look == Look(accent=("#0B6E74", "#4FC3C9"))
    assert look_of(voice(atlas, "en"), "nobody") == PLAIN
    assert look_css(PLAIN) == ""
