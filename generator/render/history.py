"""What changed with each publication as a feed (Atom, RFC 4287): the same data give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from generator.components.block import Block
from generator.components.history import History, Issue
from generator.components.voice import Voice


def feed_name(block: Block) -> str:
    """The name of the file, which lies beside the page of the block."""
    return f"{block.id}.atom"


def feed_text(block: Block, view: History, title: str, address: str, voice: Voice) -> str:
    """The whole feed; `address` is that of the page, with a slash at the end."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(voice.lang)}>',
        f"<id>{escape(address)}</id>",
        f"<title>{escape(title)}</title>",
        f"<updated>{_moment(view.items[0])}</updated>",
        f"<link href={quoteattr(address)}/>",
        f'<link rel="self" href={quoteattr(address + feed_name(block))}/>',
        f"<author><name>{escape(voice.plain(voice.name()))}</name></author>",
    ]
    for item in view.items:
        lines += _entry(item, f"{address}#{block.id}-{item.id}", voice)
    return "\n".join([*lines, "</feed>", ""])


def _entry(item: Issue, address: str, voice: Voice) -> Iterator[str]:
    words = "\n".join(voice.unmarked(change) for change in item.changes)
    yield f"<entry><id>{escape(address)}</id><title>{escape(item.on)}</title>"
    yield f"<updated>{_moment(item)}</updated><link href={quoteattr(address)}/>"
    yield f"<content>{escape(words)}</content></entry>"


def _moment(item: Issue) -> str:
    return f"{item.day.isoformat()}T00:00:00Z"
