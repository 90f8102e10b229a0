"""A complaint against two respondents, and the first of them told."""

from __future__ import annotations

import pytest


@pytest.fixture
def two(county):
    """A complaint against two respondents; gives it and the two parties."""
    from respondents import complaint_against_two

    return complaint_against_two(county)


@pytest.fixture
def first(county, two) -> int:
    """The response of the first respondent, who has a phone."""
    from respondents import FIRST, notify

    case, (party, _other) = two
    return notify(county, case, party, contact="示例人事甲", mobile=FIRST, papers=["wages", "attendance"])
