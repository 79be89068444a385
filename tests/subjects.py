"""Subjects and publications of the good projects, and the numbers in them as they are said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from generator.components.block import Cell, Section
from generator.components.table import Taken
from generator.components.voice import Voice
from generator.editions.data import Owner
from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import Page, Publications
from generator.editions.subject import Subject, build_subject
from generator.kinds.atlas import Atlas
from generator.kinds.cluster import Cluster
from generator.language import Lang
from generator.model.quantity import Quantity
from generator.output.drawings import taken
from generator.source.hand import HandPage
from generator.source.project import Revision

V = TypeVar("V")
REVISION = Revision(date(2020, 12, 1), "0123abcd")


def voice(atlas: Atlas, lang: Lang = "en", owner: str = "sample") -> Voice:
    return Voice(atlas, lang, owner)


def subject(
    atlas: Atlas, lang: Lang = "en", owner: str = "sample", outline: str = "programme", day: date | None = None
) -> Subject:
    """What an outline makes of an owner."""
    return build_subject(Voice(atlas, lang, owner), atlas.outlines[outline], Owner(atlas, owner, {}), day)


def section(atlas: Atlas, name: str, lang: Lang = "en") -> Section:
    """A chapter of the programme of the sample cluster."""
    return next(section for section in subject(atlas, lang).sections if section.id == name)


def view(found: Section, kind: type[V]) -> V:
    """The first view of a kind in a section."""
    return next(block.view for block in found.blocks if isinstance(block.view, kind))


def charts(found: Section) -> dict[str, Taken]:
    """What a section offers as drawings and data, by the names of their files."""
    return dict(taken([found]))


def changed(atlas: Atlas, cluster: Cluster) -> Atlas:
    """The Atlas with another cluster in the place of one."""
    return replace(atlas, clusters={**atlas.clusters, cluster.slug: cluster})


def planned(
    atlas: Atlas, selection: Selection | None = None, hand: Mapping[str, Sequence[HandPage]] | None = None
) -> Publications:
    """Everything that a selection asks for, on a day and at a revision of its own."""
    revisions = {"": REVISION, **dict.fromkeys(atlas.scopes, REVISION)}
    return plan_publications(atlas, selection or Selection(), hand or {}, revisions)


def pages(atlas: Atlas, lang: Lang = "en") -> dict[str, Page]:
    """The pages of the site in a language, by their paths."""
    (site,) = planned(atlas, Selection("site", langs=(lang,))).sites
    return {page.path: page for page in site.pages}


def spaced(text: object) -> str:
    """The text with plain spaces; typography has tests of its own."""
    return str(text).replace("\u00a0", " ")


def said(words: Voice, cell: Cell) -> str:
    """What stands in a cell, or in the place of its number."""
    if isinstance(cell.content, Quantity):
        return words.sign(cell.content) or words.amount(cell.content)
    return cell.content if isinstance(cell.content, str) else words.unmarked(cell.content)
