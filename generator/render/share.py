"""The picture that other sites show beside a link: whose page it is, before the family of clusters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.charts.lettering import text_width, wrapped
from generator.components.writing import Writer
from generator.editions.publications import Site
from generator.render.environment import render

WIDTH, HEIGHT = 1200, 630
_ROOM, _DEEP = 550, 320  # for the name, in pixels
_SIZES = (72, 60, 50, 46, 42)
_LEADING = 1.18
_NO_ACCENT = "#0b6e74"  # as in site-base.css
_NO_GROUND = "#f6f4ef"


@dataclass(frozen=True)
class Card:
    """The picture of a cluster, a document or, without an owner, of the centre; `name` is said where it is not seen."""

    owner: str
    name: str
    accent: str

    @property
    def file(self) -> str:
        """Where it lies in a language of the site."""
        return f"assets/images/share-{self.owner or 'centre'}.png"


def cards(site: Site) -> Iterator[Card]:
    """One for each first page."""
    accents = {slug: light for slug, light, _ in site.accents}
    plain = site.look.accent[0] if site.look.accent else _NO_ACCENT
    for page in site.pages:
        if not page.at.path:
            owner = page.at.owner if page.at.kind == "sections" else ""
            name = (page.cluster_title or page.title) if owner else site.title
            yield Card(owner, name, accents.get(page.accent, plain))


def card_svg(card: Card, site: Site, looks: Path) -> str:
    """The drawing, the name as large as it has room."""
    lines, size = next(filter(_fits, (_set(card.name, size) for size in _SIZES)), _set(card.name, _SIZES[-1]))
    ground = site.look.ground[0] if site.look.ground else _NO_GROUND
    around = {"card": card, "site": site, "lines": lines, "size": size, "leading": size * _LEADING, "ground": ground}
    return str(render("pages-root/share.svg.j2", Writer(site.voice), looks, width=WIDTH, height=HEIGHT, **around))


def _set(name: str, size: int) -> tuple[tuple[str, ...], int]:
    """The name in as many lines of a size as there is room for."""
    return wrapped(name, _ROOM, size, most=int(_DEEP / (size * _LEADING))), size


def _fits(found: tuple[tuple[str, ...], int]) -> bool:
    lines, size = found
    return not lines[-1].endswith("…") and all(text_width(line, size) <= _ROOM for line in lines)
