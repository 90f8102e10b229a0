"""A cashier sees the cases of procedures that name him, where he is appointed, and of those the case alone."""

from __future__ import annotations

import pytest
from cashiers import cashier_at, named_in
from mediations import Talks, talks
from signed_in import browser_of

from weiquanbao.access.actors import Actor
from weiquanbao.access.roles_here import roles_here
from weiquanbao.cases.models import Case, Claim, Party
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.act import act
from weiquanbao.desk.refusals import Barred, NotFound
from weiquanbao.evidence.models import Page
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
STORY, WANTED = "老板欠我孩子的药钱", "要回工伤赔的钱"


@pytest.fixture
def made(county) -> Talks:
    found = talks(county, told={"told": [STORY]})
    Claim.objects.update(wanted=WANTED)
    return found


@pytest.fixture
def cashier(county) -> Actor:
    return cashier_at(county)


@pytest.fixture
def paying():
    """The mediation stands in for a procedure that pays."""
    with named_in("mediation", "schedule_session"):
        yield


def doors_open(actor: Actor, made: Talks) -> set[str]:
    """The doors through which he sees the complaint, its evidence or its matter."""
    case = made.filed.case_id
    page = Page.objects.first()
    seen = {
        "case": visible.case(actor, case),
        "page": page and visible.may_see_page(actor, page.pk),
        "case of page": page and visible.case_of_page(actor, page.pk),
        "evidence": page and visible.evidence(actor, case, page.item_id),
        "notices": visible.notices_of(actor, case) or visible.notices_of(actor, made.case_id),
        "phone": visible.find(actor, sample_phone(1)).rows,
        "words": visible.find(actor, "示例饰品").rows,
        "messages": visible.threads(actor, made.filed.matter_code),
        "number in clear": visible.disclosed(actor, made.case_id, made.parties[0], "要联系单位核对"),
        "ledger": visible.computation_lines(actor, made.case_id) or visible.dossiers(actor, made.case_id),
        "helpers": visible.helpers_of_case(actor, made.case_id) or visible.group_rows(actor, made.case_id),
    }
    return {door for door, found in seen.items() if found}


def listed(actor: Actor) -> set[int]:
    """The cases of his queue, which are those of his list and of its figures."""
    page = visible.queue(actor, visible.QueueFilter())
    cases = {row.case_id for row in page.rows}
    assert cases == {row.case_id for row in visible.register(actor, visible.RegisterFilter()).rows}
    assert (page.counts.open, visible.badges(actor).open) == (len(cases), len(cases))
    return cases


def test_where_no_procedure_names_him_he_is_nobody(made, cashier) -> None:
    assert doors_open(cashier, made) == set()
    for case in Case.objects.all():
        assert roles_here(cashier, [case])[case.pk] == frozenset()
        assert visible.case(cashier, case.pk) is None
        with pytest.raises(NotFound):
            act(case_id=case.pk, act="note", acting_as=cashier)
    assert listed(cashier) == set()


def test_he_sees_the_case_that_names_him_by_every_door_and_no_other(made, cashier, paying) -> None:
    assert doors_open(cashier, made) == set()
    assert listed(cashier) == {made.case_id}
    case = Case.objects.get(pk=made.case_id)
    assert roles_here(cashier, [case])[case.pk] == {"cashier"}
    assert [row.case_id for row in visible.find(cashier, case.number).rows] == [case.pk]
    assert [row.case_id for row in visible.find(cashier, made.filed.matter_code).rows] == [case.pk]
    assert visible.find(cashier, sample_phone(1)).rows == ()
    assert visible.find(cashier, "示例饰品").rows == ()


def test_elsewhere_and_in_a_matter_of_his_own_he_sees_nothing(made, county, cashier, paying) -> None:
    assert listed(cashier_at(county, county.other_town, 71)) == set()
    Party.objects.filter(matter__code=made.filed.matter_code, side="claimant").update(
        person=cashier.person_id
    )
    assert listed(Actor("person", cashier.person_id, cashier.account_id)) == set()
    assert visible.case(cashier, made.case_id) is None


def test_of_the_case_he_sees_no_matter_behind_it(made, cashier, paying) -> None:
    view = visible.case(cashier, made.case_id)
    assert view is not None
    assert view.narrow
    assert {one.name for one in view.parties} == {"示例职工甲", "示例饰品有限公司"}
    assert all(one.person is None and not one.boss_phone for one in view.parties)
    assert (view.told, view.claims, view.items, view.others, view.seen_by) == ("", (), (), (), ())
    shown = repr(view)
    for word in (STORY, WANTED, sample_phone(1), "138****"):
        assert word not in shown
    asked = [one for one in view.steps if one.act == "to_group"]
    assert [one.entries for one in asked] == [()], "that it was done, not what was said"
    assert {row.code for row in (*view.acts, *view.later)} == {"schedule_session"}


def test_the_pages_of_the_matter_do_not_exist_for_him(made, cashier, paying) -> None:
    browser = browser_of(cashier)
    page = browser.get(f"/desk/cases/{made.case_id}/")
    assert page.status_code == 200
    html = page.content.decode()
    for word in (STORY, WANTED, "138****", "?tab=", "卷宗"):
        assert word not in html
    for tab in ("evidence", "messages", "notices", "seen"):
        assert browser.get(f"/desk/cases/{made.case_id}/?tab={tab}").content.decode().count(STORY) == 0
    worker = Party.objects.get(matter__code=made.filed.matter_code, side="claimant").pk
    for address in (
        f"parties/{worker}/phone/",
        f"parties/{worker}/account/",
        "dossier/",
        "computations/",
        "talks/everyone/",
        "group/",
    ):
        assert browser.get(f"/desk/cases/{made.case_id}/{address}").status_code == 404
    assert browser.get(f"/desk/cases/{made.filed.case_id}/").status_code == 404


def test_he_does_what_is_his_and_nothing_else(made, cashier, paying) -> None:
    browser = browser_of(cashier)
    assert browser.get(f"/desk/cases/{made.case_id}/acts/schedule_session/").status_code == 200
    assert browser.get(f"/desk/cases/{made.case_id}/acts/fail/").status_code == 404
    with pytest.raises(Barred):
        act(case_id=made.case_id, act="fail", acting_as=cashier)
    made.meet(cashier)


def test_his_work_after_signing_in_is_the_queue(made, cashier, paying) -> None:
    browser = browser_of(cashier)
    home = browser.get("/desk/home/").headers["Location"]
    html = browser.get(home).content.decode()
    assert f'href="/desk/cases/{made.case_id}/"' in html
    assert f"/desk/cases/{made.case_id}/acts/schedule_session/" in html, "what is his to do next"
    assert f"/desk/cases/{made.filed.case_id}/" not in html
