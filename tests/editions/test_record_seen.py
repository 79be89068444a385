"""A page of a record that is made from the same says the same, whatever was edited: what is kept is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pytest

from generator.editions import record_seen
from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import RecordPage, Site
from generator.editions.record_seen import Seen
from generator.model.address import Address
from generator.render.entries import Slots, entry_slots
from generator.render.places import page_url, site_homes
from generator.render.shown import Ground
from tests.accepted import REVISION, Project, checked, read
from tests.project import GOOD

RECORDS = "products", "services", "organisations", "certificates", "proposals", "vacancies"
Made = Mapping[str, tuple[str, Slots]]  # by which data a page is made, and what it says


@cache
def project() -> Project:
    return read(GOOD / "catalogue")


def sites(changed: Project) -> tuple[Site, ...]:
    """The sites, where the change leaves the data sound."""
    found = checked(changed)
    if found.atlas is None:
        return ()
    revisions = {"": REVISION, **dict.fromkeys(found.atlas.scopes, REVISION)}
    return plan_publications(found.atlas, Selection(only="site"), found.hand.pages, revisions).sites


def made(changed: Project) -> Made:
    """All pages of records."""
    found = {}
    for site in sites(changed):
        homes = site_homes(site)
        ground = Ground(site.voice, "site", homes)
        for record in site.records:
            seen = f"{record.seen} {[homes.get(at) for at in record.near]}"
            found[f"{site.lang}/{page_url(record.path)}"] = seen, entry_slots(record.page, ground, "https://x.example/")
    return found


def with_words(path: str) -> Project:
    """The project with a record reworded."""
    return project().written(path, reworded(project().tree(path)))


def reworded(tree: object) -> object:
    """With another word in every text."""
    if isinstance(tree, dict):
        said = {key: f"{value} Z" for key, value in tree.items() if key in ("ru", "en") and isinstance(value, str)}
        return {key: said.get(key, reworded(value)) for key, value in tree.items()}
    return [reworded(one) for one in tree] if isinstance(tree, list) else tree


def edits() -> Iterator[tuple[str, Project]]:
    """Every record reworded, and every one withdrawn."""
    whole = project()
    for path in whole.paths():
        tree = whole.tree(path)
        if path.split("/")[-2] in RECORDS and isinstance(tree, dict):
            yield f"{path} reworded", with_words(path)
            yield f"{path} withdrawn", whole.written(path, {**tree, "draft": "true"})


def stale(edits: Iterable[tuple[str, Project]]) -> list[str]:
    """The pages that would be kept though they say something else by now."""
    before, wrong, count = made(project()), [], 0
    for name, changed in edits:
        after = made(changed)
        count += sum(before[url][0] != seen for url, (seen, _) in after.items() if url in before)
        wrong += [
            f"{name}: {url}"
            for url, (seen, says) in after.items()
            if url in before and before[url][0] == seen and before[url][1] != says
        ]
    assert count, "the edits are seen"
    return wrong


def test_what_is_made_from_the_same_says_the_same() -> None:
    assert stale(edits()) == []


def test_a_page_that_looks_at_its_own_record_alone_would_be_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Seen, "_near", lambda self, entry: iter([entry.at]))
    assert stale(one for one in edits() if "dairy" in one[0]) != []


def test_an_edit_is_seen_by_the_pages_that_show_it_alone() -> None:
    path = "data/clusters/sample/products/hill-cheese.yml"
    before, after = pages(project()), pages(with_words(path))
    again = {one.at.id for one, other in zip(before, after, strict=True) if one.seen != other.seen}
    assert again == {"food", "cheese", "dairy", "hill-cheese"}


def test_a_page_with_what_is_not_known_to_look_near_sees_all_records(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_seen, "_NEAR", frozenset())
    path = "data/clusters/sample/certificates/gmp-old.yml"
    before, after = pages(project()), pages(with_words(path))
    assert all(one.seen != other.seen for one, other in zip(before, after, strict=True))


def pages(changed: Project) -> list[RecordPage]:
    return [record for site in sites(changed) for record in site.records]


def test_shared_files_are_seen_by_all_pages() -> None:
    before = {(one.path, one.seen) for one in pages(project())}
    after = pages(project().edited("data/shared/categories.yml", "cheese.title", {"ru": "Сыры", "en": "Cheeses"}))
    assert after
    assert before.isdisjoint((one.path, one.seen) for one in after)


def test_a_page_names_the_records_that_it_shows() -> None:
    dairy = next(one for one in pages(project()) if one.at == Address("sample", "organisations", ("dairy",)))
    assert Address("sample", "products", ("hill-cheese",)) in dairy.near


def test_a_page_shows_no_picture_that_it_does_not_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that pages whose pictures others show need not be made to ask them."""
    both = sites(project())
    asked = [record for site in both for record in site.records if record.beside is not None]
    assert any(record.told.pictures for record in asked)
    assert all(set(record.told.pictures) <= set(record.beside or ()) for record in asked)
    whole = [{file for record in site.records for file in record.told.pictures} for site in both]
    assert all(pictures <= set(site.pictures) for site, pictures in zip(both, whole, strict=True))
    assert all(len(site._with_more) < len(site.records) for site in both)
    monkeypatch.setattr(Site, "_own_shots", frozenset())  # the control: then all are asked
    assert all(set(site.pictures) == set(again.pictures) for site, again in zip(both, sites(project()), strict=True))
