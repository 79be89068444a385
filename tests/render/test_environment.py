"""What templates do with texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from generator.components.inline import Inline, Joined
from generator.components.writing import Writer
from generator.kinds.atlas import Atlas
from generator.render.environment import render
from tests.project import ROOT
from tests.subjects import voice


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("расчеты по данным", "Расчеты по данным"),
        ("Росстат", "Росстат"),
        (Markup("«росстат» и <b>x</b>"), "«росстат» и <b>x</b>"),
        (Markup("<i lang=ru>данные</i> <b>x</b>"), "<i lang=ru>Данные</i> <b>x</b>"),
        (Joined("{} ({})", ("форма", "а")), "Форма (а)"),
        ("", ""),
    ],
)
def test_a_line_begins_with_a_capital(text: Inline | Markup, begun: str, sample: Atlas, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/components").symlink_to(ROOT / "templates/components")
    (tmp_path / "templates/x.j2").write_text("{{ text|begun }}", encoding="utf-8")
    assert render("x.j2", Writer(voice(sample, "ru")), tmp_path, text=text) == begun
