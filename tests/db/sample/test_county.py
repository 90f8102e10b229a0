"""The sample county as the issue counts it, acted out so that its record proves itself. One load serves all tests."""

from __future__ import annotations

import time
from collections import Counter
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Count, F
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from weiquanbao.access.actors import person as acting
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Agent, Case, ClockRun, Matter, Party
from weiquanbao.commands import sample
from weiquanbao.common.dates import TZ, now, today
from weiquanbao.common.identifiers import check_uscc
from weiquanbao.computations.models import Computation
from weiquanbao.desk.verify import verify
from weiquanbao.evidence.models import Page
from weiquanbao.funds.models import Advance, Assignment, Budget, Fund
from weiquanbao.funds.reading import balances
from weiquanbao.insight import channels, visits
from weiquanbao.ledger.models import DailyRoot, Step
from weiquanbao.messages.models import Thread
from weiquanbao.notices.models import Delivery, Notice, ScreenMessage
from weiquanbao.organisations import samples
from weiquanbao.organisations.models import Employer, Organisation, Region
from weiquanbao.organisations.register import find_employers
from weiquanbao.people.demonstration import DemoAccount, written_down
from weiquanbao.people.duties import DUTIES
from weiquanbao.people.models import Account, Appointment, Person
from weiquanbao.procedures import procedure
from weiquanbao.reading import visible
from weiquanbao.rosters.models import Booking, DutyPost, LawyerProfile, Leave, Shift, Swap
from weiquanbao.search.models import Indexed

LAW = procedure("complaint")


@pytest.fixture(scope="module", autouse=True)
def said(shared_database) -> list[str]:
    """Load the county once; gives what was said meanwhile."""
    told: list[str] = []
    begun = time.monotonic()
    assert sample.load(progress=told.append)
    print(f"sample county loaded in {time.monotonic() - begun:.1f} s")  # noqa: T201 - shown, never asserted
    return told


def account(role: str) -> DemoAccount:
    return next(each for each in written_down() if each.role == role)


def actor_of(login: str):
    found = Account.objects.get(login=login)
    return acting(found.person_id, found.pk)


def test_the_union_tree_has_the_numbers_of_the_county() -> None:
    kinds = Counter(Organisation.objects.values_list("kind", flat=True))
    asked = {
        "federation": 1,
        "town_union": 14,
        "district_committee": 34,
        "joint_union": 118,
        "new_form_union": 126,
        "grassroots_union": 1841,
        "cooperation_base": 5,
        "rights_centre": 1,
        "legal_aid_station": 1,
        "tribunal": 1,
    }
    assert {kind: kinds[kind] for kind in asked} == asked
    assert min(kinds[kind] for kind in ("supervision_body", "hometown_office", "cell")) >= 1
    assert not Organisation.objects.filter(is_sample=False).exists()


def test_subdistricts_and_towns_stand_by_their_real_names_and_codes() -> None:
    towns = dict(Region.objects.filter(level="town").values_list("name", "code"))
    assert len([name for name in towns if name.endswith("街道")]) == 8
    assert len([name for name in towns if name.endswith("镇")]) == 6
    assert towns["福田街道"] == "330782008"
    assert Organisation.objects.filter(kind="town_union", name="佛堂镇总工会", region_id="330782100").exists()


def test_every_other_name_says_that_it_is_a_sample() -> None:
    made_up = Organisation.objects.exclude(kind__in=["federation", "town_union"])
    assert not made_up.exclude(name__contains="示例").exists()
    assert not Employer.objects.exclude(name__startswith="示例").exists()
    assert not Employer.objects.filter(is_sample=False).exists()
    assert not Person.objects.filter(is_sample=False).exists()
    assert not Person.objects.exclude(name__startswith="示例").exists()


def test_employers_have_sound_codes_and_are_found_by_what_people_type() -> None:
    codes = list(Employer.objects.values_list("uscc", flat=True))
    assert len(codes) == len(set(codes)) == 1500
    assert all(check_uscc(code) == code for code in codes)
    assert find_employers("云海饰品")[0].name == "示例云海饰品有限公司"
    assert Employer.objects.filter(organisation=None).exists()
    assert Employer.objects.filter(organisation__kind="grassroots_union").count() > 1400


