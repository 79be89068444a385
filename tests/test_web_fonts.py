"""The small web fonts are what their script makes, hold what nearly all pages need, and say another name."""

from __future__ import annotations

import re
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import module_from_spec
from io import BytesIO
from types import ModuleType

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from tests.project import ROOT

WEB = ROOT / "templates/fonts/web"
# What the text of a page is written in, in either language.
TEXT = {"Russian": "АЯабвгдеёжийъыьэюяЁ", "Common": "azAZ09 .,:;!?%()–—«»“”’…\u00a0−№₽"}


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script as a module."""
    loader = SourceFileLoader("web_fonts", str(ROOT / "scripts/web-fonts"))
    module = module_from_spec(ModuleSpec("web_fonts", loader, origin=loader.path))
    module.__file__ = loader.path
    loader.exec_module(module)
    return module


def test_the_files_are_those_of_the_script(script: ModuleType) -> None:
    files = script.files()
    assert {path.name for path in WEB.glob("Cluster*")} == set(files)
    name = "ClusterSans-SemiBold-Russian.woff2"
    packed = BytesIO()
    script.small(*files[name]).save(packed, reorderTables=False)
    made, kept = (TTFont(BytesIO(data)) for data in (packed.getvalue(), (WEB / name).read_bytes()))
    assert made.keys() == kept.keys()
    assert [
        tag for tag in sorted(kept.keys()) if tag != "GlyphOrder" and made.getTableData(tag) != kept.getTableData(tag)
    ] == []


def test_the_files_hold_what_pages_need_and_the_styles_say_so(script: ModuleType) -> None:
    css = (ROOT / "templates/styles/fonts-web.css").read_text(encoding="utf-8")
    ranges = dict(re.findall(r'fonts/(Cluster[^"]+)".*?unicode-range:([^;]*);', css, re.DOTALL))
    assert set(ranges) == set(script.files())
    for name, (_, part) in script.files().items():
        said = script.parse_unicodes(ranges[name].replace("U+", ""))
        assert said == script.parse_unicodes(script.RANGES[part]), name
        font = TTFont(WEB / name)
        assert set(font.getBestCmap()) == set(said), name
        assert set(map(ord, TEXT[part])) <= set(said), name
        # The licence keeps the name of the makers for what they have made, and wants to be named.
        names = {record.nameID: str(record) for record in font["name"].names}
        assert not any("Plex" in names[number] for number in (1, 4, 6)), name
        assert "IBM" in names[0], name
        assert "SIL Open Font License" in names[13], name
