"""Amounts that a card tells: weights, times, capacities, prices, rows of a specification."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from generator.model.address import Address
from generator.model.base import Model, wrong
from generator.model.codes import Currency
from generator.model.quantity import Quantity
from generator.model.refs import UnitRef
from generator.model.texts import Text
from generator.model.values import Number
from generator.problems import msg

Turn = Literal["hour", "shift", "day", "week", "month", "quarter", "year"]


def _forwards(start: Decimal | None, end: Decimal | None) -> None:
    if start is not None and end is not None and end < start:
        raise wrong("amount", "The range ends before it begins", msg("Exchange from: and to:"))


def _sane(value: Decimal | None, start: Decimal | None, end: Decimal | None) -> None:
    """Nothing that is weighed, timed or paid is below zero."""
    _forwards(start, end)
    if any(one is not None and one < 0 for one in (value, start)):
        raise wrong("amount", "This cannot be below zero", msg("Delete the minus, or correct the number"))


class Amount(Model):
    """So many of a unit: `{value: 12, unit: kg}`, `{from: 3, to: 5, unit: days}`."""

    value: Number | None = Field(default=None, description="Number: 2.5")
    from_: Number | None = Field(default=None, description="From: start of a range; then it needs to")
    to: Number | None = Field(default=None, description="To: end of a range")
    unit: UnitRef = Field(description="Unit: a key of units.yml")

    @model_validator(mode="after")
    def one_number(self) -> Self:
        """A value or a range that does not end before it begins."""
        ends = [self.from_, self.to].count(None)
        if ends != (2 if self.value is not None else 0):
            fix = msg("Write value:, or from: and to:")
            raise wrong("amount", "Expected one number, or a range with both ends", fix)
        _sane(self.value, self.from_, self.to)
        return self

    @property
    def largest(self) -> Decimal:
        """The number, or the end of the range."""
        return next(one for one in (self.value, self.to, self.from_) if one is not None)


class Rate(Amount):
    """So many in every turn of time: `{value: 200, unit: tonnes, per: month}`."""

    per: Turn = Field(description="Per time: month, year, …")


class Price(Model):
    """What one costs; `from` alone is the least."""

    value: Number | None = Field(default=None, description="Amount of money: 1200")
    from_: Number | None = Field(default=None, description="From: the lowest amount")
    to: Number | None = Field(default=None, description="To: the highest amount")
    currency: Currency = Field(description="Currency: RUB, CNY, AED")
    per: UnitRef | None = Field(default=None, description="Per unit: a key of units.yml")

    @model_validator(mode="after")
    def one_price(self) -> Self:
        """A value, or a range whose end may be open."""
        if (self.value is None) == (self.from_ is None) or (self.to is not None and self.from_ is None):
            fix = msg("Write value:, or from: with or without to:")
            raise wrong("amount", "Expected one price, or where prices begin", fix)
        _sane(self.value, self.from_, self.to)
        return self


class Property(Model):
    """A row of a specification: a text, or a number with its unit."""

    title: Text = Field(description="Name of the property: Power")
    text: Text | None = Field(default=None, description="Value in words")
    value: Number | None = Field(default=None, description="Value as a number; with its unit")
    from_: Number | None = Field(default=None, description="From: start of a range of values")
    to: Number | None = Field(default=None, description="To: end of a range")
    unit: UnitRef | None = Field(default=None, description="Unit: a key of units.yml")

    @model_validator(mode="after")
    def one_value(self) -> Self:
        """Exactly one of text, number and range; only numbers have units."""
        ends = [self.from_, self.to].count(None)
        if ends != (2 if self.text is not None or self.value is not None else 0) or None not in (self.text, self.value):
            fix = msg("Write text:, or value:, or from: and to:")
            raise wrong("amount", "Expected a text, a number or a range", fix)
        if self.text is not None and self.unit is not None:
            raise wrong("amount", "Only a number has a unit", msg("Delete unit:, or write the number under value:"))
        _forwards(self.from_, self.to)
        return self


def of_amount(address: Address, amount: Amount | Property) -> Quantity:
    """The number of an amount, or of a row that is none of text."""
    value = amount.value if amount.value is not None else amount.from_
    return Quantity(address, amount.unit or "", value, None if amount.value is not None else amount.to)
