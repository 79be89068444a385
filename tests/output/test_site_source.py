"""The files of a language that are no pages: calendars lie beside the page of their roadmap, and are units."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from defusedxml import ElementTree

from generator.editions.plan import Selection
from generator.editions.publications import Publications, Site
from generator.kinds.atlas import Atlas
from generator.output.drawings import find_charts
from generator.output.inputs import Inputs
from generator.output.site_source import calendars, feeds
from generator.output.site_units import Language
from generator.output.units import Unit
from generator.render.history import feed_names
from tests.project import copy_good
from tests.subjects import planned

DAY = date(2021, 7, 1)
UNIT = "calendars of clusters/sample/roadmap/ en"


def site_of(atlas: Atlas) -> Site:
    """The English site of the sample."""
    (site,) = planned(atlas, Selection("site", langs=("en",))).sites
    return site


def unit(site: Site, root: Path, day: date | None) -> Unit:
    """The calendars of the sample's roadmap, of data of a day."""
    inputs = Inputs(root, day)
    layout = Language(site, (site,), {}, find_charts(Publications((site,), ()), inputs), inputs).layout()
    assert [place.path for place in layout.places if place.unit == UNIT] == ["site/en"]
    return next(one for one in layout.units if one.name == UNIT)


def test_a_roadmap_has_its_calendar_beside_its_page(sample: Atlas) -> None:
    site = site_of(sample)
    found = {page.path: calendars(page, site, "https://example.org/all", DAY) for page in site.pages}
    assert {path for path, files in found.items() if files} == {"clusters/sample/roadmap.md"}
    ((name, text),) = found["clusters/sample/roadmap.md"].items()
    assert name == "clusters/sample/roadmap/roadmap-plan.ics"
    assert "URL:https://example.org/all/en/clusters/sample/roadmap/#" in text.replace("\r\n ", "")
    assert "@example.org\r\n" in text.replace("\r\n ", "")


def test_calendars_are_made_again_when_their_data_have_another_date(sample: Atlas, tmp_path: Path) -> None:
    site, root = site_of(sample), copy_good("sample", tmp_path / "project", to_build=True)
    one, same, other, unknown = (unit(site, root, day).own_key for day in (DAY, DAY, date(2021, 7, 2), None))
    assert one == same
    assert len({one, other, unknown}) == 3


def test_what_changed_has_a_feed_beside_its_page(sample: Atlas) -> None:
    site = site_of(sample)
    found = {page.path: feeds(page, site, "https://example.org/all") for page in site.pages}
    assert {path for path, files in found.items() if files} == {"clusters/sample/history.md"}
    assert {page.path for page in site.pages if list(feed_names(page))} == {"clusters/sample/history.md"}
    ((name, text),) = found["clusters/sample/history.md"].items()
    assert name == "clusters/sample/history/history-list.atom"
    feed, atom = ElementTree.fromstring(text), "{http://www.w3.org/2005/Atom}"
    entries = feed.findall(f"{atom}entry")
    assert [one.findtext(f"{atom}updated") for one in entries] == ["2020-12-21T00:00:00Z", "2020-03-02T00:00:00Z"]
    assert feed.findtext(f"{atom}updated") == "2020-12-21T00:00:00Z", "that of the latest, never of the clock"
    ids = [one.findtext(f"{atom}id") for one in (feed, *entries)]
    assert len(set(ids)) == 3
    assert ids[1] == "https://example.org/all/en/clusters/sample/history/#history-list-v2"
