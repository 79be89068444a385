"""The style sheets of a medium in one text: its frame, what components share, then each component's own.

A component brings `site.css` and `print.css` in its folder; to add one is to add its files. Its rules may say more of
what is shared, never of another component, so that the order among components says nothing. A project has the last
word in `styles/site-own.css` and `styles/print-own.css`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

Sheet = Literal["site", "print", "frame", "errata", "root"]

# Files of `styles/` in the order of their weight; "root" is the page that offers the languages, "frame" what stands
# around the text of a printed page, in the fonts of "print"; "errata" comes after "print" for a sheet of corrections.
_FRAME: Mapping[Sheet, tuple[str, ...]] = {
    "site": (
        "fonts-web",
        "site-base",
        "site-header",
        "site-page",
        "site-home",
        "site-components",
        "site-tables",
        "site-drawn",
        "site-figures",
        "site-notes",
        "site-references",
        "site-catalogue",
        "site-print",
    ),
    "print": (
        "fonts-print",
        "print-pages",
        "print-book",
        "print-components",
        "print-tables",
        "print-drawn",
        "print-figures",
        "print-notes",
        "print-editions",
        "print-sheets",
    ),
    "frame": ("print-pages", "print-frame"),
    "errata": ("print-errata",),
    "root": ("fonts-web", "root"),
}

# A rule for the whole document; a property of its own with its value; a use of one, without or with what stands in.
_ROOT = re.compile(r":root\s*\{([^{}]*)\}")
_SAID = re.compile(r"""(--[\w-]+)\s*:\s*((?:[^;"']|"[^"]*"|'[^']*')*)""")
_NAMED = re.compile(r"(--[\w-]+)\s*:")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)")


def style_files(templates: Path, sheet: Sheet) -> list[Path]:
    """The files of a style sheet in the order in which they count."""
    frame = [templates / "styles" / f"{name}.css" for name in _FRAME[sheet]]
    own = templates / "styles" / f"{sheet}-own.css"
    return [*frame, *sorted((templates / "components").glob(f"*/{sheet}.css")), *([own] if own.is_file() else [])]


def bundle(templates: Path, sheet: Sheet) -> str:
    """The whole style sheet; its relative addresses are those of a file in `styles/`."""
    return "\n".join(path.read_text(encoding="utf-8") for path in style_files(templates, sheet))


def settled(css: str, templates: Path) -> str:
    """The sheet with its constants written out: properties of its own that are said once, of the whole document, and
    that no template says anew. The engine of print reads what asks for one again for every element that it is for."""
    said = [_NAMED.findall(path.read_text(encoding="utf-8")) for path in templates.rglob("*.j2")]
    known = [*_NAMED.findall(css), *(name for names in said for name in names)]
    constants = {name: value for name, value in _constants(css) if known.count(name) == 1}
    return _ASKED.sub(lambda asked: constants.get(asked[1], asked[0]), css)


def _constants(css: str) -> Iterator[tuple[str, str]]:
    for root in _ROOT.finditer(css):
        before = css[: root.start()]
        if before.count("{") == before.count("}"):  # under no condition
            yield from ((name, value.strip()) for name, value in _SAID.findall(root[1]) if "var(" not in value)
