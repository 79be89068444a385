"""The card of each cluster, with what the national Map of Clusters asks for, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.components.block import Block, section_at
from generator.components.details import Details
from generator.components.inline import Inline, Link, Number, WebLink
from generator.components.scene import Scene, Slot
from generator.components.take_away import Row, TakeAway
from generator.components.voice import Voice
from generator.kinds.centre import CentreFile
from generator.kinds.cluster import ClusterFile
from generator.language.messages import ui
from generator.model.address import Address
from generator.model.quantity import State
from generator.model.texts import Text

_STATES = {"cluster": ui("Cluster"), "association": ui("Association"), "planned": ui("Planned")}
_ASKED = {
    "name": ui("Full name"),
    "industry": ui("Industry"),
    "region": ui("Region"),
    "status": ui("Status"),
    "founded": ui("Founded"),
    "about": ui("About the cluster"),
    "centre": ui("Centre"),
    "centre-site": ui("Website of the centre"),
    "members": ui("Members by name"),
    "programme": ui("Programme"),
    "responsible": ui("Responsible"),
    "address": ui("Address"),
    "phone": ui("Phone"),
    "mail": ui("E-mail"),
    "site": ui("Website"),
}
_ALSO = ("figures", "not-known")  # columns of the files that are no row of the page, or several


@dataclass(frozen=True)
class _Card:
    """What is known of a cluster by the names of `_ASKED`; nothing stands for what is not known."""

    known: dict[str, Inline]
    figures: tuple[tuple[str, Number], ...]
    lost: tuple[str, ...]  # what the figures are called whose number nobody has

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(name for name in _ASKED if not self.known[name])


def build(scene: Scene, slot: Slot, centre: CentreFile) -> Iterator[Block]:
    """A card for each cluster of a centre that is shown, and all of them as files."""
    rows: list[Row] = []
    for slug in scene.stand.clusters:
        voice, file = scene.voice.of(slug), scene.voice.atlas.clusters[slug].file
        card = _card(scene, voice, file, centre)
        rows.append(_row(voice, slug, card))
        view = Details(tuple(_rows(voice, card)))
        yield scene.block(f"{slot.name}-{slug}", view, voice.title(file.short), records=(Address(slug, "cluster"),))
    if rows:
        files = TakeAway("clusters", scene.voice.ui("Clusters"), ("csv", "json"), ("id", *_ASKED, *_ALSO), tuple(rows))
        yield scene.block(f"{slot.name}-files", files)


def _card(scene: Scene, voice: Voice, file: ClusterFile, centre: CentreFile) -> _Card:
    ways, own, shelf = file.contacts, scene.voice, scene.stand
    members = sum(voice.owner in shelf.clusters_of(entry) for entry in shelf.members)
    known: dict[str, Inline] = {
        "name": Link(section_at(voice.owner), voice.title(file.name)),
        "industry": voice.inline(file.short),
        "region": own.inline(centre.region),
        "status": voice.ui(_STATES[file.status]),
        "founded": str(file.founded) if file.founded else "",
        "about": voice.inline(file.summary),
        "centre": own.inline(centre.name),
        "centre-site": _site(centre.contacts.site if centre.contacts else None),
        "members": voice.count(members) if members else "",
        "programme": voice.inline(file.programme.title) if file.programme else "",
        "responsible": _said(voice, ways.post if ways else None),
        "address": _said(voice, ways.address if ways else None),
        "phone": (ways.phone or "") if ways else "",
        "mail": (ways.mail or "") if ways else "",
        "site": _site(ways.site if ways else None),
    }
    figures = [(voice.plain(voice.figure_title(one)), one) for one in map(voice.figure, file.figures)]
    there = tuple((title, Number(one)) for title, one in figures if one.state is not State.LOST)
    return _Card(known, there, tuple(title for title, one in figures if one.state is State.LOST))


def _said(voice: Voice, text: Text | None) -> Inline:
    return voice.inline(text) if text else ""


def _site(address: str | None) -> Inline:
    return WebLink(address) if address else ""


def _rows(voice: Voice, card: _Card) -> Iterator[tuple[str, Inline]]:
    """What is known, the figures of the overview, and in one row what nobody knows."""
    for name, label in _ASKED.items():
        if card.known[name]:
            yield voice.ui(label), card.known[name]
        if name == "members":
            yield from card.figures
    labels = [*(voice.ui(_ASKED[name]) for name in card.missing), *card.lost]
    if labels:
        yield voice.ui("Not known"), ", ".join([labels[0], *(label[:1].lower() + label[1:] for label in labels[1:])])


def _row(voice: Voice, slug: str, card: _Card) -> Row:
    """The same for the files; what is not known is named as its column is."""
    figures = tuple(f"{title}: {voice.unmarked(value)}".replace("\u00a0", " ") for title, value in card.figures)
    plain = tuple(_plain(voice, card.known[name]) for name in _ASKED)
    return (slug, *plain, figures, (*card.missing, *card.lost))


def _plain(voice: Voice, text: Inline) -> str:
    return text.address if isinstance(text, WebLink) else voice.unmarked(text).replace("\u00a0", " ")
