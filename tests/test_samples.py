"""The sample catalogue is whole, passes the check without a word, says that it is one, and is in no real data."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds.atlas import Atlas
from generator.kinds.catalogue.card import Card
from generator.kinds.catalogue.organisation import Organisation
from generator.kinds.catalogue.product import Product
from generator.kinds.catalogue.service import Service
from generator.kinds.readiness import readiness
from generator.model.address import Address
from generator.model.kind import Channel
from generator.output.preflight import COARSE
from generator.pipeline import check
from generator.source.pictures import dimensions
from tests.project import ROOT, real_atlas
from tests.samples import CLUSTERS, sample_project


@pytest.fixture(scope="module", name="atlas")
def _atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    found = check(sample_project(tmp_path_factory.mktemp("samples") / "project"))
    assert found.problems == ()
    assert found.atlas is not None
    return found.atlas


def cards(atlas: Atlas) -> list[tuple[Address, Card]]:
    return [(at, item) for at, item in atlas.items if isinstance(item, Card)]


def test_there_are_as_many_as_promised(atlas: Atlas) -> None:
    found = [(at, item) for at, item in cards(atlas) if at.owner in CLUSTERS]
    assert {at.owner for at, _ in found} == set(CLUSTERS)
    assert sum(isinstance(item, Organisation) for _, item in found) == 12
    assert sum(isinstance(item, Product | Service) for _, item in found) == 60
    assert {type(item).__name__ for _, item in cards(atlas)} == {
        *("Organisation", "Product", "Service", "Certificate", "Vacancy", "Proposal", "Event", "Exhibit")
    }


def test_every_one_says_that_it_is_a_sample(atlas: Atlas) -> None:
    assert [at for at, item in cards(atlas) if not item.sample] == []


@pytest.mark.parametrize("channel", ["web", "print"])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_one_is_ready(atlas: Atlas, lang: str, channel: Channel) -> None:
    lacking = [place for at, item in cards(atlas) for place in readiness(at, item, lang, channel)]
    assert [place for place in lacking if place.owner in CLUSTERS] == []


def test_the_real_data_hold_no_sample() -> None:
    assert [at for at, item in cards(real_atlas()) if item.sample] == []


def test_every_picture_of_the_samples_is_named() -> None:
    folder = ROOT / "templates/starter/sample"
    named = {file for path in folder.rglob("*.yml") for file in _pictures(path)}
    assert named == set(folder.rglob("*.png"))


def test_the_pictures_of_the_samples_are_fine_enough_for_a_page_of_their_own() -> None:
    """On A4 such a picture is 172 mm wide, and a file for a printing house is to be made without a word."""
    names = (ROOT / "templates/starter/sample").rglob("*.png")
    widths = {path.name: dimensions(path.read_bytes())[0] / (172 / 25.4) for path in names}
    assert [name for name, density in widths.items() if density < COARSE] == []


def _pictures(path: Path) -> set[Path]:
    words = path.read_text(encoding="utf-8").replace(",", " ").split()
    return {path.parent / word for word in words if word.startswith("pictures/")}
