"""The charts of all publications as units: each is drawn once, while what shows none is made already.

Whatever shows a chart is rendered with a stand-in that names its unit, so that its key is known before anything is
drawn. The drawing takes that place when the text is made into a page or a book.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from generator.charts.paint import Palette, painted
from generator.charts.theme import FACES
from generator.components.block import Section
from generator.components.chart import Chart
from generator.editions.publications import Publications
from generator.output.cache import digest
from generator.output.inputs import Inputs
from generator.output.units import Limits, Needed, Report, Unit, program
from generator.render.drawings import Svgs

_FILE = "chart.svg"
_STAND_IN = '<svg width="482" height="20" viewBox="0 0 482 20"><text>{}</text></svg>'


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

        (folder / _FILE).write_text(make_svgs([self.spec], self.fonts)[0], encoding="utf-8")
        return Report()


@dataclass(frozen=True)
class Sight:
    """A chart as a text shows it: its unit, and how it is painted there."""

    unit: str
    palette: Palette
    alt: str
    prefix: str
    titled: bool

    def paint(self, svg: str) -> str:
        """A drawing as it stands in the text."""
        return painted(svg, self.palette, self.alt, self.prefix, titled=self.titled)

    @property
    def stand_in(self) -> str:
        """What stands in the text before the chart is drawn; no text of the data can hold it, for it is markup."""
        return self.paint(_STAND_IN.format(self.unit))


def with_drawings(text: str, sights: Iterable[Sight], needed: Mapping[str, Needed]) -> str:
    """The text with its drawings in the places of their stand-ins."""
    for sight in sights:
        text = text.replace(sight.stand_in, sight.paint(_svg(needed[sight.unit])))
    return text


def _svg(drawn: Needed) -> str:
    return (drawn.folder / _FILE).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Charts:
    """All charts by the specification they are drawn from, each with its unit."""

    by_spec: Mapping[str, Unit]

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units of all."""
        return tuple(self.by_spec.values())

    @cached_property
    def stand_ins(self) -> Svgs:
        """For each specification a drawing that holds nothing but the name of its unit."""
        return {spec: _STAND_IN.format(unit.name) for spec, unit in self.by_spec.items()}

    def sights(self, text: str, sections: Iterable[Section], palette: Palette, *, titled: bool) -> tuple[Sight, ...]:
        """The charts of the sections that a text shows, which was rendered with the stand-ins."""
        shown = (
            Sight(self.by_spec[chart.spec].name, palette, chart.alt, f"{block.id}-", titled)
            for section in sections
            for block in section.blocks
            if isinstance(chart := block.view, Chart)
        )
        return tuple({mark: sight for sight in shown if (mark := sight.stand_in) in text}.values())

    def svgs(self, needed: Mapping[str, Needed]) -> Svgs:
        """The drawings among what a unit needs, by specification."""
        return {spec: _svg(needed[unit.name]) for spec, unit in self.by_spec.items() if unit.name in needed}


def find_charts(publications: Publications, inputs: Inputs) -> Charts:
    """Every specification once, in the order of the publications."""
    fonts = inputs.root / "templates/fonts/print"
    faces = inputs.digest(*(f"templates/fonts/print/{name}" for name in FACES))
    seal = digest(faces, f"vl-convert-python={version('vl-convert-python')}", program())
    sections = [page.section for site in publications.sites for page in site.pages]
    sections += [section for book in publications.books for section in book.sections]
    specs = dict.fromkeys(chart.spec for chart in charts(sections))
    return Charts({spec: _unit(spec, seal, fonts) for spec in specs})


def _unit(spec: str, seal: str, fonts: Path) -> Unit:
    return Unit(
        name=f"chart {digest(seal, spec)}",
        kind="chart",
        inputs=(seal, spec),
        work=DrawChart(spec, fonts),
        engine="vega",
        weight=0.1,
        limits=Limits(addresses=False),
        is_part=True,
    )


def charts(sections: Iterable[Section]) -> Iterator[Chart]:
    """The charts of the sections."""
    views = (block.view for section in sections for block in section.blocks)
    return (view for view in views if isinstance(view, Chart))
