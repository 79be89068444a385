"""What differs between two values as they are written. A text is one value, whatever languages it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.source.nodes import Plain

Keys = tuple[str, ...]
# What is written in several ways and read as one thing.
_WHOLE = frozenset({"schedule", "period"})
IsText = Callable[[Plain], bool]


@dataclass(frozen=True)
class Difference:
    """A place inside a record with what stood there and what stands there; nothing is None. Where only the order of
    what it holds is another one, both are the keys in their order, and `is_order` is set."""

    at: Keys
    old: Plain
    new: Plain
    is_order: bool = False


def differences(old: Plain, new: Plain, is_text: IsText, at: Keys = ()) -> Iterator[Difference]:
    """Every difference, in the order of the new value; what is removed stands before what is added."""
    if old == new and not isinstance(old, dict):
        return
    if isinstance(old, dict) and isinstance(new, dict) and not (is_text(old) or is_text(new)):
        yield from _of_mappings(old, new, is_text, at)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _of_lists(old, new, is_text, at)
    elif old != new:
        yield Difference(at, old, new)


def _of_mappings(old: dict[str, Plain], new: dict[str, Plain], is_text: IsText, at: Keys) -> Iterator[Difference]:
    yield from (Difference((*at, key), value, None) for key, value in old.items() if key not in new)
    for key, value in new.items():
        if key in old and key in _WHOLE:
            if old[key] != value:
                yield Difference((*at, key), old[key], value)
        elif key in old:
            yield from differences(old[key], value, is_text, (*at, key))
        else:
            yield Difference((*at, key), None, value)
    before, after = [key for key in old if key in new], [key for key in new if key in old]
    if before != after:
        yield Difference(at, list(before), list(after), is_order=True)


def _of_lists(old: Sequence[Plain], new: Sequence[Plain], is_text: IsText, at: Keys) -> Iterator[Difference]:
    """Entries that stay are found by what they say; of those that changed, equally many are taken for the same ones."""
    was, now = [repr(one) for one in old], [repr(one) for one in new]
    if sorted(was) == sorted(now):
        yield Difference(at, list(old), list(new), is_order=True)
        return
    for tag, low, high, first, last in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if tag == "replace" and high - low == last - first and not all(isinstance(one, str) for one in old[low:high]):
            for number in range(high - low):
                yield from differences(old[low + number], new[first + number], is_text, (*at, str(first + number)))
            continue
        yield from (Difference((*at, str(place)), old[place], None) for place in range(low, high))
        yield from (Difference((*at, str(place)), None, new[place]) for place in range(first, last))


def likeness(old: Plain, new: Plain, least: float) -> float:
    """How much of two values is the same, from 0 to 1; 0 where it is less than the least that is asked for."""
    found = SequenceMatcher(None, repr(old), repr(new), autojunk=False)
    if found.real_quick_ratio() < least or found.quick_ratio() < least:  # both are cheap, and never less than the ratio
        return 0
    ratio = found.ratio()
    return ratio if ratio >= least else 0
