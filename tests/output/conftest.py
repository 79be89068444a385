"""A small font made here, so that the tests of print need nothing of this machine; a small project, built."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]

from generator import pipeline
from generator.editions.plan import Selection
from generator.output.book_pages import Styles
from generator.output.cache import digest
from generator.output.jobs import Pool, Result, Task
from generator.output.units import Limits, Work
from generator.render.stretches import BookText, Stretch
from tests.output.cheap import cheap_engines
from tests.project import copy_small

LETTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0x410, 0x450)]))
STYLE = """
@font-face { font-family: Tiny; src: url(../tiny.ttf) }
html { font-family: Tiny; font-size: 12pt }
"""
PAGE = '<!doctype html><html lang="ru"><head><title>Кластер</title></head><body>{}</body></html>'


@pytest.fixture(scope="session")
def font(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A font whose letters are boxes, each as wide as its code says; «й» is put together of «и» and a box above."""
    names = {ord(letter): f"u{ord(letter):04X}" for letter in LETTERS}
    widths = {".notdef": 500, **{name: 300 + code * 37 % 300 for code, name in names.items()}, "above": 200}
    glyphs = {name: _box(width, 700) for name, width in widths.items()}
    glyphs["above"] = _box(200, 100)
    pen = TTGlyphPen(glyphs)
    pen.addComponent("u0438", (1, 0, 0, 1, 0, 0))
    pen.addComponent("above", (1, 0, 0, 1, 90, 800))
    glyphs["u0439"] = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(widths))
    builder.setupCharacterMap(names)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (width, 50) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Tiny", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    path = tmp_path_factory.mktemp("font") / "tiny.ttf"
    builder.save(path)
    return path


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with everything that is built of it by engines that cost nothing; to be copied."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1606780801")
        cheap_engines(patch)
        root = copy_small(tmp_path_factory.mktemp("whole") / "project")
        outcome = pipeline.build(root, root / "build", Selection(), jobs=2, progress=lambda *_: None)
    assert outcome.published.failures == ()
    return root


def _box(width: int, height: int) -> Glyph:
    pen = TTGlyphPen(None)
    for step, point in enumerate([(50, 0), (50, height), (width - 50, height), (width - 50, 0)]):
        (pen.lineTo if step else pen.moveTo)(point)
    pen.closePath()
    return pen.glyph()


@pytest.fixture
def project(tmp_path: Path, font: Path) -> Path:
    """A folder that a document may read from, with a font."""
    return font_folder(tmp_path / "project", font)


def font_folder(folder: Path, font: Path) -> Path:
    """The folder with the font in it."""
    folder.mkdir(exist_ok=True)
    (folder / "tiny.ttf").write_bytes(font.read_bytes())
    return folder


def print_styles(project: Path, text: str = "", frame: str = "") -> Styles:
    """Styles in the only font of the project, with more of the text and with what stands around it."""
    return Styles(project, (project.resolve(),), STYLE + text, frame, digest(project / "tiny.ttf"))


def book_text(*bodies: str, page: str = PAGE) -> BookText:
    """A book of stretches with these bodies."""
    stretches = tuple(Stretch(f"stretch-{number}", page.format(body)) for number, body in enumerate(bodies, start=1))
    return BookText("book", stretches, page.format(""))


def done(work: Work, folder: Path, limits: Limits | None = None) -> Result:
    """What comes of a work that a worker does; what it makes stands in `made` in the folder."""
    run, made = folder / "run", folder / "made"
    for path in (run, made):
        path.mkdir(parents=True)
    with Pool(1, run) as pool:
        pool.start(Task("it", work, made, {}, limits or Limits()))
        return pool.finished()
