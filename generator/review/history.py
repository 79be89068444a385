"""What changed between two publications → an entry of the history that readers are shown, for an editor to check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from generator.kinds.publication import NAME
from generator.problems import RefusedError, msg
from generator.review.changes import Change, changes
from generator.review.pieces import Line, plain
from generator.review.side import Side
from generator.review.words import Words
from generator.source.nodes import Plain
from generator.source.rewrite import rewritten
from generator.source.write import written

# What readers are not told: how the data are kept.
_UNTOLD = frozenset({"control", "remarks", "waivers", "translations", NAME})
_MARKUP = re.compile(r"[{}\[\]*_`<>\\]")
_HEAD = (
    "# yaml-language-server: $schema=../../schema/history.json\n"
    "# Что изменилось с каждой публикацией: пишет clusterbook history, правит редактор.\n\n"
)


def history_files(base: Side, head: Side, name: str, day: date, only: Sequence[str] = ()) -> dict[str, str]:
    """The new text of the history of each cluster that readers see changed, by its path; `only` names clusters.
    RefusedError where one of the states has errors, or a publication of this name is there."""
    if base.atlas is None or head.atlas is None:
        raise RefusedError(msg("Both states must be without errors: run clusterbook check"), is_usage=True)
    told = _told(changes(base, head), base, head)
    return {
        f"{scope.folder}/{NAME}.yml": _text(head, f"{scope.folder}/{NAME}.yml", name, day, told[slug])
        for slug, scope in head.atlas.clusters.items()
        if told.get(slug) and (not only or slug in only)
    }


def _told(found: Sequence[Change], base: Side, head: Side) -> Mapping[str, list[Plain]]:
    """By cluster the texts in every language of the data, each once, in the order of the report."""
    langs = list(head.atlas.languages) if head.atlas else []
    words = {lang: Words(base, head, lang) for lang in langs}
    told: dict[str, dict[tuple[str, ...], None]] = {}
    for change in found:
        if change.at.kind not in _UNTOLD:
            for texts in zip(*(_sentences(change, words[lang]) for lang in langs), strict=True):
                told.setdefault(change.at.owner, {})[texts] = None
    return {owner: [dict(zip(langs, texts, strict=True)) for texts in known] for owner, known in told.items()}


def _sentences(change: Change, words: Words) -> Iterator[str]:
    """What a reader wants to know: which record came or went, which number became which, which field is another one."""
    if change.what != "changed":
        yield _bare(words.fate(change))
    if change.what in ("changed", "renamed"):
        yield from (_bare(words.number(one)) for one in change.numbers if not one.follows)
        yield from (_bare(words.detail_in_short(change, one)) for one in change.details)


def _bare(line: Line) -> str:
    """The line without signs that a text of the data would take for markup or a reference."""
    text = " ".join(_MARKUP.sub("", plain(line)).replace("\u00a0", " ").split())
    return text[:1].upper() + text[1:]


def _text(head: Side, path: str, name: str, day: date, told: Sequence[Plain]) -> str:
    entry: dict[str, Plain] = {"on": day.isoformat(), "changes": list(told)}
    record = head.source.record(path)
    if record is None:
        return _HEAD + written({name: entry})
    known = record.content
    if name in known:
        raise RefusedError(msg("{path} has a publication “{name}” already", path=path, name=name), is_usage=True)
    return rewritten("\n".join(record.lines), {name: entry, **known})
