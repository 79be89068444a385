"""Every cross-reference of the data is proved: ids in fields, and references in braces inside prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pydantic import BaseModel

from generator.language.prose import problems_in_prose, references
from generator.model.atlas import Atlas, split_ref
from generator.model.base import Ref
from generator.model.files import scope_of
from generator.model.sections import SwotFile
from generator.model.texts import Text
from generator.model.validation import Path, walk
from generator.problems import Problem, Severity, msg

if TYPE_CHECKING:
    from generator.model.atlas import Scope


def check_references(atlas: Atlas) -> list[Problem]:
    """All references that lead nowhere, and all prose that holds what prose must not."""
    return [problem for path, file in atlas.files.items() for problem in _of_file(atlas, path, file)]


def _of_file(atlas: Atlas, path: str, file: BaseModel) -> Iterator[Problem]:
    slug = scope_of(path)
    for at, item in walk(file):
        if isinstance(item, Ref):
            names = _names(atlas, slug, file, item)
            if names is not None and _plain_name(slug, item) not in names:
                yield _dangling(atlas, path, at, item.kind, item, names)
        elif isinstance(item, Text):
            yield from _of_prose(atlas, slug, path, at, item)


def _plain_name(slug: str, ref: Ref) -> str:
    if ref.kind != "figure":
        return ref
    owner, name = split_ref(slug, ref)
    return name if owner == slug else f"{owner}/{name}"


def _names(atlas: Atlas, slug: str, file: BaseModel, ref: Ref) -> set[str] | None:
    """The ids that a reference of this kind may name; None where the file that holds them is itself broken."""
    if isinstance(file, SwotFile) and ref.kind in ("strength or weakness", "opportunity or threat"):
        inner = ref.kind == "strength or weakness"
        return {*file.strengths, *file.weaknesses} if inner else {*file.opportunities, *file.threats}
    if ref.kind == "figure":
        return _figure_names(atlas, slug, ref)
    scope = atlas.scopes.get(slug)
    folder = scope.folder if scope else ""
    held: dict[str, tuple[Iterable[str], tuple[str, ...]]] = {
        "unit": (atlas.units, ("data/shared/units.yml",)),
        "source": (atlas.sources, ("data/sources.yml",)),
        "centre": (atlas.centres, (f"data/centres/{ref}.yml",)),
        "outline": (atlas.outlines, (f"catalogs/outlines/{ref}.yml",)),
        "cluster": (atlas.clusters, (f"data/clusters/{ref}/cluster.yml",)),
        "chart": (scope.charts if scope else (), (f"{folder}/charts.yml",)),
        "note": (_note_names(atlas, scope), (f"{folder}/notes.yml", "data/shared/notes.yml")),
    }
    names, files = held[ref.kind]
    return None if _broken(atlas, files) else set(names)


def _note_names(atlas: Atlas, scope: Scope | None) -> list[str]:
    return [*atlas.notes, *(scope.notes if scope else ())]


def _broken(atlas: Atlas, files: Iterable[str]) -> bool:
    """Whether one of the files exists but could not be read: what it holds is then unknown, not missing."""
    return any(file in atlas.broken for file in files)


def _figure_names(atlas: Atlas, slug: str, ref: str) -> set[str] | None:
    owner, _ = split_ref(slug, ref)
    folders = (f"data/clusters/{owner}", f"data/documents/{owner}")
    files = [f"{folder}/{name}.yml" for folder in folders for name in ("figures", "cluster", "document")]
    if _broken(atlas, files):
        return None
    scope = atlas.scopes.get(owner)
    prefix = "" if owner == slug else f"{owner}/"
    return {f"{prefix}{name}" for name in scope.figures} if scope else set()


def _dangling(atlas: Atlas, path: str, at: Path, kind: str, name: str, names: set[str]) -> Problem:
    close = get_close_matches(name, sorted(names), n=1, cutoff=0.6)
    fix = msg("Did you mean “{key}”?", key=close[0]) if close else msg("Write it down first, or correct the name")
    message = msg("There is no {kind} “{name}”", kind=kind, name=name)
    return Problem(atlas.locate(path, at), Severity.ERROR, "dangling-reference", message, fix)


def _of_prose(atlas: Atlas, slug: str, path: str, at: Path, text: Text) -> Iterator[Problem]:
    """References and unwanted markup in each language of a text."""
    languages = (("ru", text.ru),) if text.en is None or text.en == text.ru else (("ru", text.ru), ("en", text.en))
    for lang, content in languages:
        where = atlas.locate(path, (*at, lang))
        for reference in references(content):
            if reference.error:
                message, fix = _REFERENCE_FORM, msg("Write a figure's id in braces: {{core-firms}}")
                yield Problem(where, Severity.ERROR, "reference-form", message, fix)
                continue
            names = _figure_names(atlas, slug, reference.name)
            owner, name = split_ref(slug, reference.name)
            wanted = name if owner == slug else f"{owner}/{name}"
            if names is not None and wanted not in names:
                yield _dangling(atlas, path, (*at, lang), "figure", wanted, names)
        for problem in problems_in_prose(content):
            message = msg("“{found}” is not allowed in a text", found=problem.found)
            fix = msg("Texts know *emphasis*, **strong**, [links](https://…) and lists; nothing else")
            yield Problem(where, Severity.ERROR, "prose", message, fix)


_REFERENCE_FORM = msg("A reference in braces is not well formed")
