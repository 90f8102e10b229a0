"""Both sides of a matter, and a day that stands still."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.fixture
def sides(county):
    from both_sides import first_matter

    return first_matter(county)


@pytest.fixture
def elsewhere(county):
    from both_sides import second_matter

    return second_matter(county)


@pytest.fixture(autouse=True)
def today():
    from both_sides import DAY
    from complaints import moment

    from weiquanbao.common.dates import at

    with at(moment(DAY)):
        yield


@pytest.fixture
def browser() -> Callable[..., object]:
    """A browser in which this person has signed in, by phone code or with both factors."""
    from signed_in import any_browser_of

    return any_browser_of