def test_there_is_somebody_for_every_role_and_an_officer_in_every_town() -> None:
    held = Appointment.objects.filter(approved_at__isnull=False, starts_on__lte=today())
    assert set(held.values_list("role", flat=True)) == set(DUTIES)
    towns = held.filter(role="town_officer", organisation__kind="town_union")
    assert towns.values("organisation").distinct().count() == 14
    assert held.filter(role="intake_officer").values("person").distinct().count() >= 2
    assert {each.role for each in written_down()} == {*DUTIES, "worker", "respondent", "mediator"}


@pytest.mark.parametrize("role", list(DUTIES))
def test_every_role_signs_in_with_what_the_list_says(role: str) -> None:
    who = account(role)
    browser = Client()
    first = browser.post(reverse("staff_sign_in"), {"login": who.login, "password": who.password})
    assert first.status_code == 302, first.content.decode()[:2000]
    second = browser.post(first["Location"], {"code": who.code})
    if second.status_code == 422:  # the code changed on its way
        second = browser.post(first["Location"], {"code": who.code})
    assert second.status_code == 302, second.content.decode()[:2000]
    assert browser.get(second["Location"]).status_code == 200


def test_sixteen_carpenters_were_paid_first_and_half_of_it_came_back() -> None:
    fund = Fund.objects.get()
    found = balances(fund.pk)
    assert (found["cash"], found["claims"], found["due_to_workers"]) == (253_800_00, 46_200_00, 0)
    assert Budget.objects.filter(fund=fund, year=today().year).exists(), "decided for this year, too"
    paid = Advance.objects.filter(assignment__fund=fund, state="paid")
    assert (paid.count(), sum(one.granted or 0 for one in paid)) == (16, 92_400_00)
    row = Assignment.objects.get()
    assert len({row.assessor_id, row.approver_id, row.cashier_id}) == 3
    assert row.notified_on is not None
    cashier = acting(Account.objects.get(login=account("cashier").login).person_id)
    queued = {one.case_id for one in visible.queue(cashier, visible.QueueFilter()).rows}
    assert queued == {row.case_id}, "no complaint, and the fund has pages of its own"


def test_fifty_seven_lawyers_sit_at_the_two_centres_and_in_fourteen_towns() -> None:
    assert LawyerProfile.objects.count() == 57
    posts = Counter(DutyPost.objects.values_list("organisation__kind", flat=True))
    assert posts == {"rights_centre": 1, "federation": 1, "town_union": 14}
    ahead = Shift.objects.filter(day__gte=today())
    assert ahead.exclude(lawyer=None).values("lawyer").distinct().count() >= 56, (
        "each once a week, if nobody is away"
    )
    assert ahead.filter(lawyer=None, opening__lawyer=None).exists(), "hours nobody has"
    assert ahead.filter(lawyer=None).exclude(opening__lawyer=None).count() == 1, "a leave left one"
    assert Counter(Leave.objects.values_list("state", flat=True)) == {"approved": 1, "asked": 1}
    assert Counter(Swap.objects.values_list("state", flat=True)) == {"accepted": 1, "asked": 1}
    assert Booking.objects.count() == 3
    assert not DutyPost.objects.exclude(name__contains="示例").exists()


def test_over_sixty_complaints_stand_in_every_state() -> None:
    complaints = Case.objects.filter(procedure=LAW.code)
    assert Matter.objects.count() == 64 + 8 + 1, "and one is the fund's own"
    assert complaints.count() == 66, "one was opened again, one was a question first"
    states = Counter(complaints.values_list("state", flat=True))
    assert set(states) == set(LAW.states)
    results = set(complaints.filter(state="closed").values_list("result", flat=True))
    assert results == {"paid_in_full", "partly_paid", "agreed", "not_upheld", "not_settled", "out_of_reach"}


def test_everything_people_and_clocks_can_do_was_done_at_least_once() -> None:
    able = {code for code, act in LAW.acts.items() if act.by != ("system",)}
    able |= {"take_in"}  # what the house itself does to the complaint that another is merged into
    complaints = Case.objects.filter(procedure=LAW.code).values("id")
    assert set(Step.objects.filter(case_id__in=complaints).values_list("act", flat=True)) == able


