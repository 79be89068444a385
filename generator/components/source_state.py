"""The state of the source: what is printed otherwise than it is read here, what is lost, what does not add up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from generator.checks.registry import RULES
from generator.checks.rule import Family
from generator.components.block import Block
from generator.components.claims import Claims
from generator.components.finished import Retold
from generator.components.inline import Inline, Joined, joined
from generator.components.lost_charts import chart_words
from generator.components.scene import Scene, Slot
from generator.components.whereabouts import Whereabouts
from generator.kinds.registry import observations
from generator.kinds.remark import RemarksFile
from generator.language.messages import ui
from generator.model.address import Address
from generator.model.quantity import Quantity, State
from generator.model.refs import SourceRef
from generator.model.texts import Text

_COMPARING = (
    Family.ARITHMETIC,
    Family.CONTROL,
    Family.SAMENESS,
    Family.PLAUSIBILITY,
    Family.TIME,
    Family.SAMPLES,
    Family.KIND,
    Family.COUNTS,
)
_OF_THE_DOCUMENT = tuple(rule.id for rule in RULES if rule.family in _COMPARING)
_NUMBERED = ("printed-number", "printed-pair")


@dataclass(frozen=True)
class StateRow:
    """One thing to know of the source; `printed` and `shown` are empty where nothing is read otherwise."""

    at: Address  # of what it is about, as `state_of` names it
    anchor: str
    what: Inline = ""
    printed: str = ""
    shown: Inline = ""
    why: tuple[Inline, ...] = ()
    where: Inline = ""  # the chapter that shows it


@dataclass(frozen=True)
class SourceState:
    """Rows of one kind; `compared` where they set what is printed beside what is shown."""

    kind: ClassVar[str] = "source_state"
    is_wide: ClassVar[bool] = True
    caption: str
    rows: tuple[StateRow, ...]
    compared: bool = False

    def homes(self) -> Iterator[tuple[Address, str]]:
        """What is explained here, each with its anchor."""
        return ((row.at, row.anchor) for row in self.rows)


def state_of(address: Address) -> Address:
    """Where the state of the source tells of something."""
    return Address(address.owner, "state", (address.kind, *address.path))


def reading_of(owner: str, printed: str) -> Address:
    """Where it tells of a text that the document prints in these words."""
    return Address(owner, "state", ("text", printed))


Rows = Iterator[StateRow]


def build(scene: Scene, slot: Slot, finished: Retold) -> Iterator[Block]:
    """A block a kind of thing to know; one sentence where there is nothing."""
    teller = _Teller(scene, slot, Whereabouts(scene.voice, finished))
    groups: tuple[tuple[str, str, bool, Callable[[], Rows]], ...] = (
        ("readings", ui("Readings and doubtful values"), True, teller.readings),
        ("numbers", ui("Numbers and codes in the document"), True, teller.numbers),
        ("differences", ui("What does not add up"), False, teller.differences),
        ("lost", ui("What is lost"), False, teller.lost),
        ("remarks", ui("What else was noticed"), False, teller.remarks),
    )
    found = False
    for name, title, compared, rows in groups:
        told = tuple(rows())
        if told:
            found = True
            caption = scene.voice.ui(title)
            yield scene.block(f"{slot.name}-{name}", SourceState(caption, told, compared), caption)
    if not found:
        nothing = scene.voice.ui("Nothing in the source is known to be damaged or lost.")
        yield scene.block(slot.name, Claims((nothing,), bulleted=False))


@dataclass(frozen=True)
class _Teller:
    """Tells of the source of one owner."""

    scene: Scene
    slot: Slot
    places: Whereabouts

    def readings(self) -> Rows:
        """Texts and numbers that look damaged: the probable reading where it is evident, else as they are printed."""
        voice, atlas, owner = self.scene.voice, self.scene.voice.atlas, self.scene.voice.owner
        sources = dict.fromkeys(item for _, item in atlas.items_of(owner) if isinstance(item, SourceRef))
        for name in sources:
            source = atlas.sources[name]
            if source.text.printed:
                yield self._reading(Address("", "sources", (name, "text")), source.text)
        for at, item in atlas.items_of(owner):
            if isinstance(item, Text) and item.printed:
                yield self._reading(at, item)
        for quantity in self._numbers(State.PRINTED):
            printed = quantity.printed
            is_read = quantity.value is not None and not quantity.parts
            shown = voice.in_prose(quantity) if is_read else voice.ui("as printed")
            why = (voice.inline(printed.doubt),) if printed else ()
            yield self._row(quantity.address, printed.value if printed else "", shown, why)

    def numbers(self) -> Rows:
        """Items and pairs that the document numbers otherwise."""
        voice = self.scene.voice
        cluster = voice.atlas.clusters.get(voice.owner)
        reasons = self._reasons(_NUMBERED)
        for direction in cluster.roadmap if cluster else ():
            for item in direction.items:
                at = Address(voice.owner, "roadmap", (direction.id, "items", item.id, "printed"))
                if item.printed is not None and item.printed != item.number:
                    shown = voice.ui("item {number} by its place", number=item.number)
                    yield self._row(at, item.printed, shown, reasons.get(at, ()), voice.inline(item.title))
        for name, answer in (cluster.swot.responses if cluster and cluster.swot else {}).items():
            at = Address(voice.owner, "swot", ("responses", name))
            if answer.printed is not None:
                pair = self.places.pair(answer)
                what = voice.ui("Response to {pair}", pair=pair)
                yield self._row(at, answer.printed, pair, reasons.get(at, ()), what)

    def differences(self) -> Rows:
        """What is accepted although it does not agree with itself."""
        for at, reason in self._reasons(_OF_THE_DOCUMENT).items():
            # A value that looks damaged has a row already.
            anchor = f"{self._anchor(at)}-difference"
            yield StateRow(state_of(at).child("difference"), anchor, why=reason, where=self.places.link(at))

    def lost(self) -> Rows:
        """Charts, figures, cells and appendices that the document had, a row a chapter and kind."""
        groups: dict[tuple[str, Inline], list[tuple[Address, Inline]]] = {}
        for kind, at, said in self._lost():
            groups.setdefault((kind, self.places.link(at)), []).append((at, said))
        for (kind, where), items in groups.items():
            first = items[0][0]
            why = joined([said for _, said in items], "; ")
            yield StateRow(state_of(first), self._anchor(first), self.scene.voice.ui(kind), why=(why,), where=where)

    def _lost(self) -> Iterator[tuple[str, Address, Inline]]:
        """What is lost, with the word for its kind and its place."""
        voice, scope = self.scene.voice, self.scene.voice.atlas.scopes[self.scene.voice.owner]
        for name, chart in scope.charts.items():
            about = tuple(chart_words(voice, chart, within=True))
            title = voice.inline(chart.title)
            said = Joined("{} ({})", (title, joined(about))) if about else title
            yield ui("Data of charts"), Address(voice.owner, "charts", (name,)), said
        for name, figure in scope.figures.items():
            if figure.lost:
                kind = ui("Values of which only the region’s rank survives") if figure.rank else ui("Values")
                yield kind, Address(voice.owner, "figures", (name,)), voice.inline(figure.title)
        for quantity in self._numbers(State.LOST):
            if quantity.address.kind != "figures":
                yield ui("Values"), quantity.address, self.places.name(quantity.address)
        cluster = voice.atlas.clusters.get(voice.owner)
        programme = cluster.file.programme if cluster else None
        for name, text in (programme.appendices if programme else {}).items():
            at = Address(voice.owner, "cluster", ("programme", "appendices", name))
            yield ui("Appendices named in the document"), at, voice.inline(text)

    def remarks(self) -> Rows:
        """What editors have written down of the source."""
        voice = self.scene.voice
        for name, remark in voice.atlas.records(voice.owner, "remarks", RemarksFile).items():
            at = Address(voice.owner, "remarks", (name,))
            about = remark.at.address(voice.owner) if remark.at else None
            where = self.places.link(about) if about else ""
            yield StateRow(state_of(at), self._anchor(at), why=(voice.inline(remark.text),), where=where)

    def _numbers(self, state: State) -> Iterator[Quantity]:
        voice = self.scene.voice
        return (one for one in observations(voice.atlas, voice.owner) if one.state is state)

    def _reading(self, at: Address, text: Text) -> StateRow:
        voice = self.scene.voice
        what: Inline = voice.ui("Source of figures") if at.kind == "sources" else self.places.name(at)
        row = reading_of(voice.owner, text.printed)
        why = voice.ui("Probably misread when the document was digitised.")
        if not text.doubt:
            why = voice.ui("The same words, with the capitals that are usual.")
        return StateRow(row, self._anchor(at), what, text.printed, voice.plain(text), (why,), self.places.link(at))

    def _row(
        self, at: Address, printed: str, shown: Inline, why: tuple[Inline, ...], what: Inline | None = None
    ) -> StateRow:
        named = self.places.name(at) if what is None else what
        return StateRow(state_of(at), self._anchor(at), named, printed, shown, why, self.places.link(at))

    def _anchor(self, at: Address) -> str:
        return f"{self.scene.section}-{'-'.join((at.kind, *at.path))}"

    def _reasons(self, rules: tuple[str, ...]) -> dict[Address, tuple[Inline, ...]]:
        """Why problems of these rules are accepted, by their place."""
        voice = self.scene.voice
        waivers = voice.atlas.scopes[voice.owner].waivers.values()
        return {one.at.address(voice.owner): (voice.inline(one.reason),) for one in waivers if one.rule in rules}
