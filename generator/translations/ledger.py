"""The state of every text in every language, and the files that remember what was confirmed.

A confirmed translation is known by its record and by digests of both texts, never by its place in a list: what is moved
stays confirmed, and a source that changes makes its translation stale.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.kinds.atlas import Atlas
from generator.kinds.confirmed import State, confirmed, digest_of, pair_of, state
from generator.kinds.translation import NAME, Pair, TranslationsFile
from generator.language import Lang
from generator.model.address import Address
from generator.model.texts import Text
from generator.model.walks import walk
from generator.source.nodes import Plain
from generator.source.write import written

_NO_DATA = frozenset({"outline", "edition", NAME})
_HEAD = "# Подтвержденные переводы: файл пишет clusterbook translations mark. Written by that command.\n\n"


@dataclass(frozen=True)
class Wording:
    """A text in one language beside its source, the text in the required language; `target` is empty where it is
    missing."""

    at: Address
    source: str
    target: str
    state: State


def wordings(atlas: Atlas, lang: Lang, wanted: Callable[[Address], bool] = lambda _: True) -> Iterator[Wording]:
    """Every text of the data that is written apart in each language, in the order of the files."""
    required = next(iter(atlas.languages))
    for file, content in atlas.files.items():
        if file.kind in _NO_DATA:
            continue
        for at, text in walk(file, content):
            if isinstance(text, Text) and required in text.root and wanted(at):
                source, target = text[required], text[lang] if text.has(lang) else ""
                yield Wording(at, source, target, state(atlas, at, lang, source, target))


def marked(atlas: Atlas, lang: Lang, wanted: Callable[[Address], bool]) -> dict[str, str]:
    """The ledgers in which the wanted translations are confirmed as they stand, by their paths. What is stale stays
    known, so that it is not taken for new; pairs that no text of their record has any more go."""
    records: dict[Address, list[Wording]] = {}
    for one in wordings(atlas, lang):
        records.setdefault(one.at.record, []).append(one)
    owners = sorted({at.owner for at, known in records.items() if any(one.target and wanted(one.at) for one in known)})
    return {
        _path(atlas, owner): _HEAD
        + written(
            _renewed(atlas, owner, lang, {at: known for at, known in records.items() if at.owner == owner}, wanted)
        )
        for owner in owners
    }


def _renewed(
    atlas: Atlas,
    owner: str,
    lang: Lang,
    records: Mapping[Address, Sequence[Wording]],
    wanted: Callable[[Address], bool],
) -> dict[str, Plain]:
    """A ledger with one language anew."""
    kinds: dict[str, dict[str, list[str]]] = {}
    for at, texts in sorted(records.items()):
        stale = {digest_of(one.target) for one in texts if one.state is State.STALE and not wanted(one.at)}
        pairs = {pair for pair in confirmed(atlas, at, lang) if pair.translation in stale}
        kept = (one for one in texts if one.state is State.CONFIRMED or (one.target and wanted(one.at)))
        pairs |= {pair_of(one.source, one.target) for one in kept}
        if pairs:
            kinds.setdefault(at.kind, {})[at.id] = sorted(map(str, pairs))
    languages = {
        code: {kind: {name: [*map(str, pairs)] for name, pairs in ids.items()} for kind, ids in known.items()}
        for code, known in _content(atlas, Address(owner, NAME)).items()
    }
    return _plain({**languages, lang: kinds})


def _plain(languages: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]) -> dict[str, Plain]:
    return {
        code: {kind: {name: list[Plain](pairs) for name, pairs in ids.items()} for kind, ids in kinds.items()}
        for code, kinds in sorted(languages.items())
    }


def _content(atlas: Atlas, file: Address) -> dict[str, Mapping[str, Mapping[str, tuple[Pair, ...]]]]:
    """What a ledger says by language, kind and record."""
    content = atlas.files.get(file)
    if not isinstance(content, TranslationsFile):
        return {}
    return {str(lang): confirmed.root for lang, confirmed in content.root.items()}


def _path(atlas: Atlas, owner: str) -> str:
    """Where a ledger lies, beside the other files of its owner."""
    if owner in atlas.centres:
        return f"data/centres/{owner}/{NAME}.yml"
    return f"{atlas.scopes[owner].folder if owner in atlas.scopes else 'data'}/{NAME}.yml"
