"""What a worker and the desk read after a case that did not settle it: every road with its last day."""

from __future__ import annotations

from datetime import date

import pytest
from complaints import do, filed, moment
from signed_in import browser_of

from weiquanbao.access.actors import person as acting
from weiquanbao.cases.models import Case, Claim
from weiquanbao.common.dates import at
from weiquanbao.people.accounts import worker_account
from weiquanbao.reading import roads as reading
from weiquanbao.reading import visible
from weiquanbao.reading.roads import roads_of

pytestmark = pytest.mark.django_db
DAY = "2026-11-24"
WITHOUT = {"explanation": "谈了两次没有谈成", "road": "去仲裁委"}
REFUSED = {
    "ground": "already_elsewhere",
    "explanation": "仲裁委在办",
    "body": "arbitration",
    "road": "按时去",
}


@pytest.fixture(autouse=True)
def today():
    with at(moment(DAY)):
        yield


def ended(county, act: str, **values):
    """A complaint of a day in November that ended so."""
    case = filed("2026-11-16")
    officer = county.staff["intake_officer"]
    if act == "close":
        do(case, "accept", "2026-11-17", officer)
        do(case, "record_progress", "2026-11-18", officer)
    do(case, act, "2026-11-19", officer, values or None)
    return case


def codes(case) -> list[str]:
    return [road.code for road in roads_of(Case.objects.get(pk=case.case_id))]


@pytest.mark.parametrize("result", ["not_settled", "partly_paid", "not_upheld", "out_of_reach"])
def test_a_complaint_that_did_not_settle_it_shows_the_roads(county, result) -> None:
    case = ended(county, "close", result=result, **WITHOUT)
    assert codes(case) == ["arbitration", "legal_aid", "payment_order", "inspection", "crime"]
    first = roads_of(Case.objects.get(pk=case.case_id))[0]
    claim = Claim.objects.get(matter__code=case.matter_code)
    assert first.last_day == claim.lapses_on
    assert first.days_left == (claim.lapses_on - date.fromisoformat(DAY)).days


@pytest.mark.parametrize("result", ["paid_in_full", "agreed"])
def test_nothing_is_left_to_do_where_it_was_settled(county, result) -> None:
    assert codes(ended(county, "close", result=result, amount="100", explanation="好了")) == []


def test_nothing_is_said_while_it_runs(county) -> None:
    assert codes(filed("2026-11-16")) == []


def test_the_body_a_referral_names_comes_first(county) -> None:
    case = ended(county, "refer", body="inspection", explanation="监察快", road="去监察大队")
    assert codes(case) == ["inspection", "arbitration", "legal_aid", "payment_order", "crime"]


def test_what_others_have_already_is_not_sent_there_again(county) -> None:
    assert codes(ended(county, "refuse", **REFUSED)) == ["legal_aid", "crime"]


@pytest.mark.parametrize(
    ("body", "state", "first"),
    [
        ("committee", "concluded", "review"),
        ("group", "concluded", "review"),
        ("people", "concluded", "confirmation"),
        ("committee", "failed", "arbitration"),
        ("people", "declined", "arbitration"),
        ("group", "over", "arbitration"),
    ],
)
def test_a_mediation_shows_the_roads_of_its_body_and_ending(county, monkeypatch, body, state, first) -> None:
    case = Case.objects.get(pk=filed("2026-11-16").case_id)
    case.procedure, case.state, case.closed_on = "mediation", state, date(2026, 11, 20)
    assert set(reading.BODIES.values()) == {"committee", "group", "people"}
    monkeypatch.setattr(reading, "BODIES", {"file": body})
    assert roads_of(case)[0].code == first


def test_a_mediation_that_runs_has_no_roads_yet(county) -> None:
    case = Case.objects.get(pk=filed("2026-11-16").case_id)
    case.procedure, case.state = "mediation", "running"
    assert roads_of(case) == ()


def test_worker_and_desk_read_the_same_roads(county, client) -> None:
    case = ended(county, "close", result="not_settled", **WITHOUT)
    client.force_login(
        worker_account(case.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    told = client.get(f"/m/{case.matter_code}/").content.decode()
    desk = browser_of(county.staff["intake_officer"]).get(f"/desk/cases/{case.case_id}/").content.decode()
    for said in ("申请劳动仲裁", "请免费律师", "请法院发支付令", "向劳动保障监察投诉", "去哪里", "带什么"):
        assert said in told
        assert said in desk
    assert "去仲裁委" in told, "what the officer wrote stays"
    assert "未经核实，未计入" in desk
    assert "未经核实，未计入" not in told


def test_the_roads_cost_one_query_for_the_holidays_entered(county, django_assert_num_queries) -> None:
    case = ended(county, "close", result="not_settled", **WITHOUT)
    row = Case.objects.select_related("matter").get(pk=case.case_id)
    claims = visible.case(county.staff["intake_officer"], case.case_id).claims
    with django_assert_num_queries(1):
        assert roads_of(row, claims)


def test_a_stranger_reads_nothing(county) -> None:
    case = ended(county, "close", result="not_settled", **WITHOUT)
    other = filed("2026-11-16", contact={"name": ["示例职工乙"], "phone": ["13800000099"]})
    assert visible.party_case(acting(other.person_id), case.case_id) is None
