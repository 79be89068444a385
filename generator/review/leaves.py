"""Printed pages that differ, in words and as figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.editions.publications import Publications
from generator.language.messages import interface_plural
from generator.review.words import Words


@dataclass(frozen=True)
class Leaf:
    """A page that differs, before and after, counted from 1, 0 where there is none; the pictures are WebP, nothing
    where there are more than a report can hold. `spots` are the places that are outlined."""

    was: int
    now: int
    old: bytes = b""
    new: bytes = b""
    spots: int = 0


@dataclass(frozen=True)
class Printed:
    """What changes on the pages of a book; or why nobody knows: the engine failed, or more books change than are laid
    out."""

    leaves: tuple[Leaf, ...] = ()
    failure: str = ""
    is_left_out: bool = False


Look = Callable[[Publications, Publications, Sequence[str]], Mapping[str, Printed]]  # books by the name of their file


@dataclass(frozen=True)
class Picture:
    """A WebP with the word under it, and what it shows, in words."""

    data: bytes
    label: str
    alt: str


@dataclass(frozen=True)
class Figure:
    """A picture before and after, or only one of them."""

    caption: str
    pictures: tuple[Picture, ...]


def leaf_words(printed: Printed, words: Words) -> str:
    """`p. 9, 14; new: 15`; why nobody knows where that is so."""
    if printed.failure:
        return words.say("its pages could not be laid out: {why}", why=printed.failure)
    if printed.is_left_out:
        return words.say("its pages were not compared: too many books change")
    leaves = printed.leaves
    told = (
        [words.say("p. {pages}", pages=_ranges(both))]
        if (both := [one.now for one in leaves if one.was and one.now])
        else []
    )
    told += (
        [words.say("new: p. {pages}", pages=_ranges(come))]
        if (come := [one.now for one in leaves if not one.was])
        else []
    )
    if gone := [one.was for one in leaves if not one.now]:
        told.append(words.say("gone: p. {pages} of the old book", pages=_ranges(gone)))
    return "; ".join(told) or words.say("no page looks otherwise")


def shown_leaves(title: str, printed: Printed | None, words: Words) -> Iterator[Figure]:
    """A figure for each page that has pictures."""
    for leaf in printed.leaves if printed else ():
        if not (leaf.old or leaf.new):
            continue
        name = words.say("{title}, p. {page}", title=title, page=leaf.now or leaf.was)
        yield before_and_after(f"{name}: {_note(leaf, words)}", leaf.old, leaf.new, words)


def before_and_after(caption: str, old: bytes, new: bytes, words: Words) -> Figure:
    """A figure of two pictures, or of the one that is there."""
    labels = ((old, words.say("before")), (new, words.say("after")))
    return Figure(caption, tuple(Picture(data, label, f"{caption} ({label})") for data, label in labels if data))


def _note(leaf: Leaf, words: Words) -> str:
    if not leaf.was:
        return words.say("new page")
    if not leaf.now:
        return words.say("the page is gone")
    return interface_plural("{n} place outlined", "{n} places outlined", leaf.spots, words.lang)


def _ranges(numbers: Sequence[int]) -> str:
    """`9, 14–16`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
