"""Persons: nobody is named without a ground for it."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from generator.model.base import Model, wrong
from generator.model.texts import Text
from generator.model.values import Day


class Consent(Model):
    """A person's consent to be named: when given, for what, until when (152-FZ, art. 10.1)."""

    given: Day
    scope: Text
    until: Day | None = None


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