def test_a_liaison_files_on_the_workers_code_and_on_papers_that_staff_check() -> None:
    roads = Counter(Agent.objects.filter(relation="liaison").values_list("authority", flat=True))
    assert roads == {"code": 1, "paper": 1, "checked": 2, "ratified": 1, "named": 1}
    waiting = Agent.objects.get(authority="paper")
    case = Case.objects.get(matter=waiting.party.matter)
    page = visible.case(actor_of(account("intake_officer").login), case.pk)
    barred = {act.code: act.reasons for act in page.acts if not act.allowed}
    assert barred["accept"] == ("委托书还没核对，先核对",)
    answered = Step.objects.get(act="complete_for")
    helped = Agent.objects.get(person_id=answered.person_id)
    assert helped.party.person.phone is None
    assert (
        visible.matter(acting(helped.person_id), helped.party.matter.code).helping == helped.party.person.name
    )


def test_agreements_are_kept_late_disputed_and_paid_up() -> None:
    following = Case.objects.filter(procedure="performance")
    assert Counter(following.values_list("state", flat=True)) == {"paying": 1, "late": 2, "fulfilled": 1}
    denied = Step.objects.get(act="deny", case_id__in=following.values("id"))
    page = visible.payments(actor_of(account("intake_officer").login), denied.case_id)
    assert [one.word for payee in page.payees for one in payee.payments] == ["没收到"]
    assert page.overdue


def test_some_workers_are_represented_and_their_cases_stand_in_different_states() -> None:
    states = Counter(Case.objects.filter(procedure="representation").values_list("state", flat=True))
    assert states == {"applied": 1, "granted": 1, "authorised": 1, "refused": 1, "ended": 1}
    assert Agent.objects.filter(capacity="agent", until=None).count() == 1
    page = visible.queue(actor_of(account("county_officer").login), visible.QueueFilter(state="applied"))
    assert [row.procedure for row in page.rows] == ["代诉"]


def states_of(code: str) -> Counter:
    return Counter(Case.objects.filter(procedure=code).values_list("state", flat=True))


def test_employers_answered_in_part_wholly_late_and_asked_for_time() -> None:
    states = states_of("response")
    assert states["answered"] >= 1
    assert states["no_answer"] >= 1
    assert ClockRun.objects.filter(code="time_answer", stopped_on=None).count() == 1
    answers = Step.objects.filter(act="answer_claim").values("case_id")
    assert Case.objects.filter(procedure="response", state="notified", id__in=answers).exists()


def test_mediations_stand_in_every_state_a_visitor_looks_for() -> None:
    states = states_of("mediation")
    assert states == {"inviting": 1, "declined": 1, "mediating": 2, "failed": 1, "concluded": 4}
    assert states_of("offer") == {"replaced": 1, "to_worker": 1, "declined": 1, "accepted": 4}
    room = Case.objects.get(procedure="offer", state="to_worker").parent_id
    seen = visible.mediation(actor_of(account("county_officer").login), room)
    assert any(one.waiting for one in seen.offers)


def test_minutes_of_one_session_are_signed_by_all_and_of_another_wait() -> None:
    assert states_of("minutes") == {"done": 1, "signing": 1}
    done, waiting = (Case.objects.get(procedure="minutes", state=one) for one in ("done", "signing"))
    assert sorted(Step.objects.filter(case_id=done.pk, act__startswith="sign").values_list("role", flat=True)) == [
        "claimant", "county_officer", "respondent",
    ]  # fmt: skip
    unit = acting(Agent.objects.get(party__matter=waiting.matter_id, capacity="contact").person_id)
    cases = visible.party_cases(unit, waiting.matter_id)
    assert [one.id for one in visible.to_sign(unit, cases, side="respondent")] == [waiting.pk]


def test_twelve_are_computed_in_one_table_and_one_worker_computed_before_filing() -> None:
    tables = set(Computation.objects.filter(table__isnull=False).values_list("table", flat=True))
    assert len(tables) == 1
    of_table = Computation.objects.filter(table__in=tables)
    assert of_table.count() == 12
    assert len({one.amount for one in of_table}) > 1
    own = Computation.objects.get(made_by=None)
    assert str(own.amount) == "13740.00"


