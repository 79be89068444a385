"""All rules about content, a line a rule, by family."""

from __future__ import annotations

from generator.checks.across import decimals_across, item_missing, plan_odd, plan_twice, value_across
from generator.checks.arithmetic import implied_across, implied_constant, subset_total
from generator.checks.columns import decimals, group_rows, part_whole
from generator.checks.control import control_extra, control_missing, control_order, control_qualifier
from generator.checks.control_periods import control_period
from generator.checks.control_sources import control_source
from generator.checks.languages import languages_numbers, languages_references
from generator.checks.marks import two_scripts, unbalanced
from generator.checks.measures import measure_range, measure_unit, qualifier_beside, round_number
from generator.checks.names import name_once
from generator.checks.plans import (
    chain_years,
    period_future,
    period_total,
    plan_falls,
    plan_leap,
    plan_missing,
    ratio_years,
    task_horizon,
)
from generator.checks.plausible import chain_plausible, share_column, yearly_leap
from generator.checks.relations import relation
from generator.checks.rule import Family, Rule
from generator.checks.samples import chart_source, note_unused, sample_size
from generator.checks.shared import recurrence_lost, shared_wording
from generator.checks.siblings import period_across, source_across, source_beside, source_between, unit_across
from generator.checks.spelling import spelling
from generator.checks.structure import counted_list, factor_unused, pair_twice, same_title
from generator.checks.texts import prose_number, translation
from generator.checks.tracing import serves_nothing, task_unserved
from generator.checks.twice import typed_twice
from generator.checks.wordings import act_edition, at_present, legal_form, name_form, number_noun
from generator.kinds.abbreviation import name_alias
from generator.kinds.catalogue.category import category_ring
from generator.kinds.catalogue.certificate import certificate_expired
from generator.kinds.catalogue.dates import date_ahead
from generator.kinds.catalogue.rules import (
    certificate_holder,
    code_heading,
    contact_role,
    duplicate_organisation,
    duplicate_product,
)
from generator.kinds.cells import cell_unit
from generator.kinds.centre import cluster_listed
from generator.kinds.chain import chain_total
from generator.kinds.contacts import contacts_missing
from generator.kinds.figure import derived_differs, figure_source, figure_unused
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
    Rule("chain-total", Family.ARITHMETIC, chain_total, ERROR),
    Rule("derived-differs", Family.ARITHMETIC, derived_differs, ERROR),
    Rule("implied-constant", Family.ARITHMETIC, implied_constant, ERROR),
    Rule("implied-across", Family.ARITHMETIC, implied_across, WARNING),
    Rule("relation", Family.ARITHMETIC, relation, WARNING),
    Rule("shares-sum", Family.ARITHMETIC, shares_sum),
    Rule("subset-total", Family.ARITHMETIC, subset_total, ERROR),
    Rule("control-missing", Family.CONTROL, control_missing, WARNING),
    Rule("control-extra", Family.CONTROL, control_extra, WARNING),
    Rule("control-order", Family.CONTROL, control_order, WARNING),
    Rule("control-qualifier", Family.CONTROL, control_qualifier, WARNING),
    Rule("control-period", Family.CONTROL, control_period, WARNING),
    Rule("control-source", Family.CONTROL, control_source, WARNING),
    Rule("period-across", Family.SAMENESS, period_across, WARNING),
    Rule("source-beside", Family.SAMENESS, source_beside, WARNING),
    Rule("source-across", Family.SAMENESS, source_across, WARNING),
    Rule("source-between", Family.SAMENESS, source_between, WARNING),
    Rule("typed-twice", Family.SAMENESS, typed_twice, ADVICE),
    Rule("chain-plausible", Family.PLAUSIBILITY, chain_plausible, WARNING),
    Rule("decimals", Family.PLAUSIBILITY, decimals, WARNING),
    Rule("decimals-across", Family.PLAUSIBILITY, decimals_across, WARNING),
    Rule("part-whole", Family.PLAUSIBILITY, part_whole, WARNING),
    Rule("plan-odd", Family.PLAUSIBILITY, plan_odd, WARNING),
    Rule("plan-twice", Family.PLAUSIBILITY, plan_twice, WARNING),
    Rule("value-across", Family.PLAUSIBILITY, value_across, WARNING),
    Rule("plan-falls", Family.PLAUSIBILITY, plan_falls, WARNING),
    Rule("plan-leap", Family.PLAUSIBILITY, plan_leap, WARNING),
    Rule("share-column", Family.PLAUSIBILITY, share_column, WARNING),
    Rule("yearly-leap", Family.PLAUSIBILITY, yearly_leap, WARNING),
    Rule("period-future", Family.TIME, period_future, WARNING),
    Rule("period-total", Family.TIME, period_total, WARNING),
    Rule("chain-years", Family.TIME, chain_years, WARNING),
    Rule("ratio-years", Family.TIME, ratio_years, WARNING),
    Rule("kpi-horizon", Family.TIME, kpi_horizon),
    Rule("schedule-horizon", Family.TIME, schedule_horizon, WARNING),
    Rule("task-horizon", Family.TIME, task_horizon, WARNING),
    Rule("act-edition", Family.TIME, act_edition, WARNING),
    Rule("at-present", Family.TIME, at_present, WARNING),
    Rule("recurrence-lost", Family.TIME, recurrence_lost, WARNING),
    Rule("note-unused", Family.SAMPLES, note_unused, ADVICE),
    Rule("sample-size", Family.SAMPLES, sample_size, ERROR),
    Rule("figure-unused", Family.STRUCTURE, figure_unused, WARNING),
    Rule("group-rows", Family.STRUCTURE, group_rows, WARNING),
    Rule("printed-number", Family.STRUCTURE, printed_number, WARNING),
    Rule("same-title", Family.STRUCTURE, same_title, WARNING),
    Rule("factor-unused", Family.SWOT, factor_unused, ADVICE),
    Rule("pair-twice", Family.SWOT, pair_twice, WARNING),
    Rule("printed-pair", Family.SWOT, printed_pair, WARNING),
    Rule("serves-nothing", Family.SWOT, serves_nothing, ADVICE),
    Rule("task-unserved", Family.SWOT, task_unserved, ADVICE),
    Rule("item-missing", Family.SHARED, item_missing, WARNING),
    Rule("shared-wording", Family.SHARED, shared_wording, ADVICE),
    Rule("name-alias", Family.NAMES, name_alias, WARNING),
    Rule("name-once", Family.NAMES, name_once, WARNING),
    Rule("legal-form", Family.NAMES, legal_form, WARNING),
    Rule("name-form", Family.NAMES, name_form, WARNING),
    Rule("contrast", Family.TEXT, legible),
    Rule("glossary", Family.TEXT, glossary, WARNING),
    Rule("letter-yo", Family.TEXT, letter_yo, WARNING),
    Rule("number-noun", Family.TEXT, number_noun, WARNING),
    Rule("prose-number", Family.TEXT, prose_number, WARNING),
    Rule("script", Family.TEXT, script, WARNING),
    Rule("spelling", Family.TEXT, spelling, WARNING),
    Rule("two-scripts", Family.TEXT, two_scripts, ERROR),
    Rule("unbalanced", Family.TEXT, unbalanced, WARNING),
    Rule("languages-numbers", Family.LANGUAGES, languages_numbers, WARNING),
    Rule("languages-references", Family.LANGUAGES, languages_references, WARNING),
    Rule("translation-missing", Family.LANGUAGES, translation, WARNING),
    Rule("chart-unit", Family.KIND, chart_unit, WARNING),
    Rule("measure-range", Family.KIND, measure_range, WARNING),
    Rule("measure-unit", Family.KIND, measure_unit, WARNING),
    Rule("qualifier-beside", Family.KIND, qualifier_beside, WARNING),
    Rule("round-number", Family.KIND, round_number, WARNING),
    Rule("unit-across", Family.KIND, unit_across, WARNING),
    Rule("counted-list", Family.COUNTS, counted_list, WARNING),
    Rule("certificate-expired", Family.CATALOGUE, certificate_expired),
    Rule("certificate-holder", Family.CATALOGUE, certificate_holder),
    Rule("consent-ended", Family.CATALOGUE, consent_ended),
    Rule("date-ahead", Family.CATALOGUE, date_ahead, WARNING),
    Rule("duplicate-organisation", Family.CATALOGUE, duplicate_organisation),
    Rule("duplicate-product", Family.CATALOGUE, duplicate_product),
    Rule("category-ring", Family.CATALOGUE, category_ring),
    Rule("contact-role", Family.CATALOGUE, contact_role),
    Rule("code-heading", Family.CATALOGUE, code_heading),
    Rule("cell-unit", Family.KIND, cell_unit, ERROR),
    Rule("contacts", Family.REQUIRED, contacts_missing),
    Rule("cluster-listed", Family.REQUIRED, cluster_listed, WARNING),
    Rule("chart-source", Family.REQUIRED, chart_source, ADVICE),
    Rule("figure-source", Family.REQUIRED, figure_source, WARNING),
    Rule("plan-missing", Family.REQUIRED, plan_missing, WARNING),
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
