"""Two matters full of unmistakable words, and a signed-in browser for every role."""

from __future__ import annotations

import pytest


@pytest.fixture
def world(county):
    from both_sides import DAY
    from complaints import moment
    from planted import make_world

    from weiquanbao.common.dates import at

    with at(moment(DAY)):
        yield make_world(county)