def test_twelve_stand_together_and_elected_three() -> None:
    group = Case.objects.get(procedure="election")
    assert group.state == "elected"
    assert Party.objects.filter(matter=group.matter_id, side="claimant").count() == 12
    elected = Agent.objects.filter(party__matter=group.matter_id, capacity="representative", until=None)
    assert elected.values("person").distinct().count() == 3


def test_one_duplicate_is_merged_one_handover_awaits_its_receipt_and_people_write() -> None:
    assert states_of("handover") == {"sent": 1}
    merged = Case.objects.get(state="merged")
    worker = Party.objects.get(matter=merged.matter_id, side="claimant").person_id
    assert Party.objects.filter(person=worker, side="claimant").count() == 2
    assert set(Thread.objects.values_list("audience", flat=True)) == {
        "everyone", "worker_union", "respondent_union",
    }  # fmt: skip


def test_whoever_takes_the_part_of_an_employer_comes_to_what_it_must_answer(client: Client) -> None:
    unit = account("respondent")
    entered = client.post("/demo/enter/", {"login": "", "phone": unit.phone})
    assert entered["Location"] == reverse("employer:matters")
    assert unit.place in client.get(entered["Location"]).content.decode()


@pytest.mark.parametrize("clock", ["intake", "completion", "handling", "extension_answer"])
def test_every_clock_runs_somewhere_and_ran_out_somewhere(clock: str) -> None:
    runs = ClockRun.objects.filter(code=clock)
    assert runs.filter(stopped_on=None, due_on__gte=today()).exists()
    assert runs.filter(expired_on__isnull=False).exists()


def test_some_cases_wait_and_some_are_late_and_some_fall_due_at_once() -> None:
    assert Case.objects.filter(paused=True).exists()
    late = ClockRun.objects.filter(stopped_on=None, expired_on__isnull=False)
    assert set(late.values_list("code", flat=True)) >= {"intake", "handling"}
    page = visible.queue(actor_of(account("county_officer").login), visible.QueueFilter())
    assert min(page.counts.overdue, page.counts.paused) > 0
    # On a Friday nothing more falls due this week: the next day worked lies in the next one.
    rest_of_week = (today() + timedelta(days=n) for n in range(1, 7 - today().weekday()))
    assert page.counts.week > 0 or not any(map(county_calendar().is_working, rest_of_week))
    # On a rest day nothing falls due today: then it is the next day worked.
    worked = county_calendar().next_working(today())
    soon = Case.objects.filter(next_due__gte=today(), next_due__lte=worked, closed_on=None)
    assert soon.exists()


def test_matters_came_by_every_way_over_the_last_year() -> None:
    since = today() - timedelta(days=365)
    assert all(channels.totals(since, today()).values())
    assert sum(each.matters for each in channels.by_day(since, today())) == 64 + 8
    months = {(day.year, day.month) for day in Matter.objects.values_list("filed_on", flat=True)}
    assert len(months) >= 9
    assert Case.objects.latest("opened_on").opened_on >= today() - timedelta(days=8)


def test_employers_are_known_described_and_unknown_and_one_is_named_by_several_workers() -> None:
    respondents = Party.objects.filter(side="respondent")
    assert respondents.filter(employer__isnull=False).exists()
    assert respondents.filter(employer=None).exclude(gate_sign="").exists()
    assert respondents.filter(employer=None, name="", gate_sign="", payer="").exists()
    named = respondents.exclude(employer=None).values("employer").annotate(n=Count("id"))
    assert max(named.values_list("n", flat=True)) >= 3


def test_the_ledger_proves_itself_and_replaying_it_gives_the_stored_states() -> None:
    report = verify()
    assert (report.faults, report.chains) == ((), Case.objects.count())
    replayed: dict[int, str] = {}
    for case, after in Step.objects.order_by("case_id", "number").values_list("case_id", "after"):
        replayed[case] = after or replayed[case]
    assert replayed == dict(Case.objects.values_list("id", "state"))


