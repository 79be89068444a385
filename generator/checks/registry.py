"""All rules about content, a line a rule, by family."""

from __future__ import annotations

from generator.checks.rule import Family, Rule
from generator.checks.texts import prose_number, translation
from generator.kinds.catalogue.category import category_ring
from generator.kinds.catalogue.certificate import certificate_expired
from generator.kinds.catalogue.rules import code_heading, contact_role, duplicate_organisation, duplicate_product
from generator.kinds.cells import cell_unit
from generator.kinds.chain import chain_total
from generator.kinds.contacts import contacts_missing
from generator.kinds.figure import derived_differs, figure_source, figure_unused, sample_size
from generator.kinds.glossary import glossary, letter_yo, script
from generator.kinds.identity import legible
from generator.kinds.kpi import kpi_horizon
from generator.kinds.person import consent_ended
from generator.kinds.registry import RULES as OF_KINDS
from generator.kinds.roadmap import printed_number, schedule_horizon
from generator.kinds.swot import printed_pair
from generator.kinds.topic import chart_unit, shares_sum
from generator.problems import Severity

ERROR, WARNING, ADVICE = Severity

_RULES = (
    Rule("chain-total", Family.ARITHMETIC, chain_total),
    Rule("derived-differs", Family.ARITHMETIC, derived_differs),
    Rule("shares-sum", Family.ARITHMETIC, shares_sum),
    Rule("kpi-horizon", Family.TIME, kpi_horizon),
    Rule("schedule-horizon", Family.TIME, schedule_horizon),
    Rule("sample-size", Family.SAMPLES, sample_size),
    Rule("figure-unused", Family.STRUCTURE, figure_unused),
    Rule("printed-number", Family.STRUCTURE, printed_number),
    Rule("printed-pair", Family.SWOT, printed_pair),
    Rule("glossary", Family.TEXT, glossary),
    Rule("letter-yo", Family.TEXT, letter_yo),
    Rule("contrast", Family.TEXT, legible),
    Rule("prose-number", Family.TEXT, prose_number),
    Rule("script", Family.TEXT, script),
    Rule("translation-missing", Family.LANGUAGES, translation),
    Rule("chart-unit", Family.KIND, chart_unit),
    Rule("certificate-expired", Family.CATALOGUE, certificate_expired),
    Rule("consent-ended", Family.CATALOGUE, consent_ended),
    Rule("duplicate-organisation", Family.CATALOGUE, duplicate_organisation),
    Rule("duplicate-product", Family.CATALOGUE, duplicate_product),
    Rule("category-ring", Family.CATALOGUE, category_ring),
    Rule("contact-role", Family.CATALOGUE, contact_role),
    Rule("code-heading", Family.CATALOGUE, code_heading),
    Rule("cell-unit", Family.KIND, cell_unit, ERROR),
    Rule("contacts", Family.REQUIRED, contacts_missing),
    Rule("figure-source", Family.REQUIRED, figure_source),
)
_named = {rule.find for rule in _RULES}

RULES: tuple[Rule, ...] = (
    *_RULES,
    *(
        Rule(find.__name__.replace("_", "-"), Family.REQUIRED, find)
        for find in dict.fromkeys(OF_KINDS)
        if find not in _named
    ),
)
