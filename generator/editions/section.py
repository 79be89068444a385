"""What the chapters are built with: values with their marks, source lines, and notes numbered as they come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from markupsafe import Markup, escape

from generator.editions.charts.compare import figures_chart, pairs_chart, table_bars
from generator.editions.charts.places import ranks_chart
from generator.editions.charts.series import table_lines
from generator.editions.views import (
    Block,
    Cell,
    Chart,
    Claims,
    Empty,
    KeyFigure,
    KeyFigures,
    LostChart,
    LostCharts,
    Mark,
    MemberGroup,
    Members,
    NoteView,
    ProfileCard,
    ProfileFacet,
    Profiles,
    Rank,
    Ranks,
    Section,
    Table,
    TableColumn,
    TableRow,
    ValueView,
    View,
)
from generator.editions.words import Words
from generator.language.numbers import number
from generator.model.atlas import Scope, split_ref
from generator.model.figures import Chart as DataChart
from generator.model.figures import Figure, Sample, Source
from generator.model.quantities import Cell as DataCell
from generator.model.quantities import Printed
from generator.model.sections import DataColumn, DataRow, DataTable, Topic
from generator.model.sections import Profiles as DataProfiles


class SectionBuilder:
    """Collects the blocks and notes of one section of a cluster or document; equal notes share a number."""

    def __init__(self, words: Words, scope: Scope, section: str) -> None:
        self.words = words
        self.scope = scope
        self.section = section
        self.blocks: list[Block] = []
        self.sources: list[str] = []
        self._notes: dict[Markup, int] = {}

    def finish(self, title: Markup, number_: str) -> Section:
        """The section with everything that was added to it."""
        notes = tuple(NoteView(n, self._anchor(n), html) for html, n in self._notes.items())
        return Section(self.section, number_, title, tuple(self.blocks), notes)

    def add(self, name: str, view: View, title: Markup = Empty, source: Markup = Empty) -> None:
        """Append a block; ids are made of the section's and its own name."""
        self.blocks.append(Block(f"{self.section}-{name}", view, title, source))

    def chart(self, chart: Chart | None, source: Markup = Empty, title: Markup = Empty) -> None:
        """Append a chart, where there is one."""
        if chart is not None:
            self.add(f"chart-{chart.name}", chart, title, source)

    def _anchor(self, n: int) -> str:
        return f"{self.section}-note-{n}"

    def mark(self, html: Markup) -> Mark:
        """The mark of a note, which is added when it is new."""
        n = self._notes.setdefault(html, len(self._notes) + 1)
        return Mark(n, self._anchor(n))

    def note_marks(self, refs: Iterable[str], sample: Sample | None = None) -> tuple[Mark, ...]:
        """Marks of stored notes, and of the sample that a figure was calculated for."""
        notes = [self.words.inline(self.words.atlas.note(self.scope.slug, ref).text, self.scope.slug) for ref in refs]
        if sample is not None:
            notes.append(escape(self.words.sample(sample.n)))
        return tuple(self.mark(note) for note in notes)

    def doubt(self, printed: Printed) -> Mark:
        """The mark of the reason why a value looks damaged."""
        lead = self.words.ui("As printed in the source.")
        return self.mark(Markup("{} {}").format(lead, self.words.inline(printed.doubt, self.scope.slug)))

    def value(self, ref: str) -> ValueView:
        """A figure's value with the marks of its notes, sample and doubt."""
        slug = self.scope.slug
        _, figure = self.words.atlas.figure(slug, ref)
        marks = self.note_marks(figure.note, figure.sample)
        if figure.printed is not None:
            marks = (*marks, self.doubt(figure.printed))
        link = self.words.figure_link(*split_ref(slug, ref))
        return replace(self.words.value(slug, ref), marks=marks, link=link)

    def source_line(self, refs: Iterable[str | None]) -> Markup:
        """The sources of a block in one line, each once."""
        names = list(dict.fromkeys(ref for ref in refs if ref))
        self.sources += [name for name in names if name not in self.sources]
        lines = [self._source(self.words.atlas.sources[name]) for name in names]
        return Markup("; ").join(lines)

    def _source(self, source: Source) -> Markup:
        line = source_text(self.words, source)
        if source.printed is None:
            return line
        mark = self.doubt(source.printed)
        return Markup('{}<sup class="cb-mark"><a href="#{}">{}</a></sup>').format(line, mark.anchor, mark.number)

    def topic(self, name: str, topic: Topic) -> None:
        """All blocks of a topic; its title stands over the first."""
        slug = self.scope.slug
        start = len(self.blocks)
        if topic.claims:
            claims = tuple(self.words.inline(claim, slug) for claim in topic.claims)
            self.add(name, Claims(claims, bulleted=len(claims) > 1))
        if topic.members:
            self._members(name, topic)
        if topic.figures:
            self.key_figures(name, topic.figures)
        self._compared(name, topic)
        if topic.ranks:
            self._ranks(name, topic.ranks)
        for table_name, table in topic.tables.items():
            self._table(f"{name}-{table_name}", table)
        if topic.profiles is not None:
            self._profiles(f"{name}-profiles", topic.profiles)
        if topic.charts:
            self._charts(name, [(ref, self.scope.charts[ref]) for ref in topic.charts])
        if topic.title is not None and len(self.blocks) > start:
            first = self.blocks[start]
            title = self.words.title(topic.title, slug)
            self.blocks[start] = Block(f"{self.section}-{name}", first.view, title, first.source)

    def _compared(self, name: str, topic: Topic) -> None:
        """Figures side by side: of one unit, or of two groups by the same measures."""
        slug = self.scope.slug
        if topic.bars:
            title = self.words.title(topic.title or self._figure(topic.bars[0]).title, slug)
            sources = self.source_line(self._figure(ref).source for ref in topic.bars)
            self.chart(figures_chart(self.words, slug, name, title, topic.bars), sources)
        if topic.pairs is not None:
            refs = [ref for measure in topic.pairs.measures.values() for ref in measure.of]
            sources = self.source_line(self._figure(ref).source for ref in refs)
            self.chart(pairs_chart(self.words, slug, f"{name}-pairs", topic.pairs), sources)

    def _members(self, name: str, topic: Topic) -> None:
        names = tuple(self.words.inline(text, self.scope.slug) for text in topic.members.values())
        count = ValueView(number_of(len(names), self.words))
        group = MemberGroup(name, count, escape(self.words.ui("Members of the cluster")), names)
        self.add(f"{name}-members", Members((group,)))

    def key_figures(self, name: str, refs: Sequence[str], title: Markup = Empty) -> None:
        """Large numbers in a row, with their source."""
        figures = [(ref, self._figure(ref)) for ref in refs]
        items = tuple(
            KeyFigure(
                ref.replace("/", "-").replace("|", "-"),
                self.value(ref),
                self.words.inline(figure.title, self.scope.slug),
                self.words.period(figure.period) if figure.period else "",
                self.words.corporate_part(figure),
            )
            for ref, figure in figures
        )
        self.add(f"{name}-figures", KeyFigures(items), title, self.source_line(figure.source for _, figure in figures))

    def _ranks(self, name: str, refs: Sequence[str]) -> None:
        figures = [(ref, self._figure(ref)) for ref in refs]
        items = tuple(
            Rank(
                ref,
                figure.rank or 0,
                self.words.inline(figure.title, self.scope.slug),
                self.words.unit_head(self.words.atlas.units[figure.unit]),
                self.words.period(figure.period) if figure.period else "",
                self.note_marks(figure.note),
                self.words.figure_link(*split_ref(self.scope.slug, ref)),
            )
            for ref, figure in figures
        )
        region = self.words.plain(self.words.atlas.centres[self.scope.centre].region)
        caption = self.words.ui("Rank of {region} among the regions of Russia", region=region)
        view, source = Ranks(items, caption), self.source_line(figure.source for _, figure in figures)
        self.chart(ranks_chart(self.words, f"{name}-ranks", view), source)
        self.add(f"{name}-ranks", view, source=source)

    def _table(self, name: str, table: DataTable) -> None:
        slug, units = self.scope.slug, self.words.atlas.units
        columns = [TableColumn(Empty, marks=self.note_marks(table.note))]
        for column in table.columns.values():
            head = self.words.unit_head(units[column.unit]) if column.unit else ""
            columns.append(TableColumn(self.words.inline(column.title, slug), head, numeric=True))
        rows = tuple(self._table_row(row, row_id, table.columns) for row_id, row in table.rows.items())
        caption = self.words.title(table.title, slug)
        if table.period is not None:
            caption = Markup("{}, {}").format(caption, self.words.period(table.period))
        view, source = Table(caption, tuple(columns), rows), self.source_line((table.source,))
        if table.chart is not None:
            make = table_bars if table.chart == "bars" else table_lines
            self.chart(make(self.words, slug, name, table, view), source)
        self.add(name, view, source=source)

    def _table_row(self, row: DataRow, row_id: str, columns: Mapping[str, DataColumn]) -> TableRow:
        head = self.words.inline(row.title, self.scope.slug)
        if row.unit:
            head = Markup("{}, {}").format(head, self.words.unit_head(self.words.atlas.units[row.unit]))
        if not row.cells:
            return TableRow(Cell(head), role="group", id=row_id)
        cells = tuple(
            self.cell(row.cells[name], signed=column.signed) if name in row.cells else Cell(Empty)
            for name, column in columns.items()
        )
        return TableRow(Cell(head), cells, id=row_id)

    def _profiles(self, name: str, profiles: DataProfiles) -> None:
        slug = self.scope.slug
        cards = tuple(
            ProfileCard(
                item_id,
                self.words.title(item.title, slug),
                tuple(
                    ProfileFacet(
                        self.words.inline(profiles.facets[facet], slug),
                        tuple(self.words.inline(statement, slug) for statement in statements),
                    )
                    for facet, statements in item.facets.items()
                ),
            )
            for item_id, item in profiles.items.items()
        )
        title = self.words.title(profiles.title, slug)
        self.add(name, Profiles(title, cards), title, self.source_line((profiles.source,)))

    def _charts(self, name: str, charts: Sequence[tuple[str, DataChart]]) -> None:
        items = tuple(
            LostChart(
                ref,
                self.words.inline(chart.title, self.scope.slug),
                self.words.plain(chart.unit) if chart.unit else "",
                self.words.period(chart.period) if chart.period else "",
                self.note_marks(chart.note, chart.sample),
            )
            for ref, chart in charts
        )
        text = self.words.ui(
            "The source names these charts, but their data have not survived; nothing is drawn in their place."
        )
        self.add(
            f"{name}-charts", LostCharts(items, text), source=self.source_line(chart.source for _, chart in charts)
        )

    def _figure(self, ref: str) -> Figure:
        return self.words.atlas.figure(self.scope.slug, ref)[1]

    def cell(self, cell: DataCell, *, signed: bool = False) -> Cell:
        """A table cell with its state and marks."""
        marks = self.note_marks((cell.note,) if cell.note else ())
        if cell.state == "none":
            return Cell(Markup("–"), "none", self.words.ui("not planned"), marks)
        if cell.state == "lost":
            return Cell(Markup("—"), "lost", self.words.ui("lost in the source"), marks)
        if cell.printed is not None:
            return Cell(
                escape(self.words.printed(cell.printed)),
                "printed",
                self.words.ui("printed like this, may be damaged"),
                (*marks, self.doubt(cell.printed)),
            )
        shown = number(cell.value, self.words.lang, signed=signed) if cell.value is not None else ""
        return Cell(escape(shown), "exact", "", marks)

    def count_cell(self, count: int | None, state: str) -> Cell:
        """A cell with a whole number, or lost."""
        if state == "lost":
            return Cell(Markup("—"), "lost", self.words.ui("lost in the source"))
        return Cell(escape(number_of(count, self.words)) if count is not None else Empty)


def number_of(count: int, words: Words) -> str:
    """A whole number as text."""
    return number(Decimal(count), words.lang)


def source_text(words: Words, source: Source) -> Markup:
    """A source as it is named: the phrase, its forms, its address."""
    text = words.inline(source.text)
    if source.forms:
        forms = Markup(", ").join(words.inline(form) for form in source.forms)
        text = Markup("{} ({})").format(text, forms)
    if source.address:
        text = Markup('{}, <a href="{}" rel="noopener">{}</a>').format(
            text, source.address, source.address.removeprefix("https://")
        )
    return text
