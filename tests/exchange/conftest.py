"""The sample project, and the questionnaire of one of its companies."""

from __future__ import annotations

import pytest

from generator.checking import check
from generator.exchange.run import workbooks
from generator.kinds.atlas import Atlas
from tests.exchange.filled import FIRM, OWNER
from tests.project import GOOD


@pytest.fixture(scope="package")
def atlas() -> Atlas:
    found = check(GOOD / "catalogue").atlas
    assert found is not None
    return found


@pytest.fixture(scope="package")
def sent(atlas: Atlas) -> bytes:
    """The questionnaire of the dairy."""
    return workbooks(atlas, OWNER, FIRM, "ru")[f"{OWNER}-{FIRM}.xlsx"]
