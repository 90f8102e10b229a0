"""Both sides rate how they were heard: who may, once, for how long, and what is counted and shown of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from complaints import do, filed, moment
from django.db import connection
from django.test.utils import CaptureQueriesContext
from signed_in import browser_of, phone_of

from weiquanbao.cases.models import Case, Party
from weiquanbao.common.dates import at, today
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.ratings.actions import NotNow, last_day_to_change, rate
from weiquanbao.ratings.models import Rating
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
DAY = "2026-11-24"
GOOD = {"heard": 5, "explained": 4, "even": 3}
TYPED = {"heard": "5", "explained": "4", "even": "3", "remark": "说得很明白"}


@pytest.fixture(autouse=True)
def day():
    with at(moment(DAY)):
        yield


def over(county, number: int = 1):
    """A complaint that was withdrawn in November."""
    case = filed(
        "2026-11-16",
        contact={"name": [f"示例职工{number}"], "phone": [sample_phone(number).removeprefix("+86")]},
    )
    do(case, "withdraw_for_worker", "2026-11-17", county.staff["intake_officer"])
    return case


def claimant(case) -> Party:
    return Party.objects.get(matter__code=case.matter_code, side="claimant")


def page(case) -> str:
    return f"/m/{case.matter_code}/cases/{case.case_id}/rate/"


def test_the_worker_rates_once_and_may_change_it(county) -> None:
    case = over(county)
    phone = phone_of(case.person_id)
    assert page(case) in phone.get(f"/m/{case.matter_code}/").content.decode()
    assert phone.get(page(case)).status_code == 200
    assert phone.post(page(case), TYPED).status_code == 302
    assert phone.post(page(case), TYPED | {"even": "1"}).status_code == 302
    row = Rating.objects.get()
    assert (row.heard, row.explained, row.even, row.remark) == (5, 4, 1, "说得很明白")
    assert row.side == "claimant"
    assert "说得很明白" in phone.get(page(case)).content.decode()


def test_what_is_missing_is_said_and_the_rest_kept(county) -> None:
    case = over(county)
    answer = phone_of(case.person_id).post(page(case), {"heard": "5", "explained": "9", "remark": "还没写完"})
    assert answer.status_code == 422
    assert "还没写完" in answer.content.decode()
    assert not Rating.objects.exists()


def test_nobody_else_and_nothing_that_still_runs(county) -> None:
    case, other, running = over(county), over(county, 2), filed("2026-11-16")
    assert phone_of(other.person_id).get(page(case)).status_code == 404
    assert phone_of(running.person_id).get(page(running)).status_code == 404
    assert browser_of(county.staff["leader"]).get(page(case)).status_code == 404
    employer = f"/e/{case.matter_code}/cases/{case.case_id}/rate/"
    assert phone_of(case.person_id).get(employer).status_code == 404
    wrong = f"/m/{other.matter_code}/cases/{case.case_id}/rate/"
    assert phone_of(case.person_id).get(wrong).status_code == 404


def test_the_respondent_of_a_complaint_was_not_heard_in_it(county) -> None:
    case = over(county)
    respondent = Party.objects.get(matter__code=case.matter_code, side="respondent")
    with pytest.raises(NotNow):
        rate(case_id=case.case_id, party_id=respondent.pk, scores=GOOD)


def test_thirty_days_and_no_longer(county) -> None:
    case = over(county)
    party = claimant(case)
    rate(case_id=case.case_id, party_id=party.pk, scores=GOOD)
    last = last_day_to_change(today())
    with at(moment(last)):
        rate(case_id=case.case_id, party_id=party.pk, scores=GOOD | {"heard": 1})
    with at(moment(last + timedelta(days=1))):
        with pytest.raises(NotNow):
            rate(case_id=case.case_id, party_id=party.pk, scores=GOOD)
        assert "现在不能再改" in phone_of(case.person_id).get(page(case)).content.decode()
    assert Rating.objects.get().heard == 1


def test_fewer_than_five_are_no_figure_and_five_are(county) -> None:
    cases = [over(county, number) for number in range(1, 7)]
    for case in cases[:4]:
        rate(case_id=case.case_id, party_id=claimant(case).pk, scores=GOOD, remark="等得久")
    leader = browser_of(county.staff["leader"])
    few = leader.get("/desk/fairness/").content.decode()
    assert "不足 5 份" in few
    assert "4 份／6 方" in few
    rate(case_id=cases[4].case_id, party_id=claimant(cases[4]).pk, scores=GOOD)
    seen = visible.fairness(county.staff["leader"])
    worker, firm = seen.all.cells
    assert (worker.answers, worker.asked, worker.means, worker.mean) == (5, 6, (5.0, 4.0, 3.0), 4.0)
    assert (firm.answers, firm.asked, firm.mean) == (0, 0, None)
    assert [row.cells[0].answers for row in seen.months] == [5]
    assert [(row.key, row.cells[0].asked) for row in seen.unions] == [("示例县总工会", 6)]


def test_remarks_are_for_leader_and_auditor_and_never_with_a_name(county) -> None:
    case = over(county)
    rate(case_id=case.case_id, party_id=claimant(case).pk, scores=GOOD, remark="等得久")
    number = Case.objects.get(pk=case.case_id).number
    for role in ("leader", "auditor"):
        told = browser_of(county.staff[role]).get("/desk/fairness/").content.decode()
        assert "等得久" in told
        assert "示例职工1" not in told
        assert number not in told
    for role in ("intake_officer", "county_officer", "town_officer"):
        assert "等得久" not in browser_of(county.staff[role]).get("/desk/fairness/").content.decode()
    assert browser_of(county.staff["system_admin"]).get("/desk/fairness/").status_code == 404


def test_a_town_sees_its_own_only(county) -> None:
    rate(case_id=(case := over(county)).case_id, party_id=claimant(case).pk, scores=GOOD)
    assert visible.fairness(county.staff["town_officer"]).all.cells[0].asked == 0
    assert visible.fairness(_stranger()) is None


def _stranger():
    from weiquanbao.access.actors import person as acting
    from weiquanbao.people.persons import create_person

    return acting(create_person(name="示例路人").pk)


def test_the_page_costs_the_same_for_one_and_for_many(county) -> None:
    over(county)
    with CaptureQueriesContext(connection) as few:
        visible.fairness(county.staff["leader"])
    for number in range(2, 8):
        case = over(county, number)
        rate(case_id=case.case_id, party_id=claimant(case).pk, scores=GOOD, remark="好")
    with CaptureQueriesContext(connection) as many:
        visible.fairness(county.staff["leader"])
    assert len(many) == len(few)


def test_what_was_written_is_sealed(county) -> None:
    case = over(county)
    rate(case_id=case.case_id, party_id=claimant(case).pk, scores=GOOD, remark="等得久")
    with connection.cursor() as cursor:
        cursor.execute("SELECT remark FROM ratings_rating")
        assert "等得久" not in str(cursor.fetchone())
