"""SWOT factors with their codes, and the responses to pairs of them."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup, escape

from generator.editions.section import SectionBuilder
from generator.editions.views import Claims, Factor, Quadrant, Response, ResponseGroup, Responses, Swot
from generator.language.messages import ui
from generator.model.atlas import Cluster
from generator.model.sections import Response as DataResponse
from generator.model.sections import SwotFile
from generator.model.texts import Text

Side = tuple[str, str, dict[str, str]]
Factors = dict[str, dict[str, Factor]]

SIDES: tuple[Side, ...] = (
    ("strengths", ui("Strengths"), {"ru": "С", "en": "S"}),
    ("weaknesses", ui("Weaknesses"), {"ru": "Сл", "en": "W"}),
    ("opportunities", ui("Opportunities"), {"ru": "В", "en": "O"}),
    ("threats", ui("Threats"), {"ru": "У", "en": "T"}),
)

COMBINATIONS: tuple[tuple[str, str, str, str], ...] = (
    ("strengths", "opportunities", ui("Strengths and opportunities"), ui("Using strengths to seize opportunities")),
    ("strengths", "threats", ui("Strengths and threats"), ui("Using strengths to counter threats")),
    (
        "weaknesses",
        "opportunities",
        ui("Weaknesses and opportunities"),
        ui("Using opportunities to overcome weaknesses"),
    ),
    ("weaknesses", "threats", ui("Weaknesses and threats"), ui("Countering threats and overcoming weaknesses")),
)


def build_swot(builder: SectionBuilder, cluster: Cluster) -> None:
    """The four fields, the response matrix and the conclusion."""
    file = cluster.swot
    if file is None:
        return
    factors = {side: _factors(builder, file, side, codes) for side, _, codes in SIDES}
    quadrants = tuple(
        Quadrant(side, builder.words.ui(title), tuple(factors[side].values())) for side, title, _ in SIDES
    )
    first, second, third, fourth = quadrants
    builder.add("factors", Swot((first, second, third, fourth)))
    if file.responses:
        builder.add("responses", _responses(builder, file, factors), _title(builder, ui("Responses")))
    if file.conclusion is not None:
        conclusion = builder.words.inline(file.conclusion, builder.scope.slug)
        builder.add("conclusion", Claims((conclusion,), bulleted=False))


def _title(builder: SectionBuilder, msgid: str) -> Markup:
    return escape(builder.words.ui(msgid))


def _factors(builder: SectionBuilder, file: SwotFile, side: str, codes: dict[str, str]) -> dict[str, Factor]:
    """The factors of a side by id; codes are numbered by order."""
    texts: Mapping[str, Text] = getattr(file, side)
    code = codes[builder.words.lang]
    return {
        name: Factor(name, f"{code}{n}", builder.words.inline(text, builder.scope.slug))
        for n, (name, text) in enumerate(texts.items(), 1)
    }


def _response(
    builder: SectionBuilder, name: str, answer: DataResponse, inner: dict[str, Factor], outer: dict[str, Factor]
) -> Response:
    """A response; a factor that the document does not hold has the printed code and says that it is lost."""
    words, slug = builder.words, builder.scope.slug
    outside = outer[answer.for_]
    if answer.uses is None:
        code = (answer.printed or "").partition(" ")[0]
        inside = Factor("", code, escape(words.ui("The document does not show which factor is meant")))
    else:
        inside = inner[answer.uses]
    return Response(name, inside, outside, words.inline(answer.text, slug), answer.printed or "")


def _responses(builder: SectionBuilder, file: SwotFile, factors: Factors) -> Responses:
    inner = {**factors["strengths"], **factors["weaknesses"]}
    outer = {**factors["opportunities"], **factors["threats"]}
    groups = []
    for inside, outside, title, subtitle in COMBINATIONS:
        words = builder.words
        responses = tuple(
            _response(builder, name, answer, inner, outer)
            for name, answer in file.responses.items()
            if (answer.side == inside or answer.uses in factors[inside]) and answer.for_ in factors[outside]
        )
        groups.append(ResponseGroup(f"{inside}-{outside}", words.ui(title), words.ui(subtitle), responses))
    answered = {response.outer.id for group in groups for response in group.responses}
    used = {response.inner.id for group in groups for response in group.responses}
    unanswered = [factor for factor in inner.values() if factor.id not in used]
    unanswered += [factor for factor in outer.values() if factor.id not in answered]
    one, two, three, four = groups
    caption = builder.words.ui("Which response answers which pair of factors")
    return Responses(tuple(inner.values()), tuple(outer.values()), (one, two, three, four), caption, tuple(unanswered))
