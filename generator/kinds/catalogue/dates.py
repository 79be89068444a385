"""Days that can only have passed, and are still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.kinds.catalogue.certificate import Certificate
from generator.kinds.catalogue.offer import Proposal, Vacancy
from generator.kinds.catalogue.organisation import Organisation
from generator.kinds.person import Consent
from generator.model.address import Address
from generator.model.rules import warning
from generator.problems import Problem, msg

if TYPE_CHECKING:
    from generator.kinds.atlas import Atlas

# What is being written is younger than the last commit, by whose day the data are judged.
_UNCOMMITTED = timedelta(days=90)

_BEGUN = ((Certificate, "issued"), (Vacancy, "posted"), (Proposal, "posted"), (Consent, "given"))


def date_ahead(atlas: Atlas) -> Iterator[Problem]:
    """A certificate issued, an offer posted, a consent given, a company founded after the day of the data."""
    if atlas.day is None:
        return
    last = atlas.day + _UNCOMMITTED
    for at, said in (*_days(atlas, last), *_years(atlas, last.year)):
        message = msg("{day} is still to come: the data are of {today}", day=said, today=str(atlas.day))
        yield warning(atlas, at, "date-ahead", message, msg("Correct it: this can only have been before"))


def _days(atlas: Atlas, last: date) -> Iterator[tuple[Address, date]]:
    for kind, field in _BEGUN:
        for at, item in atlas.of(kind):
            day: date = getattr(item, field)
            if day > last:
                yield at.child(field), day


def _years(atlas: Atlas, last: int) -> Iterator[tuple[Address, int]]:
    for at, item in atlas.of(Organisation):
        if item.founded is not None and item.founded > last:
            yield at.child("founded"), item.founded
