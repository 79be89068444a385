"""Marks and notes: from each note back to the places that refer to it."""

from __future__ import annotations

import re
from collections import defaultdict

from markupsafe import Markup

from generator.editions.views import NoteView

WaysBack = dict[str, list[str]]


def link_back(html: Markup, notes: tuple[NoteView, ...]) -> tuple[Markup, WaysBack]:
    """Give every link to a note an id of its own; the ids come back by the note's anchor."""
    anchors = {note.anchor for note in notes}
    ways_back: WaysBack = defaultdict(list)

    def with_id(link: re.Match[str]) -> str:
        anchor = link.group(1)
        if anchor not in anchors:
            return link.group(0)
        ways_back[anchor].append(f"{anchor}-from-{len(ways_back[anchor]) + 1}")
        return f'<a id="{ways_back[anchor][-1]}" href="#{anchor}"'

    linked = re.sub(r'<a href="#([^"]+)"', with_id, html)
    return Markup(linked), {anchor: ways_back.get(anchor, []) for anchor in anchors}  # noqa: S704 - made by our own escaping templates
