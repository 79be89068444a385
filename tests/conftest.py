"""What tests of all stages need."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from generator.kinds.atlas import Atlas
from tests.browser.browsing import launched
from tests.project import Ran, copy_good, kept_atlas, run
from tests.real import Built, built_once, copy_real

Run = Callable[..., Ran]

# The same few examples in every run of the suite; `HYPOTHESIS_PROFILE=long` looks for new ones, and makes them small.
settings.register_profile(
    "suite",
    max_examples=36,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
settings.register_profile(
    "long", max_examples=1200, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs the longest builds comes first in the share of a worker, so that nobody waits for it at the end.

    `--dist worksteal` gives each worker an equal share, one after the other: the first one begins with the real data,
    the second with the small projects; whoever is done takes over from the end of another's.
    """
    real = [item for item in items if "real_build" in _fixtures(item)]
    small = [item for item in items if {"sample_build", "third_build"} & _fixtures(item)]
    first = {*real, *small}
    rest = [item for item in items if item not in first]
    before = max(len(items) // int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")) - len(real), 0)
    items[:] = [*real, *rest[:before], *small, *rest[before:]]


def _fixtures(item: pytest.Item) -> set[str]:
    return set(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def sample() -> Atlas:
    """The Atlas of the sample project."""
    return kept_atlas("sample")


@pytest.fixture
def minimal_project(tmp_path: Path) -> Path:
    """A copy of the smallest good project, to be changed."""
    return copy_good("minimal", tmp_path / "project")


@pytest.fixture
def sample_project(tmp_path: Path) -> Path:
    """A copy of the sample project, to be changed."""
    return copy_good("sample", tmp_path / "project")


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command `clusterbook`: `command("check", "--root", …, lang="ru")`."""

    def call(*arguments: str, **options: str) -> Ran:
        return run(monkeypatch, capsys, *arguments, **options)

    return call


@pytest.fixture(scope="session")
def real_build(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real data, built once for all tests."""
    return built_once(tmp_path_factory, "real", copy_real)


@pytest.fixture(scope="session")
def third_build(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The third region alone, with the templates and settings of the real project, built once."""
    return built_once(tmp_path_factory, "third-region", partial(copy_good, "third-region", to_build=True))


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sample project, built once."""
    return built_once(tmp_path_factory, "sample", partial(copy_good, "sample", to_build=True))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browser."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The browser of this worker."""
    with launched(playwright) as started:
        yield started
