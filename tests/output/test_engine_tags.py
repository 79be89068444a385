"""Texts belong to the tags that say what they are: what is told, in which order and of which page stays the same."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Object, Pdf
from weasyprint import HTML

from generator.output import engine_tags, weasyprint_engine  # noqa: F401 - the engine without its noise
from generator.output.engine_tags import without_idle_spans
from tests.output.pdf import elements, faults

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Знак</title><path d="M0 0h9v9z"/></svg>'
BODY = f"""
<h1>Каталог <span>товаров</span></h1><p>Слово <b>за <i>словом</i></b> и <span><span>дальше</span> {PICTURE}</span></p>
<p>Где: <a href="https://example.org/">на <b>сайте</b></a>, <span><a href="#end">в конце</a></span></p>
<ul><li>Один <span>два</span></li><li><p>Три</p><ul><li>Четыре</li></ul></li></ul>
<dl><dt>Масса</dt><dd><span>5</span> кг</dd></dl><div>Просто <span>текст</span> {{}}</div>
<table><tr><th>Год</th><td><span>2019</span></td></tr><tr><th>Итог</th><td>7 <a href="#end">там</a></td></tr></table>
<p style="break-inside: auto">{"Слова через страницу. " * 400}</p><p id="end">Конец</p>
""".format("")


def printed(*, as_engine: bool = False) -> Pdf:
    """The document as a file, with the tags of the engine or ours."""
    target = BytesIO()
    HTML(string=f"<html lang=ru><title>Теги</title><body>{BODY}").write_pdf(
        target, pdf_variant="pdf/ua-1", finisher=lambda _, pdf: None if as_engine else without_idle_spans(pdf)
    )
    return pikepdf.open(target)


def told(element: Object, tags: tuple[str, ...] = ()) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Page and number of each text in the order of the tags, with the tags that it stands in but for spans."""
    own = tags if str(element.S) == "/Span" else (*tags, str(element.S))
    for kid in element.K:
        if isinstance(kid, Dictionary):
            yield from told(kid, own) if "/S" in kid else ()
        else:
            yield element.Pg.objgen[0], int(kid), own


def spans(pdf: Pdf) -> int:
    return sum(str(element.S) == "/Span" for _, element in elements(pdf))


def test_what_is_told_stays_and_most_spans_go() -> None:
    with printed() as ours, printed(as_engine=True) as engine:
        assert list(told(ours.Root.StructTreeRoot.K[0])) == list(told(engine.Root.StructTreeRoot.K[0]))
        assert faults(ours) == faults(engine) == []
        assert 0 < spans(ours) < spans(engine) / 3


def test_spans_stay_where_a_tag_may_not_hold_text_and_where_they_say_something(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with printed() as pdf:
        held = [element for _, element in elements(pdf) if str(element.S) == "/Span"]
        holders = {str(one.P.S) for one in held if not any(isinstance(kid, Dictionary) for kid in one.K)}
        assert "/Div" in holders
        assert not holders & {"/P", "/H1", "/TD", "/TH", "/Link"}
        figures = [element for _, element in elements(pdf) if str(element.S) == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == ["Знак"]
    monkeypatch.setattr(engine_tags, "_HOLD_TEXT", frozenset())
    with printed() as pdf, printed(as_engine=True) as engine:
        assert spans(pdf) == spans(engine)


def test_a_text_that_lost_its_tag_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_tags, "_left", lambda name, _: name)
    with printed() as pdf:
        assert faults(pdf) != []
