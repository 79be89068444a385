"""Tags of a file that say something: the engine puts each run of text into a span of its own."""

from __future__ import annotations

from pydyf import PDF, Dictionary  # type: ignore[import-untyped]

_SPAN = frozenset(("Type", "S", "K", "Pg", "P"))  # what a span has that says nothing of its text
# What may hold text itself; lists, rows and sections may not (ISO 32000-1, 14.8.4).
_LEVELS = (f"/H{level}" for level in range(1, 7))
_HOLD_TEXT = frozenset(("/P", "/Span", "/Link", "/LBody", "/Lbl", "/TD", "/TH", "/Caption", *_LEVELS))


def without_idle_spans(pdf: PDF) -> None:
    """Let texts belong to the tag that their span stands in, which halves the tags of a page of cards.

    The spans stay as empty objects that nothing refers to: numbers of objects are places. The merge leaves them out.
    """
    elements = {item.reference: item for item in pdf.objects if isinstance(item, Dictionary) and "P" in item}
    gone: dict[bytes, bytes] = {}
    for name, item in reversed(elements.items()):
        parent = elements.get(item["P"])
        if parent is not None and _is_idle(item, parent):
            at = parent["K"].index(name)
            parent["K"][at : at + 1] = item["K"]
            gone[name] = item["P"]
            item.clear()
    for tree in pdf.objects:
        for page in tree["Nums"][1::2] if isinstance(tree, dict) and "Nums" in tree else ():
            if isinstance(page, list):
                page[:] = [_left(name, gone) for name in page]


def _is_idle(item: Dictionary, parent: Dictionary) -> bool:
    if item["S"] != "/Span" or item.keys() != _SPAN or parent["S"] not in _HOLD_TEXT or parent["Pg"] != item["Pg"]:
        return False
    return all(isinstance(kid, int) for kid in item["K"])


def _left(name: bytes, gone: dict[bytes, bytes]) -> bytes:
    while name in gone:
        name = gone[name]
    return name