def test_every_day_up_to_yesterday_is_sealed() -> None:
    days = list(DailyRoot.objects.order_by("day").values_list("day", flat=True))
    assert days[-1] == today() - timedelta(days=1)
    assert len(days) == (days[-1] - days[0]).days + 1
    assert days[0] == Step.objects.earliest("recorded_at").recorded_at.astimezone(TZ).date()


def test_everything_happened_before_now_and_in_one_order() -> None:
    steps = list(Step.objects.order_by("id").values_list("recorded_at", "effective_on"))
    moments = [recorded for recorded, _effective in steps]
    assert moments == sorted(moments)
    assert moments[-1] <= now()
    assert all(effective <= recorded.astimezone(TZ).date() for recorded, effective in steps)


def test_staff_act_in_working_hours_only() -> None:
    staff = Step.objects.filter(actor="person").exclude(role__in=["claimant", "invitee", "helper"])
    times = [moment.astimezone(TZ) for moment in staff.values_list("recorded_at", flat=True)]
    calendar = county_calendar()
    assert all(calendar.is_working(each.date()) and 8 <= each.hour < 18 for each in times)


def test_messages_were_delivered_in_their_own_time_and_none_waits() -> None:
    assert not Notice.objects.exclude(state="sent").exists()
    sms = Notice.objects.filter(channel="sms")
    assert sms.count() == ScreenMessage.objects.count() == Delivery.objects.filter(outcome="accepted").count()
    assert not sms.exclude(sent_at=F("not_before")).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        assert cursor.fetchone()[0] == 0


def test_a_worker_who_nears_the_end_of_the_year_was_reminded() -> None:
    assert Notice.objects.filter(template="limitation_reminder", created_at__lt=now()).exists()


def test_evidence_is_there_with_copies_that_may_be_shown() -> None:
    pages = Page.objects.filter(item__matter__isnull=False)
    assert pages.count() >= 60
    assert not pages.filter(thumbnail=None).exists()
    assert set(pages.values_list("original__media_type", flat=True)) == {"image/png", "image/jpeg"}


def test_everything_in_it_can_be_found() -> None:
    kinds = Counter(Indexed.objects.values_list("kind", flat=True))
    assert kinds["matter"] == Matter.objects.count()
    assert kinds["party"] == Party.objects.count()
    assert kinds["employer"] == Employer.objects.count()
    assert kinds["message"] > 0
    assert kinds["record"] > 0
    officer = actor_of(account("county_officer").login)
    firm = (
        Party.objects.filter(side="respondent", employer__isnull=False).select_related("employer")[0].employer
    )
    rows = visible.find(officer, firm.name).rows
    assert "party" in {row.kind for row in rows[:3]}
    assert not ProcrastinateJob.objects.filter(task_name="search.index").exists()


def test_a_year_of_visits_is_counted() -> None:
    counted = visits.totals(today() - timedelta(days=366), today() - timedelta(days=1))
    assert sum(counted.values()) == 52000
    assert set(counted) >= {"home", "track", "question_problems"}


def test_every_screen_says_that_these_are_samples(settings) -> None:
    settings.SAMPLE_DATA = False
    assert samples.holds_samples()
    assert "示例数据" in Client().get("/").content.decode()


def test_a_second_load_says_so_and_changes_nothing(said: list[str]) -> None:
    before = rows_of_all_tables()
    told: list[str] = []
    assert sample.is_loaded()
    assert not sample.load(progress=told.append)
    assert told == []
    assert rows_of_all_tables() == before


def test_what_is_said_meanwhile_names_what_takes_time(said: list[str]) -> None:
    first = ["组织", "单位", "工作人员", "坐班律师", "投诉", "可以找的", "短信"]
    assert [line.split()[0] for line in said] == first


def rows_of_all_tables() -> dict[str, tuple[int, str]]:
    """How many rows each table has, and a digest of them."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            quoted = connection.ops.quote_name(table)
            cursor.execute(
                f"SELECT count(*), md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) FROM {quoted} t"
            )
            found[table] = cursor.fetchone()
    return found


def test_papers_are_on_their_way_in_more_states_than_one() -> None:
    states = Counter(Case.objects.filter(procedure="service").values_list("state", flat=True))
    assert states.keys() >= {"to_serve", "again", "posted", "served"}, states
