"""What rules must look at where two states of a project are compared: whatever is the same in both tells the same."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

from generator.kinds.atlas import Atlas

# They judge each text by itself, with nothing beside it but files that all share.
OF_TEXTS = frozenset({
    "glossary", "letter-yo", "script", "prose-number", "translation-missing", "unbalanced", "two-scripts",
    "languages-numbers", "languages-references", "at-present", "legal-form", "name-alias",
})  # fmt: skip
# They compare the records of one owner with its own lists.
OF_OWNERS = frozenset({
    "control-missing", "control-extra", "control-order", "control-qualifier", "control-period", "control-source",
})  # fmt: skip
# They compare the words of all texts with each other.
OF_WORDS = frozenset({"name-once", "spelling"})


@dataclass(frozen=True)
class Differing:
    """The files that differ between two states whose shared files are the same, whose data may be other than they were,
    and whether any of the words are."""

    paths: frozenset[str]
    owners: frozenset[str]
    has_words: bool

    @property
    def has_documents(self) -> bool:
        """Whether a document may be made by another outline, or has other sections."""
        return any(path.endswith("/document.yml") for path in self.paths)


def part_of(atlas: Atlas, differing: Differing) -> Atlas:
    """The same data with everything that can be asked of them; who goes through them sees the items of the files that
    differ, and those whose data may be others."""
    places = atlas.places
    files = {at for at in places.records if places.path(at) in differing.paths}
    part = copy(atlas)
    vars(part)["items"] = tuple((at, item) for at, item in atlas.items if places.file(at) in files)
    vars(part)["gone_through"] = tuple(owner for owner in atlas.scopes if owner in differing.owners)
    for index in ("_items_by_owner", "_by_type", "_of"):
        vars(part).pop(index, None)
    return part
