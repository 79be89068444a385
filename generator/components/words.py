"""Texts of the outline itself, and what the signs beside numbers mean."""

from __future__ import annotations

from collections.abc import Iterator

from generator.components.block import Block
from generator.components.claims import Claims
from generator.components.finished import Finished
from generator.components.scene import Scene, Slot
from generator.language.numbers import language_name
from generator.model.texts import Text


def paragraph(scene: Scene, slot: Slot, text: Text) -> Iterator[Block]:
    """One paragraph."""
    yield scene.block(slot.name, Claims((scene.voice.inline(text),), bulleted=False), records=(slot.at,))


def signs(scene: Scene, slot: Slot, finished: Finished) -> Iterator[Block]:
    """What each state of a value means, in words."""
    voice = scene.voice
    lines = [
        voice.ui("– in a table: nothing is planned for that year."),
        voice.ui("[…]: the value stood in the source document but has not survived in the text we have."),
        voice.ui("?: the document prints this otherwise, or it looks damaged; the state of the source says more."),
        voice.ui("{sign}: the value follows from other figures by a stated rule.", sign=voice.ui("calc.")),
    ]
    required = next(iter(voice.atlas.languages))
    if voice.lang != required:
        name = language_name(required, voice.lang)
        lines.append(voice.ui("“In {language}”: the text has not been translated yet.", language=name))
    yield scene.block(slot.name, Claims(tuple(lines), small=True))
