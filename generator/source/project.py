"""When the data of a project last changed, as git knows it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from generator.problems import Message, RefusedError, msg

# Whatever the user has set for himself must not change what is published, nor run anything.
_PLAIN = ("--no-optional-locks", "-c", "log.showSignature=false", "-c", "core.fsmonitor=false")


@dataclass(frozen=True)
class Revision:
    """The last change of some files: its date, None where nobody knows it, and short commit id, where git knows it."""

    day: date | None
    id: str = ""


UNKNOWN = Revision(None)
Dated = Sequence[tuple[Sequence[str], Revision]]  # paths, and when they last changed


@dataclass(frozen=True)
class History:
    """What git knows of a project: the id of its last commit, or why it knows nothing.

    `border` are the commits at which a shallow clone ends: what is said to have changed there may have changed before.
    """

    root: Path
    head: str = ""
    border: frozenset[str] = frozenset()
    advice: Message | None = None


def read_history(root: Path) -> History:
    """Ask git about the project."""
    code, said, complaint = _git(root, "rev-parse", "--is-shallow-repository", "HEAD")
    if code is None:
        return History(root, advice=msg("No date is stated, for git is not installed here"))
    if "dubious ownership" in complaint:
        allow = f"git config --global --add safe.directory {root}"
        advice = msg("No date is stated, for git does not trust a folder of another user. To allow it: {do}", do=allow)
        return History(root, advice=advice)
    if code != 0:
        return History(root, advice=msg("No date is stated, for the project is in no git repository, or has no commit"))
    is_shallow, head = said.split()
    if is_shallow != "true":
        return History(root, head)
    path = root / _git(root, "rev-parse", "--git-path", "shallow")[1].strip()
    return History(root, head, frozenset(path.read_text(encoding="ascii").split()))


def revision(history: History, paths: Sequence[str], environ: Mapping[str, str]) -> Revision:
    """When the paths last changed; `SOURCE_DATE_EPOCH` overrides the date. RefusedError where that is no date."""
    day = given_day(environ)
    if not history.head:
        return Revision(day)
    options = ("-1", "--timestamp", "--abbrev-commit", "--abbrev=8")
    commit = _git(history.root, "rev-list", *options, history.head, "--", *paths)[1].split()
    if len(commit) != 2 or any(border.startswith(commit[1]) for border in history.border):
        return Revision(day)
    return Revision(day or _day(commit[0]), commit[1])


def dating_advice(history: History, revised: Revision) -> Message | None:
    """Why publications of this revision state no date, and what to do about it."""
    if revised.day is not None or history.advice is not None:
        return None if revised.day else history.advice
    if history.border:
        do = "git fetch --unshallow"
        return msg("No date is stated, for this clone lacks the older commits. To fetch them: {do}", do=do)
    return msg("No date is stated, for the data are not committed to git yet")


def given_day(environ: Mapping[str, str]) -> date | None:
    """The date that `SOURCE_DATE_EPOCH` sets."""
    given = environ.get("SOURCE_DATE_EPOCH", "")
    if not given:
        return None
    day = _day(given)
    if day is None:
        message = msg("SOURCE_DATE_EPOCH is “{value}”, which is not a number of seconds since 1970", value=given)
        raise RefusedError(message, is_usage=True)
    return day


def _day(seconds: str) -> date | None:
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date() if re.fullmatch("[0-9]{1,12}", seconds) else None
    except (OverflowError, OSError, ValueError):
        return None


def _git(root: Path, *arguments: str) -> tuple[int | None, str, str]:
    """How git ended, what it says and complains of; None where there is no git."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ("git", *_PLAIN, *arguments)
    try:
        done = subprocess.run(  # noqa: S603
            command,
            cwd=root,
            env={**environment, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=30,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None, "", ""
    return done.returncode, done.stdout, done.stderr
