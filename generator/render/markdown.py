"""A page of the site as Markdown: headings are Markdown, so that the theme sees them; components are HTML."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from itertools import islice

from markupsafe import Markup

from generator.components.block import Block, Section, records_of
from generator.components.cluster_cards import LargeCard
from generator.components.contacts import Contacts
from generator.components.writing import Writer
from generator.editions.publications import Page
from generator.language.typography import typeset
from generator.model.quantity import State
from generator.render.components import render_block, render_notes
from generator.render.history import feed_names, title_of
from generator.render.places import page_url
from generator.render.shown import Ground, Shown

_ESCAPED = re.compile(r"([\\`*_{}\[\]#])")
_AS_ENTITY = re.compile(r"[~^=|]")  # marks of Markdown extensions, which a backslash does not reach
_TAG = re.compile(r'(<(?:[^<>"]|"[^"]*")*>)')
_VALUE = re.compile(r'"[^"]*"')
_NOT_PLAIN = re.compile(r'(?![A-Za-z0-9"&#;/:.,%?=+ -])[!-~]')
# What JSON leaves as it is and YAML does not: it refuses controls, and folds line separators.
_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def render_page(page: Page, ground: Ground, linked: str = "") -> str:
    """The Markdown file of a page; `linked` is what it says to programs."""
    shown = Shown(ground, page.section, page_url(page.path))
    return "\n\n".join([_front_matter(page, shown, ground, linked), _section(page.section, shown)]) + "\n"


def _front_matter(page: Page, shown: Shown, ground: Ground, linked: str) -> str:
    links = [
        {"title": link.title, "href": shown.href(link.to) if link.to else "", "current": link.to == page.at}
        for link in page.section_nav
    ]
    places = [place for place, link in enumerate(links) if link["current"]]
    here = places[0] if places else len(links)
    known: dict[str, object] = {
        "title": page.title,
        "description": page.description,
        "accent": page.accent,
        "template": page.template,
        "lead": str(shown.html(page.lead)),
        "cluster_title": page.cluster_title,
        "record": str(page.at),
        "files": page_files(page, ground),
        "step": "" if page.lead == "" else page.cluster_title,
        "section_nav": links,
        "before": links[here - 1] if 0 < here < len(links) else None,
        "next": links[here + 1] if here + 1 < len(links) else None,
        "way": [{"title": step.title, "href": shown.href(step.to) if step.to else ""} for step in page.way],
        "contacts": contacts_meta(page.contacts, shown) if page.contacts else None,
        "cards": [_card(card, shown) for card in page.cards],
        "ways": [
            {"title": way.title, "href": shown.href(way.to)} for way in page.ways if way.to and shown.href(way.to)
        ],
        "fallbacks": page.fallbacks,
        "linked": linked,
        "feeds": [{"title": title_of(page), "href": name} for name in feed_names(page)],
        "robots": "" if page.listed else "noindex",
        "search": None if page.listed else {"exclude": True},
    }
    return front_matter(known)


_MOST_FILES = 12  # a page of registers shows something of every file


def page_files(page: Page, ground: Ground) -> list[dict[str, object]]:
    """The files that a page is made from, in the order of its blocks, each with the line of the first record that it
    shows; nothing where nobody asks for them."""
    if not ground.tells_files:
        return []
    places = ground.voice.atlas.places
    found: dict[str, int] = {}
    for block in page.section.of("site"):
        for address in records_of(block):
            if places.file(address) in places.records:
                at = places.of(address)
                found.setdefault(at.path, at.line)
    return [{"path": path, "line": line} for path, line in islice(found.items(), _MOST_FILES)]


def contacts_meta(contacts: Contacts, writer: Writer) -> dict[str, object]:
    """Contacts as the frame of pages shows them, in plain texts."""
    lines = [{"label": line.label, "text": writer.plain(line.text), "href": line.href} for line in contacts.lines]
    ask = typeset(writer.plain(contacts.ask), writer.words.lang)
    known = {"lines": lines, "missing": contacts.missing, "ask": ask}
    return {key: value for key, value in known.items() if value}


def _card(item: LargeCard, shown: Shown) -> Mapping[str, str]:
    """A cluster in the head of the first page: its name, the way to it and its leading figure in words."""
    known = {
        "slug": item.card.slug,
        "title": str(shown.plain(item.card.title)),
        "href": shown.href(item.card.to),
    }
    quantity = item.figure.value.quantity if item.figure and known["href"] else None
    if quantity is None or quantity.state is not State.EXACT:
        return known
    words = shown.voice
    number = f"{words.qualifier(quantity)} {words.digits(quantity)}".strip()
    return {**known, "number": number, "unit": words.unit(quantity)}


def front_matter(known: Mapping[str, object]) -> str:
    """The head of a page, line by line; what is empty is left out."""
    lines = [f"{key}: {_yaml(value)}" for key, value in known.items() if value]
    return "\n".join(["---", *lines, "---"])


def _yaml(value: object) -> str:
    """JSON that YAML reads alike: what could not be read would stand on the page as Markdown."""
    return _NOT_YAML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))


def _section(section: Section, shown: Shown) -> str:
    blocks = "\n\n".join(_block(block, shown, block.level - 1) for block in section.of("site"))
    body = render_notes(Markup(blocks), shown)  # noqa: S704 - made by our own escaping templates
    return "\n\n".join(part for part in (heading(1, shown.html(section.title), section.id), str(body)) if part)


def _block(block: Block, shown: Shown, level: int) -> str:
    component = str(render_block(block, shown, level))
    return f"{heading(level, shown.html(block.title), block.id)}\n\n{component}" if block.title else component


def heading(level: int, title: Markup, anchor: str) -> str:
    """A line of Markdown that says exactly the title, which is HTML."""
    return f"{'#' * level} {_escaped(title)} {{ #{anchor} }}"


def _escaped(title: Markup) -> str:
    """Text of a heading with everything that Markdown would read made literal; tags stay as they are."""
    parts = _TAG.split(str(title).replace("\n", " "))
    return "".join(_quoted(part) if part.startswith("<") else _literal(part) for part in parts)


def _quoted(tag: str) -> str:
    """The tag with the values of its attributes in signs that Markdown has no use for."""
    return _VALUE.sub(lambda value: _NOT_PLAIN.sub(lambda sign: f"&#{ord(sign[0])};", value[0]), tag)


def _literal(text: str) -> str:
    safe = html.escape(_ESCAPED.sub(r"\\\1", html.unescape(text)), quote=False)
    return _AS_ENTITY.sub(lambda mark: f"&#{ord(mark[0])};", safe)
