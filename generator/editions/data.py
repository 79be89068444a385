"""Where an outline finds its records: paths of keys in the data of an owner, and what they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.kinds.atlas import Atlas
from generator.kinds.cluster import Cluster
from generator.kinds.document import Document
from generator.model.address import Address

# Where the records of a root stand, unless its name is that of their file.
_OF_CENTRE = ("centre", "map")  # what a cluster or document has of its centre
_OF_ALL = ("glossary",)  # what all centres share
_PLACES = {"bodies": ("bodies", ("bodies",)), "bodies-note": ("bodies", ("note",))}


@dataclass(frozen=True)
class Found:
    """The records at a path, and their address."""

    value: object
    at: Address


@dataclass(frozen=True)
class Owner:
    """Whose data an outline shows: a cluster, a document or a centre, by slug; `extra` are records found elsewhere."""

    atlas: Atlas
    slug: str
    extra: Mapping[str, object]

    def find(self, path: str) -> Found | None:
        """The records at a path such as `chain.topics`; None where there are none."""
        root, *steps = path.split(".")
        value = self._root(root)
        for step in steps:
            value = _step(value, step)
        kind, start = _PLACES.get(root, (root, ()))
        return Found(value, Address(self._keeper(root), kind, (*start, *steps))) if _is_there(value) else None

    @property
    def scope(self) -> Cluster | Document | None:
        """The cluster or document; a centre is none."""
        return self.atlas.clusters.get(self.slug) or self.atlas.documents.get(self.slug)

    @property
    def _centre(self) -> str:
        return self.scope.centre if self.scope else self.slug

    def _keeper(self, root: str) -> str:
        """Whose file the records of a root stand in."""
        if root in _OF_ALL:
            return ""
        return self._centre if root in _OF_CENTRE else self.slug

    def _root(self, name: str) -> object:
        if name in self.extra:
            return self.extra[name]
        if name == "centre":
            return self.atlas.centres.get(self._centre)
        if name in ("cluster", "document"):
            known = self.atlas.clusters if name == "cluster" else self.atlas.documents
            return self.scope.file if self.scope and self.slug in known else None
        if hasattr(self.scope, name.replace("-", "_")):
            return _step(self.scope, name)
        file = self.atlas.files.get(Address(self._keeper(name), name))  # of a kind that clusters know nothing of
        return getattr(file, "root", file)


def _step(value: object, name: str) -> object:
    """What stands under a key of a model or a mapping."""
    if isinstance(value, Mapping):
        return value.get(name)
    return getattr(value, name.replace("-", "_"), None) if value is not None else None


def _is_there(value: object) -> bool:
    """Whether there is anything to show: empty lists and mappings are nothing."""
    if isinstance(value, tuple | Mapping | str):
        return bool(value)
    return value is not None
