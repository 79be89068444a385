"""What translators give back → files of the project, all or none; the rest of each file stays as it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checking import judge
from generator.kinds.atlas import Atlas
from generator.language import Lang
from generator.language.po import Unit
from generator.model.address import Address
from generator.model.validation import found_at
from generator.problems import Location, Problem, Severity, errors_in, in_order, msg
from generator.source.nodes import Mapping as MappingNode
from generator.source.nodes import Node, Plain, Scalar, plain
from generator.source.nodes import Sequence as ListNode
from generator.source.records import Record, read_source, with_texts
from generator.source.rewrite import rewritten
from generator.source.text import refused_characters
from generator.translations.ledger import Wording, marked, wordings


@dataclass(frozen=True)
class Taken:
    """The files that change with their new texts, what is wrong, and how many translations are taken."""

    texts: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    count: int = 0


def take(root: Path, name: str, units: Sequence[Unit], lang: Lang, *, confirm: bool) -> Taken:
    """Translations into the data as they stand now; `name` is the file that they come from, `confirm` marks them as
    confirmed."""
    source, problems = read_source(root)
    before = judge(source, problems)
    if before.atlas is None:
        message, fix = msg("The data themselves have errors"), msg("Run clusterbook check, and mend them first")
        return Taken({}, (Problem(Location(name), Severity.ERROR, "translation", message, fix),))
    known = {str(one.at): one for one in wordings(before.atlas, lang)}
    wanted, found = _wanted(name, units, known)
    texts = _texts(before.atlas, lang, wanted)
    changed, unread = with_texts(source, texts)
    after = judge(changed, [*problems, *unread])
    found += [problem for problem in after.problems if problem not in before.problems]
    if errors_in(found):
        return Taken({}, tuple(in_order(found)))
    if confirm and after.atlas is not None:
        texts |= marked(after.atlas, lang, lambda at: at in wanted)
    return Taken(texts, tuple(in_order(found)), len(wanted))


def _wanted(name: str, units: Sequence[Unit], known: Mapping[str, Wording]) -> tuple[dict[Address, str], list[Problem]]:
    """By the address of each text its translation, where there is one that is ready."""
    wanted: dict[Address, str] = {}
    found: list[Problem] = []
    for unit in units:
        one = known.get(unit.id)
        at = Location(name, unit.place[1] or 1)
        if not (unit.is_ready and unit.target.strip()):
            continue
        if one is None:
            message = msg("There is no text “{address}” in the data", address=unit.id)
            fix = msg("It was withdrawn or renamed: export again")
            found.append(Problem(at, Severity.WARNING, "translation-unknown", message, fix))
        elif one.source != unit.source:
            message = msg("The text “{address}” has changed since it was sent out", address=unit.id)
            fix = msg("Export again, and translate it anew")
            found.append(Problem(at, Severity.WARNING, "translation-stale", message, fix))
        elif refused := [problem(at) for _, problem in refused_characters(unit.target)][:1]:
            found += refused
        else:
            wanted[one.at] = unit.target.strip()
    return wanted, found


def _texts(atlas: Atlas, lang: Lang, wanted: Mapping[Address, str]) -> dict[str, str]:
    """The new text of every file in which a translation differs."""
    edits: dict[str, tuple[Record, dict[Location, str]]] = {}
    for at, text in wanted.items():
        file = atlas.places.file(at)
        record = atlas.places.records.get(file)
        if record is None or record.ours:
            continue
        node, _ = found_at(record.root, at.path[len(file.path) :])
        if isinstance(node, MappingNode):
            edits.setdefault(record.path, (record, {}))[1][node.at] = text
    found = {}
    for path, (record, changes) in edits.items():
        new = _content(record.root, changes, lang)
        if new != record.content and isinstance(new, dict):
            found[path] = rewritten("\n".join(record.lines), new)
    return found


def _content(node: Node, changes: Mapping[Location, str], lang: Lang) -> Plain:
    """What a file says with translations, each told by the mapping in which its text stands."""
    if isinstance(node, ListNode):
        return [_content(item, changes, lang) for item in node.items]
    if isinstance(node, Scalar):
        return plain(node)
    content: dict[str, Plain] = {entry.key: _content(entry.value, changes, lang) for entry in node.entries}
    if node.at in changes:
        old = content.get(lang)
        if not (isinstance(old, str) and old.strip() == changes[node.at]):
            content[lang] = changes[node.at]
    return content
