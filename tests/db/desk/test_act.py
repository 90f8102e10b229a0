"""The one door for every act: who may, what is asked, when it counts, what a refusal leaves behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from uuid import uuid4

import pytest
from complaints import WRITTEN, batch, do, filed, moment
from django.db import IntegrityError, transaction

from weiquanbao.access.actors import CLOCK
from weiquanbao.access.actors import person as acting
from weiquanbao.cases.models import Case, Claim, ClockRun, Entry, Matter, Party
from weiquanbao.common.dates import at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk import expire
from weiquanbao.desk.expire import expire_due
from weiquanbao.desk.refusals import Barred, Incomplete, NotFound, Overtaken
from weiquanbao.evidence.reading import items_of_matters
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.ledger.models import Step
from weiquanbao.notices.models import Notice
from weiquanbao.people.consenting import withdraw_consent
from weiquanbao.people.models import Person
from weiquanbao.people.persons import create_person
from weiquanbao.procedures import PROCEDURES
from weiquanbao.procedures.complaint.guards import is_waiting
from weiquanbao.reading import visible
from weiquanbao.reading.clock_story import stories

pytestmark = pytest.mark.django_db
LAW = PROCEDURES["complaint"]
MONDAY, TUESDAY = "2026-11-16", "2026-11-17"


@pytest.fixture
def officer(county):
    return county.staff["intake_officer"]


@pytest.fixture
def case(county):
    """Filed on a Monday: the union answers until the Monday after."""
    return filed(MONDAY)


@pytest.fixture
def accepted(case, officer):
    """Accepted on the Tuesday: due in thirty days, Thursday 17 December."""
    do(case, "accept", TUESDAY, officer)
    return case


def changed(**parts) -> Procedure:
    """The complaint with one part declared otherwise."""
    names = ("code", "title", "version", "roles", "states", "acts", "clocks", "facts")
    return Procedure(**{**{name: getattr(LAW, name) for name in names}, **parts})


def acts(case) -> list[str]:
    return list(Step.objects.filter(case_id=case.case_id).order_by("number").values_list("act", flat=True))


def due(case, code: str) -> date:
    return ClockRun.objects.get(case=case.case_id, code=code, stopped_on=None).due_on


def told(template: str) -> list[str]:
    """The words of every in-app notice of this template."""
    rows = Notice.objects.filter(template=f"complaint.{template}", channel="in_app").order_by("id")
    return [row.text for row in rows]


def test_a_stranger_and_a_case_that_is_not_there_get_the_same_answer(case) -> None:
    stranger = acting(create_person(name="示例路人").pk)
    with pytest.raises(NotFound):
        do(case, "accept", TUESDAY, stranger)
    with pytest.raises(NotFound):
        do(10**9, "accept", TUESDAY, stranger)


def test_an_act_nobody_declared_is_not_found(case, officer) -> None:
    with pytest.raises(NotFound):
        do(case, "promote", TUESDAY, officer, values={})


def test_another_role_is_told_who_does_it(case) -> None:
    with pytest.raises(Barred) as refused:
        do(case, "accept", TUESDAY, acting(case.person_id))
    assert refused.value.reasons == ("这一步由受理员、镇街工会干部、县总工会干部办",)
    assert str(refused.value) == refused.value.reasons[0]


def test_every_missing_field_is_named_at_once_and_nothing_is_written(case, officer) -> None:
    with pytest.raises(Incomplete) as refused:
        do(case, "refuse", TUESDAY, officer, values={"ground": "whim", "explanation": " "})
    assert refused.value.errors == {
        "ground": "“理由”要从列出的里面选",
        "explanation": "还没写“书面说明”",
        "body": "还没写“可以去哪里”",
        "road": "还没写“去了怎么办”",
    }
    assert "还没写“书面说明”" in str(refused.value)
    assert acts(case) == ["file"]
    assert not told("refused")


def test_the_same_form_sent_again_is_answered_with_the_first_result(case, officer) -> None:
    key = uuid4()
    first = do(case, "accept", TUESDAY, officer, key=key, seen=1)
    do(case, "record_progress", TUESDAY, officer)
    again = do(case, "accept", TUESDAY, officer, key=key, seen=1)
    assert (again.number, again.state, again.repeated) == (first.number, "accepted", True)
    assert acts(case) == ["file", "accept", "record_progress"]


def test_the_first_result_keeps_its_state_whatever_came_after(case, officer) -> None:
    key = uuid4()
    do(case, "accept", TUESDAY, officer, key=key)
    do(case, "refer", TUESDAY, officer)
    assert do(case, "accept", TUESDAY, officer, key=key).state == "accepted"


def test_a_request_key_of_somebody_else_is_no_answer(case, officer, county) -> None:
    key = uuid4()
    do(case, "accept", TUESDAY, officer, key=key)
    with pytest.raises(NotFound):
        do(case, "record_progress", TUESDAY, county.staff["second_officer"], key=key)


def test_whoever_saw_an_older_state_is_told_what_was_done(accepted, officer, county) -> None:
    do(accepted, "contact_employer", TUESDAY, officer)
    do(accepted, "record_progress", TUESDAY, officer)
    with pytest.raises(Overtaken) as refused:
        do(accepted, "close", TUESDAY, county.staff["second_officer"], seen=2)
    assert refused.value.since == ("联系单位", "记一次办理")
    assert str(refused.value) == "刚才有人办了：联系单位、记一次办理。看一下最新情况再办"


def test_an_act_may_have_happened_earlier_but_not_tomorrow_nor_before_the_last_step(case, officer) -> None:
    do(case, "accept", "2026-11-19", officer, effective_on=date(2026, 11, 18))
    assert due(case, "handling") == date(2026, 12, 18)
    with pytest.raises(Incomplete) as early:
        do(case, "record_progress", "2026-11-19", officer, effective_on=date(2026, 11, 17))
    assert early.value.errors == {"effective_on": "日期不能早于上一步（2026-11-18）"}
    with pytest.raises(Incomplete) as ahead:
        do(case, "record_progress", "2026-11-19", officer, effective_on=date(2026, 11, 20))
    assert ahead.value.errors == {"effective_on": "日期不能晚于今天"}


def test_what_was_done_in_time_may_be_entered_after_the_period_ran_out(case, officer) -> None:
    do(case, "accept", "2026-11-25", officer, effective_on=date(2026, 11, 18))
    assert acts(case) == ["file", "intake_overdue", "accept"]
    assert due(case, "handling") == date(2026, 12, 18)
    with pytest.raises(Incomplete) as early:
        do(case, "record_progress", "2026-11-25", officer, effective_on=date(2026, 11, 17))
    assert early.value.errors == {"effective_on": "日期不能早于上一步（2026-11-18）"}


def test_a_clock_that_was_stopped_in_time_is_not_told_as_run_out(case, officer) -> None:
    do(case, "accept", "2026-11-25", officer, effective_on=date(2026, 11, 18))
    with at(moment("2026-11-25")):
        view = visible.case(officer, case.case_id)
    intake = next(story for story in stories(view) if story.clock.code == "intake")
    assert [event.on for event in intake.events] == [date(2026, 11, 16), date(2026, 11, 18)]


def test_an_expiry_that_moved_the_case_bounds_the_day(case, officer) -> None:
    do(case, "request_completion", TUESDAY, officer)
    with pytest.raises(Incomplete) as early:
        do(case, "accept", "2026-12-03", officer, effective_on=date(2026, 11, 30))
    assert early.value.errors == {"effective_on": "日期不能早于上一步（2026-12-01）"}


def test_a_step_keeps_both_times(case, officer) -> None:
    do(case, "accept", "2026-11-19", officer, effective_on=date(2026, 11, 18))
    step = Step.objects.get(case_id=case.case_id, number=2)
    assert step.effective_on == date(2026, 11, 18)
    assert step.recorded_at == moment("2026-11-19")


def test_the_ledger_holds_codes_and_digests_but_no_word_anybody_wrote(case, officer) -> None:
    do(case, "accept", TUESDAY, officer)
    do(case, "contact_employer", TUESDAY, officer)
    said = "".join(Step.objects.filter(case_id=case.case_id).values_list("canonical", flat=True))
    for word in ("示例职工甲", sample_phone(1), "示例饰品", "三个月", "认账", "人事", "13740"):
        assert word not in said
    assert Entry.objects.get(case=case.case_id, code="said").value == "认账"


class TestAPeriodThatRanOut:
    def test_takes_effect_on_its_last_day_before_the_next_act(self, case, officer) -> None:
        do(case, "accept", "2026-11-26", officer)
        steps = Step.objects.filter(case_id=case.case_id).order_by("number")
        assert list(steps.values_list("act", "effective_on")) == [
            ("file", date(2026, 11, 16)),
            ("intake_overdue", date(2026, 11, 23)),
            ("accept", date(2026, 11, 26)),
        ]

    def test_is_not_over_on_its_last_day(self, case, officer) -> None:
        do(case, "accept", "2026-11-23", officer)
        assert acts(case) == ["file", "accept"]

    def test_stands_although_the_act_after_it_is_refused(self, case, officer) -> None:
        with pytest.raises(Overtaken) as refused:
            do(case, "accept", "2026-11-26", officer, seen=1)
        assert refused.value.since == ("收件超期",)
        assert acts(case) == ["file", "intake_overdue"]
        assert do(case, "accept", "2026-11-26", officer, seen=2).number == 3

    def test_is_not_let_run_out_by_a_stranger(self, case) -> None:
        with pytest.raises(NotFound):
            do(case, "accept", "2026-11-26", acting(create_person(name="示例路人").pk))
        assert acts(case) == ["file"]

    def test_runs_out_once_however_late_and_however_often_the_job_comes(self, case, officer) -> None:
        for day in ("2026-11-23", "2026-11-27", "2026-11-27", "2026-12-24"):
            with at(moment(day)):
                expire_due()
        steps = Step.objects.filter(case_id=case.case_id, act="intake_overdue")
        assert [(step.effective_on, step.recorded_at.date()) for step in steps] == [
            (date(2026, 11, 23), date(2026, 11, 27))
        ]
        assert len(told("intake_overdue")) == 2  # the leader and the county officer

    def test_may_start_another_that_has_run_out_too(self, case, officer) -> None:
        do(case, "request_completion", TUESDAY, officer)
        with at(moment("2026-12-18")):
            assert expire_due() == 2  # the complaint, and the paper that nobody brought
        steps = Step.objects.filter(case_id=case.case_id).order_by("number")
        assert list(steps.values_list("act", "effective_on"))[2:] == [
            ("completion_lapsed", date(2026, 12, 1)),
            ("intake_overdue", date(2026, 12, 8)),
        ]

    def test_of_a_case_that_cannot_be_moved_does_not_hold_up_the_others(
        self, case, county, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = filed(TUESDAY)
        settle = expire.settle

        def stumbling(one: Case, day: date) -> None:
            if one.pk == case.case_id:
                raise RuntimeError("broken")
            settle(one, day)

        monkeypatch.setattr(expire, "settle", stumbling)
        with at(moment("2026-12-01")), pytest.raises(ExceptionGroup) as failed:
            expire_due()
        assert [str(fault) for fault in failed.value.exceptions] == ["broken"]
        assert acts(other) == ["file", "intake_overdue"]

    def test_may_run_out_without_anything_being_done(self, case, monkeypatch: pytest.MonkeyPatch) -> None:
        silent = {**LAW.clocks, "intake": replace(LAW.clocks["intake"], on_expiry=None)}
        monkeypatch.setattr(expire, "procedure", lambda *_: changed(clocks=silent))
        with at(moment("2026-12-01")):
            assert (expire_due(), expire_due()) == (1, 0)
        assert acts(case) == ["file"]
        assert ClockRun.objects.get().expired_on == date(2026, 11, 23)

    def test_may_be_barred_like_anything_else(self, case, monkeypatch: pytest.MonkeyPatch) -> None:
        overdue = replace(LAW.acts["intake_overdue"], guards=(is_waiting,))
        monkeypatch.setattr(
            expire, "procedure", lambda *_: changed(acts={**LAW.acts, "intake_overdue": overdue})
        )
        with at(moment("2026-12-01")):
            assert (expire_due(), expire_due()) == (1, 0)
        assert acts(case) == ["file"]

    def test_is_neither_stopped_nor_extended_any_more(self, accepted, officer) -> None:
        reason = "办理期限已经过了，不能再停表或者申请延期"
        for act in ("wait", "ask_extension"):
            with pytest.raises(Barred) as refused:
                do(accepted, act, "2026-12-18", officer)
            assert refused.value.reasons == (reason,)
        assert do(accepted, "record_progress", "2026-12-18", officer)

    def test_asked_for_in_time_is_extended_even_after_the_last_day(self, accepted, officer, county) -> None:
        do(accepted, "ask_extension", "2026-12-17", officer)
        do(accepted, "grant_extension", "2026-12-18", county.staff["leader"])
        assert due(accepted, "handling") == date(2027, 1, 4)
        before = Step.objects.filter(case_id=accepted.case_id).count()
        with at(moment("2026-12-31")):
            assert expire_due() == 1  # the paper that nobody brought
        assert Step.objects.filter(case_id=accepted.case_id).count() == before


class TestAuthorAndApprover:
    def test_an_officer_does_not_approve_what_he_asked_for(self, accepted, county) -> None:
        both = county.staff["county_officer"]
        do(accepted, "ask_extension", TUESDAY, both)
        for act in ("grant_extension", "decline_extension"):
            with pytest.raises(Barred) as refused:
                do(accepted, act, TUESDAY, both)
            assert refused.value.reasons == ("延期是你申请的，要由另一个人审批",)
        assert do(accepted, "grant_extension", TUESDAY, county.staff["leader"])

    def test_the_ledger_names_both(self, accepted, officer, county) -> None:
        leader = county.staff["leader"]
        do(accepted, "ask_extension", TUESDAY, officer)
        do(accepted, "grant_extension", TUESDAY, leader)
        step = Step.objects.get(case_id=accepted.case_id, act="grant_extension")
        assert (step.person_id, step.countersigned_id) == (leader.person_id, officer.person_id)

    def test_the_database_refuses_it_when_nobody_else_does(self, accepted, county) -> None:
        last = Step.objects.filter(case_id=accepted.case_id).latest("number")
        forged = last.canonical.replace('"number":2', '"number":3').replace(
            '"countersigned":null', f'"countersigned":{last.person_id}'
        )
        row = Step(canonical=forged, previous=last.digest, digest=last.digest, algorithm="sha256")
        with pytest.raises(IntegrityError, match="author_is_not_approver"), transaction.atomic():
            row.save()


class TestWhoHandles:
    def test_an_acceptance_without_a_name_is_the_officers_own(self, accepted, officer) -> None:
        assert Case.objects.get(pk=accepted.case_id).handler_id == officer.person_id

    def test_a_case_is_given_only_to_officers_of_the_place(self, case, county, officer) -> None:
        for nobody in (
            county.staff["other_town_officer"],
            county.staff["auditor"],
            county.staff["system_admin"],
        ):
            with pytest.raises(Incomplete) as refused:
                do(case, "assign", TUESDAY, officer, values={"handler": nobody.person_id})
            assert refused.value.errors == {"handler": "这个人现在不办这里的事，换一个人"}
        do(case, "assign", TUESDAY, officer, values={"handler": county.staff["leader"].person_id})
        assert len(told("assigned")) == 1

    def test_nobody_is_given_his_own_complaint(self, case, county, officer) -> None:
        colleague = county.staff["second_officer"]
        Party.objects.filter(matter__code=case.matter_code, side="claimant").update(
            person=colleague.person_id
        )
        with pytest.raises(Incomplete):
            do(case, "assign", TUESDAY, officer, values={"handler": colleague.person_id})
        with pytest.raises(Barred):
            do(case, "accept", TUESDAY, colleague)


class TestEvidence:
    def test_brought_later_becomes_the_matters(self, case) -> None:
        worker = acting(case.person_id)
        do(case, "add_evidence", TUESDAY, worker)
        matter = Matter.objects.get(code=case.matter_code)
        (item,) = items_of_matters([matter.pk])[matter.pk]
        step = Step.objects.get(case_id=case.case_id, act="add_evidence")
        assert f'"items":[{item.id}]' in step.canonical
        assert Entry.objects.get(case=case.case_id, step=2).value == [item.id]

    @pytest.mark.parametrize("items", ["", "5c0c4a52-0d3e-4f4f-9d0e-6c1f1f2a7a10", "not a batch"])
    def test_an_empty_or_unknown_batch_is_asked_for_again(self, case, items) -> None:
        with pytest.raises(Incomplete) as refused:
            do(case, "add_evidence", TUESDAY, acting(case.person_id), values={"items": items})
        assert list(refused.value.errors) == ["items"]

    def test_a_batch_is_brought_once(self, case) -> None:
        worker = acting(case.person_id)
        key = batch(worker)
        do(case, "add_evidence", TUESDAY, worker, values={"items": str(key)})
        with pytest.raises(Incomplete):
            do(case, "add_evidence", TUESDAY, worker, values={"items": str(key)})


class TestCorrections:
    @pytest.fixture
    def put_right(self, case, officer):
        def correct(what: str, value: str, **more):
            values = {"what": what, "value": value, "reason": "写错了", **more}
            return do(case, "correct", TUESDAY, officer, values=values)

        return correct

    def test_the_old_value_stays_beside_the_new_one(self, case, put_right) -> None:
        put_right("employer_name", "示例饰品厂")
        said = dict(Entry.objects.filter(case=case.case_id, step=2).values_list("code", "value"))
        assert (said["was"], said["value"], said["reason"]) == ("示例饰品有限公司", "示例饰品厂", "写错了")
        assert Party.objects.get(matter__code=case.matter_code, side="respondent").name == "示例饰品厂"
        assert len(told("corrected")) == 1

    def test_a_date_put_right_moves_the_last_day_for_arbitration(self, case, put_right) -> None:
        assert Claim.objects.get().lapses_on == date(2027, 10, 1)
        put_right("worked_until", "2026-09-15")
        matter, claim = Matter.objects.get(), Claim.objects.get()
        assert (matter.worked_until, matter.still_working) == (date(2026, 9, 15), "no")
        assert claim.lapses_on == date(2027, 9, 15)

    def test_the_claimants_name(self, case, put_right) -> None:
        put_right("claimant_name", "示例职工 乙")
        assert Person.objects.get(pk=case.person_id).name == "示例职工乙"

    def test_a_name_somebody_of_this_phone_has_already(self, case, put_right) -> None:
        create_person(name="示例职工丙", phone=sample_phone(1))
        with pytest.raises(Incomplete) as refused:
            put_right("claimant_name", "示例职工丙")
        assert refused.value.errors == {"value": "这个手机号下已经有一个人叫这个名字，先核对是不是同一个人"}

    def test_a_claims_amount(self, case, put_right) -> None:
        claim = Claim.objects.get()
        put_right("claim_amount", "1.5万", claim=str(claim.pk))
        claim.refresh_from_db()
        assert claim.amount == 15000
        said = dict(Entry.objects.filter(case=case.case_id, step=2).values_list("code", "value"))
        assert (said["was"], said["claim"]) == ("13740.00", claim.pk)

    @pytest.mark.parametrize(
        ("what", "value", "more", "errors"),
        [
            ("worked_from", "next week", {}, {"value": "日期写成 2026-11-23 这样"}),
            ("worked_from", "2026-11-18", {}, {"value": "日期不能晚于今天"}),
            ("known_on", "0001-01-01", {}, {"value": "日期不能早于 1920 年"}),
            ("worked_until", "2026-01-01", {}, {"value": "离开的日期早于开始干活的日期"}),
            ("claimant_name", "名" * 51, {}, {"value": "最多写 50 个字，现在是 51 个。"}),
            ("claim_amount", "很多", {"claim": "1"}, {"claim": "这项请求不在这件事里"}),
            ("claim_amount", "1", {}, {"claim": "先选哪一项请求"}),
            ("mood", "good", {}, {"what": "“更正哪一项”要从列出的里面选"}),
        ],
    )
    def test_what_cannot_be_right_is_refused_beside_the_field(
        self, case, put_right, what, value, more, errors
    ) -> None:
        with pytest.raises(Incomplete) as refused:
            put_right(what, value, **more)
        assert refused.value.errors == errors
        assert acts(case) == ["file"]

    def test_dates_out_of_order_do_not_bar_correcting_another(self, case, put_right) -> None:
        Matter.objects.update(worked_from=date(2026, 10, 1), worked_until=date(2026, 3, 1))
        put_right("known_on", "2026-08-03")
        assert Matter.objects.get().known_on == date(2026, 8, 3)

    def test_a_claim_of_another_matter_is_not_this_ones(self, case, put_right) -> None:
        other = filed(MONDAY, contact={"name": ["示例职工丁"], "phone": [sample_phone(4)]})
        claim = Claim.objects.get(matter__code=other.matter_code)
        with pytest.raises(Incomplete) as refused:
            put_right("claim_amount", "1", claim=str(claim.pk))
        assert refused.value.errors == {"claim": "这项请求不在这件事里"}


class TestNotices:
    def test_each_names_the_day_its_own_act_began(self, accepted, officer) -> None:
        do(
            accepted, "ask_extension", "2026-12-15", officer
        )  # to be answered by the 18th, due itself on the 17th
        assert all("2026年12月18日" in text for text in told("extension_asked"))
        assert len(told("extension_asked")) == 2

    def test_an_act_that_begins_nothing_names_the_nearest_day(self, case) -> None:
        with at(moment("2026-11-24")):
            expire_due()
        assert all("2026年11月23日" in text for text in told("intake_overdue"))

    def test_nobody_is_told_what_he_did_himself_but_the_worker_always_is(self, case, county) -> None:
        officer = county.staff["intake_officer"]
        do(case, "accept", TUESDAY, officer)
        do(case, "assign", TUESDAY, officer)
        assert not told("assigned")
        assert len(told("received")) == len(told("accepted")) == 1

    def test_a_refused_act_tells_nobody(self, case, officer) -> None:
        before = Notice.objects.count()
        with pytest.raises(Barred):
            do(case, "close", TUESDAY, officer)
        assert Notice.objects.count() == before


def test_the_clock_itself_goes_through_the_same_door(case) -> None:
    with at(moment("2026-11-24", time(3))):
        expire_due()
    step = Step.objects.get(case_id=case.case_id, act="intake_overdue")
    assert (step.actor, step.role, step.person_id) == ("clock", "clock", None)
    with pytest.raises(Barred):
        do(case, "accept", "2026-11-24", CLOCK)


def test_every_ending_closes_the_case_and_nothing_follows(county, officer) -> None:
    for ending in ("refuse", "refer", "withdraw_for_worker", "withdraw"):
        case = filed(MONDAY)
        by = acting(case.person_id) if ending == "withdraw" else officer
        do(case, ending, TUESDAY, by)
        row = Case.objects.get(pk=case.case_id)
        assert (row.closed_on, row.next_due) == (date(2026, 11, 17), None)
        with pytest.raises(Barred):
            do(case, "accept", TUESDAY, officer)
        view = visible.case(officer, case.case_id)
        assert view.final
        assert view.acts == view.later == ()


def test_every_act_that_asks_has_an_example_here(county) -> None:
    asking = {
        code for code, act in LAW.acts.items() if act.form and any(field.required for field in act.form)
    }
    assert asking - {"assign", "add_evidence"} <= WRITTEN.keys()


class TestConsentToContactTheEmployer:
    """Taken back, it binds from that moment: the act is barred, and whoever reads the case sees why."""

    @pytest.fixture
    def agreed(self, accepted):
        from weiquanbao.people.models import Consent

        return Consent.objects.get(purpose="contact_employer")

    def test_taken_back_bars_the_act(self, accepted, officer, agreed) -> None:
        do(accepted, "contact_employer", "2026-11-18", officer)
        assert withdraw_consent(consent_id=agreed.pk, person_id=agreed.person_id)
        with pytest.raises(Barred) as fault:
            do(accepted, "contact_employer", "2026-11-18", officer)
        assert fault.value.reasons == ("职工还没同意联系单位",)

    def test_taken_back_is_what_officer_and_worker_read(self, accepted, officer, agreed) -> None:
        def shown() -> tuple[bool, bool]:
            worker = acting(agreed.person_id)
            return (
                visible.case(officer, accepted.case_id).contact_agreed,
                visible.matter(worker, accepted.matter_code).contact_agreed,
            )

        assert shown() == (True, True)
        withdraw_consent(consent_id=agreed.pk, person_id=agreed.person_id)
        assert shown() == (False, False)

    def test_is_asked_for_many_cases_at_once(self, accepted, agreed, django_assert_num_queries) -> None:
        from weiquanbao.desk.record import contact_agreed

        other = filed("2026-11-16", consents=("handle_complaint",))
        with django_assert_num_queries(2):
            assert contact_agreed([accepted.case_id, other.case_id]) == {
                accepted.case_id: True,
                other.case_id: False,
            }
