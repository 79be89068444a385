"""Texts for translators as XLIFF 1.2, and back (docs.oasis-open.org/xliff/v1.2/os/xliff-core.html)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree  # only to write

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from generator.language import Lang
from generator.language.po import Unit

_SPACE = "urn:oasis:names:tc:xliff:document:1.2"
_ORIGINAL = "clusterbook"
_NOT_READY = ("new", "needs-")  # how states of texts begin that somebody has to look at


def xliff_bytes(units: Iterable[Unit], lang: Lang, source_lang: Lang) -> bytes:
    """An XLIFF file; what needs a second look has the state needs-review-translation."""
    root = ElementTree.Element("xliff", {"version": "1.2", "xmlns": _SPACE})
    around = {"original": _ORIGINAL, "datatype": "plaintext", "source-language": source_lang, "target-language": lang}
    body = ElementTree.SubElement(ElementTree.SubElement(root, "file", around), "body")
    for unit in units:
        one = ElementTree.SubElement(body, "trans-unit", {"id": unit.id, "xml:space": "preserve"})
        ElementTree.SubElement(one, "source").text = unit.source
        if unit.target:
            state = "final" if unit.is_ready else "needs-review-translation"
            ElementTree.SubElement(one, "target", {"state": state}).text = unit.target
        for note in unit.notes:
            ElementTree.SubElement(one, "note").text = note
    ElementTree.indent(root, " ")
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def read_units(data: bytes) -> Sequence[Unit]:
    """The texts of an XLIFF file; ValueError where it is none."""
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise ValueError(str(error)) from error
    if root.tag != f"{{{_SPACE}}}xliff":
        raise ValueError(root.tag)
    return [_unit(one) for one in root.iter(f"{{{_SPACE}}}trans-unit")]


def _unit(one: ElementTree.Element) -> Unit:
    source, target = one.find(f"{{{_SPACE}}}source"), one.find(f"{{{_SPACE}}}target")
    state = target.get("state", "final") if target is not None else "new"
    return Unit(one.get("id", ""), _text(source), _text(target), not state.startswith(_NOT_READY))


def _text(element: ElementTree.Element | None) -> str:
    """The text of an element with that of whatever a tool has put into it."""
    return "" if element is None else "".join(element.itertext())
