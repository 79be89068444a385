"""The other language is one step away: the same page, and back, whether scripts run or not."""

from __future__ import annotations

import pytest

from tests.browser.browsing import CLUSTER
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


PATHS = ("", "about/", f"clusters/{CLUSTER}/", f"clusters/{CLUSTER}/roadmap/")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_same_page_in_the_other_language_and_back(visitor: Visitor, scripts: bool) -> None:
    visit = visitor(java_script_enabled=scripts)
    switch = visit.page.locator("header a[hreflang]")
    for path in PATHS:
        visit.open(f"ru/{path}")
        for other in ("en", "ru"):
            assert switch.get_attribute("hreflang") == other
            switch.click()
            visit.page.wait_for_url(f"**/{other}/**", wait_until="commit")
            assert visit.path == f"{other}/{path}"
            assert visit.page.locator("html").get_attribute("lang") == other
    assert visit.complaints == []
