"""What a book says of itself at its end: what was printed before it, who made it, what its abbreviations mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.components.block import Block, walk
from generator.components.facts import Facts
from generator.components.finished import Finished
from generator.components.inline import Inline, Joined, Said, joined
from generator.components.origin import origin_lines
from generator.components.scene import Scene, Slot, source_line
from generator.components.setting import Setting
from generator.components.voice import Voice
from generator.kinds.abbreviation import AbbreviationsFile
from generator.kinds.cluster import Cluster
from generator.kinds.document import Document
from generator.language.numbers import date_text
from generator.model.address import Address


def imprint(scene: Scene, slot: Slot, finished: Finished) -> Iterator[Block]:
    """What the book is, the document that it retells, and who publishes it; nobody is named whom the data do not."""
    voice = scene.voice
    scope = voice.atlas.scopes.get(voice.owner)
    if scene.setting is not None:
        yield scene.block(slot.name, Facts(tuple(fact for fact in _of_edition(scene, scene.setting) if fact[1])))
        if sources := _sources(voice, finished):
            yield scene.block(f"{slot.name}-sources", Facts(((voice.ui("Sources"), sources),)))
        return
    told: list[tuple[str, Inline]] = [(voice.ui("This edition"), " ".join(origin_lines(voice, scene.day)))]
    if isinstance(scope, Cluster):
        told += _of_cluster(voice, scope)
    elif isinstance(scope, Document):
        told += _of_document(voice, scope)
    told.append((voice.ui("Languages"), ", ".join(language.name for language in voice.atlas.languages.values())))
    yield scene.block(slot.name, Facts(tuple(fact for fact in told if fact[1])))


def _of_edition(scene: Scene, setting: Setting) -> Iterator[tuple[str, Inline]]:
    """What is said of an edition of the catalogue: what the data give, and the state of the data itself."""
    voice, given, title = scene.voice, setting.edition.imprint, setting.edition.title
    centre = voice.atlas.centres[scene.centre]
    own = voice.of(scene.centre)
    yield voice.ui("Title"), voice.inline(title)
    yield voice.ui("Publisher"), voice.inline(given.publisher) if given.publisher else own.inline(centre.name)
    for name, text in (
        (voice.ui("Compiled by"), given.compiled),
        (voice.ui("Printed by"), given.printer),
        (voice.ui("Signed to print"), given.signed),
    ):
        yield name, voice.inline(text) if text else ""
    yield voice.ui("Print run"), given.run or ""
    yield voice.ui("Order"), given.order or ""
    yield "ISBN", given.isbn or ""
    yield voice.ui("UDC"), given.udc or ""
    yield voice.ui("LBC"), given.bbk or ""
    yield voice.ui("Age mark"), given.age or ""
    yield voice.ui("Data"), setting.stamps.get(voice.lang, "")
    yield "", voice.inline(given.note) if given.note else ""


def _sources(voice: Voice, finished: Finished) -> Inline:
    """All sources that the chapters name, in one line; those that are named alike once."""
    names = dict.fromkeys(name for place in finished.places for name in place.section.sources)
    lines = [source_line(voice, voice.atlas.sources[name]) for name in names]
    alike: dict[str, Inline] = {}
    for line in lines:
        alike.setdefault(voice.unmarked(line), line)
    return joined(list(alike.values()), "; ")


def _of_cluster(voice: Voice, cluster: Cluster) -> list[tuple[str, Inline]]:
    centre = voice.of(cluster.file.centre)
    publisher = centre.inline(voice.atlas.centres[cluster.file.centre].name)
    programme = cluster.file.programme
    if programme is None:
        return [(voice.ui("Publisher"), publisher)]
    contract: Inline = ""
    if programme.contract is not None:
        signed = date_text(programme.contract.date, voice.lang)
        contract = Joined(
            "{}: {}",
            (
                voice.ui("No. {number} of {date}", number=voice.plain(programme.contract.number), date=signed),
                voice.inline(programme.contract.subject),
            ),
        )
    return [
        (voice.ui("Document"), Joined("{}. {}", (voice.inline(programme.title), _place(voice, programme)))),
        (voice.ui("Contract"), contract),
        (voice.ui("Publisher"), publisher),
    ]


def _place(voice: Voice, made: object) -> str:
    city, year = getattr(made, "city", None), getattr(made, "year", None)
    return ", ".join(part for part in (voice.plain(city) if city else "", str(year) if year else "") if part)


def _of_document(voice: Voice, document: Document) -> list[tuple[str, Inline]]:
    return [
        (voice.ui("Document"), Joined("{}. {}", (voice.inline(document.file.name), _place(voice, document.file)))),
        (voice.ui("Publisher"), voice.inline(document.file.publisher)),
    ]


def abbreviations(scene: Scene, slot: Slot, finished: Finished) -> Iterator[Block]:
    """The abbreviations that the chapters use, in alphabetical order."""
    at = Address("", "abbreviations")
    file = scene.voice.atlas.files.get(at)
    if not isinstance(file, AbbreviationsFile):
        return
    said = " ".join(_texts(scene.voice, finished))
    known = ((scene.voice.plain(one.short), scene.voice.inline(one.long)) for one in file.root.values())
    used = [(short, long) for short, long in known if re.search(rf"\b{re.escape(short)}\b", said)]
    if used:
        yield scene.block(slot.name, Facts(tuple(sorted(used, key=lambda fact: fact[0]))), records=(at,))


def _texts(voice: Voice, finished: Finished) -> Iterator[str]:
    """Everything that the chapters say."""
    for place in finished.places:
        for block in place.section.blocks:
            for item in walk((block.title, block.view, block.source)):
                if isinstance(item, Said):
                    yield voice.unmarked(item)
