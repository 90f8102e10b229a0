"""An agreement is followed until it is paid: who sees what, which sums stand, and that they always add up."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from complaints import batch
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mediations import Talks, group, talks
from small_county import make_county

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case
from weiquanbao.common.dates import at, now, today
from weiquanbao.desk.act import act
from weiquanbao.desk.expire import expire_due
from weiquanbao.desk.paying import open_performance
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound
from weiquanbao.jobs.remind_payers import payment_reminders
from weiquanbao.notices.models import Notice
from weiquanbao.payments.books import Books
from weiquanbao.payments.models import Due, Payment, Plan
from weiquanbao.payments.reading import books_of
from weiquanbao.reading import visible
from weiquanbao.reading.agreements import agreements_told
from weiquanbao.reading.roads import roads_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_day():
    with at(now()):
        yield


def agree(made: Talks, offer: int) -> int:
    """Both sides accept this offer, the talks end, and the agreement is followed."""
    made.answer(offer, "accept_by_worker", made.worker)
    made.do("conclude", made.mediator, explanation="示例：按约定付。")
    return Plan.objects.get(offer_id=offer).case_id


@pytest.fixture
def here(one_day):
    """One worker and one respondent who agreed on 1000 yuan in two instalments."""
    made = talks(make_county())
    return made, agree(made, made.offer("bid", made.units[0], "1000", instalments="2"))


def books(case: int) -> Books:
    return books_of([case])[case]


def report(case: int, by: Actor, amount: str, **more: object) -> None:
    values = {"amount": amount, "paid_on": str(today()), "way": "bank"} | more
    act(case_id=case, act="report", acting_as=by, values=values)


@transaction.atomic
def judged_at_once(write) -> None:
    write()
    connection.check_constraints()


def test_what_is_reported_waits_is_refused_twice_and_above_what_is_open_and_is_answered_once(here) -> None:
    made, case = here
    unit, key = made.units[0], uuid4()
    told = {"amount": "300.50", "paid_on": str(today()), "way": "bank"}
    first = act(case_id=case, act="report", acting_as=unit, values=told, key=key)
    assert act(case_id=case, act="report", acting_as=unit, values=told, key=key).repeated
    with pytest.raises(Incomplete, match="报过了"):
        report(case, unit, "300.50")
    with pytest.raises(Incomplete, match=r"还有 699\.50 元"):
        report(case, unit, "700")
    with pytest.raises(Incomplete, match="大于零"):
        report(case, unit, "0")
    with pytest.raises(Barred):  # another's answer
        act(case_id=case, act="confirm", acting_as=made.mediator)
    for received in ("300.50", "0", "400"):
        with pytest.raises(Incomplete, match=r"单位报的是 300\.50 元"):
            act(case_id=case, act="short", acting_as=made.worker, values={"received": received})
    act(case_id=case, act="short", acting_as=made.worker, values={"received": "200"})
    with pytest.raises(Barred):
        act(case_id=case, act="confirm", acting_as=made.worker)
    (line,) = books(case).payments
    assert (line.step, line.answer, line.received) == (first.number, "part", Decimal(200))
    values = {"received": "801", "paid_on": str(today()), "way": "cash"}
    with pytest.raises(Incomplete, match="还剩 800 元"):
        act(case_id=case, act="receive", acting_as=made.worker, values=values)
    report(case, unit, "800", note="补齐", items=str(batch(unit)))
    assert [one.side for one in visible.party_case(made.worker, case).items].count("respondent") == 1
    act(case_id=case, act="confirm", acting_as=made.worker)
    row = Case.objects.get(pk=case)
    assert (row.state, row.amount_obtained, row.closed_on) == ("fulfilled", Decimal(1000), today())
    assert roads_of(row) == ()


def test_the_database_holds_the_sums_whoever_writes(here) -> None:
    made, case = here
    report(case, made.units[0], "500")
    wrongs = (
        lambda: Due.objects.filter(case=case, number=1).update(paid=Decimal(1)),
        lambda: Due.objects.filter(case=case, number=1).update(paid=Decimal(501)),
        lambda: Payment.objects.filter(case=case).update(amount=Decimal(1001)),
        lambda: Payment.objects.filter(case=case).update(answer="received"),
    )
    for wrong in wrongs:
        with pytest.raises(DatabaseError):
            judged_at_once(wrong)
    assert (books(case).paid, books(case).waiting) == (Decimal(0), Decimal(500))


def test_opened_again_it_is_the_case_that_is_there_and_what_goes_by_is_late_on_its_day_and_once(here) -> None:
    made, case = here
    talks_case = Case.objects.get(pk=made.case_id)
    assert open_performance(mediation=talks_case, terms=made.offers[0], on=today()) == case
    row = Case.objects.get(pk=case)
    first, second = (one.due_on for one in books(case).dues)
    assert (row.next_due, row.handler_id) == (first, made.mediator.person_id)
    assert [road.code for road in roads_of(row)] == ["review", "confirmation"]
    with at(now() + timedelta(days=70)):  # nothing ran meanwhile
        for _ in range(2):
            expire_due()
        late = {one.number: one.late_on for one in books(case).dues}
        assert late == {1: first, 2: second}
        seen = visible.payments(made.worker, case)
        assert (seen.overdue, seen.overdue_since) == (Decimal(1000), first)
        roads = {one.code: one for one in visible.party_case(made.worker, case).roads}
        assert {"payment_order", "civil_suit", "enforcement", "arbitration"} <= roads.keys()
        assert "review" not in roads  # fifteen days are over
        assert roads["enforcement"].last_day >= first.replace(year=first.year + 2)
        assert visible.party_case(made.units[0], case).roads == ()
        queue = visible.queue(made.mediator, visible.QueueFilter(mine=True))
        assert case in [one.case_id for one in queue.rows]
    told = Notice.objects.filter(case_id=case, template="performance.late_desk", channel="in_app")
    assert told.filter(recipient_id=made.mediator.person_id).count() == 2


def test_a_reminder_goes_to_the_respondent_before_the_day_once_unless_it_was_reported(here) -> None:
    made, case = here
    due = books(case).dues[0].due_on
    reminders = Notice.objects.filter(template="performance.due_soon", case_id=case)
    with at(now() + (due - today()) - timedelta(days=4)):
        payment_reminders()
        assert not reminders.exists()
    for _ in range(2):
        with at(now() + (due - today()) - timedelta(days=3)):
            payment_reminders()
    assert {one.recipient_id for one in reminders} == {made.units[0].person_id}
    assert reminders.count() == 2  # in the app and by SMS
    report(case, made.units[0], "500")
    assert visible.payments_due(due) == ()


def test_of_several_each_sees_and_answers_his_own_and_whom_it_does_not_bind_has_no_part() -> None:
    here = group(make_county(), 2)
    made, (first, second, third) = here.talks, here.members
    offer = made.offer("bid", made.units[0], "9000", instalments="3")
    here.say(here.ask(offer, first), yes=[first, second], no=[third])
    case = agree(made, offer)
    unit, whole = made.units[0], books(case)
    assert whole.workers == tuple(here.parties[:2])
    assert visible.payments(third, case) is None
    assert visible.party_case(third, case) is None
    with pytest.raises(NotFound):
        act(case_id=case, act="confirm", acting_as=third)
    assert [one.name for one in visible.payments(second, case).payees] == ["示例工友1"]
    assert len(visible.payments(unit, case).payees) == 2
    parts = {one.party_id: one.amount for one in whole.dues if one.number == 1}
    instalment = sum(parts.values())
    with pytest.raises(Incomplete, match="每个人付了多少都写上"):
        report(case, unit, str(instalment - 1))
    report(case, unit, str(instalment), items=str(batch(unit)))
    assert {one.side for one in visible.party_case(first, case).items} == {
        "claimant"
    }  # a slip may name another
    act(case_id=case, act="confirm", acting_as=first)
    assert visible.payments_to_answer(second, [case]) == {case}
    assert visible.payments_to_answer(first, [case]) == frozenset()
    act(case_id=case, act="deny", acting_as=second)
    paid = {one: books(case).of(one).paid for one in whole.workers}
    assert paid == {here.parties[0]: parts[here.parties[0]], here.parties[1]: Decimal(0)}
    each = {str(here.parties[0]): "0", str(here.parties[1]): "10"}
    report(case, unit, "10", shares=each)
    assert books(case).of(here.parties[1]).waiting == Decimal(10)
    history = str([one.told for one in visible.party_case(first, case).steps])
    assert "10" not in history.replace(str(today()), "")


ACTS = st.tuples(
    st.sampled_from(["report", "confirm", "short", "deny", "receive", "record_report", "record_answer", "night"]),
    st.integers(1, 70_000),
)  # fmt: skip


#: Why an act may be refused: what stands open, was reported or waits for an answer, and that it is all paid.
REFUSALS = (
    "都报过了", "没有报过新的付款", "没有还该付给你的钱", "先答复那一笔", "现在是“付清了”", "报的多了",
    "少了才在这里写", "等这一笔记好以后再记", "不在这个协议里", "等职工答复",
)  # fmt: skip
#: So many of the acts at least have to be done: a test that is refused everything shows nothing.
DONE = 0.4


def test_whatever_is_reported_confirmed_and_denied_paid_and_open_are_what_was_agreed(here) -> None:
    made, case = here
    officer = made.county.staff["intake_officer"]
    by = {"report": made.units[0], "record_report": officer, "record_answer": officer}
    tally: Counter[str] = Counter()

    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(ACTS, min_size=4, max_size=14))
    def they_add_up(several: list[tuple[str, int]]) -> None:
        with transaction.atomic():
            mark = transaction.savepoint()
            days = 0
            for code, fen in several:
                days += 25 if code == "night" else 0
                with at(now() + timedelta(days=days)):
                    if code == "night":
                        expire_due()
                    else:
                        tally[_tried(case, code, Decimal(fen) / 100, by.get(code, made.worker))] += 1
                _add_up(case)
            transaction.savepoint_rollback(mark)

    they_add_up()
    assert tally.keys() <= {"", *REFUSALS}
    assert tally[""] >= DONE * tally.total(), tally


def _tried(case: int, code: str, amount: Decimal, by: Actor) -> str:
    """Nothing where it was done, else the reason it was refused for."""
    told = {
        "amount": str(amount),
        "received": str(amount),
        "paid_on": str(today()),
        "way": "cash",
        "note": "示例",
    }
    try:
        with transaction.atomic():
            act(case_id=case, act=code, acting_as=by, values=told)
    except (Barred, Incomplete) as fault:
        return next((reason for reason in REFUSALS if reason in str(fault)), str(fault))
    return ""


def _add_up(case: int) -> None:
    connection.check_constraints()
    kept, row = books(case), Case.objects.get(pk=case)
    received = sum((one.received or Decimal(0) for one in kept.payments), Decimal(0))
    assert kept.paid + kept.open == kept.agreed == Decimal(1000)
    assert kept.paid == received
    assert 0 <= kept.waiting <= kept.open
    assert (row.state == "fulfilled") == (not kept.open)
    covered = {due.number for due, _ in kept.uncovered()}
    assert all(
        one.late_on is None or one.number in covered or kept.waiting or not one.open for one in kept.dues
    )


def test_a_page_asks_as_many_questions_for_two_workers_as_for_one_and_the_papers_carry_the_figures(
    here,
) -> None:
    made, case = here
    other = group(made.county, 3)
    offer = other.talks.offer("bid", other.talks.units[0], "9000", instalments="3")
    other.say(other.ask(offer, other.members[0]), yes=other.members)
    several = agree(other.talks, offer)
    for one, by in ((case, made), (several, other.talks)):
        report(one, by.units[0], str(sum(due.amount for due in books(one).dues if due.number == 1)))
    counted = []
    for one, by in ((case, made), (several, other.talks)):
        for actor in (by.mediator, by.units[0], by.worker):
            with CaptureQueriesContext(connection) as asked:
                assert visible.payments(actor, one) is not None
            counted.append(len(asked))
    assert counted[:3] == counted[3:]
    told = agreements_told(Case.objects.get(pk=several).matter_id)["履行"]
    assert [(one["约定（元）"], one["职工说收到（元）"], len(one["每期"])) for one in told] == [
        ("9000.00", "0.00", 12)
    ]
