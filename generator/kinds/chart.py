"""Charts of documents."""

from __future__ import annotations

from pydantic import RootModel

from generator.model.base import Frozen, Model
from generator.model.kind import Kind, of_cluster, of_document
from generator.model.period import Period
from generator.model.refs import ChartRef, Notes, SourceRef
from generator.model.texts import Text
from generator.model.values import Flag
from generator.model.written import Sample


class Chart(Model):
    """A chart of the document. Only charts whose data were lost exist yet; they are listed, never drawn."""

    title: Text
    unit: Text | None = None
    period: Period | None = None
    sample: Sample | None = None
    source: SourceRef | None = None
    note: Notes = ()
    lost: Flag


class ChartsFile(RootModel[Frozen[Chart]]):
    """charts.yml: the charts of the document."""


KIND = Kind("chart", Chart, (of_cluster("charts", ChartsFile), of_document("charts", ChartsFile)), ref=ChartRef)
