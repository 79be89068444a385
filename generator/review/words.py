"""Changes in plain words of one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.components.roadmap import STATUSES
from generator.components.voice import Voice
from generator.components.wording import Wording
from generator.kinds.registry import KINDS, label
from generator.language import Lang
from generator.language.messages import field_words, interface, shortly, ui
from generator.language.numbers import number
from generator.model.address import Address
from generator.model.quantity import Quantity
from generator.model.schedules import Schedule
from generator.model.texts import Text
from generator.review.changes import Change, NumberChange
from generator.review.pieces import Line, Piece, compared, short
from generator.review.side import Side
from generator.review.trees import Difference, Keys
from generator.source.nodes import Plain
from generator.source.write import inline

_WHAT = {"added": ui("added"), "removed": ui("removed"), "renamed": ui("renamed"), "changed": ui("changed")}
FIELDS: Mapping[str, str] = {
    "title": ui("title"),
    "name": ui("name"),
    "short": ui("short name"),
    "summary": ui("summary"),
    "text": ui("text"),
    "claims": ui("text"),
    "note": ui("note"),
    "notes": ui("notes"),
    "source": ui("source"),
    "unit": ui("unit"),
    "value": ui("value"),
    "period": ui("period"),
    "schedule": ui("time"),
    "status": ui("status"),
    "responsible": ui("responsible"),
    "result": ui("result"),
    "serves": ui("tasks that it serves"),
    "figures": ui("figures"),
    "charts": ui("charts"),
    "draft": ui("draft"),
    "file": ui("picture"),
    "alt": ui("alternative text"),
    "reason": ui("reason"),
    "items": ui("items"),
    "members": ui("members"),
    "contacts": ui("contacts"),
    "strengths": ui("strengths"),
    "weaknesses": ui("weaknesses"),
    "opportunities": ui("opportunities"),
    "threats": ui("threats"),
}
_CHOICES = {"true": ui("yes"), "false": ui("no")} | {str(status): word for status, word in STATUSES.items()}
# What a field names by its id.
_NAMED_BY = {
    "members": "organisations", "organisation": "organisations", "figures": "figures", "charts": "charts",
    "source": "sources", "note": "notes", "notes": "notes", "certificates": "certificates",
    "categories": "categories", "category": "categories", "products": "products", "services": "services",
}  # fmt: skip
_KINDS = {file.name: kind.name for kind in KINDS for file in kind.files}


class Words:
    """Says what changed between two states."""

    def __init__(self, base: Side, head: Side, lang: Lang) -> None:
        self.base, self.head, self.lang = base, head, lang

    def say(self, msgid: str, **params: object) -> str:
        """A text of the interface."""
        return interface(msgid, self.lang, **params)

    def owner(self, slug: str) -> str:
        """What a cluster, a document or a centre is called."""
        for side in (self.head, self.base):
            for kind in ("cluster", "document", "centre"):
                record = side.atlas.files.get(Address(slug, kind)) if side.atlas else None
                named = getattr(record, "short", None)
                if side.atlas and isinstance(named, Text):
                    return self._text(side, named)
        return slug or self.say("What all share")

    def lines(self, change: Change) -> Iterator[Line]:
        """A line for each thing that changed in a record."""
        if change.what != "changed":
            was = (Piece(f" ({change.was.id} → {change.at.id})"),) if change.was else ()
            yield (*self.fate(change), *was)
        if change.what in ("changed", "renamed"):
            yield from (self.number(one) for one in change.numbers)
            yield from (self._detail(change.at, self._kind(change), one) for one in change.details)

    def fate(self, change: Change) -> Line:
        """`product: Wheat flour – added`."""
        name = self._named(self.base if change.what == "removed" else self.head, change.at, ())
        return (Piece(f"{self._kind(change)}: "), Piece(name, "strong"), Piece(f" – {self.say(_WHAT[change.what])}"))

    def detail_in_short(self, change: Change, found: Difference) -> Line:
        """A time before and after; of all else only which field of which record is another one now."""
        if found.at[-1:] == ("schedule",):
            return self._detail(change.at, self._kind(change), found)
        side = self.base if found.new is None else self.head
        fate = "added" if found.old is None else "removed" if found.new is None else "changed"
        named = f"{self._named(side, change.at, found.at[:-1])} – {self._field(change.at, found) or self._kind(change)}"
        return (Piece(f"{named}: {self.say(_WHAT[fate])}"),)

    def _kind(self, change: Change) -> str:
        return self.say(_KINDS.get(change.at.kind, change.at.kind))

    def _field(self, at: Address, found: Difference) -> str:
        """The last key for which there are words, those of the model among them; else the last that is no place in a
        list."""
        keys = [place for place in range(len(found.at) - 1, -1, -1) if not found.at[place].isdecimal()]
        for place in keys:
            key = found.at[place]
            if key in FIELDS:
                return self.say(FIELDS[key])
            told = next(filter(None, (_told(side, at, found.at[:place], key) for side in self._sides)), "")
            if told:
                words = shortly(field_words(told, self.lang)).partition(",")[0]
                return words if words[1:2].isupper() else words[:1].lower() + words[1:]
        return found.at[keys[0]] if keys else ""

    def field_of(self, at: Address, found: Difference) -> Line:
        """`Sample firms – title`."""
        return (Piece(self._named(self.head, at, found.at[:-1]), "strong"), Piece(f" – {self._field(at, found)}"))

    @property
    def _sides(self) -> tuple[Side, Side]:
        return self.head, self.base

    def name(self, at: Address) -> str:
        """What a record is called now."""
        return self._named(self.head, at, ())

    def _named(self, side: Side, at: Address, field: tuple[str, ...]) -> str:
        """A record by its title, with the titles of what lies between it and a place inside."""
        names: list[str] = []
        side = side if side.atlas else next((other for other in self._sides if other.atlas), side)
        for length in range(len(field) + 1):
            place = at.child(*field[:length])
            record = side.atlas.index.record(place) if side.atlas else None
            named = label(record) or getattr(record, "title", None) or self._of_library(side, place)
            if side.atlas and isinstance(named, Text) and (said := self._text(side, named)) not in names:
                names.append(said)
        return ": ".join(map(short, names)) or ".".join(at.path) or self.owner(at.owner)

    def _of_library(self, side: Side, place: Address) -> Text | None:
        """The title of what the centre gives to all its clusters: an indicator, a direction or an item of a roadmap."""
        cluster = side.atlas.clusters.get(place.owner) if side.atlas else None
        if cluster is None or side.atlas is None:
            return None
        if place.kind == "roadmap":
            titles: dict[tuple[str, ...], Text] = {(one.id,): one.title for one in cluster.roadmap}
            titles |= {direction.keys(item): item.title for direction in cluster.roadmap for item in direction.items}
            return titles.get(place.path)
        library = side.atlas.libraries.get(cluster.centre) if place.kind == "kpis" and len(place.path) == 1 else None
        return library.kpis[place.id].title if library and place.id in library.kpis else None

    def _text(self, side: Side, text: Text) -> str:
        if side.atlas is None:
            return next(iter(text.said.values()), "")
        return text.get(self.lang, side.atlas.instead(self.lang))[0]

    def number(self, change: NumberChange) -> Line:
        """`Revenue of the core, 2018: 2.41 → 2.45 RUB bn, +1.7 %`."""
        shown = change.new or change.old
        if shown is None:
            return ()
        side = self.head if change.new else self.base
        field = change.at.field if change.at.record in side.records else change.at.path
        holder = change.at.record if change.at.record in side.records else change.at.file
        title = self._named(side, holder, field)
        words = Voice(side.atlas, self.lang, change.at.owner) if side.atlas else Wording(self.lang, {}, {})
        is_moved = change.old and change.new and change.old.period != change.new.period
        period = words.period(shown.period) if shown.period and not is_moved else ""
        pieces = [Piece(title, "strong"), Piece(f", {period}: " if period else ": ")]
        pieces += self._before_and_after(words, change)
        grown = self._growth(change)
        pieces += [Piece(f", {grown}")] if grown else []
        pieces += [Piece(f" ({self.say('follows from other numbers')})", "quiet")] if change.follows else []
        return tuple(pieces)

    def _before_and_after(self, words: Wording, change: NumberChange) -> list[Piece]:
        old, new = change.old, change.new
        if old is None or new is None:
            style, said, shown = ("new", ui("added"), new) if old is None else ("old", ui("removed"), old)
            text = self._amount(words, shown)
            return [Piece(text, "new" if style == "new" else "old"), Piece(f" – {self.say(said)}")]
        was, now = self._amount(words, old), self._amount(words, new)
        pieces = [Piece(was, "old"), Piece(" → "), Piece(now, "new")] if was != now else [Piece(now)]
        if old.period != new.period and old.period and new.period:
            before, after = words.period(old.period), words.period(new.period)
            pieces += [Piece(", "), Piece(before, "old"), Piece(" → "), Piece(after, "new")]
        return pieces

    def _amount(self, words: Wording, quantity: Quantity | None) -> str:
        if quantity is None:
            return "—"
        text = words.in_prose(quantity) or "—"
        state = words.state(quantity) if quantity.value is None or quantity.printed else ""
        return f"{text} ({state})" if state else text

    def _growth(self, change: NumberChange) -> str:
        """The change in percent, where both are plain numbers of one unit."""
        old, new = change.old, change.new
        if old is None or new is None or old.unit != new.unit or old.rank or new.rank:
            return ""
        if old.value is None or new.value is None or not old.value or old.high is not None or new.high is not None:
            return ""
        if self._is_share(new):
            points = number(new.value - old.value, self.lang, signed=True) if new.value != old.value else ""
            return self.say("{number} pp", number=points) if points else ""
        grown = ((new.value - old.value) / abs(old.value) * 100).quantize(Decimal("0.1"))
        return self.say("{number} %", number=number(grown, self.lang, signed=True)) if grown else ""

    def _is_share(self, quantity: Quantity) -> bool:
        """Whether a number is in percent itself: of those a difference in points is told."""
        unit = self.head.atlas.units.get(quantity.unit or "") if self.head.atlas else None
        return unit is not None and any("%" in str(form) for form in unit.said.values())

    def _detail(self, at: Address, kind: str, found: Difference) -> Line:
        side = self.base if found.new is None else self.head
        field = self._field(at, found)
        name = self._named(side, at, found.at[:-1])
        where = (Piece(name, "strong"), Piece(f" – {field or kind}: "))
        if found.is_order:
            return (*where, Piece(self.say("another order")))
        if found.old is None or found.new is None:
            is_new = found.old is None
            text = found.new if is_new else found.old
            shown = self._time(text) if field_key(found) == "schedule" else self._value(at, field_key(found), text)
            piece = Piece(short(shown), "new" if is_new else "old")
            if isinstance(text, dict) and not side.is_text(text):
                fate = self.say(ui("added") if is_new else ui("removed"))
                return (Piece(name, "strong"), Piece(": "), piece, Piece(f" – {fate}"))
            return (*where, piece)
        if isinstance(found.old, str) and isinstance(found.new, str):
            key = field_key(found)
            return (*where, *self._compared(self._value(at, key, found.old), self._value(at, key, found.new)))
        return (*where, *self._compared(found.old, found.new, is_time=found.at[-1:] == ("schedule",)))

    def _value(self, at: Address, key: str, value: Plain) -> str:
        """A value in one line: what is named by its id is called by its name, what is chosen by its word."""
        if not isinstance(value, str):
            return self._said(value)
        if value in _CHOICES:
            return self.say(_CHOICES[value])
        for side in self._sides:
            kind = _NAMED_BY.get(key, "")
            centre = (side.atlas.centre_of(at.owner) or "") if side.atlas and kind else ""
            for owner in (at.owner, centre, ""):
                place = Address(owner, kind, (value,))
                if kind and place in side.records:
                    return self._named(side, place, ())
        return value

    def _compared(self, old: Plain, new: Plain, *, is_time: bool = False) -> Iterator[Piece]:
        if is_time:
            yield from (Piece(self._time(old), "old"), Piece(" → "), Piece(self._time(new), "new"))
            return
        if isinstance(old, dict) and isinstance(new, dict):
            langs = [key for key in (self.lang, *old, *new) if old.get(key) != new.get(key)]
            for number_, key in enumerate(dict.fromkeys(langs)):
                yield Piece(f"{'; ' if number_ else ''}{key}: ", "quiet")
                yield from compared(self._said(old.get(key)), self._said(new.get(key)))
            return
        was, now = self._said(old), self._said(new)
        if " " in was and " " in now:
            yield from compared(was, now)
        else:
            yield from (Piece(was, "old"), Piece(" → "), Piece(now, "new"))

    def _time(self, value: Plain) -> str:
        """A schedule in words; as it is written where it is none."""
        try:
            return Wording(self.lang, {}, {}).schedule(Schedule.model_validate(value))
        except ValueError:
            return self._said(value)

    def _said(self, value: Plain) -> str:
        """A value in one line; of a text that in the language of the report."""
        if isinstance(value, dict):
            found = value.get(self.lang)
            if isinstance(found, str) and value.keys() <= self.head.languages | {"printed"}:
                return found
            for key in ("title", "name", "text"):
                if key in value:
                    return self._said(value[key])
        if value is None:
            return ""
        return value if isinstance(value, str) else inline(value)


def field_key(found: Difference) -> str:
    """The last key that is no place in a list."""
    return next((key for key in found.at[::-1] if not key.isdecimal()), "")


def _told(side: Side, at: Address, keys: Keys, key: str) -> str:
    """What the model says that a field is; nothing where it has none of this name."""
    record = side.atlas.index.record(at.child(*keys)) if side.atlas else None
    fields = getattr(type(record), "model_fields", {})
    return next((one.description or "" for name, one in fields.items() if (one.alias or name) == key), "")
