"""An edition with a cover picture, from its file in catalogs/ to the printed page."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from PIL import Image

from tests.conftest import Run
from tests.samples import sample_project

EDITION = """\
kind: catalogue
centre: north
title: {ru: Сыры, en: Cheese}
languages: [en]
file: cheese
select: {record: [hill-cheese]}
cover: {picture: {file: pictures/cover.jpg, alt: {ru: Цех, en: A workshop}}}
"""


def test_a_cover_shows_its_picture(tmp_path: Path, command: Run) -> None:
    root = sample_project(tmp_path)
    picture = root / "catalogs/pictures/cover.jpg"
    picture.parent.mkdir(exist_ok=True)
    Image.effect_noise((1237, 811), 40).save(picture)
    (root / "catalogs/cheese.yml").write_text(EDITION, encoding="utf-8")
    built = command("build", "--root", str(root), "--edition", "cheese")
    assert built.code == 0, built.err
    with pikepdf.open(root / "build/print/cheese-en.pdf") as pdf:
        sizes = [
            (int(one.Width), int(one.Height))
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and "/Width" in one
        ]
    assert (1237, 811) in sizes
