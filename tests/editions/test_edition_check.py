"""No two editions make the same file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import check

PROGRAMME = "title: {ru: Программа, en: Programme}\nkind: programme\n"
SITE = "title: {ru: Сайт, en: Site}\nkind: site\ncentre: sample-centre\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PROGRAMME + "languages: [ru, en]\nfile: programme-{cluster}\n", ["catalogs/second.yml:4:1"]),
        (PROGRAMME + "languages: [en]\nfile: programme-{cluster}\n", ["catalogs/second.yml:4:1"]),
        (PROGRAMME + "clusters: [sample]\nlanguages: [en]\nfile: programme-{cluster}\n", ["catalogs/second.yml:5:1"]),
        (PROGRAMME + "clusters: [sample]\nlanguages: [ru]\nfile: brochure-{cluster}\n", []),
        (SITE + "languages: [ru]\n", ["catalogs/site.yml:5:1"]),
    ],
)
def test_an_edition_beside_those_of_the_sample(text: str, expected: list[str], sample_project: Path) -> None:
    (sample_project / "catalogs/second.yml").write_text(text, encoding="utf-8")
    found = [problem for problem in check(sample_project).problems if problem.rule == "same-file"]
    assert [str(problem.location) for problem in found] == expected
