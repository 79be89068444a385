"""Rules about samples and notes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.atlas import Atlas
from generator.kinds.chart import Chart
from generator.kinds.note import NotesFile
from generator.model.address import Address
from generator.model.refs import NoteRef
from generator.model.rules import Look, Verdict, warning
from generator.model.written import Sample
from generator.problems import msg


def sample_size(atlas: Atlas) -> Iterator[Verdict]:
    """A sample larger than the population that it is drawn from."""
    for at, sample in atlas.of(Sample):
        whole = atlas.quantity(sample.of, at.owner).read if sample.of else None
        if whole is None:
            yield Look.SILENT
        elif sample.n <= whole:
            yield Look.SOUND
        else:
            message = msg("A sample of {n} out of {whole}", n=sample.n, whole=whole)
            yield warning(atlas, at, "sample-size", message, msg("Correct n: or of:"))


def chart_source(atlas: Atlas) -> Iterator[Verdict]:
    """A chart that does not say where it comes from."""
    for at, chart in atlas.of(Chart):
        if chart.source is not None:
            yield Look.SOUND
            continue
        message = msg("The chart “{name}” names no source", name=at.id)
        yield warning(atlas, at, "chart-source", message, msg("Add source: with an id of data/sources.yml"))


def note_unused(atlas: Atlas) -> Iterator[Verdict]:
    """A note to which no mark leads."""
    used: set[Address] = set()
    for at, ref in atlas.of(NoteRef):
        used.update(ref.records(at.owner, atlas.centre_of(at.owner) or ""))
    for address, file in atlas.files.items():
        if not isinstance(file, NotesFile):
            continue
        for name in file.root:
            at = address.child(name)
            if at in used:
                yield Look.SOUND
                continue
            message = msg("No mark leads to the note “{name}”", name=name)
            yield warning(
                atlas, at, "note-unused", message, msg("Name it under note: of what it explains, or delete it")
            )
