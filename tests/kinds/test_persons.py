"""Nobody is named without a ground for it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from generator.kinds.person import Person

CONSENT = {"given": "2026-01-31", "scope": {"ru": "Сайт", "en": "Website"}}


def test_a_consent_must_be_there() -> None:
    with pytest.raises(ValidationError, match="only with a consent"):
        Person.model_validate({"name": "Образец", "basis": "consent"})


def test_a_person_with_a_ground_may_be_named() -> None:
    assert Person.model_validate({"name": "Образец", "basis": "consent", "consent": CONSENT}).consent is not None
    assert Person.model_validate({"name": "Образец", "basis": "published-document"}).consent is None
