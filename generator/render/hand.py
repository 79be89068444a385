"""A hand-written page as the engine takes it: headings as Markdown, all else as sanitised HTML."""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import dirname, normpath, relpath
from urllib.parse import quote, unquote

from generator.language.handmade import hand_parts, targets
from generator.render.markdown import front_matter, heading
from generator.render.places import media_path, page_url
from generator.source.hand import HandPage


def render_hand(page: HandPage) -> str:
    """The Markdown file of a page."""
    here = page_url(page.path)

    def link(address: str) -> str:
        path, mark, anchor = address.partition("#")
        if ":" in path or not path.endswith(".md"):
            return address
        way = relpath(page_url(_place(page, path)) or ".", here or ".")
        return quote(f"{way}/") + mark + anchor

    def picture(address: str) -> str:
        return quote(relpath(media_path(_picture(page, address)), here or "."))

    parts = [
        heading(part.level, part.html, part.anchor) if part.level else str(part.html)
        for part in hand_parts(page.source, link, picture)
    ]
    return "\n\n".join([front_matter({"title": page.title}), *parts]) + "\n"


def pictures_of(pages: Iterable[HandPage]) -> list[str]:
    """The pictures that hand-written pages show, by their paths in the project."""
    shown = ((page, target) for page in pages for target in targets(page.source) if target.is_picture)
    return list(dict.fromkeys(_picture(page, target.address) for page, target in shown))


def _picture(page: HandPage, address: str) -> str:
    return f"docs/{page.lang}/{_place(page, address)}"


def _place(page: HandPage, address: str) -> str:
    """What a relative address means, by its path in the folder of the language."""
    return normpath(f"{dirname(page.path)}/{unquote(address)}".lstrip("/"))
