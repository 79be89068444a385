"""What a cluster is for, on a page of its own in its colour: the first thing that a reader of a brochure opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.components.block import Block
from generator.components.inline import Inline
from generator.components.scene import Scene, Slot
from generator.kinds.cluster import ClusterFile
from generator.kinds.strategy import StrategyFile
from generator.model.address import Address


@dataclass(frozen=True)
class Mission:
    """A page in the colour of the cluster: `lead` in large letters, the goal and a few words under it."""

    kind: ClassVar[str] = "mission"
    own_pages: ClassVar[bool] = True
    title: str
    lead: Inline
    goal: Inline = ""
    text: Inline = ""


def build(scene: Scene, slot: Slot, file: ClusterFile) -> Iterator[Block]:
    """Mission, goal and summary; where there is no strategy, the summary leads."""
    voice = scene.voice
    strategy = voice.atlas.file(voice.owner, "strategy", StrategyFile)
    summary: Inline = voice.inline(file.summary)
    title = voice.ui("About the cluster")
    if strategy is not None:
        goals = (Address(voice.owner, "strategy", (key,)) for key in ("mission", "goal"))
        view = Mission(title, voice.inline(strategy.mission), voice.inline(strategy.goal), summary)
        yield scene.block(slot.name, view, records=(*goals, slot.at.child("summary")))
    else:
        yield scene.block(slot.name, Mission(title, summary), records=(slot.at.child("summary"),))
