"""What changed with each publication as a feed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.components.block import Block
from generator.components.history import History, Issue
from generator.components.take_away import TakeAway
from generator.components.voice import Voice
from generator.editions.publications import Page
from generator.render.feeds import Entry, Feed, feed_text


def feed_name(block: Block) -> str:
    """The name of the file, which lies beside the page of the block."""
    return f"{block.id}.atom"


def feed_names(page: Page) -> Iterator[str]:
    """The feeds that lie beside a page: of what changed, and of offers."""
    for block in page.section.blocks:
        if isinstance(block.view, History):
            yield feed_name(block)
        elif isinstance(block.view, TakeAway) and "atom" in block.view.endings:
            yield f"{block.view.name}.atom"


def title_of(page: Page) -> str:
    """What a feed is called: its owner and its page."""
    return ". ".join(dict.fromkeys(part for part in (page.cluster_title, page.title) if part))


def history_feed(block: Block, view: History, title: str, address: str, voice: Voice) -> str:
    """The whole feed; `address` is that of the page, with a slash at the end."""
    author = voice.plain(voice.name())
    feed = Feed(voice.lang, address, title, view.items[0].day, address + feed_name(block), author)
    return feed_text(feed, (_entry(item, f"{address}#{block.id}-{item.id}", voice) for item in view.items))


def _entry(item: Issue, address: str, voice: Voice) -> Entry:
    return Entry(address, item.on, item.day, "\n".join(voice.unmarked(change) for change in item.changes))
