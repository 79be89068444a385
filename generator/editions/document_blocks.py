"""The blocks that only documents have: lists, legal acts, clusters, bodies, roadmaps with results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from generator.editions.chapters import cluster_card
from generator.editions.charts.plan import roadmap_chart
from generator.editions.section import SectionBuilder
from generator.editions.views import (
    Acts,
    Block,
    Bodies,
    Body,
    Direction,
    Empty,
    Family,
    Listing,
    Roadmap,
    RoadmapItem,
)
from generator.editions.words import Words
from generator.language.numbers import date_text
from generator.model.documents import Act, DocumentTopic, Task
from generator.model.documents import Listing as DataListing
from generator.model.schedules import Schedule

LETTERS = {"ru": "абвгдежзиклмнопрстуфхцчшщэюя", "en": "abcdefghijklmnopqrstuvwxyz"}


def add_topic(builder: SectionBuilder, name: str, topic: DocumentTopic, horizon: int) -> None:
    """All blocks of a topic; its title stands over the first."""
    words, slug, start = builder.words, builder.scope.slug, len(builder.blocks)
    builder.topic(name, topic.model_copy(update={"title": None}))
    if topic.acts:
        builder.add(f"{name}-acts", Acts(tuple(_act(words, slug, act) for act in topic.acts.values())))
    if topic.clusters:
        cards = tuple(cluster_card(words, cluster, "", "") for cluster in topic.clusters)
        builder.add(f"{name}-clusters", Family(cards))
    if topic.listing is not None:
        builder.add(f"{name}-list", _listing(words, slug, topic.listing))
    if topic.bodies:
        bodies = tuple(
            Body(
                body_id,
                body.level or 1,
                words.title(body.title, slug) if body.title else Empty,
                words.inline(body.organisation, slug) if body.organisation else Empty,
                tuple(words.inline(text, slug) for text in (body.members or {}).values()),
                tuple(words.inline(text, slug) for text in (body.functions or {}).values()),
            )
            for body_id, body in topic.bodies.items()
        )
        builder.add(f"{name}-bodies", Bodies(bodies))
    if topic.roadmap:
        view = _roadmap(words, slug, topic.roadmap, horizon)
        builder.chart(roadmap_chart(words, view, dict(_schedules(topic.roadmap, None)), horizon))
        builder.add(f"{name}-plan", view)
    if topic.title is not None and len(builder.blocks) > start:
        first = builder.blocks[start]
        title = words.title(topic.title, slug)
        builder.blocks[start] = Block(f"{builder.section}-{name}", first.view, title, first.source)


def _listing(words: Words, slug: str, listing: DataListing) -> Listing:
    """The list with its signs: а), б) … in Russian, a), b) … in English."""
    texts = [words.inline(text, slug) for text in listing.items.values()]
    letters = LETTERS[words.lang]
    signs = {
        "lettered": [f"{letters[n]})" for n in range(len(texts))] if len(texts) <= len(letters) else [],
        "numbered": [f"{n}." for n in range(1, len(texts) + 1)],
        "bulleted": ["–"] * len(texts),
    }[listing.style]
    return Listing(tuple(zip(signs, texts, strict=True)))


def _act(words: Words, slug: str, act: Act) -> tuple[Markup, Markup]:
    """`Resolution of … of 15 April 2014 No. 316 (as amended on 4 October 2021)`, and the title."""
    template = words.ui("of {date} No. {number}", date=date_text(act.date, words.lang), number=act.number)
    text = Markup("{} {}").format(words.inline(act.issued, slug), template)
    if act.amended is not None:
        amended = words.ui("as amended on {date}", date=date_text(act.amended, words.lang))
        text = Markup("{} ({})").format(text, amended)
    return text, words.inline(act.title, slug) if act.title else Empty


def _roadmap(words: Words, slug: str, tasks: Mapping[str, Task], horizon: int) -> Roadmap:
    """One direction without a title; items inside items come right after them and inherit their schedule."""
    items = tuple(_items(words, slug, tasks, "", None, horizon))
    years = sorted({year for item in items for year in item.years})
    return Roadmap((Direction("all", "", Empty, items),), tuple(years))


def _schedules(tasks: Mapping[str, Task], inherited: Schedule | None) -> Iterator[tuple[str, Schedule]]:
    """The schedule of every item, its own or that of the item above."""
    for name, task in tasks.items():
        schedule = task.schedule or inherited
        if schedule is not None:
            yield name, schedule
        yield from _schedules(task.items, schedule)


def _items(
    words: Words, slug: str, tasks: Mapping[str, Task], prefix: str, inherited: Schedule | None, horizon: int
) -> Iterator[RoadmapItem]:
    for number, (name, task) in enumerate(tasks.items(), 1):
        schedule = task.schedule or inherited
        yield RoadmapItem(
            id=name,
            number=f"{prefix}{number}",
            title=words.inline(task.title, slug),
            schedule=words.schedule(task.schedule) if task.schedule else "",
            years=schedule.years(horizon) if schedule else (),
            repeats=bool(schedule and schedule.repeats),
            result=words.inline(task.result, slug) if task.result else Empty,
            level=2 if prefix else 1,
        )
        yield from _items(words, slug, task.items, f"{prefix}{number}.", schedule, horizon)
