"""The drawings that the site offers as units: each is drawn once, while pages and books are made already.

Its files are first put together with a stand-in that names its unit, so that their key is known before anything is
drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from generator.charts.theme import FACES
from generator.components.block import Section
from generator.components.table import Takeable, Taken
from generator.editions.publications import Publications
from generator.output.cache import digest
from generator.output.chart_works import FILE, DrawChart
from generator.output.inputs import Inputs
from generator.output.units import Limits, Needed, Unit, program
from generator.render.drawings import Svgs

FONTS = "templates/fonts/print"
_STAND_IN = '<svg width="482" height="20" viewBox="0 0 482 20"><text>{}</text></svg>'


def _svg(drawn: Needed) -> str:
    return (drawn.folder / FILE).read_text(encoding="utf-8")


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

    def svgs(self, needed: Mapping[str, Needed]) -> Svgs:
        """The drawings among what a unit needs, by specification."""
        return {spec: _svg(needed[unit.name]) for spec, unit in self.by_spec.items() if unit.name in needed}


def find_charts(publications: Publications, inputs: Inputs) -> Charts:
    """Every specification once, in the order of the publications."""
    fonts, seal = inputs.root / FONTS, face_seal(inputs)
    sections = [page.section for site in publications.sites for page in site.pages]
    specs = dict.fromkeys(found.drawing.spec for _, found in taken(sections))
    return Charts({spec: _unit(spec, seal, fonts) for spec in specs})


def face_seal(inputs: Inputs) -> str:
    """What a drawing depends on beside what is drawn: its faces, the engine and our own code."""
    faces = inputs.digest(*(f"{FONTS}/{name}" for name in FACES))
    return digest(faces, f"vl-convert-python={version('vl-convert-python')}", program())


def _unit(spec: str, seal: str, fonts: Path) -> Unit:
    return Unit(
        name=f"chart {digest(seal, spec)}",
        kind="chart",
        inputs=(seal, spec),
        work=DrawChart(spec, fonts),
        engine="vega",
        weight=0.15,
        limits=Limits(addresses=False),
        is_part=True,
    )


def taken(sections: Iterable[Section]) -> Iterator[tuple[str, Taken]]:
    """What the sections offer as drawings and data, by the ids of their blocks."""
    blocks = (block for section in sections for block in section.blocks)
    found = ((block.id, block.view.taken) for block in blocks if isinstance(block.view, Takeable))
    return ((name, one) for name, one in found if one is not None)
