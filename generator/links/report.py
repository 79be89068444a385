"""What came of asking, as problems with their places and as the text of an issue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.language import Lang
from generator.language.messages import interface, interface_plural, translate, ui
from generator.links.ask import Answer, State
from generator.links.collect import Where
from generator.problems import Message, Problem, Severity, msg

Answers = Mapping[str, Answer]
Places = Mapping[str, tuple[Where, ...]]

_RULES = {
    State.BROKEN: "link-broken",
    State.INSIDE: "link-inside",
    State.SAMPLE: "link-sample",
    State.UNSURE: "link-unsure",
    State.MOVED: "link-moved",
}
_HEADS = {
    State.BROKEN: ui("Lead nowhere"),
    State.INSIDE: ui("Lead into a network and were not asked"),
    State.SAMPLE: ui("Are addresses of examples"),
    State.MOVED: ui("Stand at another address now"),
    State.UNSURE: ui("Could not be asked; look at them yourself"),
}
_LONGEST = 60_000  # characters: hosting services take 65,536
_WARNED = {State.BROKEN, State.INSIDE, State.SAMPLE}
_FAULTS = {
    "name": msg("there is no such site"),
    "connection": msg("its server refuses connections"),
    "certificate": msg("its certificate is not valid"),
    "issuer": msg("its certificate is of an issuer that is not known here; a browser may know it"),
    "encryption": msg("no secure connection could be made"),
    "timeout": msg("it does not answer"),
    "redirects": msg("it redirects without end"),
    "address": msg("this is no address"),
    "403": msg("its server turns programs away (403)"),
    "429": msg("its server was asked too often (429)"),
}


def is_sound(answers: Answers) -> bool:
    """Whether nothing has to be mended."""
    return not any(answer.state in _WARNED for answer in answers.values())


def is_offline(answers: Answers) -> bool:
    """Whether not a single name was known, which says more of this machine than of the links."""
    asked = [answer for answer in answers.values() if answer.state not in (State.SAMPLE, State.INSIDE)]
    return bool(asked) and all(answer.detail == "name" for answer in asked)


def problems(answers: Answers, places: Places, lang: Lang) -> Iterator[Problem]:
    """One for each place of each link that is not simply there."""
    for address, answer in answers.items():
        if answer.state is State.FOUND:
            continue
        severity = Severity.WARNING if answer.state in _WARNED else Severity.ADVICE
        message, fix = _message(address, answer, lang)
        for where in places[address]:
            yield Problem(where.at, severity, _RULES[answer.state], message, fix, where.record)


def _message(address: str, answer: Answer, lang: Lang) -> tuple[Message, Message]:
    said = detail(answer, lang)
    match answer.state:
        case State.MOVED:
            return msg("“{address}” has moved", address=address), msg("Write {new}", new=said)
        case State.INSIDE:
            return (
                msg("“{address}” leads into a network, where readers cannot follow", address=address),
                msg("Write an address of the open internet, or take the link away"),
            )
        case State.SAMPLE:
            return (
                msg("“{address}” is an address of examples", address=address),
                msg("Write the real one, or take the link away"),
            )
        case State.UNSURE:
            return msg("“{address}” could not be asked: {said}", address=address, said=said), msg("Look at it yourself")
    return (
        msg("“{address}” leads nowhere: {said}", address=address, said=said),
        msg("Find where it stands now, write that address, or take the link away"),
    )


def detail(answer: Answer, lang: Lang) -> str:
    """What the state rests on, in words; a status and an address speak for themselves."""
    fault = _FAULTS.get(answer.detail)
    if fault is None and answer.detail.isdecimal():
        return interface("its server answers {status}", lang, status=answer.detail)
    return translate(fault, lang) if fault else answer.detail


def as_issue(answers: Answers, places: Places, left: int, lang: Lang) -> Iterator[str]:
    """Markdown: a heading for each state, a line to be ticked off for each address, the worst first; nothing where all
    are there. It fits into an issue."""
    size = 0
    for line in _lines(answers, places, left, lang):
        size += len(line) + 1
        if size > _LONGEST:
            yield interface("The rest is told by: clusterbook links", lang)
            return
        yield line


def _lines(answers: Answers, places: Places, left: int, lang: Lang) -> Iterator[str]:
    for state, head in _HEADS.items():
        found = [address for address, answer in answers.items() if answer.state is state]
        if found:
            yield from (f"### {interface(head, lang)}", "")
            yield from (_line(address, answers[address], places[address], lang) for address in found)
            yield ""
    if left:
        yield left_line(left, lang)


def left_line(left: int, lang: Lang) -> str:
    """How many were not asked, for there were too many."""
    return interface_plural("{n} more link was not asked", "{n} more links were not asked", left, lang)


def _line(address: str, answer: Answer, places: tuple[Where, ...], lang: Lang) -> str:
    said = detail(answer, lang)
    told = f": {said}" if said else ""
    stands = ", ".join(f"`{where.record}` ({where.at})" if where.record else f"{where.at}" for where in places[:10])
    more = f" … ({len(places)})" if len(places) > 10 else ""
    return f"- [ ] `{address.replace('`', '%60')}`{told}. {stands}{more}"
