"""The reports of `check` for machines hold to their formats."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache

import jsonschema
import pytest

from generator.checking import Checked, check
from generator.problems import Location, Problem, Severity, msg
from generator.reports import as_github, as_json, as_sarif
from tests.project import GOOD

# What of SARIF 2.1.0 we use, as its standard has it; the whole schema was tried by hand.
_TEXT = {
    "type": "object",
    "properties": {"text": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
_PLACE = {
    "type": "object",
    "properties": {
        "physicalLocation": {
            "type": "object",
            "properties": {
                "artifactLocation": {"properties": {"uri": {"type": "string", "format": "uri-reference"}}},
                "region": {
                    "properties": {name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn")},
                    "additionalProperties": False,
                },
            },
            "required": ["artifactLocation", "region"],
            "additionalProperties": False,
        }
    },
    "additionalProperties": False,
}
_RESULT = {
    "type": "object",
    "properties": {
        "ruleId": {"type": "string"},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": _TEXT,
        "locations": {"type": "array", "items": _PLACE},
        "suppressions": {
            "type": "array",
            "items": {
                "properties": {
                    "kind": {"enum": ["inSource", "external"]},
                    "status": {"enum": ["accepted", "underReview", "rejected"]},
                },
                "required": ["kind"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["message"],
    "additionalProperties": False,
}
_RULE = {
    "properties": {"id": {"type": "string"}, "shortDescription": _TEXT, "help": _TEXT},
    "required": ["id"],
    "additionalProperties": False,
}
_DRIVER = {
    "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "rules": {"type": "array", "items": _RULE, "uniqueItems": True},
    },
    "required": ["name"],
    "additionalProperties": False,
}
_RUN = {
    "properties": {
        "tool": {"properties": {"driver": _DRIVER}, "required": ["driver"]},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": _RESULT},
    },
    "required": ["tool"],
    "additionalProperties": False,
}
OF_SARIF = {
    "type": "object",
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": _RUN},
    },
    "required": ["version", "runs"],
    "additionalProperties": False,
}
# A command of GitHub: properties without commas, colons and line ends of their own, then the message on one line.
COMMAND = re.compile(r"::(error|warning|notice) file=[^,:\n]+,line=\d+,col=\d+,title=[^,:\n]+::[^\r\n]+")
ODD = Problem(
    Location("data/a,b:c.yml", 3, 1), Severity.ADVICE, "odd", msg("100 % {found}", found="one\ntwo"), msg("Mend it")
)


@cache
def sample() -> Checked:
    return check(GOOD / "sample")


def test_json_tells_every_problem_and_every_rule() -> None:
    found = sample()
    told = json.loads(as_json(found, found.problems, "en"))
    assert [problem["waived"] for problem in told["problems"]] == [False, True, True]
    first = told["problems"][0]
    assert (first["path"], first["line"], first["column"]) == ("data/clusters/sample/swot.yml", 3, 3)
    assert first.keys() >= {"severity", "rule", "message", "fix", "found"}
    assert told["rules"].keys() == found.tallies.keys()
    assert told["rules"]["printed-pair"]["found"] == told["rules"]["printed-pair"]["waived"] == 1
    assert {frozenset(counts) for counts in told["rules"].values()} == {
        frozenset({"found", "waived", "sound", "not-applicable"})
    }


def test_sarif_is_as_its_standard_says() -> None:
    found = sample()
    told = json.loads(as_sarif(replace(found, advice=(ODD,)), (*found.problems, ODD), "ru"))
    jsonschema.validate(told, OF_SARIF)
    (run,) = told["runs"]
    assert [("suppressions" in result, result["level"]) for result in run["results"]] == [
        (False, "warning"),
        (False, "note"),
        (True, "warning"),
        (True, "warning"),
    ]
    (place,) = run["results"][1]["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "data/a%2Cb%3Ac.yml"}
    assert {result["ruleId"] for result in run["results"]} == {rule["id"] for rule in run["tool"]["driver"]["rules"]}


def test_a_report_that_is_not_as_the_standard_says_is_noticed() -> None:
    told = json.loads(as_sarif(sample(), sample().problems, "en"))
    told["runs"][0]["results"][0]["level"] = "advice"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(told, OF_SARIF)


def test_github_gets_a_command_a_problem() -> None:
    lines = as_github(sample(), (*sample().problems, ODD), "en").split("\n")
    assert len(lines) == 2
    assert [line for line in lines if not COMMAND.fullmatch(line)] == []
    assert lines[1] == "::notice file=data/a%2Cb%3Ac.yml,line=3,col=1,title=odd::100 %25 one%0Atwo. Mend it."
