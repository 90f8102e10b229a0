"""Two at once, each with a connection of his own and real commits: one wins, the other is told what changed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from complaints import do, filed, moment
from django.db import connections
from small_county import make_county, make_draft

from weiquanbao.common.dates import at

DAY = "2026-11-17"


@pytest.fixture(scope="module")
def county(shared_database):
    """A committed county."""
    return make_county()


def together(*works: Callable[[], object]) -> list[object]:
    """What each of these gives or raises when all begin at the same moment."""
    start = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        try:
            start.wait(30)
            return work()
        except Exception as refusal:  # noqa: BLE001 - every answer is looked at
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def steps_of(case_id: int) -> list[str]:
    from weiquanbao.ledger.models import Step

    return list(Step.objects.filter(case_id=case_id).order_by("number").values_list("act", flat=True))


def test_of_two_officers_one_wins_and_the_other_is_told_what_was_done(county) -> None:
    from weiquanbao.desk.perform import Outcome
    from weiquanbao.desk.refusals import Overtaken

    case = filed()
    answers = together(
        lambda: do(case, "accept", DAY, county.staff["intake_officer"], seen=1),
        lambda: do(case, "refuse", DAY, county.staff["second_officer"], seen=1),
    )
    won = [answer for answer in answers if isinstance(answer, Outcome)]
    lost = [answer for answer in answers if isinstance(answer, Overtaken)]
    assert (len(won), len(lost)) == (1, 1), answers
    done = steps_of(case.case_id)[1:]
    assert lost[0].since == ({"accept": "受理", "refuse": "不予受理"}[done[0]],)
    assert str(lost[0]).startswith("刚才有人办了：")
    assert len(done) == 1


def test_without_saying_what_was_seen_the_second_meets_the_new_state(county) -> None:
    from weiquanbao.desk.refusals import Barred

    case = filed()
    officers = (county.staff["intake_officer"], county.staff["second_officer"])
    answers = together(*(lambda by=by: do(case, "accept", DAY, by) for by in officers))
    barred = [answer for answer in answers if isinstance(answer, Barred)]
    assert [refusal.reasons for refusal in barred] == [("要在“新收件”时才能办，现在是“办理中”",)]
    assert steps_of(case.case_id) == ["file", "accept"]


def test_a_form_sent_twice_at_once_is_done_once_and_answered_twice(county) -> None:
    case, key = filed(), uuid4()
    do(case, "accept", DAY, county.staff["intake_officer"])
    sending = lambda: do(case, "record_progress", DAY, county.staff["intake_officer"], key=key, seen=2)  # noqa: E731
    first, second = together(sending, sending)
    assert {first.number, second.number} == {3}
    assert sorted([first.repeated, second.repeated]) == [False, True]
    assert steps_of(case.case_id) == ["file", "accept", "record_progress"]


@pytest.mark.parametrize("as_what", ["complaint", "question"])
def test_the_same_draft_handed_in_several_times_at_once_makes_one_matter(county, as_what) -> None:
    from consultations import question_draft

    from weiquanbao.cases.models import Case, Matter
    from weiquanbao.desk.consulting import ask_lawyer
    from weiquanbao.desk.file import file_complaint

    make, hand_over = {"complaint": (make_draft, file_complaint), "question": (question_draft, ask_lawyer)}[
        as_what
    ]

    def hand_in():
        with at(moment(DAY)):
            return hand_over(draft_key=key)

    with at(moment(DAY)):
        key = make()
    receipts = together(*[hand_in] * 4)
    assert len({(receipt.matter_code, receipt.case_id) for receipt in receipts}) == 1
    assert sorted(receipt.repeated for receipt in receipts) == [False, True, True, True]
    matter = Matter.objects.get(opening_key=key)
    assert Case.objects.filter(matter=matter).count() == 1


def test_an_answer_sent_twice_at_once_is_one_answer(county) -> None:
    from consultations import ANSWER, given, lawyer_at

    from weiquanbao.desk.act import act

    with at(moment(DAY)):
        lawyer, key = lawyer_at(county, 61), uuid4()
        case_id = given(county, lawyer).case_id

    def answer():
        with at(moment(DAY)):
            return act(case_id=case_id, act="answer", acting_as=lawyer, values=ANSWER, key=key, seen=2)

    outcomes = together(answer, answer, answer)
    assert sorted(one.repeated for one in outcomes) == [False, True, True], outcomes
    assert steps_of(case_id) == ["ask", "assign", "answer"]


def test_case_numbers_drawn_at_once_have_no_gap_and_no_double(county) -> None:
    from weiquanbao.cases.models import Case

    before = set(Case.objects.values_list("number", flat=True))
    made = together(*[filed] * 4)
    numbers = sorted(Case.objects.get(pk=case.case_id).number for case in made)
    assert not before & set(numbers)
    counted = [int(number.partition("〕")[2].removesuffix("号")) for number in numbers]
    assert counted == list(range(counted[0], counted[0] + 4))


def test_the_job_and_an_officer_at_once_let_a_period_run_out_once(county) -> None:
    from weiquanbao.desk.expire import expire_due

    case = filed("2026-11-16")
    late = "2026-11-30"

    def job() -> int:
        with at(moment(late)):
            return expire_due()

    answers = together(job, job, lambda: do(case, "accept", late, county.staff["intake_officer"]))
    assert not [answer for answer in answers if isinstance(answer, Exception)]
    assert steps_of(case.case_id) == ["file", "intake_overdue", "accept"]


def test_what_was_done_at_once_proves_itself(county) -> None:
    from weiquanbao.desk.verify import verify

    assert verify().faults == ()


def test_one_offer_accepted_twice_is_accepted_once(county) -> None:
    from mediations import talks

    from weiquanbao.desk.refusals import Barred

    here = talks(county)
    offer = here.offer("bid", here.units[0], "13740")
    answers = together(*2 * [lambda: here.answer(offer, "accept_by_worker", here.worker) or "accepted"])
    assert sorted(map(type, answers), key=str) == sorted([str, Barred], key=str), answers
    assert steps_of(offer) == ["bid", "accept_by_worker"]


def test_an_offer_is_accepted_or_replaced_but_never_both(county) -> None:
    from mediations import talks

    here = talks(county, contact={"name": ["示例职工丙"], "phone": ["13800000017"]})
    offer = here.offer("bid", here.units[0], "13740")
    together(
        lambda: here.answer(offer, "accept_by_worker", here.worker),
        lambda: here.offer("ask", here.worker, "20000"),
    )
    assert steps_of(offer) in (["bid", "accept_by_worker"], ["bid", "replace"])
