"""Who may have a service of a centre: conditions as data, so that a company can check itself without asking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from pydantic import Field, model_validator

from generator.model.address import Address
from generator.model.base import Frozen, Id, Model, Refused, nothing, refuse, undeclared, wrong
from generator.model.kind import Kind, of_centre
from generator.model.quantity import Quantity
from generator.model.refs import ConditionRef, QuestionRef, SourceRef, UnitRef
from generator.model.texts import Text
from generator.model.values import Flag, Number
from generator.problems import msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas


class Question(Model):
    """What a company is asked: yes or no, one of several answers, or a number."""

    title: Text = Field(description="Question: is the company in the register of small businesses?")
    options: Frozen[Text] = Field(
        default_factory=nothing, description="Answers to choose from; without them and without unit: yes or no"
    )
    unit: UnitRef | None = Field(default=None, description="The answer is a number in this unit")

    @model_validator(mode="after")
    def one_kind(self) -> Self:
        """An answer is chosen or typed."""
        if self.options and self.unit is not None:
            raise wrong("question", "An answer is one of several, or a number", msg("Delete options: or unit:"))
        return self


class Condition(Model):
    """What must hold; without a question only a person can tell."""

    text: Text = Field(description="The condition in words, as in the document")
    question: QuestionRef | None = Field(
        default=None, description="Key of a question from questions; without it: ask the centre"
    )
    is_: Flag | None = Field(default=None, description="The answer needed: true – yes, false – no")
    any_of: tuple[Id, ...] = Field(default=(), description="Answers that suit")
    at_least: Number | None = Field(default=None, description="Not below this number")
    at_most: Number | None = Field(default=None, description="Not above this number")
    source: SourceRef | None = None
    place: Text | None = Field(default=None, description="Where the source says so: section 5")

    @model_validator(mode="after")
    def decidable(self) -> Self:
        """A question comes with the answer that is wanted, of one kind."""
        kinds = [self.is_ is not None, bool(self.any_of), (self.at_least, self.at_most) != (None, None)].count(True)
        if kinds != (1 if self.question is not None else 0):
            fix = msg("Write question: with is:, any-of:, at-least: or at-most:, or none of them")
            raise wrong("condition", "A condition asks one question and says which answer fits", fix)
        return self


class EligibilityFile(Model):
    """centres/<slug>/eligibility.yml: questions to a company, and the conditions of services that they decide."""

    questions: Frozen[Question] = Field(default_factory=nothing, description="Questions of the self-check")
    conditions: Frozen[Condition] = Field(
        default_factory=nothing, description="Conditions of services and support measures"
    )

    @model_validator(mode="after")
    def fitting(self) -> Self:
        """A condition wants an answer that its question can have."""
        refuse(type(self), (found for name, one in self.conditions.items() for found in self._wrong(name, one)))
        return self

    def _wrong(self, name: str, condition: Condition) -> Iterator[Refused]:
        asked = condition.question or ""
        question = self.questions.get(asked)
        if question is None:
            return
        wanted = "any-of" if question.options else "at-least" if question.unit else "is"
        given = {"any-of": bool(condition.any_of), "is": condition.is_ is not None}
        if not given.get(wanted, (condition.at_least, condition.at_most) != (None, None)):
            fix = msg("Write {wanted}: here, as the question asks for it", wanted=wanted)
            yield ("conditions", name), wrong("condition", "The question “{name}” has other answers", fix, name=asked)
        for place, option in enumerate(condition.any_of):
            if question.options and option not in question.options:
                error = undeclared("The question has no answer “{name}”", option, question.options)
                yield ("conditions", name, "any-of", str(place)), error


def _numbers(_: Atlas, at: Address, condition: Condition) -> Iterator[Quantity]:
    """The bounds of an answer."""
    for name, bound in (("at-least", condition.at_least), ("at-most", condition.at_most)):
        if bound is not None:
            yield Quantity(at.child(name), value=bound)


KIND = Kind(
    "condition",
    Condition,
    (of_centre("eligibility", EligibilityFile),),
    ref=ConditionRef,
    label=lambda condition: condition.text,
    numbers={Condition: _numbers},
)
