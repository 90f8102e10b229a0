"""The pages by which an assignment is walked: every form opens for whoever may act, with what is known on it."""

from __future__ import annotations

import pytest
from advancing import Advancing, advancing
from complaints import moment
from scenario_play import stand_for_respondents
from signed_in import browser_of, phone_of

from weiquanbao.cases.models import Matter
from weiquanbao.common.dates import at
from weiquanbao.papers.models import Paper
from weiquanbao.procedures import PROCEDURES
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
LAW = PROCEDURES["wage_assignment"]


@pytest.fixture
def made(county) -> Advancing:
    """Two workers; the clock of the county stands on the day of the acts."""
    one = advancing(county, "9000", "8000")
    with at(moment(one.day)):
        yield one


def forms_open_to(made: Advancing) -> set[str]:
    """Every act that the page of somebody shows, opened by him; the case page itself too."""
    seen: set[str] = set()
    for actor in (*made.county.staff.values(), made.cashier):
        view = visible.case(actor, made.case_id)
        if view is None or not view.acts:
            continue
        client = browser_of(actor)
        assert client.get(f"/desk/cases/{made.case_id}/").status_code == 200
        for row in view.acts:
            page = client.get(f"/desk/cases/{made.case_id}/acts/{row.code}/")
            assert page.status_code == 200, row.code
            seen.add(row.code)
    code = made.filed.matter_code
    phone = phone_of(made.workers[0].person_id or 0)
    view = visible.party_case(made.workers[0], made.case_id)
    assert view is not None
    assert phone.get(f"/m/{code}/cases/{made.case_id}/").status_code == 200
    for row in view.acts:
        page = phone.get(f"/m/{code}/cases/{made.case_id}/acts/{row.code}/")
        assert page.status_code == 200, row.code
        seen.add(row.code)
    return seen


def test_every_form_opens_in_every_state(made: Advancing) -> None:
    made.begin("apply_for", made.staff("intake_officer"))
    seen = forms_open_to(made)
    made.assess("9000", "4000")
    seen |= forms_open_to(made)
    made.do("approve", made.staff("leader"), explanation="同意")
    seen |= forms_open_to(made)
    for worker in made.workers:
        made.account(worker)
        made.sign("sign", worker)
    made.sign("sign_for_union", made.staff("leader"), way="authenticator")
    seen |= forms_open_to(made)
    made.do("order_payment", made.cashier)
    seen |= forms_open_to(made)
    made.do("confirm_payment", made.cashier, day=str(made.day), bank_ref="示例流水001")
    made.notify()
    made.recover("9000")
    seen |= forms_open_to(made)
    of_people = {code for code, act in LAW.acts.items() if act.sources and set(act.by) - {"clock", "system"}}
    assert of_people - seen == set()


def test_the_worker_opens_it_from_his_matter_and_staff_from_the_complaint(made: Advancing) -> None:
    code = made.filed.matter_code
    phone = phone_of(made.workers[0].person_id or 0)
    page = phone.get(f"/m/{code}/cases/{made.filed.case_id}/open/wage_assignment/apply/")
    assert page.status_code == 200
    assert "有什么难处" in page.content.decode()
    desk = browser_of(made.staff("intake_officer"))
    page = desk.get(f"/desk/cases/{made.filed.case_id}/open/wage_assignment/apply_for/")
    assert page.status_code == 200
    assert "示例工友1（请求 8,000.00 元）" in page.content.decode()


def test_an_assessment_that_lacks_evidence_is_said_beside_the_field_and_stays_typed(made: Advancing) -> None:
    made.begin("apply_for", made.staff("intake_officer"))
    desk = browser_of(made.staff("county_officer"))
    shown = desk.get(f"/desk/cases/{made.case_id}/acts/assess/").content.decode()
    worked = Matter.objects.get(code=made.filed.matter_code)
    for name, day in (("wages_from", worked.worked_from), ("wages_until", worked.worked_until)):
        assert f'name="{name}" value="{day}"' in shown
    values = made.assessment("9000", "4000", item_clear="")
    sent = {key: value for key, value in values.items() if key != "shares"}
    sent |= {f"shares-{party}": his for party, his in values["shares"].items()}
    page = desk.post(f"/desk/cases/{made.case_id}/acts/assess/", sent)
    text = page.content.decode()
    assert page.status_code == 422
    assert "没有对得上的证据，先请职工补材料" in text
    assert "4000" in text
    assert "示例工友1（欠 8,000 元）" in text
    done = desk.post(f"/desk/cases/{made.case_id}/acts/assess/", sent | {"item_clear": str(made.item())})
    assert done.status_code == 302
    assert made.case.state == "assessed"


def test_the_employer_reads_the_notice_and_nothing_of_the_case(made: Advancing) -> None:
    contact = stand_for_respondents(made.filed, 1)["单位"]
    made.paid("9000", "4000")
    made.notify()
    assert visible.party_case(contact, made.case_id) is None
    notice = Paper.objects.get(case=made.case_id, code="wage_assignment.notice")
    agreement = Paper.objects.get(case=made.case_id, code="wage_assignment.agreement")
    phone = phone_of(contact.person_id or 0)
    assert phone.get(f"/e/{made.filed.matter_code}/papers/{notice.pk}/").status_code == 200
    assert phone.get(f"/e/{made.filed.matter_code}/papers/{agreement.pk}/").status_code == 404


def test_the_auditor_sees_every_step_and_does_nothing(made: Advancing) -> None:
    made.paid("9000", "4000")
    auditor = made.county.staff["auditor"]
    view = visible.case(auditor, made.case_id)
    assert view is not None
    assert not view.acts
    assert "都付好了" in {one.title for one in view.steps}
