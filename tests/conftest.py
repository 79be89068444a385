"""What tests of all stages need."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from generator.kinds.atlas import Atlas
from tests.project import GOOD, Ran, copy_good, good_atlas, run
from tests.real import Built, built_once, copy_real

Run = Callable[..., Ran]

# The same few examples in every run of the suite; `HYPOTHESIS_PROFILE=long` looks for new ones, and makes them small.
settings.register_profile(
    "suite",
    max_examples=48,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
settings.register_profile(
    "long", max_examples=6000, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.fixture(scope="session")
def sample() -> Atlas:
    """The Atlas of the sample project."""
    return good_atlas(GOOD / "sample")


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
