"""Every cross-reference of the data is proved: ids in fields, and references in braces inside prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.kinds.figure import Figure
from generator.kinds.unit import Unit
from generator.language.prose import Reference, references
from generator.language.slips import slips
from generator.model.address import Address
from generator.model.base import Ref
from generator.model.phrases import Forms
from generator.model.refs import FigureRef, UnitRef
from generator.model.texts import Text
from generator.model.validation import misspelt
from generator.model.wording import words_of
from generator.model.written import TOTAL
from generator.problems import Message, Problem, Severity, msg
from generator.source.records import the_first
from generator.source.text import shorten

if TYPE_CHECKING:
    from pydantic import BaseModel

    from generator.kinds.atlas import Atlas

_MOST_GUESSED = 20  # names that are compared with all others; whoever wrote more wrong ones made one slip


_NO_PARTS = msg("Leave out what follows the point: only a count has parts")


def check_references(atlas: Atlas, loose: Iterable[tuple[Address, Ref]] = ()) -> list[Problem]:
    """All references that lead nowhere, and all prose that holds what prose must not; `loose` are the references in
    files that could not be understood."""
    found: dict[str, list[Problem]] = {}
    for problem in _Check(atlas).run((*atlas.items, *loose)):
        found.setdefault(problem.location.path, []).append(problem)
    return [problem for path, problems in found.items() for problem in the_first(path, problems)]


class _Check:
    """One run over all data."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.guessed = 0
        self.sound: set[tuple[type[Ref], str, str]] = set()  # the same few are named by thousands of records

    def run(self, items: Iterable[tuple[Address, BaseModel | Ref]]) -> Iterator[Problem]:
        for address, item in items:
            if isinstance(item, Ref):
                yield from self._of_ref(address, item)
            elif isinstance(item, Text):
                yield from self._of_prose(address, item)
            elif isinstance(item, Forms):
                yield from self._of_forms(address, item)

    def _of_ref(self, at: Address, ref: Ref) -> Iterator[Problem]:
        named = type(ref), str(ref), at.owner
        if named not in self.sound:
            found = list(self._anew(at, ref))
            yield from found
            if not found:
                self.sound.add(named)

    def _anew(self, at: Address, ref: Ref) -> Iterator[Problem]:
        centre = self.atlas.centre_of(at.owner)
        if centre is None and ref.may_be_of_centre:
            return  # what is wrong with the centre or the main file is said there
        wanted = ref.records(at.owner, centre or "")
        known = [self.atlas.index.holds(record) for record in wanted]
        if not any(known) and None not in known:
            yield self._dangling(at, ref.kind, wanted)
        elif isinstance(ref, FigureRef) and ref.part:
            yield from self._of_part(at, ref, wanted[0])

    def _of_part(self, at: Address, ref: FigureRef, figure: Address) -> Iterator[Problem]:
        """A part that the count does not have."""
        found = self.atlas.index.record(figure)
        if not isinstance(found, Figure):
            return
        parts = (TOTAL, *found.count.parts) if found.count else ()
        if ref.part not in parts:
            message = msg("The figure “{name}” has no part “{part}”", name=_name(at.owner, figure), part=ref.part)
            known = msg("Its parts are: {known}", known=", ".join(parts))
            yield self._problem(at, "dangling-reference", message, known if parts else _NO_PARTS)

    def _of_rank(self, at: Address, reference: Reference) -> Iterator[Problem]:
        """A rank that the figure does not have."""
        if reference.form == "rank":
            found = self.atlas.index.record(FigureRef(reference.name).records(at.owner)[0])
            if isinstance(found, Figure) and found.rank is None:
                message = msg("The figure “{name}” has no rank", name=reference.name)
                yield self._problem(
                    at, "dangling-reference", message, msg("Write rank: into the figure, or leave out |rank")
                )

    def _problem(self, at: Address, rule: str, message: Message, fix: Message) -> Problem:
        return Problem(self.atlas.place(at), Severity.ERROR, rule, message, fix, str(at))

    def _of_prose(self, at: Address, text: Text) -> Iterator[Problem]:
        """References and unwanted markup in each language of a text."""
        for lang, content in text.said.items():
            named, wrongs = references(content), slips(content)
            if not named and not wrongs:
                continue  # as nearly always
            here = at.child(lang) if lang else at
            for reference in named:
                if reference.error:
                    found = content[reference.offset : reference.offset + len(reference.text) + 1]
                    found += "}" if reference.error in ("name", "form") else ""
                    message = msg("“{found}” is no reference that is well formed", found=shorten(found))
                    fix = msg("Write a figure's id in braces, {{core-firms}}; before a brace that is none a backslash")
                    wrong = self._problem(here, "reference-form", message, misspelt(reference.name) or fix)
                    yield self._within(wrong, here, reference.offset)
                else:
                    for wrong in (*self._of_ref(here, FigureRef(reference.name)), *self._of_rank(here, reference)):
                        yield self._within(wrong, here, reference.offset)
            for slip in wrongs:
                if slip.kind != "html":  # it is looked for in all texts
                    yield self._within(self._problem(here, "prose", *words_of(slip)), here, slip.offset)

    def _within(self, problem: Problem, at: Address, offset: int) -> Problem:
        """The problem at its line of a text that has several."""
        return replace(problem, location=self.atlas.places.within(at, offset))

    def _of_forms(self, at: Address, forms: Forms) -> Iterator[Problem]:
        """What is said with a number: prose without references, in which # is the number."""
        for name in ("one", "few", "many", "other"):
            form = getattr(forms, name) or ""
            here = at.child(name)
            if "{" in form or "}" in form:
                fix = msg("Delete the braces: # stands for the number")
                yield self._problem(here, "reference-form", msg("The form of a unit holds no references"), fix)
            for slip in slips(form.replace("#", "5")):
                if slip.kind != "html":
                    yield self._problem(here, "prose", *words_of(slip))

    def _dangling(self, at: Address, kind: str, wanted: tuple[Address, ...]) -> Problem:
        name = _name(at.owner, wanted[0])
        close = (self._unit_written(name) if kind == UnitRef.kind else "") or self._nearest(name, wanted)
        fix = msg("Did you mean “{key}”?", key=close) if close else msg("Write it down first, or correct the name")
        fix = misspelt(name) or fix
        message = msg("There is no {kind} “{name}”", kind=kind, name=name)
        return self._problem(at, "dangling-reference", message, fix)

    def _unit_written(self, sign: str) -> str:
        """The id of the unit that is written with this sign or word."""
        return next((name for name, unit in self.atlas.units.items() if sign in _written(unit)), "")

    def _nearest(self, name: str, wanted: tuple[Address, ...]) -> str:
        """The known name that looks most like the wrong one; of another owner's record also with that owner."""
        self.guessed += 1
        if self.guessed > _MOST_GUESSED:
            return ""
        owner = name[: name.find("/") + 1]
        names = {owner + _name(record.owner, record) for place in wanted for record in self._beside(place)}
        return next(iter(get_close_matches(name, sorted(names), n=1, cutoff=0.6)), "")

    def _beside(self, record: Address) -> Iterator[Address]:
        """All records that could be meant instead."""
        if not record.path:
            return (Address(owner, record.kind) for owner in self.atlas.places.owners(record.kind))
        return (record.parent.child(name) for name in self.atlas.index.ids(record.parent))


def _written(unit: Unit) -> set[str]:
    """How a unit is written, without the place of the number: the forms and the head in both languages."""
    forms = [form for said in unit.said.values() for form in (said.one, said.few, said.many, said.other) if form]
    heads = unit.head.said.values() if unit.head else ()
    return {form.replace("#", "").strip() for form in forms} | set(heads)


def _name(owner: str, record: Address) -> str:
    """A record as a reference of the owner names it."""
    if not record.path:
        return record.owner
    return record.path[-1] if record.owner in (owner, "") else f"{record.owner}/{record.path[-1]}"
