"""A page of the site as Markdown: headings are Markdown, so that the theme sees them; components are HTML."""

from __future__ import annotations

import html
import json
import re

from markupsafe import Markup

from generator.charts.paint import WEB
from generator.editions.views import Block, Page, Section
from generator.language import Lang
from generator.render.components import render_block, render_notes
from generator.render.drawings import Svgs, drawing

_ESCAPED = re.compile(r"([\\`*_{}\[\]#])")
_AS_ENTITY = re.compile(r"[~^=|]")  # marks of Markdown extensions, which a backslash does not reach


def render_page(page: Page, lang: Lang, svgs: Svgs) -> str:
    """The Markdown file of a page; a page of one section has that section's heading as its own."""
    top = 1 if len(page.sections) == 1 else 2
    sections = [_section(section, lang, top, svgs) for section in page.sections]
    return "\n\n".join([_front_matter(page), *sections]) + "\n"


def _front_matter(page: Page) -> str:
    links = [{"title": link.title, "href": link.href, "current": link.current} for link in page.section_nav]
    known: dict[str, object] = {
        "title": page.title,
        "description": page.description,
        "accent": page.accent,
        "template": page.template,
        "lead": str(page.lead),
        "cluster_title": page.cluster_title,
        "section_nav": links,
        "fallbacks": page.fallbacks,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in known.items() if value]
    return "\n".join(["---", *lines, "---"])


def _section(section: Section, lang: Lang, level: int, svgs: Svgs) -> str:
    blocks = "\n\n".join(_block(block, lang, level + block.level - 2, svgs) for block in section.blocks)
    body = render_notes(section.notes, Markup(blocks), lang, "site")  # noqa: S704 - made by our own escaping templates
    return "\n\n".join(part for part in (_heading(level, _numbered(section), section.id), str(body)) if part)


def _numbered(section: Section) -> Markup:
    return Markup("{} {}").format(section.number, section.title) if section.number else section.title


def _block(block: Block, lang: Lang, level: int, svgs: Svgs) -> str:
    component = str(render_block(block, lang, "site", level, drawing(block, svgs, WEB, titled=False)))
    return f"{_heading(level, block.title, block.id)}\n\n{component}" if block.title else component


def _heading(level: int, title: Markup, anchor: str) -> str:
    return f"{'#' * level} {_escaped(title)} {{ #{anchor} }}"


def _escaped(title: Markup) -> str:
    """Text of a heading with everything that Markdown would read made literal; tags stay as they are."""
    parts = re.split(r"(<[^>]*>)", str(title).replace("\n", " "))
    return "".join(part if part.startswith("<") else _literal(part) for part in parts)


def _literal(text: str) -> str:
    safe = html.escape(_ESCAPED.sub(r"\\\1", html.unescape(text)), quote=False)
    return _AS_ENTITY.sub(lambda mark: f"&#{ord(mark[0])};", safe)
