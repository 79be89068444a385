"""Whoever edits in a browser is led from a page to the file and line that it was made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.editions.plan import Selection, plan_publications
from generator.editions.publications import Site
from generator.render.entries import entry_slots, filled, frame_text, take_apart
from generator.render.markdown import page_files
from generator.render.places import site_homes
from generator.render.shown import Ground
from generator.source.project import Revision
from tests.project import GOOD, kept_atlas


def _site() -> Site:
    atlas = kept_atlas("catalogue")
    revisions = {scope: Revision(date(2020, 12, 1), "0123abcd") for scope in ("", *atlas.scopes)}
    return plan_publications(atlas, Selection("site", ("ru",)), {"ru": ()}, revisions).sites[0]


def test_every_file_that_is_named_is_there_with_its_line() -> None:
    site = _site()
    ground = Ground(site.voice, "site", site_homes(site), tells_files=True)
    named = {page.path: page_files(page, ground) for page in site.pages}
    assert sum(map(bool, named.values())) > len(named) / 2
    for files in named.values():
        assert len(files) == len({str(file["path"]) for file in files})
        for file in files:
            lines = (GOOD / "catalogue" / str(file["path"])).read_text(encoding="utf-8").splitlines()
            assert 1 <= int(str(file["line"])) <= len(lines)
    quiet = replace(ground, tells_files=False)
    assert all(page_files(page, quiet) == [] for page in site.pages)


def test_a_record_leads_to_its_own_file() -> None:
    site = _site()
    ground = Ground(site.voice, "site", site_homes(site), tells_files=True)
    assert site.entries
    for page in site.entries:
        slots = entry_slots(page, ground, "https://x.example/ru/")
        assert Path(slots.file).stem in (page.at.id, page.at.kind)  # a category stands among the others
        assert (GOOD / "catalogue" / slots.file).is_file()
        assert slots.file in filled(take_apart(frame_text()), slots)
    assert entry_slots(page, replace(ground, tells_files=False), "https://x.example/ru/").file == ""
