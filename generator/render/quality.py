"""How good the data are, for programs: JSON, and a badge to show elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

from generator.charts.lettering import text_width
from generator.checks.quality import Quality
from generator.components.voice import Voice
from generator.components.wording import NBSP
from generator.components.writing import Writer
from generator.render.environment import render

JSON, BADGE = "quality.json", "quality.svg"
_GOOD, _FAIR, _POOR = "#1a7f37", "#8a6100", "#b3261e"  # white text on each has a contrast of 4.5 and more
_LEAST, _MOST = 80, 98  # percent
_SIZE, _PAD = 11, 7  # of its letters and around them, in pixels


def quality_files(quality: Quality, voice: Voice, looks: Path) -> dict[str, str]:
    """Both files by their names; `looks` holds the templates."""
    return {JSON: quality_json(quality), BADGE: badge(quality, voice, looks)}


def quality_json(quality: Quality) -> str:
    """`{complete, day, owners, rules, due}`: numbers as on the page; `complete` is a percentage."""
    owners = {
        one.owner or "shared": {
            "texts": one.texts,
            "translated": dict(one.translated),
            "figures": one.figures,
            "without-source": one.unsourced,
            "records": one.records,
            "ready": dict(one.ready),
            "open": one.open,
            "accepted": one.accepted,
        }
        for one in quality.owners
    }
    rules = {one.rule: {"open": one.open, "accepted": one.accepted} for one in quality.rules}
    due = [
        {"source": one.at.id, "day": str(one.day), "figures": one.figures, "overdue": one.is_past}
        for one in quality.due
    ]
    day = str(quality.day) if quality.day else None
    known = {"complete": quality.percent, "day": day, "owners": owners, "rules": rules, "due": due}
    return json.dumps(known, ensure_ascii=False, indent=1) + "\n"


def badge(quality: Quality, voice: Voice, looks: Path) -> str:
    """A small picture: how complete the data are, in green, or in another colour where findings are open or much is
    missing."""
    is_open = any(one.open for one in quality.rules)
    colour = _POOR if quality.percent < _LEAST else _FAIR if is_open or quality.percent < _MOST else _GOOD
    texts = (voice.ui("data complete"), voice.ui("{number} %", number=quality.percent).replace(" ", NBSP))
    widths = [round(text_width(text, _SIZE)) + 2 * _PAD for text in texts]
    return str(render("pages-root/badge.svg.j2", Writer(voice), looks, texts=texts, widths=widths, colour=colour))
