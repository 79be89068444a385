"""Clusters: who they are, and everything that their files say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field

from generator.kinds.body import BodiesFile, BodyEntry, body_entries
from generator.kinds.chain import ChainFile
from generator.kinds.chart import ChartsFile
from generator.kinds.contacts import Contacts
from generator.kinds.figure import FiguresFile
from generator.kinds.identity import Accent, Picture
from generator.kinds.kpi import KpiRow, KpisFile, kpi_rows
from generator.kinds.library import Library
from generator.kinds.note import NotesFile
from generator.kinds.roadmap import DirectionEntry, RoadmapFile, roadmap_entries
from generator.kinds.scope import Scope
from generator.kinds.strategy import StrategyFile
from generator.kinds.swot import SwotFile
from generator.kinds.taking import Taking
from generator.kinds.topic import Topic, TopicsFile
from generator.kinds.waiver import WaiversFile
from generator.model.base import EMPTY, Frozen, Model, nothing
from generator.model.kind import Kind, of_cluster
from generator.model.refs import CentreRef, ClusterRef, FigureRef, NoteRef
from generator.model.store import Store
from generator.model.texts import Text
from generator.model.values import Day, Flag, Year
from generator.problems import Problem


class Contract(Model):
    number: Text
    date: Day
    subject: Text = Field(description="Subject of the contract")


class Programme(Model):
    """Cover and front matter of the development programme."""

    title: Text
    contract: Contract | None = None
    city: Text
    year: Year = Field(description="Year of the programme")
    horizon: Year = Field(description="Last year that it is made for")
    preface: Text = Field(description="Materials that the programme rests on")
    appendices: Frozen[Text] = Field(default_factory=nothing)  # cited in the document, absent from it: see its state


class ClusterFile(Model):
    """cluster.yml: who the cluster is. Without a programme it is a short entry of the family."""

    centre: CentreRef = Field(description="Name of a folder in data/centres/")
    name: Text = Field(description="Full name")
    short: Text = Field(description="Short name for cards and menus")
    summary: Text = Field(description="A sentence or two about the cluster")
    accent: Accent
    status: Literal["cluster", "association", "planned"] = "cluster"
    founded: Year | None = None
    programme: Programme | None = None
    contacts: Contacts | None = Field(default=None, description="How to get in touch; a programme cannot do without")
    figures: tuple[FigureRef, ...] = Field(
        default=(), description="Main figures of the overview, the leading one first"
    )
    picture: Picture | None = None
    draft: Flag = Field(default=False, description="Draft: checked, but not published")


@dataclass(frozen=True, kw_only=True)
class Cluster(Scope):
    """All that the files of one cluster say. Without a programme only `file` is filled."""

    file: ClusterFile
    industry: Mapping[str, Topic] = field(default_factory=nothing)
    members: Mapping[str, Topic] = field(default_factory=nothing)
    chain: ChainFile | None = None
    swot: SwotFile | None = None
    strategy: StrategyFile | None = None
    kpis: tuple[KpiRow, ...] = ()
    bodies: tuple[BodyEntry, ...] = ()
    bodies_note: tuple[NoteRef, ...] = ()
    roadmap: tuple[DirectionEntry, ...] = ()


def cluster_of(store: Store, slug: str, file: ClusterFile, library: Library) -> tuple[Cluster, list[Problem]]:
    """One cluster from its files, with what it takes from its centre."""
    taking = Taking(store, slug, library)
    bodies = store.file(slug, "bodies", BodiesFile)
    cluster = Cluster(
        slug=slug,
        folder=f"data/clusters/{slug}",
        centre=file.centre,
        file=file,
        figures=store.records(slug, "figures", FiguresFile),
        charts=store.records(slug, "charts", ChartsFile),
        notes=store.records(slug, "notes", NotesFile),
        waivers=store.records(slug, "waivers", WaiversFile),
        industry=store.records(slug, "industry", TopicsFile),
        members=store.records(slug, "members", TopicsFile),
        chain=store.file(slug, "chain", ChainFile),
        swot=store.file(slug, "swot", SwotFile),
        strategy=store.file(slug, "strategy", StrategyFile),
        kpis=kpi_rows(taking, store.records(slug, "kpis", KpisFile)),
        bodies=body_entries(taking, bodies.bodies if bodies else EMPTY),
        bodies_note=bodies.note if bodies else (),
        roadmap=roadmap_entries(taking, store.records(slug, "roadmap", RoadmapFile)),
    )
    return cluster, taking.problems


KIND = Kind(
    "cluster", ClusterFile, (of_cluster("cluster", ClusterFile),), ref=ClusterRef, label=lambda cluster: cluster.short
)
