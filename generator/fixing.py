"""What `check --fix` does: problems that can be mended without asking anybody are, in the files as they are written.

The data are judged as they would be before anything is written; what then would be wrong anew forbids the whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.checking import Checked, data_revision, judge
from generator.editions.targets import check_targets
from generator.kinds.atlas import Atlas
from generator.model.address import parse_address
from generator.model.validation import found_at
from generator.problems import Edit, Location, Problem, errors_in, in_order
from generator.source.nodes import Mapping as MappingNode
from generator.source.nodes import Node, Plain, Scalar, Sequence, plain
from generator.source.project import read_history
from generator.source.records import Record, read_source, with_texts
from generator.source.rewrite import rewritten
from generator.source.settings import check_settings
from generator.source.text import split_lines

Wanted = Callable[[Problem], bool]
_MOST_ROUNDS = 4  # one for each rule that finds something in a text, and one in reserve


@dataclass(frozen=True)
class Change:
    """A text that was mended, and where it stands."""

    at: Location
    edit: Edit


@dataclass(frozen=True)
class Fixed:
    """The files with their new texts, what changes in them, and what is found then; `refused` are the problems that
    the changes would make: where there are some, there are no texts, and nothing is to be written."""

    checked: Checked
    texts: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    refused: tuple[Problem, ...] = ()


def fixed(root: Path, wanted: Wanted) -> Fixed:
    """Mend what is wanted and can be mended; nothing is written."""
    source, problems = read_source(root)
    problems += check_settings(root)
    day = data_revision(read_history(root)).day
    before = now = judge(source, problems, day)
    texts: dict[str, str] = {}
    changes: list[Change] = []
    mended: list[Problem] = []
    for _ in range(_MOST_ROUNDS):
        made = _round(now, root, texts, wanted)
        if not made:
            break
        for path, (text, edits) in made.items():
            texts[path] = text
            mended += edits
            changes += [Change(one.location, one.edit) for one in edits if one.edit]
        changed, unread = with_texts(source, texts)
        now = judge(changed, [*problems, *unread], day)
    refused = _worse(before, now, mended)
    return Fixed(before, refused=refused) if refused else Fixed(now, texts, tuple(changes))


def _round(
    checked: Checked, root: Path, texts: Mapping[str, str], wanted: Wanted
) -> dict[str, tuple[str, list[Problem]]]:
    """By the path of each file that changes its new text and the problems that this mends, one a text."""
    found: dict[str, dict[Scalar, Problem]] = {}
    records: dict[str, Record] = {}
    for problem in checked.problems:
        if checked.atlas is None or problem.edit is None or not wanted(problem):
            continue
        record, node = _at(checked.atlas, problem)
        if record and isinstance(node, Scalar) and node.text.strip() == problem.edit.wrong:
            records[record.path] = record
            found.setdefault(record.path, {}).setdefault(node, problem)
    made: dict[str, tuple[str, list[Problem]]] = {}
    for path, edits in found.items():
        text = _text(root, records[path], texts.get(path))
        new = _mended(text, records[path], edits) if text is not None else None
        if new is not None:
            made[path] = new, list(edits.values())
    return made


def _at(atlas: Atlas, problem: Problem) -> tuple[Record | None, Node | None]:
    """The file in which a problem lies, and what is written at its place; nothing in files of the program."""
    address = parse_address(problem.address, kind="", owner="")
    if address is None:
        return None, None
    file = atlas.places.file(address)
    record = atlas.places.records.get(file)
    if record is None or record.ours:
        return None, None
    return record, found_at(record.root, address.path[len(file.path) :])[0]


def _text(root: Path, record: Record, changed: str | None) -> str | None:
    """The file as it stands on the disk, with its own ends of lines; None where it is another one by now."""
    text = changed if changed is not None else (root / record.path).read_bytes().decode()
    return text if split_lines(text) == record.lines else None


def _mended(text: str, record: Record, edits: Mapping[Scalar, Problem]) -> str | None:
    """The text with the edits, None where it cannot be changed part by part."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = "\n".join(record.lines)
    if lines.replace("\n", end) != text:
        return None  # ends of lines of several kinds
    content = _content(record.root, edits)
    try:
        return rewritten(lines, content).replace("\n", end) if isinstance(content, dict) else None
    except ValueError:
        return None


def _content(node: Node, edits: Mapping[Scalar, Problem]) -> Plain:
    """What the file says with the edits; spaces around a text stay."""
    if isinstance(node, MappingNode):
        return {entry.key: _content(entry.value, edits) for entry in node.entries}
    if isinstance(node, Sequence):
        return [_content(item, edits) for item in node.items]
    problem = edits.get(node)
    return node.text.replace(problem.edit.wrong, problem.edit.right, 1) if problem and problem.edit else plain(node)


def _worse(before: Checked, after: Checked, mended: Iterable[Problem]) -> tuple[Problem, ...]:
    """What the changes make wrong, and what they were to mend and did not. Messages may quote a text and places move
    with its lines: what counts is how much a rule finds at an address."""
    known = [*before.problems, *before.advice]
    if before.atlas is not None and errors_in(known) and not errors_in([*after.problems]):
        known += check_targets(before.atlas)  # they are looked for only where no error is left
    left = Counter(map(_key, known))
    left.subtract(map(_key, [*after.problems, *after.advice]))
    worse = {key for key, count in left.items() if count < 0}
    tried = {(problem.rule, problem.address, problem.message) for problem in mended}
    return tuple(
        in_order(
            [
                problem
                for problem in (*after.problems, *after.advice)
                if _key(problem) in worse or (problem.rule, problem.address, problem.message) in tried
            ]
        )
    )


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.location.path, problem.rule, problem.address
