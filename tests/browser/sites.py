"""Sites of the sample project, made without the rest of the line, to be looked at."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import Publications, Site
from generator.kinds.atlas import Atlas
from generator.language import LANGS
from generator.output import chart_works, schedule
from generator.output.cache import Cache
from generator.output.drawings import find_charts
from generator.output.inputs import Inputs
from generator.output.schedule import Workshop, make
from generator.output.site_units import Language, whole_layout
from generator.output.trees import lay_out
from generator.output.units import Layout, joined
from generator.shipped import BASE
from generator.source.hand import HandPage
from generator.source.project import Revision
from tests.output.cheap import Inline, draw_nothing
from tests.project import GOOD, ROOT, hand_pages

_DAY = date(2020, 12, 1)


def sites_of(atlas: Atlas, written: str = "") -> tuple[Site, ...]:
    """The sites of an Atlas in both languages, with its hand-written pages, and one more of the given text."""
    revisions = {scope: Revision(_DAY, "0123abcd") for scope in ("", *atlas.scopes)}
    more = {lang: (HandPage(lang, "more.md", written),) if written else () for lang in LANGS}
    hand: dict[str, tuple[HandPage, ...]] = {lang: (*hand_pages(GOOD / "sample", lang), *more[lang]) for lang in LANGS}
    return plan_publications(atlas, Selection("site"), hand, revisions).sites


def made(sites: tuple[Site, ...], work: Path, *, drawn: bool, data: Path = GOOD / "sample") -> Path:
    """The folder to be published, by the real units in this process; charts are blank unless they are drawn. `data` is
    the project with its pictures."""
    inputs = Inputs(_project(sites, work / "project", data), _DAY)
    charts = find_charts(Publications(sites, ()), inputs)
    cache = Cache(work / "cache")
    languages = [Language(site, sites, {}, charts, inputs) for site in sites]
    parts = [language.layout() for language in languages]
    whole = joined([Layout(charts.units), *parts, whole_layout(languages, parts)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schedule, "Pool", Inline)
        if not drawn:
            patch.setattr(chart_works.DrawChart, "make", draw_nothing)
        found = make([whole], cache, Workshop(work, 1), progress=lambda *_: None)
    # The page that a test has written may lead anywhere; `check` would have refused it.
    assert [problem for problem in found.failures if "/more/" not in problem.problem] == [], found.failures[:5]
    _, failures = lay_out(whole, found, work / "fresh")
    assert failures == ()
    return work / "fresh/site"


def _project(sites: tuple[Site, ...], root: Path, data: Path) -> Path:
    """Templates and settings of this project with the pictures of the sample; a hostile name is that of no file."""
    shutil.copytree(ROOT / "templates", root / "templates")
    for name in ("mkdocs.yml", BASE):
        shutil.copyfile(ROOT / "mkdocs.yml", root / name)
    for name in {file for site in sites for file in site.pictures}:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        picture = data / name
        (root / name).write_bytes(picture.read_bytes() if picture.is_file() else b"")
    return root
