"""仲裁时效 as a claim is asked: until when, and whether a filing was in time (调解仲裁法 27; law/limitation.py)."""

from __future__ import annotations

from datetime import date

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import Span, asks, fact
from weiquanbao.law.claims.given_calendar import given_calendar
from weiquanbao.law.claims.working import Working
from weiquanbao.law.limitation import Interruption, Kind, Limitation, Suspension, limitation

ARTICLE: dict[Kind, str] = {"wages": "调解仲裁法 27第4款", "other": "调解仲裁法 27第1款"}
#: What begins the year anew (27 第2款; 办案规则 27; 协商调解规定 31), and whether it does without more proof.
INTERRUPTIONS: dict[str, tuple[str, bool]] = {
    "demand_letter_received": ("催要的信，单位收到了", True),
    "negotiation_refused": ("要求协商，单位不同意或者五天没回", True),
    "mediation_refused": ("申请调解，对方不同意", True),
    "mediation_failed": ("调解没谈成", True),
    "agreement_broken": ("谈成了不履行", True),
    "complaint_to_authority": ("向劳动监察等部门投诉", True),
    "payment_order_applied": ("申请支付令", True),
    "earlier_filing": ("申请过仲裁、起诉过", True),
    "employer_agreed": ("单位同意付", True),
    "union_complaint": ("向工会投诉", False),
    "demand_unproven": ("催要过，没有凭据", False),
}


@asks
class LimitationFacts:
    """The days that matter for one claim."""

    kind: Kind | None = fact("是工资，还是别的")
    knew: date | None = fact("哪天知道、应当知道的")
    arrears_from: date | None = fact("工资从哪天起欠的")
    hire_date: date | None = fact("哪天开始干的")
    end_date: date | None = fact("哪天走的")
    still_employed: bool | None = fact("还在干没有")
    filing_date: date | None = fact("哪天申请仲裁")
    demand_letter_received: date | None = fact("催要的信，单位哪天收到")
    negotiation_refused: date | None = fact("要求协商，单位哪天不同意或者五天没回")
    mediation_refused: date | None = fact("申请调解，对方哪天不同意")
    mediation_failed: date | None = fact("哪天调解没谈成")
    agreement_broken: date | None = fact("谈成了，哪天没履行")
    complaint_to_authority: date | None = fact("哪天向劳动监察等部门投诉")
    payment_order_applied: date | None = fact("哪天申请支付令")
    earlier_filing: date | None = fact("哪天申请过仲裁、起诉过")
    employer_agreed: date | None = fact("单位哪天同意付")
    union_complaint: date | None = fact("哪天向工会投诉")
    demand_unproven: date | None = fact("哪天催要过，没有凭据")
    suspended_from: date | None = fact("从哪天起没法去（不可抗力等）")
    cause_removed: date | None = fact("哪天起又能去了")
    holiday_block: Span | None = fact("放假的日子")
    holidays: tuple[date, ...] | None = fact("放假的日子，一天一天写")
    makeup_workdays: tuple[date, ...] | None = fact("调休上班的日子")


def limitation_claim(facts: LimitationFacts, work: Working) -> None:
    """Until when; whether the filing was in time."""
    kind = _kind(facts)
    filed = _filed(facts, work)
    found = limitation(
        kind,
        knew_on=_knew(facts, kind),
        ended_on=facts.end_date,
        still_employed=_still(facts, kind),
        filed_on=filed,
        began_on=facts.hire_date,
        interruptions=_interruptions(facts),
        suspensions=_suspensions(facts),
        calendar=given_calendar(facts.holidays, facts.makeup_workdays, facts.holiday_block),
    )
    for one in found.assumed:
        work.assume(one)
    _tell(kind, found, facts, work)
    work.give(last_day=found.lapses_on, nominal=found.nominal, started_on=found.started_on)
    if facts.filing_date is not None:
        work.give(in_time=not found.passed)
        work.step(
            "{day}申请，{how}", ARTICLE[kind], day=filed, how="没有过期" if not found.passed else "可能过期了"
        )
    if found.passed:
        work.flag("limitation_passed")


