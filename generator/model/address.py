"""Where something stands in the data: whose file, which kind of file, and the keys that lead to it.

Written `owner/kind:first.second`: `pharma/figures:core-firms.title.ru`, `/units:rub-bn` for what all share. Whoever
knows kind or owner already leaves them out: `core-firms`, `chemical/core-firms`, `roadmap:marketing.title`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = "[a-z0-9-]+"
_WRITTEN = re.compile(rf"(?:(?P<owner>{_WORD})?(?P<slash>/))?(?:(?P<kind>{_WORD})(?P<colon>:))?(?P<path>[a-z0-9.-]*)")


class Address(NamedTuple):
    """A place in the data. `owner` is the slug of a cluster, document, centre or edition, and nothing for what all
    share; `kind` the name of a kind of file; `path` the keys from its root, places in a list as numbers from 0.

    Every value of all data has one, made and looked up many times: a tuple is several times as quick in both.
    """

    owner: str
    kind: str
    path: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.owner}/{self.kind}:{'.'.join(self.path)}"

    @property
    def id(self) -> str:
        """The first key: the id of the record; nothing where a whole file is meant."""
        return self.path[0] if self.path else ""

    @property
    def field(self) -> tuple[str, ...]:
        """The keys inside the record."""
        return self.path[1:]

    @property
    def file(self) -> Address:
        """The whole file."""
        return Address(self.owner, self.kind)

    @property
    def record(self) -> Address:
        """The record that the first key names."""
        return Address(self.owner, self.kind, self.path[:1])

    @property
    def parent(self) -> Address:
        """The place one key further out."""
        return Address(self.owner, self.kind, self.path[:-1])

    def child(self, *steps: str | int) -> Address:
        """The place so many keys further in."""
        return Address(self.owner, self.kind, (*self.path, *map(str, steps)))


def parse_address(text: str, *, kind: str, owner: str) -> Address | None:
    """The address that a text names, read where `kind` and `owner` are those that go without saying; None where it is
    none."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    path = tuple(found["path"].split(".")) if found["path"] else ()
    if "" in path or not (path or found["colon"]):
        return None
    whose = (found["owner"] or "") if found["slash"] else owner
    return Address(whose, found["kind"] or kind, path)
