"""What a component is built with: the voice of its owner, and the marks, notes and source lines around a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.components.block import Block, View, section_at
from generator.components.inline import Inline, Joined, Mark, Spoken, WebLink, joined
from generator.components.setting import Setting
from generator.components.shelf import Shelf
from generator.components.voice import Voice
from generator.kinds.edition import Edition
from generator.kinds.source import Source
from generator.model.address import Address
from generator.model.quantity import Quantity


@dataclass(frozen=True)
class Scene:
    """One section that is being built: in whose voice, its id, and what its owner says of the plan.

    `of` says what the owner is: cluster, document or centre; `centre` is the slug of the owner's centre, `horizon` the
    last year that the owner plans for, 0 where it plans nothing, `plan` the title of the programme, for plans that
    name no other source; `day` is the date of the owner's data, None where nobody knows it. `shelf` is the catalogue of
    the site, where there is one, or what an edition holds of it; `setting` is what a printed edition says of itself.
    """

    voice: Voice
    section: str
    of: str = "cluster"
    centre: str = ""
    horizon: int = 0
    plan: Inline = ""
    day: date | None = None
    shelf: Shelf | None = None
    setting: Setting | None = None

    @property
    def edition(self) -> Edition | None:
        """The printed edition in which the section stands, where it is one of its own layout."""
        return self.setting.edition if self.setting else None

    @property
    def stand(self) -> Shelf:
        """The catalogue of the site; without one there is an empty one."""
        return self.shelf or Shelf(self.voice.atlas, self.centre, ())

    def block(
        self,
        name: str,
        view: View,
        title: Inline = "",
        *,
        sources: Iterable[str | None] = (),
        origin: Inline = "",
        records: Iterable[Address] = (),
    ) -> Block:
        """A block; `sources` are ids, each named once; `origin` is said instead where the data name no source."""
        names = tuple(dict.fromkeys(ref for ref in sources if ref))
        line = self._sources(names) or origin
        return Block(f"{self.section}-{name}", view, title, line, names, tuple(records))

    def at(self, name: str = "") -> Address:
        """The address of the section, or of something in it."""
        here = section_at(self.voice.owner, self.section, of=self.of)
        return here.child(name) if name else here

    def notes(self, refs: Iterable[str], owner: str = "") -> tuple[Mark, ...]:
        """Marks of stored notes of an owner, by default that of the section."""
        voice = self.voice.of(owner or self.voice.owner)
        return tuple(Mark(voice.inline(voice.atlas.note(voice.owner, ref).text)) for ref in refs)

    def marks(self, quantity: Quantity) -> tuple[Mark, ...]:
        """The marks of a number: its notes and its sample."""
        marks = self.notes(quantity.notes, quantity.address.owner)
        if quantity.sample is not None:
            marks = (*marks, Mark(self.voice.sample(quantity.sample.n)))
        return marks

    def _sources(self, names: tuple[str, ...]) -> Inline:
        return joined([source_line(self.voice, self.voice.atlas.sources[name]) for name in names], "; ")


def source_line(voice: Voice, source: Source) -> Inline:
    """A source as it is named: the phrase, its forms, its address."""
    line: Inline = voice.inline(source.text)
    if source.forms:
        line = Joined("{} ({})", (line, joined([voice.inline(form) for form in source.forms])))
    return Joined("{}, {}", (line, WebLink(source.address))) if source.address else line


def source_lines(voice: Voice, names: Iterable[str]) -> dict[str, Inline]:
    """Sources by their ids as they stand in one list: where two read the same, with what the document prints."""
    sources = {name: voice.atlas.sources[name] for name in names}
    alike = Counter(voice.plain(source.text) for source in sources.values())
    found = {name: source_line(voice, source) for name, source in sources.items()}
    printed = f"{{}} ({voice.ui('printed: “{printed}”', printed='{}')})"
    document = Voice(voice.atlas, next(iter(voice.atlas.languages)), voice.owner)
    for name, source in sources.items():
        if source.text.printed and alike[voice.plain(source.text)] > 1:
            found[name] = Joined(printed, (found[name], Spoken(document, source.text.printed)))
    return found


@dataclass(frozen=True)
class Slot:
    """The place of a record: its name among the blocks of the section, its address in the data, and the title of the
    topic that it belongs to, where it has one."""

    name: str
    at: Address
    title: Inline = ""
