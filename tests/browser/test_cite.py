"""Every figure can be quoted with the address of its row; nobody else is asked for it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.browsing import CLUSTER, Visit
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser


def test_a_citation_is_copied_with_the_address_of_the_row(visitor: Visitor) -> None:
    visit = visitor(permissions=["clipboard-read", "clipboard-write"])
    visit.open(f"en/clusters/{CLUSTER}/sources/")
    row = visit.page.locator("[data-cite]").first
    button = row.get_by_role("button", name="Cite")
    button.focus()
    visit.page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    visit.page.get_by_role("button", name="Copy").click()
    expect(visit.page.get_by_text("Copied")).to_be_visible()
    copied = str(visit.page.evaluate("navigator.clipboard.readText()"))
    assert copied.startswith(str(row.get_attribute("data-cite")))
    assert copied.endswith(f"/en/clusters/{CLUSTER}/sources/#{row.get_attribute('id')}")
    button.click()
    expect(visit.page.get_by_role("button", name="Copy")).to_have_count(0)
    assert visit.complaints == []


def test_without_a_way_nobody_is_asked_to_report(visit: Visit) -> None:
    visit.open(f"en/clusters/{CLUSTER}/sources/")
    assert visit.page.get_by_role("link", name="Report an error").count() == 0
