"""How the drawings are made: by the engine of charts in a worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.output.units import Needed, Report

FILE = "chart.svg"


@dataclass(frozen=True)
class DrawChart:
    """One drawing, in `chart.svg`."""

    spec: str
    fonts: Path

    def load(self) -> None:
        """Import the engine of charts."""
        import generator.charts.vega_engine  # noqa: F401

    def make(self, folder: Path, needed: Mapping[str, Needed]) -> Report:
        """Draw it."""
        from generator.charts.vega_engine import make_svgs

        (folder / FILE).write_text(make_svgs([self.spec], self.fonts)[0], encoding="utf-8")
        return Report()
