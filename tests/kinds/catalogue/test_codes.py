"""Codes: their form, their check digits, and what is advised where they are wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.model import codes
from generator.model.codes import digits_of, hs_written


def problem(kind: object, code: str) -> str:
    """What is said of a code; nothing where it is right, and then it stays as it was written."""
    try:
        reader: TypeAdapter[str] = TypeAdapter(kind)  # type: ignore[arg-type]  # a type with its checks
        assert reader.validate_python(code) == code
    except ValidationError as error:
        context = error.errors()[0]["ctx"]
        return str(context["msgid"]).format(**{key: value for key, value in context.items() if key != "msgid"})
    return ""


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        *((codes.HsCode, code) for code in ("0101", "0901 21", "9019 20 000 0", "9019200000", "2106 90 98")),
        *((codes.Okpd2, code) for code in ("32", "32.5", "32.50", "32.50.1", "32.50.13", "32.50.13.110", "01.11")),
        *((codes.Gtin, code) for code in ("4006381333931", "96385074", "036000291452", "00012345600012")),
        *((codes.Inn, code) for code in ("7707083893", "500100732259")),
        *((codes.Ogrn, code) for code in ("1027700132195", "304500116000157")),
        *((codes.Isbn, code) for code in ("978-5-00000-000-7", "9780306406157")),
        *((codes.Kpp, code) for code in ("773601001", "7736AB001")),
        *((codes.Country, code) for code in ("RU", "KZ", "AE")),
        *((codes.Currency, code) for code in ("RUB", "CNY")),
        *((codes.Spoken, code) for code in ("ru", "zh", "fil")),
    ],
)
def test_a_right_code_is_taken_as_written(kind: object, code: str) -> None:
    assert problem(kind, code) == ""


@pytest.mark.parametrize(
    ("kind", "code", "said"),
    [
        (codes.HsCode, "901", "“901” has 3 digits; an HS code has 4, 6, 8, 10"),
        (codes.HsCode, "9019 2000 00", "“9019 2000 00” is no HS code: it is divided otherwise"),
        (codes.HsCode, "9019.20", "“9019.20” is no HS code: it consists of digits alone"),
        (codes.Okpd2, "32.50.130", "“32.50.130” has not the form of an OKPD2 code"),
        (codes.Okpd2, "3250", "“3250” has not the form of an OKPD2 code"),
        (codes.Gtin, "4006381333932", "“4006381333932” cannot be right: its last digits do not fit the others"),
        (codes.Gtin, "40063813339", "“40063813339” has 11 digits; a GTIN has 8, 12, 13, 14"),
        (codes.Inn, "7707083894", "“7707083894” cannot be right: its last digits do not fit the others"),
        (codes.Inn, "770708389", "“770708389” has 9 digits; an INN has 10, 12"),
        (codes.Ogrn, "1027700132196", "“1027700132196” cannot be right: its last digits do not fit the others"),
        (codes.Ogrn, "1027", "“1027” has 4 digits; an OGRN has 13, 15"),
        (codes.Isbn, "978-5-00000-000-1", "“9785000000001” cannot be right: its last digits do not fit the others"),
        (codes.Isbn, "5-00000-000-1", "“5-00000-000-1” has not the form of an ISBN: thirteen digits"),
        (codes.Kpp, "77360100", "“77360100” has not the form of a KPP: nine digits"),
        (codes.Country, "XX", "“XX” is the code of no country"),
        (codes.Country, "EU", "“EU” is the code of no country"),
        (codes.Currency, "RUR2", "“RUR2” is the code of no currency"),
        (codes.Spoken, "xx", "“xx” is the code of no language"),
    ],
)
def test_a_wrong_code_is_refused(kind: object, code: str, said: str) -> None:
    assert problem(kind, code) == said


@pytest.mark.parametrize(
    ("kind", "code"),
    [(codes.Gtin, "4006381333931"), (codes.Inn, "7707083893"), (codes.Inn, "500100732259"), (codes.Gtin, "96385074")],
)
@given(data=st.data())
def test_every_slip_in_one_digit_is_seen(kind: object, code: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(code) - 1))
    digit = data.draw(st.sampled_from([sign for sign in "0123456789" if sign != code[place]]))
    slip = code[:place] + digit + code[place + 1 :]
    # The sum of an INN is taken modulo 11 and then 10: two digits stand for one there.
    assert problem(kind, slip) or (kind is codes.Inn and place < len(code) - 1)


@given(st.sampled_from((4, 6, 8, 10)).flatmap(lambda size: st.text("0123456789", min_size=size, max_size=size)))
def test_a_tariff_code_is_the_same_in_both_spellings(digits: str) -> None:
    written = hs_written(digits)
    assert digits_of(written) == digits
    assert problem(codes.HsCode, digits) == problem(codes.HsCode, written) == ""
