"""Everything that can be wrong with the user's files, as one noun."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, order=True, slots=True)  # there is one for every value of the data
class Location:
    """A place in a file of the project: posix path relative to its root, line and column from 1, or of a workbook sheet
    and cell, `products!D5`."""

    path: str
    line: int = 1
    column: int = 1
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.cell or f'{self.line}:{self.column}'}"


@dataclass(frozen=True)
class Message:
    """An English sentence with {placeholders}; translated only when it is shown."""

    msgid: str
    params: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.msgid.format(**dict(self.params))


def msg(msgid: str, /, **params: object) -> Message:
    """Make a message; the name is the keyword by which the translation catalogue finds its texts."""
    return Message(msgid, tuple((key, str(value)) for key, value in params.items()))


class Severity(StrEnum):
    """An error stops the build; a warning is shown and counted; advice is given where it is asked for."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True)
class Edit:
    """A text and the one that is to stand in its place."""

    wrong: str
    right: str


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where, which rule, what is wrong and the way out.

    `address` is the text of the place in the data, where it is one: `pharma/roadmap:marketing.title`. `edit` is how
    it can be mended there without asking anybody, where it can.
    """

    location: Location
    severity: Severity
    rule: str
    message: Message
    fix: Message
    address: str = ""
    edit: Edit | None = None

    @property
    def found(self) -> str:
        """What was found, as a waiver quotes it: the numbers and words of the message, without ids: `134 / 160`."""
        return " / ".join(value for name, value in self.message.params if name not in _IDS)


_IDS = ("name", "ref", "lang")  # of records and languages: these say where, not what


def errors_in(problems: list[Problem]) -> bool:
    """Whether any of the problems stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def in_order(problems: list[Problem]) -> list[Problem]:
    """The problems by place, each once."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.location, p.severity, p.rule, p.message.msgid, p.message.params))


class RefusedError(Exception):
    """The command cannot go on for a reason outside of the data, which the user can mend: told in one sentence.

    `is_usage` tells a wrong request from a failure of the machine.
    """

    def __init__(self, message: Message, *, is_usage: bool) -> None:
        super().__init__(str(message))
        self.message = message
        self.is_usage = is_usage
