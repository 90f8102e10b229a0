"""What the database tests share: a small county and a worker's finished draft."""

from __future__ import annotations

import pytest


@pytest.fixture
def county(db):
    """Federation, two town unions, and an actor for every role."""
    from small_county import make_county

    from weiquanbao.organisations import samples
    from weiquanbao.rosters import week

    county = make_county()
    samples.look()  # as a process that has served a page; what another test's county was is forgotten
    week.forget()
    return county


@pytest.fixture
def draft():
    """A function that makes a finished draft and gives its key."""
    from small_county import make_draft

    return make_draft
