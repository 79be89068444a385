"""Styles of elements are computed once for all documents of a process: the engine computes them for each document anew,
and for each element with an id or a style of its own, with all that stands in it.

What an element computes to follows from its parent's style and from what is declared for it. The page that its document
begins with counts as well where a style measures by it (`vw`, `vh`): then nothing is taken again.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping
from functools import wraps
from xml.etree.ElementTree import Element

import tinycss2

with warnings.catch_warnings():
    # There are no system fonts in a worker, on purpose.
    warnings.filterwarnings("ignore", message=".*Expect ugly output")
    from weasyprint.css import ComputedStyle, InitialStyle, StyleFor
    from weasyprint.text.fonts import FontConfiguration

_MOST = 2000  # styles, from when on a document begins anew
_BY_PAGE = re.compile(r"\dp?[sld]?v(?:w|h|i|b|min|max)\b", re.IGNORECASE)
_VARIABLE = "__"  # begins the name of a property that styles give to themselves
_ID = "anchor"  # the property that the engine has for it; no other asks for it
_Declared = Mapping[str, tuple[object, object]]  # values with their weights


class _Own(ComputedStyle):  # type: ignore[misc]  # no types there
    """The style of one element: as others have it, but for its id, and for what the engine writes into it."""

    def __init__(self, common: ComputedStyle, declared: _Declared) -> None:
        given = (common.pseudo_type, common.root_style, common.base_url, common.font_config, common.initial_page_sizes)
        super().__init__(common.parent_style, declared, *given)
        self.common, self.specified = common, common.specified
        self[_ID] = declared[_ID][0] if _ID in declared else None

    def __missing__(self, name: str) -> object:
        value = self[name] = self.common[name]
        return value


def remember(fonts: FontConfiguration, *sheets: str) -> None:
    """Let documents in these fonts and style sheets share their styles."""
    if not any(map(_BY_PAGE.search, sheets)):
        fonts.known_styles = {}


def install() -> None:
    """Have the engine do so in this process."""
    StyleFor.set_computed_styles = computed_once(StyleFor.set_computed_styles)


def computed_once(compute: Callable[..., None]) -> Callable[..., None]:
    """The engine's own method, which knows the styles of documents before."""

    @wraps(compute)
    def computed(
        self: StyleFor,
        element: object,
        parent: object,
        root: object = None,
        pseudo_type: str | None = None,
        base_url: str | None = None,
        target_collector: object = None,
    ) -> None:
        given = (root, pseudo_type, base_url, target_collector)
        found = _found(self, element, parent, *given[:3])
        if found is None:
            compute(self, element, parent, *given)
            return
        self.get_computed_styles()[element, pseudo_type] = found
        if target_collector and found[_ID]:
            target_collector.collect_anchor(found[_ID])  # type: ignore[attr-defined]

    return computed


def _found(
    style_for: StyleFor, element: object, parent: object, root: object, pseudo_type: str | None, base_url: str | None
) -> ComputedStyle | None:
    """The style of an element, of what stands before or after it, or of a page; None where nothing else tells it."""
    known: dict[object, ComputedStyle] | None = getattr(style_for.font_config, "known_styles", None)
    if known is None:
        return None
    styles = style_for.get_computed_styles()
    if parent is None and len(known) > _MOST:
        known.clear()
    above = styles.get((parent, None))
    above = getattr(above, "common", above)
    if above is not None and not hasattr(above, "is_known"):
        return None  # it may be gone when its number is that of another
    declared: _Declared = style_for.get_cascaded_styles().get((element, pseudo_type), {})
    common = {name: said for name, said in declared.items() if name != _ID} if _ID in declared else declared
    key = (id(above), pseudo_type, base_url, *(_part(name, *said) for name, said in common.items()))
    try:
        found = known.get(key)
    except TypeError:  # something is declared that cannot be compared
        return None
    if found is None:
        first = InitialStyle(style_for.font_config) if parent is None else styles[root, None]
        first = getattr(first, "common", first)
        sizes = style_for.initial_page_sizes
        found = ComputedStyle(above, common, pseudo_type, first, base_url, style_for.font_config, sizes)
        found.is_known = True
        known[key] = found
    # The engine writes into the styles of the root, of the body, of pages and their margins.
    is_own = _ID in declared or parent is None or parent is root or not isinstance(element, Element)
    return _Own(found, declared) if is_own else found


def _part(name: str, value: object, weight: object) -> tuple[object, ...]:
    """A declaration in what can be compared: variables are read anew in each document, but say the same."""
    is_read = name.startswith(_VARIABLE) and isinstance(value, list | tuple)
    return name, tinycss2.serialize(value) if is_read else value, weight
