"""A browser for each worker, and a context of it for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.browsing import Visit, launched, served
from tests.real import Built

Visitor = Callable[..., Visit]


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


@pytest.fixture(scope="session")
def address(real_build: Built) -> Iterator[str]:
    """The address of the site that was built of the real data."""
    assert real_build.code == 0, real_build.complained
    with served(real_build.out / "site") as where:
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
