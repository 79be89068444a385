"""What a rule is: a small function from the Atlas to verdicts, with the family that it belongs to and its severity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.kinds.atlas import Atlas
from generator.model.kind import Finder
from generator.model.rules import Look, Verdict
from generator.problems import Problem, Severity


class Family(StrEnum):
    """What the rules of a family look after."""

    ARITHMETIC = "arithmetic"
    CONTROL = "control"
    SAMENESS = "same-fact"
    PLAUSIBILITY = "plausibility"
    TIME = "time"
    SAMPLES = "samples-notes"
    STRUCTURE = "structure"
    SWOT = "swot"
    SHARED = "shared-items"
    NAMES = "names"
    TEXT = "text"
    LANGUAGES = "languages"
    KIND = "kind-of-figure"
    COUNTS = "counts"
    CATALOGUE = "catalogue"
    REQUIRED = "required"


@dataclass(frozen=True)
class Tally:
    """At how many places a rule found something, found nothing wrong, and lacked the data to tell."""

    found: int = 0
    sound: int = 0
    silent: int = 0


@dataclass(frozen=True)
class Rule:
    """A rule about content; `id` is its name in messages and waivers. Without a severity each problem has its own."""

    id: str
    family: Family
    find: Finder
    severity: Severity | None = None

    def look(self, atlas: Atlas) -> tuple[list[Problem], Tally]:
        """Its problems, in its severity, and at how many places it looked."""
        problems: list[Problem] = []
        sound = silent = 0  # of each of a hundred thousand looks: a Counter of an Enum takes as long as some rules
        verdicts: Iterator[Verdict] = self.find(atlas)
        for verdict in verdicts:
            if verdict is Look.SOUND:
                sound += 1
            elif verdict is Look.SILENT:
                silent += 1
            elif isinstance(verdict, Problem):
                problems.append(replace(verdict, severity=self.severity) if self.severity else verdict)
        return problems, Tally(len(problems), sound, silent)
