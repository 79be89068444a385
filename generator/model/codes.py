"""Codes of goods, firms and countries: texts of a fixed form, with the digits that prove them.

A code stays the text that was written. Whoever compares two takes `digits_of`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, StringConstraints, WithJsonSchema

from generator.language.world import is_country, is_currency, is_spoken
from generator.model.base import wrong
from generator.problems import Message, msg

_HS_DIGITS = (4, 6, 8, 10)
_GTIN_DIGITS = (8, 12, 13, 14)
_OKPD2 = re.compile(r"[0-9]{2}(?:\.[0-9](?:[0-9](?:\.[0-9](?:[0-9](?:\.[0-9]{3})?)?)?)?)?")
_KPP = re.compile(r"[0-9]{4}[0-9A-Z]{2}[0-9]{3}")
_INN_10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_11 = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN_12 = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)


def digits_of(code: str) -> str:
    """The digits of a code, however it is divided."""
    return "".join(re.findall("[0-9]", code))


def hs_written(code: str) -> str:
    """A code of the tariff as it is printed: 9019 20 000 0."""
    digits = digits_of(code)
    rest = (digits[6:9], digits[9:]) if len(digits) == 10 else (digits[6:],)
    return " ".join(part for part in (digits[:4], digits[4:6], *rest) if part)


def _told(found: str, digits: Sequence[int]) -> dict[str, str | int]:
    """How many digits a code has, and how many it should have."""
    return {"found": found[:60], "count": len(digits_of(found)), "known": ", ".join(map(str, digits))}


def _hs(code: str) -> str:
    fix = msg("Write it as the tariff prints it: 9019 20 000 0")
    if not re.fullmatch("[0-9]+(?: [0-9]+)*", code):
        raise wrong("code", "“{found}” is no HS code: it consists of digits alone", fix, found=code[:60])
    if len(digits_of(code)) not in _HS_DIGITS:
        raise wrong("code", "“{found}” has {count} digits; an HS code has {known}", fix, **_told(code, _HS_DIGITS))
    if " " in code and code != hs_written(code):
        meant = msg("Write “{meant}”", meant=hs_written(code))
        raise wrong("code", "“{found}” is no HS code: it is divided otherwise", meant, found=code[:60])
    return code


def _okpd2(code: str) -> str:
    if not _OKPD2.fullmatch(code):
        fix = msg("Write it with its points: 32.50.13 or 32.50.13.110")
        raise wrong("code", "“{found}” has not the form of an OKPD2 code", fix, found=code[:60])
    return code


def _gtin(code: str) -> str:
    fix = msg("Copy the digits that stand under the bar code once more")
    if not code.isdecimal() or not code.isascii() or len(code) not in _GTIN_DIGITS:
        raise wrong("code", "“{found}” has {count} digits; a GTIN has {known}", fix, **_told(code, _GTIN_DIGITS))
    return _proved(code, _gtin_digit(code[:-1]), fix)


def _gtin_digit(body: str) -> str:
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return str(-total % 10)


def _inn(code: str) -> str:
    fix = msg("Copy it from the register once more")
    if not re.fullmatch("[0-9]{10}|[0-9]{12}", code):
        raise wrong("code", "“{found}” has {count} digits; an INN has {known}", fix, **_told(code, (10, 12)))
    if len(code) == 10:
        return _proved(code, _weighed(code, _INN_10), fix)
    return _proved(code, _weighed(code, _INN_11) + _weighed(code, _INN_12), fix)


def _weighed(code: str, weights: Sequence[int]) -> str:
    return str(sum(int(digit) * weight for digit, weight in zip(code, weights, strict=False)) % 11 % 10)


def _ogrn(code: str) -> str:
    fix = msg("Copy it from the register once more")
    if not re.fullmatch("[0-9]{13}|[0-9]{15}", code):
        raise wrong("code", "“{found}” has {count} digits; an OGRN has {known}", fix, **_told(code, (13, 15)))
    return _proved(code, str(int(code[:-1]) % (len(code) - 2) % 10), fix)


def _proved(code: str, proof: str, fix: Message) -> str:
    if not code.endswith(proof):
        raise wrong("code", "“{found}” cannot be right: its last digits do not fit the others", fix, found=code)
    return code


def _isbn(code: str) -> str:
    fix = msg("Copy it from the letter of the agency once more: 978-5-00000-000-7")
    digits = code.replace("-", "").replace(" ", "")
    if not re.fullmatch("97[89][0-9]{10}", digits):
        raise wrong("code", "“{found}” has not the form of an ISBN: thirteen digits", fix, found=code[:60])
    _proved(digits, _gtin_digit(digits[:-1]), fix)
    return code


def _kpp(code: str) -> str:
    if not _KPP.fullmatch(code):
        fix = msg("Copy it from the register once more")
        raise wrong("code", "“{found}” has not the form of a KPP: nine digits", fix, found=code[:60])
    return code


def _country(code: str) -> str:
    if not is_country(code):
        fix = msg("Write two capital letters as in ISO 3166: KZ, AE, CN")
        raise wrong("code", "“{found}” is the code of no country", fix, found=code[:60])
    return code


def _currency(code: str) -> str:
    if not is_currency(code):
        fix = msg("Write three capital letters as in ISO 4217: RUB, CNY, AED")
        raise wrong("code", "“{found}” is the code of no currency", fix, found=code[:60])
    return code


def _spoken(code: str) -> str:
    if not is_spoken(code):
        fix = msg("Write two or three small letters as in ISO 639: ru, en, ar, zh")
        raise wrong("code", "“{found}” is the code of no language", fix, found=code[:60])
    return code


_HS_FORM = r"^[0-9]{4}( ?[0-9]{2}( ?[0-9]{2}| ?[0-9]{3} ?[0-9])?)?$"
_Text = StringConstraints(max_length=200)  # longer than any code: what is wrong with one is told in its own words


def _known_as(pattern: str) -> WithJsonSchema:
    """What editors know of a code; digits without quotation marks are a number to them."""
    return WithJsonSchema({"type": ["string", "number"], "pattern": pattern})


HsCode = Annotated[str, _Text, AfterValidator(_hs), _known_as(_HS_FORM)]
Okpd2 = Annotated[str, _Text, AfterValidator(_okpd2), _known_as(f"^{_OKPD2.pattern}$")]
Gtin = Annotated[str, _Text, AfterValidator(_gtin), _known_as("^([0-9]{8}|[0-9]{12,14})$")]
Inn = Annotated[str, _Text, AfterValidator(_inn), _known_as("^([0-9]{10}|[0-9]{12})$")]
Ogrn = Annotated[str, _Text, AfterValidator(_ogrn), _known_as("^([0-9]{13}|[0-9]{15})$")]
Isbn = Annotated[str, _Text, AfterValidator(_isbn), _known_as(r"^97[89][-0-9 ]{10,15}$")]
Kpp = Annotated[str, _Text, AfterValidator(_kpp), _known_as(f"^{_KPP.pattern}$")]
Country = Annotated[str, _Text, AfterValidator(_country), _known_as("^[A-Z]{2}$")]
Currency = Annotated[str, _Text, AfterValidator(_currency), _known_as("^[A-Z]{3}$")]
Spoken = Annotated[str, _Text, AfterValidator(_spoken), _known_as("^[a-z]{2,3}$")]
