"""Events → nodes. Everything in YAML that hides, repeats or interprets what is written is refused."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from sys import intern

from generator.problems import Location, Message, Problem, msg
from generator.source.events import Event, Kind, Position, read_events
from generator.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from generator.source.syntax import STRAIGHT
from generator.source.text import TYPOGRAPHIC, refuse, refused_characters, shorten

DEEPEST = 20
MOST_NODES = 200_000
LONGEST_TEXT, LONGEST_KEY, LONGEST_WORD, LONGEST_ADDRESS = 20_000, 200, 200, 2000  # characters
_SPACES = str.maketrans("\t\n", "  ")
NULLS = {"", "~", "null", "Null", "NULL"}


def overlong(text: str) -> str | None:
    """The text where it is too long, or the first word in it that is; None where it is neither."""
    if len(text) > LONGEST_TEXT:
        return text
    words = text.translate(_SPACES).split(" ")  # at a no-break space no line ends
    return next((word for word in words if len(word) > (LONGEST_ADDRESS if "://" in word else LONGEST_WORD)), None)


class _StopError(Exception):
    """Reading on makes no sense; the problem is already noted."""


def build_tree(path: str, text: str, problems: list[Problem]) -> Node | None:
    """The only document of a text; notes problems as they are met and raises YamlError where the text is no YAML."""
    return _Builder(path, text, problems).document()


class _Builder:
    def __init__(self, path: str, text: str, problems: list[Problem]) -> None:
        self.path = path
        self.text = text
        self.problems = problems
        self.legible = not problems  # else what was refused stands there as one long word of `_`
        self.events: Iterator[Event] = read_events(text)
        self.nodes = 0

    def document(self) -> Node | None:
        root: Node | None = None
        try:
            for event in self.events:
                if event.kind is Kind.DOCUMENT:
                    self._check_document(event, first=root is None)
                else:
                    root = self._node(event, depth=1)
        except _StopError:
            return None
        return root

    def _check_document(self, event: Event, *, first: bool) -> None:
        if not first:
            message = msg("A second document begins here with “---”.")
            self._stop(event.at, "yaml-documents", message, msg("Keep one document a file: delete the line “---”."))
        if event.directives:
            message = msg("The file begins with a directive, a line with “%”.")
            self._note(
                event.at, "yaml-directive", message, msg("Delete the lines that begin with “%”, and “---” below.")
            )

    def _node(self, event: Event, depth: int) -> Node:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            message = msg("The file holds more than {most} keys and values.", most=MOST_NODES)
            self._stop(event.at, "yaml-nodes", message, msg("Split the file into several smaller ones."))
        self._check_properties(event)
        if event.kind is Kind.ALIAS:
            self._refuse_alias(event)
            return Scalar("", False, self._location(event.at))
        if event.kind is Kind.SCALAR:
            return self._scalar(event)
        if depth > DEEPEST:
            message = msg("The data are nested more than {deepest} levels deep here.", deepest=DEEPEST)
            fix = msg("Look for brackets or dashes that were repeated by mistake; quote the text if they belong to it.")
            self._stop(event.at, "yaml-depth", message, fix)
        return self._mapping(event, depth) if event.kind is Kind.MAPPING else self._sequence(event, depth)

    def _scalar(self, event: Event) -> Scalar:
        if event.quoted and "\\" in self.text[event.start : event.end]:  # an escape, \u200b, is no such sign by itself
            found = islice(refused_characters(event.text), 1)
            self.problems += [problem(self._location(event.at)) for _, problem in found]
        if len(event.text) > LONGEST_WORD and self.legible:
            self._check_length(event)
        text = "" if not event.quoted and event.text in NULLS else event.text
        return Scalar(text, event.quoted, self._location(event.at), event.last)

    def _check_length(self, event: Event) -> None:
        """No text is so long that it was meant; what is made of it would be no page either."""
        found = overlong(event.text)
        if found == event.text and len(found) > LONGEST_TEXT:
            message = msg("This text is longer than {most} characters.", most=LONGEST_TEXT)
            self._note(event.at, "text-length", message, msg("Divide it into several texts."))
        elif found is not None:
            most = LONGEST_ADDRESS if "://" in found else LONGEST_WORD
            message = msg("The word “{word}” is longer than {most} characters.", word=shorten(found), most=most)
            fix = msg("Divide it, or delete what was repeated by mistake.")
            self._note(event.at, "text-length", message, fix)

    def _sequence(self, start: Event, depth: int) -> Sequence:
        items: list[Node] = []
        while (event := next(self.events)).kind is not Kind.END:
            items.append(self._node(event, depth + 1))
        return Sequence(tuple(items), self._location(start.at))

    def _mapping(self, start: Event, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while (event := next(self.events)).kind is not Kind.END:
            key = self._key(event, depth)
            following = next(self.events)
            value = self._node(following, depth + 1)
            if key is None:
                continue
            if following.start == following.end and isinstance(value, Scalar):
                value = Scalar(value.text, value.quoted, key.at)  # the engine puts nothing where the next thing begins
                if start.flow:
                    self._check_colon(event, following, key, next(reversed(entries.values()), None))
            if key.text in entries:
                self._refuse_duplicate(key, entries[key.text])
            else:
                entries[key.text] = Entry(intern(key.text), key.at, value)  # the same keys stand in every record
        return Mapping(tuple(entries.values()), self._location(start.at))

    def _key(self, event: Event, depth: int) -> Scalar | None:
        """The key; nothing where what stands for it is no key, which is then noted."""
        if event.kind is Kind.SCALAR and len(event.text) > LONGEST_KEY:
            message = msg(
                "The key “{key}” is longer than {most} characters.", key=shorten(event.text), most=LONGEST_KEY
            )
            self._note(event.at, "text-length", message, msg("Shorten it; a text stands after a key and a colon."))
            return None
        noted = len(self.problems)
        key = self._node(event, depth + 1)
        if event.kind is Kind.ALIAS:
            return None
        if not isinstance(key, Scalar):
            message = msg("A list or a mapping stands here where a key is expected.")
            fix = msg(
                "Write a word before the colon; put a text that begins with a brace or a bracket in quotation marks."
            )
            self._note(event.at, "yaml-key", message, fix)
            return None
        if not event.quoted and event.text == "<<":
            message = msg("The merge key “<<” is not read here.")
            self._note(event.at, "yaml-merge-key", message, msg("Write the entries out instead of merging them."))
            return None
        if not event.text.strip() or key.is_null:
            if len(self.problems) == noted:
                self._note(
                    event.at,
                    "yaml-key",
                    msg("The key before the colon is empty."),
                    msg("Write a key or delete the line."),
                )
            return None
        return key

    def _check_properties(self, event: Event) -> None:
        if event.anchor is not None:
            message = msg("The anchor “&{name}” is not read here.", name=shorten(event.anchor))
            fix = msg("Delete it; put a text that begins with “&” in quotation marks.")
            self._note(event.at, "yaml-anchor", message, fix)
        if event.tag is not None:
            message = msg(
                "The tag “{tag}” is not read here.", tag=shorten(event.tag.replace("tag:yaml.org,2002:", "!!"))
            )
            fix = msg("Delete it; put a text that begins with “!” in quotation marks.")
            self._note(event.at, "yaml-tag", message, fix)

    def _refuse_alias(self, event: Event) -> None:
        message = msg("The alias “*{name}” is not read here.", name=shorten(event.text))
        fix = msg("Write the value out; put a text that begins with “*” in quotation marks.")
        self._note(event.at, "yaml-alias", message, fix)

    def _refuse_duplicate(self, key: Scalar, first: Entry) -> None:
        message = msg("The key “{key}” already stands on line {line}.", key=shorten(key.text), line=first.key_at.line)
        fix = msg("Join the two entries or give one of them another key.")
        self.problems.append(refuse(key.at, "yaml-duplicate-key", message, fix))

    def _check_colon(self, key_event: Event, value_event: Event, key: Scalar, before: Entry | None) -> None:
        """In `{ru: One, two}` the comma ends the text, and `two` would quietly become a key."""
        if ":" not in self.text[key_event.end : value_event.start]:
            message = msg("“{key}” stands in braces without a colon and a value.", key=shorten(key.text))
            fix = msg("Put a text with a comma in it, or one that begins with a brace, in quotation marks as a whole.")
            if before and isinstance(before.value, Scalar) and before.value.text.startswith(TYPOGRAPHIC):
                fix = STRAIGHT
            self.problems.append(refuse(key.at, "yaml-comma", message, fix))

    def _location(self, at: Position) -> Location:
        return Location(self.path, at.line, at.column)

    def _note(self, at: Position, rule: str, message: Message, fix: Message) -> None:
        self.problems.append(refuse(self._location(at), rule, message, fix))

    def _stop(self, at: Position, rule: str, message: Message, fix: Message) -> None:
        self._note(at, rule, message, fix)
        raise _StopError
