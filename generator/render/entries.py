"""A page of the catalogue without MkDocs: what differs from page to page, put into a frame that MkDocs has made once.

A catalogue has thousands of pages that differ in their content alone. Their frame is a page of the theme with slots in
place of what differs: one for every depth of their addresses, and for the languages in which such a page exists.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from urllib.parse import quote

from markupsafe import Markup

from generator.components.block import Block
from generator.editions.publications import Page, Site
from generator.render.components import render_block, render_notes
from generator.render.linked_data import Whereabouts, linked_text
from generator.render.markdown import front_matter
from generator.render.places import Homes, page_url
from generator.render.shown import Ground, Shown

_FOLDER = "frames"
_LONG = 55  # letters of a title that is set smaller, as in main.html
_NOTE = "SLOT_fallbacks_TOLS"
_SLOT = re.compile(
    rf'(?P<note><p class="page-head__note">[^<]*{_NOTE}</p>)|(?P<tail> · SLOT_whose_TOLS)'
    r"|(?P<content><p>SLOT_content_TOLS</p>)|SLOT_(?P<name>[a-z]+)_TOLS|(?P<url>frames/(?:x/)*[a-z-]+/)"
)
_TITLE = 'class="page-head__title'


@dataclass(frozen=True)
class Frame:
    """A frame: its Markdown file, and the languages in which the pages in it exist."""

    path: str
    langs: tuple[str, ...]


@dataclass(frozen=True)
class Slots:
    """What is put into the frame; all but `title` and `url` finished HTML."""

    url: str
    title: str
    description: str
    accent: str
    whose: str
    record: str
    file: str
    way: str
    linked: str
    heading: str
    content: str
    fallbacks: int = 0


@dataclass(frozen=True)
class Pieces:
    """A frame taken apart: texts with the slot behind each, and the note of what is not translated."""

    known: tuple[tuple[str, str], ...]
    note: str


def frames(site: Site, whole: Sequence[Site]) -> Mapping[str, Frame]:
    """The frame of each page of the catalogue of a site, by its Markdown file; `whole` is the site in all languages."""
    known = {other.lang: {record.path for record in other.records} for other in whole}
    return {
        one.path: _frame(one.path, tuple(lang for lang in known if one.path in known[lang])) for one in site.records
    }


@cache
def _frame(path: str, langs: tuple[str, ...]) -> Frame:
    steps = page_url(path).strip("/").count("/") - 1
    return Frame(f"{_FOLDER}/{'x/' * steps}{'-'.join(langs)}.md", langs)


def frame_text() -> str:
    """The Markdown file of every frame."""

    def slot(name: str) -> str:
        return f"SLOT_{name}_TOLS"

    known: dict[str, object] = {
        "title": slot("title"),
        "description": slot("description"),
        "accent": slot("accent"),
        "template": "wide.html",
        "cluster_title": slot("whose"),
        "record": slot("record"),
        "files": [{"path": slot("file"), "line": 1}],
        "way": [{"title": slot("way"), "href": ""}],
        "linked": slot("linked"),
        "fallbacks": slot("fallbacks"),
    }
    return f"{front_matter(known)}\n\n# {slot('heading')} {{ #record }}\n\n{slot('content')}\n"


def entry_slots(page: Page, ground: Ground, address: str) -> Slots:
    """What a page of the catalogue says; `address` is that of its language, with a slash at the end."""
    url = page_url(page.path)
    shown = Shown(ground, page.section, url)
    blocks = Markup("\n").join(_block(block, shown) for block in page.section.of("site"))
    return Slots(
        url=url,
        title=page.title,
        description=escape(page.description),
        accent=page.accent,
        whose=escape(page.cluster_title),
        record=quote(str(page.at), safe="/"),
        file=ground.voice.atlas.place(page.at).path if ground.tells_files else "",
        way="</li><li>".join(_step(step.title, shown.href(step.to) if step.to else "") for step in page.way),
        linked=page_linked(page, ground.homes, address),
        heading=str(shown.html(page.section.title)),
        content=str(render_notes(blocks, shown)),
        fallbacks=page.fallbacks,
    )


def page_linked(page: Page, homes: Homes, address: str) -> str:
    """What a page says to programs; nothing where it says nothing."""
    found = page.linked if len(page.linked) != 1 else page.linked[0]
    return linked_text(found, Whereabouts(address, homes, page_url(page.path))) if found else ""


def _block(block: Block, shown: Shown) -> Markup:
    component = render_block(block, shown, block.level - 1)
    if not block.title:
        return component
    level = block.level - 1
    heading = f'<h{level} id="{escape(block.id)}">{shown.html(block.title)}</h{level}>'
    return Markup(f"{heading}\n{component}")  # noqa: S704 - all are HTML


def _step(title: str, href: str) -> str:
    return f'<a href="{escape(href)}">{escape(title)}</a>' if href else escape(title)


def take_apart(frame: str) -> Pieces:
    """A frame as what stands between its slots, each piece with the name of the slot behind it."""
    pieces, start, note = [], 0, ""
    for found in _SLOT.finditer(frame):
        name = found.lastgroup or ""
        note = found[0] if name == "note" else note
        pieces.append((frame[start : found.start()], found["name"] if name == "name" else name))
        start = found.end()
    return Pieces((*pieces, (frame[start:], "")), note)


def filled(pieces: Pieces, slots: Slots) -> str:
    """The whole page."""
    values = {
        "url": slots.url,
        "title": escape(slots.title),
        "description": slots.description,
        "accent": slots.accent,
        "tail": f" · {slots.whose}" if slots.whose else "",
        "whose": slots.whose,
        "record": slots.record,
        "file": slots.file,
        "way": slots.way,
        "linked": slots.linked,
        "heading": slots.heading,
        "content": slots.content,
        "fallbacks": str(slots.fallbacks),
        "note": pieces.note.replace(_NOTE, str(slots.fallbacks)) if slots.fallbacks else "",
        "": "",
    }
    page = "".join(text + values[name] for text, name in pieces.known)
    return page.replace(_TITLE, f"{_TITLE} page-head__title--long", 1) if len(slots.title) > _LONG else page
