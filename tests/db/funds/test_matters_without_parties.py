"""What is the house's own is counted with no worker's trouble, stands in no queue, and goes with no dossiers."""

from __future__ import annotations

from datetime import date

import pytest
from complaints import do, filed, moment
from funds_kept import Kept

from weiquanbao.archive.retention import due
from weiquanbao.archive.view import PARTS
from weiquanbao.cases.words import CHANNELS, HOUSE, SIDES
from weiquanbao.common.dates import at
from weiquanbao.insight import channels
from weiquanbao.procedures import OF_THE_HOUSE, PROCEDURES
from weiquanbao.reading import visible
from weiquanbao.reading.queue import QueueFilter
from weiquanbao.reading.register import RegisterFilter

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def test_only_a_procedure_without_parties_is_the_houses_own() -> None:
    assert {"fund"} == OF_THE_HOUSE
    assert HOUSE not in CHANNELS
    assert all({"claimant", "respondent"} & set(one.roles) for code, one in PROCEDURES.items()
               if not one.incident and code not in OF_THE_HOUSE)  # fmt: skip


def test_it_is_counted_by_no_way_in(county) -> None:
    filed("2026-11-16")
    Kept(county)
    assert channels.totals(*YEAR) == dict.fromkeys(CHANNELS, 0) | {"phone": 1}
    assert [(one.channel, one.matters) for one in channels.by_day(*YEAR)] == [("phone", 1)]


def test_queue_and_register_hold_workers_matters_alone(county) -> None:
    complaint = filed("2026-11-16")
    kept = Kept(county)
    for reader in (kept.leader, kept.auditor):
        page = visible.queue(reader, QueueFilter())
        assert ([row.case_id for row in page.rows], page.counts.open) == ([complaint.case_id], 1)
        assert [row.case_id for row in visible.register(reader, RegisterFilter()).rows] == [complaint.case_id]
    assert visible.queue(kept.cashier, QueueFilter()).rows == ()


def test_an_ended_fund_is_never_due_for_destruction(county) -> None:
    kept = Kept(county)
    complaint = filed("2026-11-16")
    kept.do("wind_up", "2026-11-17", kept.leader, explanation="不办了")
    do(complaint, "refuse", "2026-11-17", county.staff["county_officer"])
    with at(moment("2099-01-01")):
        matters = {row.matter_id for row in due()}
        assert len(matters) == 1
        case = visible.case(kept.leader, kept.case_id)
    assert case is not None
    assert case.matter_id not in matters


def test_its_dossier_has_no_part_for_a_side(county) -> None:
    kept = Kept(county)
    page = visible.dossiers(kept.leader, kept.case_id)
    assert page is not None
    assert {one.part for one in page.lines} == set(PARTS) - set(SIDES)
    assert visible.dossier(kept.leader, kept.case_id, "main") is not None
    assert visible.dossiers(kept.cashier, kept.case_id) is None
