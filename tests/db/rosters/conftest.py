"""The roster of the small county, on a Monday morning."""

from __future__ import annotations

import pytest


@pytest.fixture
def roster(county):
    from rostering import MORNING, make_roster

    from weiquanbao.common.dates import at

    with at(MORNING):
        yield make_roster(county)
