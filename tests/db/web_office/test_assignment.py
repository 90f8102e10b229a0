"""An assignment of wages on the pages: the worker, his employer, whoever handles it, and the cashier who pays."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from advancing import Advancing, advancing, moment
from signed_in import browser_of, phone_of

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.cases.models import Matter, Party
from weiquanbao.common.dates import at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.agents import appoint
from weiquanbao.people.disclosing import NotDisclosed
from weiquanbao.people.models import Disclosure
from weiquanbao.people.persons import create_person
from weiquanbao.procedures import procedure
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
ACCOUNT = "6200000000000001"


@dataclass
class Scene:
    """Two workers of one employer, and its contact."""

    made: Advancing
    unit: Actor

    def reading(self, who: Actor, where: str) -> str:
        """A page of the worker's or the employer's as it reads, without markup."""
        with at(moment(self.made.day)):
            page = phone_of(who.person_id).get(where)
        assert page.status_code == 200, where
        return _plain(page.content.decode())

    @property
    def case(self) -> str:
        return f"/m/{self.made.filed.matter_code}/cases/{self.made.case_id}/"

    @property
    def to_pay(self) -> str:
        return f"/e/{self.made.filed.matter_code}/assignment/"


def _plain(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main))


@pytest.fixture
def scene(county) -> Scene:
    made = advancing(county, "5000", "7013")
    matter = Matter.objects.get(code=made.filed.matter_code)
    unit = create_person(name="示例人事主管", phone=sample_phone(801))
    employer = Party.objects.get(matter=matter, side="respondent")
    appoint(party=employer, person_id=unit.pk, capacity="contact", since=matter.filed_on)
    return Scene(made, acting(unit.pk))


def test_he_asks_from_his_matter_and_reads_what_is_his_alone(scene) -> None:
    made = scene.made
    first, second = made.workers
    matter = f"/m/{made.filed.matter_code}/"
    with at(moment(made.day)):
        asked = phone_of(first.person_id).get(matter).content.decode()
    assert f"/cases/{made.filed.case_id}/open/wage_assignment/apply/" in asked
    assert "请工会先垫工资" in asked
    made.begin("apply", first)
    page = scene.reading(first, scene.case)
    assert "工会还没定给不给" in page
    assert "单位欠你 5,000 元" in page
    assert "7,013" not in page
    others = scene.reading(second, scene.case)
    assert "你自己还没有申请" in others
    assert "外来务工" not in others, "why another needs it is nobody else's business"
    with at(moment(made.day)):
        again = phone_of(first.person_id).get(matter).content.decode()
    assert "这件事已经在办让渡，到那一件里申请" in again, "why it cannot be asked for again"


def test_he_signs_knowing_what_he_gets_and_keeps_and_sees_it_paid(scene) -> None:
    made = scene.made
    made.begin("apply_for", made.staff("intake_officer"))
    made.assess("4000", "6000")
    made.do("approve", made.staff("leader"), explanation="同意")
    page = scene.reading(made.workers[0], f"{scene.case}acts/sign/")
    before_sheet = page[: page.index("工资债权转让协议")]
    for words in ("工会先给你 4,000 元", "剩下的 1,000 元还是你的", "工会要不回来，你不用还", "不签没有坏处"):
        assert words in before_sheet
    for worker in made.workers:
        made.account(worker)
        made.sign("sign", worker)
    made.sign("sign_for_union", made.staff("leader"), way="authenticator")
    made.do("order_payment", made.cashier)
    made.do("confirm_payment", made.cashier, day=str(made.day), bank_ref="示例流水001")
    page = scene.reading(made.workers[0], scene.case)
    assert "2026年11月23日付到你账户 4,000 元" in page
    assert "****0001" in page
    assert ACCOUNT not in page
    assert "单位还要付给你自己的：1,000 元" in page
    for foreign in ("7,013", "6,000", "示例工友1"):
        assert foreign not in page
    made.notify()
    made.recover("5000", shares={str(made.parties[0]): "5000", str(made.parties[1]): "0"})
    page = scene.reading(made.workers[0], scene.case)
    assert "还给工会的 4,000 元" in page
    assert "有 1,000 元是你的，工会还没付到你账户" in page
    assert "还没付过。工会在要。" in scene.reading(made.workers[1], scene.case)


def test_the_account_is_his_own_and_of_digits(scene) -> None:
    made = scene.made
    made.begin("apply", made.workers[0])
    where = f"{scene.case}acts/give_account/"
    with at(moment(made.day)):
        phone = phone_of(made.workers[0].person_id)
        page = phone.get(where).content.decode()
        assert 'name="holder" value="示例职工甲"' in page
        typed = {"holder": "示例职工甲", "bank": "示例银行", "account": "卡在家里", "seen": "1"}
        wrong = phone.post(where, typed)
        assert wrong.status_code == 422
        assert "卡号写 8 到 30 个数字" in wrong.content.decode()
        right = phone.post(where, typed | {"account": "6200 0000 0000 0001"})
    assert right.status_code == 302
    page = scene.reading(made.workers[0], scene.case)
    assert "****0001" in page


def test_the_employer_reads_what_it_pays_to_whom_once_the_notice_is_on_its_way(scene) -> None:
    made = scene.made
    made.paid("4000", "6000")
    with at(moment(made.day)):
        assert phone_of(scene.unit.person_id).get(scene.to_pay).status_code == 404
        assert visible.employer_assignments(scene.unit, made.filed.matter_code) == ()
    made.notify()
    page = scene.reading(scene.unit, scene.to_pay)
    assert "付给 示例县总工会 10,000 元".replace(" ", "") in page.replace(" ", "")
    assert "示例县总工会，示例银行，示例账号" in page
    for hidden in ("外来务工", "****0001", ACCOUNT, "评估"):
        assert hidden not in page
    (row,) = visible.employer_assignments(scene.unit, made.filed.matter_code)
    with at(moment(made.day)):
        notice = phone_of(scene.unit.person_id).get(f"/e/{made.filed.matter_code}/papers/{row.paper_id}/")
        assert notice.status_code == 200
        others = [
            one.pk for one in (*made.papers("agreement"), *made.papers("voucher"), *made.papers("summary"))
        ]
        for paper in others:
            found = phone_of(scene.unit.person_id).get(f"/e/{made.filed.matter_code}/papers/{paper}/")
            assert found.status_code == 404
    made.recover("5000", shares={str(made.parties[0]): "5000", str(made.parties[1]): "0"})
    (row,) = visible.employer_assignments(scene.unit, made.filed.matter_code)
    assert [(str(one.to_union), str(one.to_worker), str(one.came_in)) for one in row.rows] == [
        ("0.00", "0.00", "5000.00"), ("6000.00", "1013.00", "0.00"),
    ]  # fmt: skip
    for nobody in (made.workers[0], acting(create_person(name="示例路人").pk)):
        assert visible.employer_assignments(nobody, made.filed.matter_code) == ()


def test_staff_read_the_whole_and_the_cashier_without_hardship(scene) -> None:
    made = scene.made
    made.paid("4000", "6000")
    made.notify()
    form = f"/desk/cases/{made.case_id}/acts/choose_road/"
    with at(moment(made.day)):
        choosing = _plain(browser_of(made.staff("county_officer")).get(form).content.decode())
    assert "仲裁委可能认为不是劳动争议、不收" in choosing
    assert "《中华人民共和国民法典》第五百二十四条" in choosing
    made.do("choose_road", made.staff("county_officer"), road="court", explanation="有欠条，起诉")
    with at(moment(made.day)):
        officer = (
            browser_of(made.staff("county_officer")).get(f"/desk/cases/{made.case_id}/").content.decode()
        )
        cashier = browser_of(made.cashier).get(f"/desk/cases/{made.case_id}/").content.decode()
    whole = _plain(officer)
    for words in ("四个条件", "看过材料，对得上", "拿欠条或者协议起诉", "12,013", "10,000", "****0001"):
        assert words in whole
    for person in ("示例county_officer1", "示例leader2", "示例cashier70"):
        assert person in whole
    paying = _plain(cashier)
    assert "10,000" in paying
    for hidden in ("四个条件", "外来务工", "看过材料", "138****"):
        assert hidden not in paying
    assert visible.assignment(made.workers[0], made.case_id) is None
    assert visible.own_assignment(scene.unit, made.case_id) is None


def test_an_account_in_clear_is_written_down_first(scene) -> None:
    made = scene.made
    made.signed("4000", "6000")
    where = f"/desk/cases/{made.case_id}/parties/{made.parties[0]}/account/"
    with at(moment(made.day)):
        browser = browser_of(made.cashier)
        assert ACCOUNT not in browser.get(where).content.decode()
        assert browser.post(where, {"reason": ""}).status_code == 422
        assert ACCOUNT in browser.post(where, {"reason": "付垫付款"}).content.decode()
        other = browser_of(made.county.staff["other_town_officer"])
        assert other.post(where, {"reason": "看看"}).status_code == 404
    (seen,) = Disclosure.objects.filter(field="bank_account")
    assert (seen.viewer_id, seen.case_id, seen.reason) == (made.cashier.person_id, made.case_id, "付垫付款")
    with pytest.raises(NotDisclosed):
        visible.account_disclosed(made.cashier, made.case_id, made.parties[0], "")
    assert visible.account_disclosed(made.workers[1], made.case_id, made.parties[0], "看看") is None


def test_the_number_of_queries_does_not_grow_with_the_workers(county, django_assert_max_num_queries) -> None:
    made = advancing(county, *["1000"] * 6)
    made.paid(*["900"] * 6)
    with at(moment(made.day)):
        for read in (
            lambda: visible.assignment(made.staff("county_officer"), made.case_id),
            lambda: visible.own_assignment(made.workers[0], made.case_id),
        ):
            with django_assert_max_num_queries(14):
                assert read() is not None


def test_a_worker_s_agent_reads_the_sums_of_that_worker_alone(scene) -> None:
    made = scene.made
    made.begin("apply_for", made.staff("intake_officer"))
    agent = made.county.staff["second_officer"]
    party = Party.objects.get(pk=made.parties[1])
    appoint(party=party, person_id=agent.person_id, capacity="agent", since=made.day)
    with at(moment(made.day)):
        found = visible.assignment(agent, made.case_id)
    assert [one.party_id for one in found.rows] == [party.pk]
    assert str(found.sums.owed) == "7013.00"


def test_the_cashier_chooses_among_those_who_are_paid_and_sees_no_sum_of_another(county) -> None:
    made = advancing(county, "5000", "7013")
    made.begin("apply_for", made.staff("intake_officer"), worker=str(made.parties[0]))
    made.assess("4000")
    made.do("approve", made.staff("leader"), explanation="同意")
    made.account(made.workers[0])
    made.sign("sign", made.workers[0])
    made.sign("sign_for_union", made.staff("leader"), way="authenticator")
    form = procedure("wage_assignment").acts["pay_out"].form
    with at(moment(made.day)):
        offered = visible.choices(made.cashier, made.case_id, form)
    assert [party for party, _words in offered["worker"]] == [str(made.parties[0])]
    assert "7,013" not in repr(offered)
