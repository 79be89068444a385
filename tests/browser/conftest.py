"""A context of the browser for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from tests.browser.browsing import Visit, served
from tests.real import Built

Visitor = Callable[..., Visit]


@pytest.fixture(scope="session")
def address(real_build: Built) -> Iterator[str]:
    """The address of the site that was built of the real data; its search finds nothing here."""
    assert real_build.code == 0, real_build.complained
    with served(real_build.out / "site", words=False) as where:
        yield where


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """Open a context as somebody comes to the site: `visitor(java_script_enabled=False)`."""
    with ExitStack() as contexts:
        yield lambda **options: Visit(contexts.enter_context(browser.new_context(**options)), address)


@pytest.fixture
def visit(visitor: Visitor) -> Visit:
    """Somebody at a desk, with nothing set."""
    return visitor()
