"""What a cluster takes from the library of its centre."""

from __future__ import annotations

from generator.kinds.library import Library
from generator.model.address import Address
from generator.model.store import Store
from generator.problems import Problem, Severity, msg


class Taking:
    """One cluster that takes; `problems` are those that take a shared record which does not exist, or lack what only
    it could say."""

    def __init__(self, store: Store, slug: str, library: Library) -> None:
        self.store = store
        self.slug = slug
        self.library = library
        self.problems: list[Problem] = []

    def unshared(self, kind: str, *path: str) -> None:
        """Nothing is wrong here where the centre or its file could not be understood."""
        centre, places = self.library.centre, self.store.places
        if centre not in places.owners("centre") or Address(centre, kind) in places.broken:
            return
        at = Address(self.slug, kind, path)
        file = f"data/centres/{centre}/{kind}.yml"
        message = msg("“{name}” is neither complete here nor known in {file}", name=path[-1], file=file)
        fix = msg("Correct the name, or write title and the rest here")
        self.problems.append(Problem(places.of(at), Severity.ERROR, "dangling-reference", message, fix, str(at)))
