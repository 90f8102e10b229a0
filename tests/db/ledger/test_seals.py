"""The day's seal: one root over every case that moved, in order, once, signed."""

from __future__ import annotations

from datetime import date

import pytest
from complaints import do, filed, moment
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from weiquanbao.common.dates import at
from weiquanbao.ledger.digests import START
from weiquanbao.ledger.models import DailyRoot
from weiquanbao.ledger.roots import close_day, close_days_before

pytestmark = pytest.mark.django_db


def test_a_day_is_sealed_when_it_is_over_and_once(county) -> None:
    filed("2026-11-16")
    with at(moment("2026-11-16")):
        assert close_day(date(2026, 11, 16)) is None
        assert close_day(date(2026, 11, 17)) is None
    with at(moment("2026-11-17")):
        first = close_day(date(2026, 11, 16))
        again = close_day(date(2026, 11, 16))
    assert first == again
    assert (first.chains, bytes(first.previous)) == (1, START)
    Ed25519PublicKey.from_public_bytes(bytes(first.public_key)).verify(
        bytes(first.signature), bytes(first.root)
    )


def test_days_are_sealed_in_order_without_a_gap_from_the_first_step_on(county) -> None:
    case = filed("2026-11-16")
    do(case, "accept", "2026-11-18", county.staff["intake_officer"])
    with at(moment("2026-11-20")):
        assert close_days_before(date(2026, 11, 20)) == 4
        assert close_days_before(date(2026, 11, 20)) == 0
    seals = list(DailyRoot.objects.order_by("day"))
    assert [(seal.day.day, seal.chains) for seal in seals] == [(16, 1), (17, 0), (18, 2), (19, 0)]
    assert [bytes(seal.previous) for seal in seals[1:]] == [bytes(seal.root) for seal in seals[:-1]]
    assert len({bytes(seal.root) for seal in seals}) == 4


def test_nothing_is_sealed_before_anything_was_done(db) -> None:
    assert close_days_before(date(2026, 11, 20)) == 0
    assert not DailyRoot.objects.exists()


def test_a_case_that_moved_twice_on_a_day_counts_once_with_its_last_step(county) -> None:
    case = filed("2026-11-16")
    do(case, "accept", "2026-11-16", county.staff["intake_officer"])
    filed("2026-11-16")
    with at(moment("2026-11-17")):
        assert close_day(date(2026, 11, 16)).chains == 3


def test_the_national_digest_can_be_chosen(county, settings) -> None:
    settings.LEDGER_DIGEST = "sm3"
    filed("2026-11-16")
    with at(moment("2026-11-17")):
        assert close_day(date(2026, 11, 16)).algorithm == "sm3"
