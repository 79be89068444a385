"""Mission, goal and tasks."""

from __future__ import annotations

from generator.model.base import Frozen, Model
from generator.model.kind import Kind, of_cluster
from generator.model.texts import Text


class StrategyFile(Model):
    """strategy.yml: mission, goal and tasks."""

    mission: Text
    goal: Text
    tasks: Frozen[Text]


KIND = Kind("strategy", StrategyFile, (of_cluster("strategy", StrategyFile),), label=lambda strategy: strategy.mission)
