"""集体协商、集体合同: until when each step, how many votes, and whether the two sides are made up as they must be.

浙江省集体合同条例 7, 10, 16, 24, 30, 34, 35, 39 beside 集体合同规定 and 工资集体协商试行办法:
where both set a period the shorter one is the alert.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from weiquanbao.law.calendar import Calendar
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.counting import counted, extended
from weiquanbao.law.claims.facts import Span, asks, fact
from weiquanbao.law.claims.given_calendar import given_calendar
from weiquanbao.law.claims.own_wage import without
from weiquanbao.law.claims.sensible import sensible
from weiquanbao.law.claims.working import Stopped, Working

ZHEJIANG, NATIONAL, WAGES = "浙江省集体合同条例", "集体合同规定", "工资集体协商试行办法"
DAY = timedelta(days=1)
#: The event → the name of the last day → the parameter. Days off do not move these: who plans keeps the earlier one.
EVENTS: Mapping[str, Mapping[str, str]] = {
    "offer_received": {
        "zhejiang_due": "bargaining.answer_days",
        "national_due": "bargaining.answer_days_national",
    },
    "draft_agreed": {"congress_by": "bargaining.congress_days"},
    "new_draft_agreed": {"second_congress_by": "bargaining.second_congress_days"},
    "signed": {"file_by": "bargaining.filing_days", "wage_agreement_file_by": "bargaining.wage_filing_days"},
    "dispute_accepted": {"coordination_due": "bargaining.dispute_days"},
}

PUBLISHING: Mapping[str, str] = {
    "publish_by": "bargaining.publishing_days",
    "wage_agreement_publish_by": "bargaining.publishing_days_national",
}


@asks
class CollectiveBargaining:
    """Where the bargaining stands."""

    offer_received: date | None = fact("哪天收到协商要约")
    meeting: date | None = fact("哪天开协商会")
    draft_agreed: date | None = fact("哪天谈成草案")
    new_draft_agreed: date | None = fact("没通过的，哪天重新谈成")
    delegates: int | None = fact("职工代表一共多少人")
    present: int | None = fact("到了多少人")
    in_favour: int | None = fact("多少人同意")
    signed: date | None = fact("首席代表哪天签字")
    received_by_authority: date | None = fact("人社部门哪天收到")
    objection: bool | None = fact("人社部门有没有异议")
    expires: date | None = fact("合同哪天到期")
    dispute_accepted: date | None = fact("签订争议哪天受理")
    labour_reps: int | None = fact("职工方几个代表")
    employer_reps: int | None = fact("单位方几个代表")
    outside_reps: int | None = fact("职工方外请几个")
    employer_outside_reps: int | None = fact("单位方外请几个")
    large_enterprise: bool | None = fact("是不是规模以上企业")
    holidays: tuple[date, ...] | None = fact("放假的日子")
    makeup_workdays: tuple[date, ...] | None = fact("调休上班的日子")
    holiday_block: Span | None = fact("放假的日子，从哪天到哪天")


def collective_bargaining(facts: CollectiveBargaining, work: Working) -> None:
    """Everything that what was told allows."""
    sensible(facts)
    calendar = given_calendar(facts.holidays, facts.makeup_workdays, facts.holiday_block)
    for event, rows in EVENTS.items():
        start = getattr(facts, event)
        if start is not None:
            _event(rows, start, calendar, work)
    if facts.dispute_accepted is not None:
        _longer(facts.dispute_accepted, calendar, work)
    if facts.received_by_authority is not None:
        _effect(facts.received_by_authority, facts, calendar, work)
    _before(facts, work)
    if facts.delegates is not None:
        _vote(facts.delegates, facts, work)
    if facts.labour_reps is not None and facts.employer_reps is not None:
        _sides(facts.labour_reps, facts.employer_reps, facts, work)
    if not work.steps:
        raise Stopped("还不知道谈到哪一步")


def _event(rows: Mapping[str, str], start: date, calendar: Calendar, work: Working) -> None:
    """Each last day before any move, and the earliest of several as the one to keep."""
    days = []
    for name, code in rows.items():
        due = counted(code, start, calendar, work)
        if due is not None:
            work.give(**{name: due.nominal})
            days.append(due.nominal)
    if len(days) > 1:
        work.give(alert=min(days))
        article = f"{ZHEJIANG} 34" if "file_by" in rows else f"{ZHEJIANG} 7"
        work.step("两个期限不一样，按早的提醒：{day}", article, day=min(days))


def _longer(start: date, calendar: Calendar, work: Working) -> None:
    due = counted("bargaining.dispute_days", start, calendar, work)
    if due is not None:
        longer = extended("bargaining.dispute_extension_days", due, start, calendar, work)
        work.give(coordination_extended_due=longer.nominal)


def _effect(received: date, facts: CollectiveBargaining, calendar: Calendar, work: Working) -> None:
    """Silence for the whole time is consent (劳动合同法 54)."""
    if facts.objection:
        work.give(effective=None)
        work.step("有异议的，改了重新报送，重新算", f"{ZHEJIANG} 34", f"{NATIONAL} 46")
        return
    if facts.objection is None:
        work.assume("当作人社部门没有异议")
    due = counted("bargaining.review_days", received, calendar, work)
    if due is None:
        return
    work.give(effective=due.nominal)
    for name, code in PUBLISHING.items():
        publish = counted(code, due.nominal, calendar, work)
        if publish is not None:
            work.give(**{name: publish.nominal})


def _before(facts: CollectiveBargaining, work: Working) -> None:
    """Counted back: notices before a meeting, the offer before a contract ends."""
    for name, code, article, end in (
        ("topics_by", "bargaining.topics_days", f"{ZHEJIANG} 16", facts.meeting),
        ("data_by", "bargaining.data_days_national", f"{WAGES} 18", facts.meeting),
        ("renewal_from", "bargaining.renewal_days", f"{ZHEJIANG} 30", facts.expires),
        ("wage_renewal_from", "bargaining.renewal_days_national", f"{WAGES} 24", facts.expires),
    ):
        if end is not None:
            days = without(work, code, end, "当地没有这一条的期限")
            if days is None:
                continue
            work.give(**{name: end - DAY * int(days)})
            work.step("{end}以前 {days} 天：{day}", article, end=end, days=days, day=end - DAY * int(days))


def _vote(delegates: int, facts: CollectiveBargaining, work: Working) -> None:
    """Two thirds present, over half of all in favour (浙 24); the national rule takes half."""
    thirds, halves = int(work.figure("bargaining.present_thirds")), int(work.figure("bargaining.yes_halves"))
    present, yes, national = (
        -(-delegates * thirds // 3),
        delegates * halves // 2 + 1,
        -(-delegates * halves // 2),
    )
    work.give(min_present=present, min_yes_zhejiang=yes, min_yes_national=national)
    work.step(
        "全体代表 {delegates} 人：至少到 {present} 人，至少 {yes} 人同意", f"{ZHEJIANG} 24", f"{NATIONAL} 36",
        delegates=delegates, present=present, yes=yes,
    )  # fmt: skip
    if facts.present is not None and facts.in_favour is not None:
        passed = facts.present >= present and facts.in_favour >= yes
        work.give(passed=passed)
        work.step("到了 {there} 人，{voted} 人同意：{how}", f"{ZHEJIANG} 24",
                  there=facts.present, voted=facts.in_favour, how="通过" if passed else "没有通过")  # fmt: skip


def _sides(labour: int, employer: int, facts: CollectiveBargaining, work: Working) -> None:
    code = "bargaining.least_reps_large" if facts.large_enterprise else "bargaining.least_reps"
    least, thirds = work.figure(code), work.figure("bargaining.outside_thirds")
    outside, theirs = facts.outside_reps or 0, facts.employer_outside_reps or 0
    found = {
        "labour_below_minimum": labour < least,
        "employer_below_minimum": employer < least,
        "employer_more_than_labour": employer > labour,
        "outside_over_one_third": outside * 3 > labour * thirds,
        "employer_outside_over_one_third": theirs * 3 > employer * thirds,
    }
    errors = tuple(name for name, wrong in found.items() if wrong)
    work.give(valid=not errors, errors=errors)
    work.step(
        "每方至少 {least} 人，单位方不多于职工方，外请的不超过本方三分之一：{how}", f"{ZHEJIANG} 10",
        least=least, how="有不合的" if errors else "都合",
    )  # fmt: skip


CLAIM = Claim(
    code="collective_bargaining",
    title="集体协商",
    facts=CollectiveBargaining,
    work=collective_bargaining,
    formula="浙江：十个工作日答复，签字以后十日报送，十五日没有异议生效；三分之二到会，全体过半同意",
    gives={
        "zhejiang_due": "浙江：最晚哪天答复",
        "national_due": "全国：最晚哪天答复",
        "alert": "按哪天提醒",
        "topics_by": "最晚哪天通知事项和名单",
        "data_by": "最晚哪天给资料",
        "congress_by": "最晚哪天提交讨论",
        "second_congress_by": "最晚哪天再次提交",
        "file_by": "最晚哪天报送",
        "wage_agreement_file_by": "工资协议最晚哪天报送",
        "effective": "哪天生效",
        "publish_by": "最晚哪天公布",
        "wage_agreement_publish_by": "工资协议最晚哪天公布",
        "renewal_from": "哪天起可以提续订",
        "wage_renewal_from": "工资协议哪天起可以提下一轮",
        "coordination_due": "协调处理最晚哪天",
        "coordination_extended_due": "协调处理延长以后哪天",
        "min_present": "至少到几人",
        "min_yes_zhejiang": "浙江：至少几人同意",
        "min_yes_national": "全国：至少几人同意",
        "passed": "通过没有",
        "valid": "合不合",
        "errors": "哪里不合",
    },
    basis=(
        f"{ZHEJIANG} 7",
        f"{ZHEJIANG} 10",
        f"{ZHEJIANG} 24",
        f"{ZHEJIANG} 34",
        f"{NATIONAL} 32",
        f"{WAGES} 21",
        "劳动合同法 54",
    ),
    limited="none",
    final="none",
    needs_labour_relation=False,
    uses=(
        *(code for rows in EVENTS.values() for code in rows.values()),
        *(
            f"bargaining.{name}"
            for name in (
                "topics_days", "data_days_national", "review_days", "publishing_days", "publishing_days_national",
                "renewal_days", "renewal_days_national", "dispute_extension_days", "present_thirds", "yes_halves",
                "least_reps", "least_reps_large", "outside_thirds",
            )
        ),
    ),
)  # fmt: skip
