"""Hand-written pages: everything in them that the site would not show as it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote

from generator.checks.pictures import picture_problem
from generator.kinds.atlas import Atlas
from generator.kinds.registry import files_of
from generator.language.handmade import HandProblem, Kind, Target, anchors, problems_in_hand, targets
from generator.language.prose import is_allowed_target
from generator.model.address import Address
from generator.problems import Location, Message, Problem, Severity, msg
from generator.source.hand import RESERVED, HandFiles, HandPage
from generator.source.text import shorten

WORDS: Mapping[Kind, tuple[str, Message]] = {
    "html": (
        "HTML is not shown on pages: {found}",
        msg("Write it in Markdown, or between backticks if it is meant literally"),
    ),
    "attributes": (
        "Attributes are not known on pages: {found}",
        msg("Leave them out; a heading may end in its anchor: {{ #how-to-join }}"),
    ),
    "heading": (
        "This is no heading of ours: {found}",
        msg("Begin the page with one heading of the form “# Title”, and go on with “## Title” at the start of a line"),
    ),
    "reference": (
        "The address of a link stands apart from it: {found}",
        msg("Write it beside the text: [text](address)"),
    ),
    "link": (
        "The link {found} leads where no page may",
        msg("Use an address that begins with https:// or mailto:, or the name of a page: join.md"),
    ),
    "picture": (
        "The picture {found} is not one of this folder",
        msg("Put the picture beside the page and write its name: plant.jpg"),
    ),
    "nameless": (
        "The picture {found} has no text for those who do not see it",
        msg("Say between the square brackets what it shows: ![Plant](plant.jpg)"),
    ),
    "anchor": (
        "The anchor “{found}” is not in small Latin letters, or not the only one of this name",
        msg("Use small Latin letters, digits and single hyphens, each anchor once: {{ #how-to-join }}"),
    ),
    "settings": (
        "Settings at the head of a page are not read",
        msg("Delete them; the title is that of the first heading"),
    ),
    "deep": ("Too much stands inside one another here: {found}", msg("Make it simpler")),
    "escapes": (
        "There are more backslashes in one paragraph than can be read",
        msg("Keep those that stand before a sign, or divide the paragraph by an empty line"),
    ),
}


def check_hand(hand: HandFiles, atlas: Atlas, root: Path) -> Iterator[Problem]:
    """What is wrong with the pages in themselves, with their ways to each other and to their pictures, and with their
    addresses."""
    made = _made(atlas)
    yield from _taken(hand, made)
    for pages in hand.pages.values():
        known = {page.path: page for page in pages}
        for page in pages:
            for found in problems_in_hand(page.source):
                yield _said(page, found)
            for target in targets(page.source):
                if is_allowed_target(target.address) and (wrong := _lost(target, page, known, hand, root, made)):
                    yield _problem(page, target.offset, *wrong)
            if page.path.endswith("/index.md") and f"{dirname(page.path)}.md" in known:
                message = msg("Two pages would have the address of this one: {other}", other=f"{dirname(page.path)}.md")
                yield _problem(page, 0, message, msg("Rename one of them"))


def _made(atlas: Atlas) -> frozenset[str]:
    """The pages that sites make of the outlines of their centres, by the first part of their address."""
    sites = ((edition.centre, atlas.outlines[edition.kind]) for edition in atlas.editions.values() if edition.centre)
    return frozenset(
        name
        for centre, outline in sites
        for part in outline.parts.values()
        for name, chapter in part.chapters.items()
        if _has(atlas, centre, chapter.needs)
    )


def _has(atlas: Atlas, centre: str, needs: str) -> bool:
    """Whether a centre has the file without which it has no chapter; of what is found elsewhere nobody knows here."""
    root = needs.partition(".")[0]
    return root not in files_of("centre") or Address(centre, root) in atlas.files


def _taken(hand: HandFiles, made: frozenset[str]) -> Iterator[Problem]:
    """Hand-written pages that stand in the place of a page that is made."""
    for page in (page for pages in hand.pages.values() for page in pages):
        if page.path.partition("/")[0].removesuffix(".md") in made:
            message = msg("The site has pages of its own under this address.")
            yield _problem(page, 0, message, msg("Rename the page or its folder."))


def _said(page: HandPage, found: HandProblem) -> Problem:
    msgid, fix = WORDS[found.kind]
    return _problem(page, found.offset, msg(msgid, found=shorten(found.found)), fix)


def _problem(page: HandPage, offset: int, message: Message, fix: Message) -> Problem:
    before = page.source[:offset].split("\n")
    at = Location(page.file, len(before), len(before[-1]) + 1)
    return Problem(at, Severity.ERROR, "hand-page", message, fix)


def _lost(
    target: Target,
    page: HandPage,
    known: Mapping[str, HandPage],
    hand: HandFiles,
    root: Path,
    made: frozenset[str],
) -> tuple[Message, Message] | None:
    """What is wrong with an address that leads to another page or to a picture of this folder."""
    path, _, anchor = target.address.partition("#")
    place = normpath(f"{dirname(page.path)}/{unquote(path)}".lstrip("/"))
    if target.is_picture:
        if (file := f"docs/{page.lang}/{place}") in hand.pictures:
            return picture_problem(root / dirname(file), file.rpartition("/")[2])
        fix = msg("Put the picture beside the page and write its name: plant.jpg")
        return msg("There is no picture {name}", name=shorten(target.address)), fix
    if ":" in path or (path and not path.endswith(".md")):
        return None
    if path and place not in known:
        if place.partition("/")[0].removesuffix(".md") in RESERVED | made:
            return None  # of the pages that are made, the check of all links knows
        return msg("There is no page {name}", name=shorten(path)), msg(
            "Write the name of a page of this folder: join.md"
        )
    if anchor and unquote(anchor) not in anchors(known[place].source if path else page.source):
        fix = msg("Write it behind the heading it leads to: {{ #how-to-join }}")
        return msg("The page has no anchor {name}", name=shorten(anchor)), fix
    return None
