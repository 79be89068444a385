"""The navigation of the site."""

from __future__ import annotations

from generator.components.voice import Voice
from generator.editions.data import Owner
from generator.editions.site import SitePlan, build_site
from generator.editions.subject import build_subject
from generator.kinds.atlas import Atlas
from tests.subjects import REVISION, subject


def navigation(atlas: Atlas, *slugs: str) -> list[tuple[str, list[str]]]:
    """The titles in the head of a page, each with those under it."""
    centre = atlas.clusters[slugs[0]].file.centre
    home = build_subject(Voice(atlas, "en", centre), atlas.outlines["site"], Owner(atlas, centre, {}))
    site = build_site(SitePlan(home, {slug: subject(atlas, owner=slug) for slug in slugs}, {}, (), REVISION))
    return [(item.title, [child.title for child in item.children]) for item in site.nav]


def test_one_cluster_stands_for_itself(sample: Atlas) -> None:
    assert [title for title, _ in navigation(sample, "sample")] == [
        "Home",
        sample.clusters["sample"].file.short["en"],
        "How to become a member",
        "Downloads",
    ]


def test_several_clusters_stand_under_one_title(sample: Atlas) -> None:
    titles = [sample.clusters[slug].file.short["en"] for slug in ("sample", "other")]
    ways: list[tuple[str, list[str]]] = [("How to become a member", []), ("Downloads", [])]
    assert navigation(sample, "sample", "other") == [("Home", []), ("Clusters", titles), *ways]
