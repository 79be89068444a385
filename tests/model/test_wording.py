"""HTML in any text of any file is refused, whatever the text is for: a new field is covered by itself."""

from __future__ import annotations

from typing import get_args

import pytest

from generator.kinds.registry import FILE_KINDS
from generator.language.slips import Slip, SlipKind
from generator.model.reading import read_files
from generator.model.wording import words_of
from generator.source.records import Record, Source, read_source
from tests.project import GOOD
from tests.trees import scalars, with_root, with_text

PROJECTS = ("sample", "documents", "third-region")
BEGINNINGS = ("<svg onload=x", "</script", "<!--", "<?php", "<a\nhref=x>", 'x"><script>y</script>')


def refused(record: Record, source: Source) -> bool:
    _, problems = read_files(Source((record,), source.root), FILE_KINDS)
    return any(problem.rule == "markup" and problem.location.path == record.path for problem in problems)


@pytest.mark.parametrize("name", PROJECTS)
def test_html_passes_in_no_text_of_no_file(name: str) -> None:
    source = read_source(GOOD / name)[0]
    tried = 0
    for record in source.records:
        assert not refused(record, source)
        for number, (steps, scalar) in enumerate(scalars(record.root)):
            tag = BEGINNINGS[number % len(BEGINNINGS)]
            assert refused(with_root(record, with_text(record.root, steps, scalar.text + tag)), source), (
                record.path,
                steps,
            )
            tried += 1
    assert tried > 200


def test_there_are_words_for_every_slip() -> None:
    for kind in get_args(SlipKind):
        message, fix = words_of(Slip(0, kind, "x"))
        assert "x" in str(message)
        assert str(fix)
