"""What texts are not to say: words by language, and how they are found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated

from pydantic import AfterValidator

from generator.model.refs import LanguageRef
from generator.model.values import Short

# By language forms as they stand in texts; `*` at the end is any ending.
Avoided = Annotated[Mapping[LanguageRef, tuple[Short, ...]], AfterValidator(MappingProxyType)]


def any_form(several: Iterable[Mapping[LanguageRef, tuple[Short, ...]]], lang: str) -> re.Pattern[str] | None:
    """What finds any form of a language in a text at once, for nearly no text has one; nothing where there are none."""
    forms = (form for one in several for form in one.get(LanguageRef(lang), ()))
    found = "|".join(dict.fromkeys(re.escape(form.removesuffix("*")) for form in forms))
    return re.compile(found, re.IGNORECASE) if found else None


def found_form(avoided: Mapping[LanguageRef, tuple[Short, ...]], lang: str, text: str) -> str:
    """The first form that stands in a text, as it stands there; nothing where none does."""
    for form in avoided.get(LanguageRef(lang), ()):
        if found := _pattern(form).search(text):
            return found[0]
    return ""


@cache
def _pattern(form: str) -> re.Pattern[str]:
    ending = r"\w*" if form.endswith("*") else ""
    flags = re.NOFLAG if form != form.lower() else re.IGNORECASE  # a capital in the form is meant
    return re.compile(rf"(?<!\w){re.escape(form.removesuffix('*'))}{ending}(?!\w)", flags)
