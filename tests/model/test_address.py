"""Addresses: one text form, one parser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.address import Address, parse_address

STEPS = st.text("abz09-", min_size=1, max_size=6)
OWNERS = st.one_of(st.just(""), STEPS)
ADDRESSES = st.builds(Address, OWNERS, STEPS, st.lists(STEPS, max_size=6).map(tuple))


@given(ADDRESSES, STEPS, OWNERS)
def test_what_is_written_is_read_wherever_it_stands(address: Address, kind: str, owner: str) -> None:
    assert parse_address(str(address), kind=kind, owner=owner) == address


@given(ADDRESSES)
def test_what_goes_without_saying_may_be_left_out(address: Address) -> None:
    assert parse_address(f"{address.kind}:{'.'.join(address.path)}", kind="x", owner=address.owner) == address
    if address.path:
        short = ".".join(address.path)
        assert parse_address(short, kind=address.kind, owner=address.owner) == address
        assert parse_address(f"{address.owner}/{short}", kind=address.kind, owner="x") == address


@given(st.text(alphabet="ab1-/:.|_ A\n", max_size=12))
def test_whatever_is_read_says_the_same_again(text: str) -> None:
    found = parse_address(text, kind="figures", owner="pharma")
    if found is not None:
        assert parse_address(str(found), kind="x", owner="y") == found
        assert all(found.path)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("core-firms", Address("pharma", "figures", ("core-firms",))),
        ("core-firms.not-sole-traders", Address("pharma", "figures", ("core-firms", "not-sole-traders"))),
        ("chemical/core-firms", Address("chemical", "figures", ("core-firms",))),
        ("roadmap:marketing.title", Address("pharma", "roadmap", ("marketing", "title"))),
        ("chemical/kpis:jobs.plan.2020", Address("chemical", "kpis", ("jobs", "plan", "2020"))),
        ("/units:rub-bn", Address("", "units", ("rub-bn",))),
        ("kpis:", Address("pharma", "kpis")),
    ],
)
def test_forms(text: str, address: Address) -> None:
    assert parse_address(text, kind="figures", owner="pharma") == address


@pytest.mark.parametrize("text", ["", "/", "a/", "a..b", ".a", "a.", "A", "a b", "a|b", "a/b/c", "a:b:c", "a:b/c", "ф"])
def test_what_is_no_address(text: str) -> None:
    assert parse_address(text, kind="figures", owner="pharma") is None


def test_an_address_leads_further_in() -> None:
    address = Address("pharma", "members", ("core",)).child("claims", 0, "ru")
    assert (str(address), address.id, address.field) == (
        "pharma/members:core.claims.0.ru",
        "core",
        ("claims", "0", "ru"),
    )
    assert Address("pharma", "members").id == ""
