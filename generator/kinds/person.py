"""Persons: nobody is named without a ground for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, model_validator

from generator.model.base import Model, wrong
from generator.model.texts import Text
from generator.model.values import Day
from generator.problems import Problem, Severity, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas


class Consent(Model):
    """A person's consent to be named: when given, for what, until when (152-FZ, art. 10.1)."""

    given: Day = Field(description="Day on which the consent was given: 2026-01-31")
    scope: Text = Field(description="What the consent allows: naming on the website and in print")
    until: Day | None = Field(default=None, description="Last day of the consent; without it no end")

    @model_validator(mode="after")
    def in_order(self) -> Self:
        """It ends after it was given."""
        if self.until is not None and self.until < self.given:
            raise wrong("consent", "The consent ends before it is given", msg("Correct one of its two dates"))
        return self


class Person(Model):
    """A named person: with consent, or as named in an official document that its organisation has published."""

    name: Text
    basis: Literal["consent", "published-document"]
    consent: Consent | None = None

    @model_validator(mode="after")
    def allowed(self) -> Self:
        """Who is named by consent has given it."""
        if self.basis == "consent" and self.consent is None:
            raise wrong("consent", "A person may be named here only with a consent")
        return self


def consent_ended(atlas: Atlas) -> Iterator[Problem]:
    """A person who is named though the consent has ended by the day of the data: nothing is published with it."""
    for at, item in atlas.of(Consent):
        if item.until is not None and atlas.day is not None and item.until < atlas.day:
            message = msg("The consent to name this person ended on {day}", day=str(item.until))
            fix = msg("Delete the person, or write the new consent")
            yield Problem(atlas.place(at.child("until")), Severity.ERROR, "consent-ended", message, fix, str(at))
