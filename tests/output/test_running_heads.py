"""Running heads of an edition, as its own styles set them."""

from __future__ import annotations

from generator.output.book_pages import Styles
from generator.output.weasyprint_engine import lay_out, press
from generator.render.styles import bundle, settled
from generator.shipped import shipped

_LEAF = '<html lang="en" class="edition" style="--line: 4.5mm"><body><div class="leaf" data-cluster="Goods">{}</div>'
_SECTION = '<section class="leaf__section" data-chapter="{0}"><h2 class="leaf__title">{0}</h2>{1}</section>'
_PAGE = "<p style='height: 200mm; break-inside: avoid'>Words</p>"


def test_the_head_of_a_page_names_the_first_chapter_on_it() -> None:
    """Also where several chapters go on one after the other: indexes, for one."""
    folder = shipped() / "templates"
    styles = Styles(folder, (folder,), settled(bundle(folder, "print"), folder), "", "")
    by = press(styles)
    html = _LEAF.format(_SECTION.format("One", _PAGE * 2) + _SECTION.format("Two", _PAGE * 3))
    pages = lay_out(html, by, by.text, "run").pages
    heads = [next(text for name, text in page.strings if name == "chapter") for page in pages]
    assert heads == ["One", "One", "Two", "Two", "Two"]
