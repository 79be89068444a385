"""The factors of a SWOT, and the responses to their pairs."""

from __future__ import annotations

import pytest

from generator.components.responses import Responses
from generator.components.swot import Swot
from generator.kinds.atlas import Atlas
from generator.language import Lang
from tests.subjects import section, view


@pytest.mark.parametrize(
    ("lang", "codes"), [("ru", ["С1", "С2", "Сл1", "В1", "У1"]), ("en", ["S1", "S2", "W1", "O1", "T1"])]
)
def test_codes_of_factors(sample: Atlas, lang: Lang, codes: list[str]) -> None:
    swot = view(section(sample, "swot", lang), Swot)
    assert [factor.code for quadrant in swot.quadrants for factor in quadrant.factors] == codes


def test_responses_stand_where_their_factors_meet(sample: Atlas) -> None:
    found = view(section(sample, "swot"), Responses)
    ids = {group.id: [response.id for response in group.responses] for group in found.groups}
    assert ids["strengths-opportunities"] == ["show"]
    assert ids["strengths-threats"] == ["roof"]
    assert ids["weaknesses-opportunities"] == ["road", "odd"]
    assert ids["weaknesses-threats"] == []
    skill, clay, roads = found.inner
    fair, rain = found.outer
    assert [bool(found.at(inner, outer)) for inner in (skill, clay, roads) for outer in (fair, rain)] == [
        *(True, False),
        *(False, True),
        *(True, False),
    ]
    assert found.unanswered == ()
