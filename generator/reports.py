"""What `check` found in the forms that machines read: JSON, annotations of GitHub, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import quote

from generator import __version__
from generator.checking import Checked
from generator.checks.words import words
from generator.language import Lang
from generator.language.messages import translate
from generator.problems import Problem, Severity

Report = Callable[[Checked, Sequence[Problem], Lang], str]

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def as_json(checked: Checked, shown: Sequence[Problem], lang: Lang) -> str:
    """`{problems, rules}`: every problem with its place and whether it is accepted; of every rule how many it found,
    how many of these are accepted, and at how many places it found nothing or lacked the data to tell."""
    problems = [_plain(problem, lang, waived=False) for problem in shown]
    problems += [_plain(problem, lang, waived=True) for problem in checked.waived]
    waived = [problem.rule for problem in checked.waived]
    rules = {
        name: {
            "found": tally.found,
            "waived": waived.count(name),
            "sound": tally.sound,
            "not-applicable": tally.silent,
        }
        for name, tally in checked.tallies.items()
    }
    return json.dumps({"problems": problems, "rules": rules}, ensure_ascii=False, indent=1)


def as_github(checked: Checked, shown: Sequence[Problem], lang: Lang) -> str:
    """A workflow command a line: GitHub shows it beside the line of the file."""
    return "\n".join(
        f"::{_COMMANDS[problem.severity]} file={_property(problem.location.path)},line={problem.location.line},"
        f"col={problem.location.column},title={_property(problem.rule)}::{_data(_sentence(problem, lang))}"
        for problem in shown
    )


def as_sarif(checked: Checked, shown: Sequence[Problem], lang: Lang) -> str:
    """SARIF 2.1.0 with the words of the rules; what is accepted is there, suppressed."""
    results = [_result(problem, lang) for problem in shown]
    suppressed: dict[str, object] = {"suppressions": [{"kind": "external", "status": "accepted"}]}
    results += [_result(problem, lang) | suppressed for problem in checked.waived]
    known = words(lang)
    names = sorted({problem.rule for problem in (*shown, *checked.waived)})
    rules = [{"id": name, **_help(known[name].paragraphs if name in known else ())} for name in names]
    driver = {"name": "clusterbook", "version": __version__, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


FORMS: Mapping[str, Report] = {"json": as_json, "github": as_github, "sarif": as_sarif}


def _plain(problem: Problem, lang: Lang, *, waived: bool) -> dict[str, object]:
    return {
        "path": problem.location.path,
        "line": problem.location.line,
        "column": problem.location.column,
        "severity": str(problem.severity),
        "rule": problem.rule,
        "message": translate(problem.message, lang),
        "fix": translate(problem.fix, lang),
        "address": problem.address,
        "found": problem.found,
        "waived": waived,
    }


def _result(problem: Problem, lang: Lang) -> dict[str, object]:
    at = problem.location
    region = {"startLine": at.line, "startColumn": at.column}
    place = {"physicalLocation": {"artifactLocation": {"uri": quote(at.path)}, "region": region}}
    return {
        "ruleId": problem.rule,
        "level": _LEVELS[problem.severity],
        "message": {"text": _sentence(problem, lang)},
        "locations": [place],
    }


def _help(paragraphs: Sequence[str]) -> dict[str, object]:
    if not paragraphs:
        return {}
    return {"shortDescription": {"text": paragraphs[0]}, "help": {"text": "\n\n".join(paragraphs)}}


def _sentence(problem: Problem, lang: Lang) -> str:
    return f"{translate(problem.message, lang)}. {translate(problem.fix, lang)}."


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