def _kind(facts: LimitationFacts) -> Kind:
    if facts.kind is not None:
        return facts.kind
    return "wages" if facts.end_date is not None or facts.arrears_from is not None else "other"


def _knew(facts: LimitationFacts, kind: Kind) -> date | None:
    told = facts.knew or facts.arrears_from
    return told or (facts.end_date if kind == "other" else None)


def _still(facts: LimitationFacts, kind: Kind) -> bool | None:
    return False if facts.still_employed is None and facts.end_date is not None else facts.still_employed


def _filed(facts: LimitationFacts, work: Working) -> date:
    """The day of filing; else the day asked about, not before what was told had happened."""
    if facts.filing_date is not None:
        return facts.filing_date
    told = (facts.knew, facts.arrears_from, facts.end_date, facts.suspended_from, facts.cause_removed)
    return max([work.setting.as_of, *(day for day in told if day is not None)])


def _interruptions(facts: LimitationFacts) -> list[Interruption]:
    return [
        Interruption(getattr(facts, name), what, proven)
        for name, (what, proven) in INTERRUPTIONS.items()
        if getattr(facts, name) is not None
    ]


def _suspensions(facts: LimitationFacts) -> list[Suspension]:
    return [] if facts.suspended_from is None else [Suspension(facts.suspended_from, facts.cause_removed)]


def _tell(kind: Kind, found: Limitation, facts: LimitationFacts, work: Working) -> None:
    article = ARTICLE[kind]
    if found.lapses_on is None:
        work.step("还在这里干，要工资不受一年的限制", article)
        return
    if found.started_on is None or found.nominal is None:
        work.step("不知道从哪天算起，可能快到期了，今天就去问", article)
        return
    work.step("从{start}算起，当天不算，一年", article, start=found.started_on)
    for one in _interruptions(facts):
        says = "{day}{what}：从这天重新算一年" if one.on == found.started_on else "{day}{what}"
        work.step(says, "调解仲裁法 27第2款", "办案规则 27", day=one.on, what=one.what)
        if not one.proven:
            work.flag("interruption_unproven")
    _tell_stops(found, found.started_on, facts, work)
    work.step("到{day}满一年", "民法典 202", day=found.nominal)
    if found.lapses_on != found.nominal:
        work.step("这天休息，顺延到{day}", "民法典 203", "民事诉讼法 85", day=found.lapses_on)


def _tell_stops(found: Limitation, started: date, facts: LimitationFacts, work: Working) -> None:
    """How many days had run before it stood still: they are not lost, they are not given again."""
    since = facts.suspended_from
    if since is None:
        return
    used = max((since - started).days - 1, 0)
    work.give(used_before=used)
    work.step(
        "{since}起没法去，已经过了 {used} 天；能去了接着算，不重新算",
        "调解仲裁法 27第3款",
        since=since,
        used=used,
    )


CLAIM = Claim(
    code="limitation",
    title="仲裁时效",
    facts=LimitationFacts,
    work=limitation_claim,
    formula="从知道、应当知道的那天起一年；还在干的，要工资没有限制，走了以后一年",
    gives={
        "last_day": "最晚哪天",
        "nominal": "顺延以前哪天满",
        "started_on": "从哪天算起",
        "in_time": "来得及没有",
        "used_before": "停以前过了几天",
    },
    basis=("调解仲裁法 27", "办案规则 27", "民法典 203", "民事诉讼法 85"),
    limited="none",
    final="none",
    worker_proves=("催要、投诉、调解的凭据",),
    employer_proves=("已经过期：仲裁的时候就要提出来",),
    burden=("劳动争议解释二 20",),
    needs_labour_relation=False,
    uses=("limitation.years",),
)
