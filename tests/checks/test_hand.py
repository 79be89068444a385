"""Ways between hand-written pages, and to their pictures."""

from __future__ import annotations

import io
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image

from generator.checks.hand import WORDS, check_hand
from generator.kinds.atlas import Atlas
from generator.language import LANGS
from generator.language.handmade import Kind
from generator.render.hand import pictures_of, render_hand
from generator.source.hand import RESERVED, read_hand
from tests.project import write_tree

PAGES = {
    "docs/ru/about.md": "# О { #about }\n\n[Войти](enter.md#how) ![Завод](img/plant.png)\n\n[Х](clusters/index.md)\n",
    "docs/ru/enter.md": "# Войти { #enter }\n\n## Как { #how }\n\n[Назад](about.md) [Выше](#enter) [Да](guide/a.md)\n",
    "docs/ru/guide/a.md": "# Дальше { #a }\n\n[Назад](../about.md#about) ![Завод](../img/plant.png)\n",
}


def project(root: Path, **pages: str) -> Path:
    write_tree(root, {**PAGES, **{f"docs/ru/{name}.md": text for name, text in pages.items()}})
    file = io.BytesIO()
    Image.new("RGB", (4, 3)).save(file, "PNG")
    (root / "docs/ru/img").mkdir(exist_ok=True)
    (root / "docs/ru/img/plant.png").write_bytes(file.getvalue())
    return root


def said(root: Path, atlas: Atlas) -> list[str]:
    hand, problems = read_hand(root, LANGS)
    assert problems == []
    return [f"{problem.location} {problem.message}" for problem in check_hand(hand, atlas, root)]


def test_good_pages_lead_to_each_other(tmp_path: Path, sample: Atlas) -> None:
    assert said(project(tmp_path), sample) == []
    hand, _ = read_hand(tmp_path, LANGS)
    made = {page.path: render_hand(page) for page in hand.pages["ru"]}
    assert '<a href="../enter/#how">' in made["about.md"]
    assert '<a href="../clusters/">' in made["about.md"]
    assert 'src="../assets/media/docs/ru/img/plant.png"' in made["about.md"]
    assert '<a href="../../about/#about">' in made["guide/a.md"]
    assert 'src="../../assets/media/docs/ru/img/plant.png"' in made["guide/a.md"]
    assert '<a href="#enter">' in made["enter.md"]
    assert made["enter.md"].startswith('---\ntitle: "Войти"\n---\n\n# Войти { #enter }\n\n## Как { #how }\n')
    assert pictures_of(hand.pages["ru"]) == ["docs/ru/img/plant.png"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[a](no.md)", "3:5 There is no page no.md"),
        ("[a](../en/about.md)", "3:5 There is no page ../en/about.md"),
        ("[a](enter.md#no)", "3:5 The page has no anchor no"),
        ("[a](#no)", "3:5 The page has no anchor no"),
        ("x ![a](no.png)", "3:8 There is no picture no.png"),
        ("![a](../../../etc/passwd)", "3:6 There is no picture ../../../etc/passwd"),
        ("![a](about.md)", "3:6 There is no picture about.md"),
        ("a\n<b>", "4:1 HTML is not shown on pages: <b>"),
    ],
)
def test_ways_that_lead_nowhere_are_told(tmp_path: Path, sample: Atlas, text: str, problem: str) -> None:
    assert said(project(tmp_path, page=f"# A\n\n{text}\n"), sample) == [f"docs/ru/page.md:{problem}"]


def test_a_picture_beside_a_page_is_looked_at_like_any_other(tmp_path: Path, sample: Atlas) -> None:
    project(tmp_path)
    (tmp_path / "docs/ru/img/plant.png").write_bytes(b"<svg onload='x()'>")
    assert said(tmp_path, sample) == [
        "docs/ru/about.md:3:32 plant.png is no picture that can be read",
        "docs/ru/guide/a.md:3:37 plant.png is no picture that can be read",
    ]


def test_two_pages_of_one_address_are_told(tmp_path: Path, sample: Atlas) -> None:
    write_tree(tmp_path, {"docs/ru/guide/index.md": "# B\n", "docs/ru/guide.md": "# C\n"})
    assert said(project(tmp_path), sample) == [
        "docs/ru/guide/index.md:1:1 Two pages would have the address of this one: guide.md"
    ]


def test_pages_in_the_place_of_pages_of_an_outline_are_told(tmp_path: Path, sample: Atlas) -> None:
    parts = [part for outline in sample.outlines.values() if outline.of == "centre" for part in outline.parts.values()]
    made = {name for part in parts for name in part.chapters} - RESERVED
    write_tree(tmp_path, {f"docs/ru/{name}.md": "# A\n" for name in ("own", *made)})
    hand, _ = read_hand(tmp_path, LANGS)
    assert {problem.location.path for problem in check_hand(hand, sample, tmp_path)} == {
        f"docs/ru/{name}.md" for name in made
    }


def test_every_kind_of_problem_has_words() -> None:
    assert set(get_args(Kind)) == set(WORDS)
