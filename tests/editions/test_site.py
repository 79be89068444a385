"""The navigation of the site."""

from __future__ import annotations

from datetime import date

from generator.editions.site import build_site
from generator.model.atlas import Atlas
from generator.source.project import Revision


def navigation(atlas: Atlas, *slugs: str) -> list[tuple[str, list[str]]]:
    """The titles in the head of a page, each with those under it."""
    centre = atlas.clusters[slugs[0]].file.centre
    site = build_site(atlas, "en", centre, slugs, (), (), Revision(date(2020, 12, 1), ""))
    return [(item.title, [child.title for child in item.children]) for item in site.nav]


def test_one_cluster_stands_for_itself(sample: Atlas) -> None:
    assert [title for title, _ in navigation(sample, "sample")] == ["Home", sample.clusters["sample"].file.short.en]


def test_several_clusters_stand_under_one_title(sample: Atlas) -> None:
    titles = [sample.clusters[slug].file.short.en for slug in ("sample", "other")]
    assert navigation(sample, "sample", "other") == [("Home", []), ("Clusters", titles)]
