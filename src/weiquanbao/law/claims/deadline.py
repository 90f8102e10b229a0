"""期限: the last day of every period of the procedure, from the event that was told (LAW.md B4, B7, B10, B12, B13).

办案规则 80: 三日, 五日 and 十日 are working days, 十五日 and 四十五日 calendar days.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from weiquanbao.law.calendar import Calendar
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.counting import counted, extended
from weiquanbao.law.claims.facts import Span, asks, fact
from weiquanbao.law.claims.given_calendar import given_calendar
from weiquanbao.law.claims.working import Stopped, Working
from weiquanbao.law.periods import Due


class Row(NamedTuple):
    """One period that begins with an event: the parameter, and the names of the last day, as it is and before a rest
    day moved it. `longer` is the parameter of its extension.
    """

    code: str
    due: str = "due"
    unmoved: str = "nominal"
    longer: str | None = None


#: The tribunal plans against the day before the move; everybody else has until the day after it.
TRIBUNAL = Row("arbitration.award_days", "due_rolled", "due", "arbitration.award_extension_days")

EVENTS: Mapping[str, tuple[Row, ...]] = {
    "application_received": (
        Row("arbitration.acceptance_days"),
        Row("arbitration.completion_days", "completion_due", ""),
    ),
    "papers_completed": (Row("arbitration.acceptance_days"),),
    "collective_application_received": (Row("arbitration.collective_acceptance_days"),),
    "collective_accepted": (Row("arbitration.collective_notice_days"),),
    "withdrawal_decided": (Row("arbitration.withdrawal_days"),),
    "accepted": (
        TRIBUNAL,
        Row("arbitration.copy_days", "copy_due", ""),
        Row("arbitration.tribunal_days", "tribunal_notice_due", ""),
        Row("arbitration.simple_days", "simple_due_rolled", "simple_due"),
    ),
    "party_added": (TRIBUNAL,),
    "request_change_accepted": (TRIBUNAL,),
    "counter_application_accepted": (TRIBUNAL,),
    "transfer_accepted": (TRIBUNAL,),
    "simple_accepted": (Row("arbitration.simple_days"),),
    "copy_received": (
        Row("arbitration.defence_days"),
        Row("arbitration.defence_days", "counter_application_due", ""),
        Row("arbitration.defence_days", "jurisdiction_objection_due", ""),
    ),
    "defence_received": (Row("arbitration.defence_copy_days"),),
    "counter_application_received": (Row("arbitration.counter_days"),),
    "challenge_made": (Row("arbitration.challenge_days"),),
    "delegated_mediation_agreed": (Row("arbitration.delegated_mediation_days"),),
    "award_received": (
        Row("arbitration.suit_days"),
        Row("arbitration.set_aside_days", "set_aside_due", "set_aside_nominal"),
    ),
    "final_award_received": (
        Row("arbitration.set_aside_days"),
        Row("arbitration.suit_days", "suit_due", "suit_nominal"),
    ),
    "set_aside_ruling_received": (Row("arbitration.after_set_aside_days"),),
    "enforcement_refusal_received": (Row("arbitration.after_refusal_days"),),
    "suit_dropped_ruling_received": (Row("arbitration.after_dropped_suit_days"),),
    "performance_due": (Row("enforcement.years"), Row("enforcement.years", "last_day", "")),
    "enforcement_applied": (Row("enforcement.upper_court_months"),),
    "preservation_ordered": (Row("preservation.suit_days"),),
    "preserved_award_effective": (Row("preservation.enforcement_months"),),
    "effective": (
        Row("review.application_days"),
        Row("confirmation.application_days", "confirmation_due", "confirmation_nominal"),
    ),
    "agreement_effective": (
        Row("confirmation.application_days"),
        Row("review.application_days", "review_due", "review_nominal"),
    ),
    "review_accepted": (Row("review.days", longer="review.extension_days"),),
    "committee_applied": (Row("mediation.committee_acceptance_days"),),
    "committee_accepted": (Row("mediation.committee_days"),),
    "mediation_applied": (Row("mediation.days"),),
    "payment_order_applied": (Row("payment_order.notice_days"),),
    "payment_order_accepted": (Row("payment_order.issue_days"),),
    "payment_order_received": (Row("payment_order.objection_days"),),
    "inspection_complaint_received": (Row("inspection.acceptance_days"),),
    "inspection_opened": (Row("inspection.case_days", longer="inspection.case_extension_days"),),
    "violation_ended": (Row("inspection.limit_years"),),
    "injured": (
        Row("injury.worker_application_years"),
        Row("injury.employer_application_days", "employer_due", "employer_nominal"),
    ),
    "recognition_accepted": (
        Row("injury.recognition_days"),
        Row("injury.clear_recognition_days", "clear_due", "clear_nominal"),
    ),
    "assessment_applied": (Row("injury.assessment_days", longer="injury.assessment_extension_days"),),
    "assessment_received": (Row("injury.reassessment_days"),),
    "assessment_made": (Row("injury.review_after_years"),),
    "posted": (Row("arbitration.posted_notice_days"),),
    "public_notice": (Row("arbitration.public_notice_days"),),
    "collective_public_notice": (Row("arbitration.collective_public_notice_days"),),
    "contract_ended": (Row("handover.papers_days"),),
    "legal_aid_applied": (Row("legal_aid.decision_days"),),
    "legal_aid_granted": (Row("legal_aid.appointment_days"),),
}
#: Before a hearing: the last day for each, counted back.
BEFORE_HEARING: Mapping[str, str] = {
    "latest_notice": "arbitration.hearing_notice_days",
    "latest_postponement_request": "arbitration.postponement_days",
}
#: What follows where nothing was done by then.
MISSED: Mapping[str, tuple[str, str]] = {
    "application_received": ("过期没有答复的，可以直接去法院起诉", "办案规则 31"),
    "accepted": ("过期没有裁决的，可以就这件事去法院起诉", "调解仲裁法 43"),
    "copy_received": ("过期不答辩，照样开庭；过期的反申请要另外申请", "办案规则 33"),
    "award_received": ("过期不起诉的，裁决生效", "调解仲裁法 50"),
    "final_award_received": ("过期不申请的，不能再撤销", "调解仲裁法 49"),
    "performance_due": ("过期才申请、对方提出来的，不能强制执行", "民事诉讼法 250"),
    "preservation_ordered": ("过期不申请仲裁、不起诉的，解除保全", "民事诉讼法 104"),
    "preserved_award_effective": ("过期不申请执行的，解除保全", "劳动争议解释一 49"),
    "delegated_mediation_agreed": ("过期没谈成的，开庭", "办案规则 70"),
    "mediation_applied": ("过期没谈成的，可以申请仲裁", "调解仲裁法 14"),
    "payment_order_received": ("过期不付也不书面异议的，可以申请执行", "民事诉讼法 227"),
    "injured": ("单位过期没申请的，自己、近亲属、工会在一年里申请", "工伤保险条例 17"),
}


@asks
class Deadline:
    """The day something happened; one of them is enough."""

    application_received: date | None = fact("仲裁委员会哪天收到申请")
    papers_completed: date | None = fact("哪天补齐材料")
    collective_application_received: date | None = fact("集体争议哪天收到申请")
    collective_accepted: date | None = fact("集体争议哪天受理")
    withdrawal_decided: date | None = fact("哪天决定撤销案件")
    accepted: date | None = fact("哪天受理")
    procedure: Literal["ordinary", "simple"] | None = fact("普通程序还是简易程序")
    party_added: date | None = fact("哪天决定追加当事人")
    request_change_accepted: date | None = fact("哪天受理变更请求")
    counter_application_accepted: date | None = fact("哪天受理反申请")
    transfer_accepted: date | None = fact("哪天接受移送")
    simple_accepted: date | None = fact("适用简易程序的哪天受理")
    copy_received: date | None = fact("哪天收到申请书副本")
    defence_received: date | None = fact("仲裁委员会哪天收到答辩书")
    counter_application_received: date | None = fact("仲裁委员会哪天收到反申请")
    challenge_made: date | None = fact("哪天申请回避")
    hearing: date | None = fact("哪天开庭")
    delegated_mediation_agreed: date | None = fact("哪天同意委托调解")
    award_received: date | None = fact("哪天收到裁决书")
    final_award_received: date | None = fact("单位哪天收到终局裁决书")
    party: Literal["worker", "employer"] | None = fact("是职工还是单位")
    final: bool | None = fact("是不是终局裁决")
    set_aside_ruling_received: date | None = fact("哪天收到撤销裁决的裁定")
    enforcement_refusal_received: date | None = fact("哪天收到不予执行的裁定")
    suit_dropped_ruling_received: date | None = fact("哪天收到撤诉或者驳回起诉的裁定")
    performance_due: date | None = fact("裁决定的最晚哪天付")
    enforcement_applied: date | None = fact("哪天申请执行")
    preservation_ordered: date | None = fact("哪天裁定保全")
    preserved_award_effective: date | None = fact("保全的，裁决哪天生效")
    effective: date | None = fact("调解协议哪天生效")
    agreement_effective: date | None = fact("人民调解协议哪天生效")
    route: Literal["arbitration", "court"] | None = fact("找仲裁审查，还是找法院确认")
    review_accepted: date | None = fact("仲裁审查哪天受理")
    committee_applied: date | None = fact("哪天向企业调解委员会申请")
    committee_accepted: date | None = fact("企业调解委员会哪天受理")
    mediation_applied: date | None = fact("调解组织哪天收到申请")
    payment_order_applied: date | None = fact("哪天申请支付令")
    payment_order_accepted: date | None = fact("支付令申请哪天受理")
    payment_order_received: date | None = fact("单位哪天收到支付令")
    inspection_complaint_received: date | None = fact("劳动监察哪天接到投诉")
    inspection_opened: date | None = fact("劳动监察哪天立案")
    violation_ended: date | None = fact("违法行为哪天结束")
    injured: date | None = fact("哪天受伤、诊断职业病")
    recognition_accepted: date | None = fact("工伤认定哪天受理")
    assessment_applied: date | None = fact("鉴定委员会哪天收到申请")
    assessment_received: date | None = fact("哪天收到鉴定结论")
    assessment_made: date | None = fact("鉴定结论是哪天作出的")
    posted: date | None = fact("哪天张贴、拍照")
    public_notice: date | None = fact("哪天公告")
    collective_public_notice: date | None = fact("集体争议哪天公告")
    contract_ended: date | None = fact("哪天解除、终止")
    legal_aid_applied: date | None = fact("哪天申请法律援助")
    legal_aid_granted: date | None = fact("哪天决定给法律援助")
    holidays: tuple[date, ...] | None = fact("放假的日子")
    makeup_workdays: tuple[date, ...] | None = fact("调休上班的日子")
    holiday_block: Span | None = fact("放假的日子，从哪天到哪天")


def deadline(facts: Deadline, work: Working) -> None:
    """Every period that begins with the event that was told."""
    calendar = given_calendar(facts.holidays, facts.makeup_workdays, facts.holiday_block)
    told = [name for name in EVENTS if getattr(facts, name) is not None]
    if not told and facts.hearing is None:
        raise Stopped("还不知道从哪一天算起")
    for name in told:
        for row in _rows(name, facts):
            _count(row, getattr(facts, name), calendar, work)
        if name in MISSED:
            work.step(*MISSED[name])
    if facts.hearing is not None:
        _before_the_hearing(facts.hearing, calendar, work)
    if facts.effective is not None:
        _review(facts.effective, work)


def _rows(name: str, facts: Deadline) -> tuple[Row, ...]:
    """Who asks decides which of two roads comes first."""
    if name == "accepted" and facts.procedure == "simple":
        return EVENTS["simple_accepted"]
    if name == "award_received" and facts.party == "employer" and facts.final:
        return EVENTS["final_award_received"]
    if name == "final_award_received" and facts.party == "worker":
        return EVENTS["award_received"]
    if name in {"effective", "agreement_effective"} and facts.route is not None:
        return EVENTS["effective" if facts.route == "arbitration" else "agreement_effective"]
    return EVENTS[name]


def _count(row: Row, start: date, calendar: Calendar, work: Working) -> None:
    due = counted(row.code, start, calendar, work)
    if due is None:
        return
    _give(row.due, row.unmoved, due, work)
    if row.longer is not None:
        longer = extended(row.longer, due, start, calendar, work)
        work.give(extended_due=longer.nominal, extended_due_rolled=longer.on)


def _give(name: str, unmoved: str, due: Due, work: Working) -> None:
    work.give(**{name: due.on})
    if unmoved:
        work.give(**{unmoved: due.nominal})


def _before_the_hearing(hearing: date, calendar: Calendar, work: Working) -> None:
    for name, code in BEFORE_HEARING.items():
        days = work.figure(code, hearing)
        last = calendar.add_working(hearing, -int(days))
        work.give(**{name: last})
        work.step("开庭以前 {days} 个工作日：{day}", "办案规则 38", "办案规则 80", days=days, day=last)


def _review(effective: date, work: Working) -> None:
    days, longer = work.figure("review.days", effective), work.figure("review.extension_days", effective)
    work.give(review_ends_after_acceptance_workdays=int(days), extension_workdays=int(longer))
    work.step(
        "受理以后 {days} 个工作日审完，最多延长 {longer} 个工作日",
        "办案规则 76",
        "办案规则 80",
        days=days,
        longer=longer,
    )


CLAIM = Claim(
    code="deadline",
    title="程序期限",
    facts=Deadline,
    work=deadline,
    formula="当天不算，从第二天起数；三日、五日、十日数工作日，十五日、四十五日数自然日；最后一天休息的顺延",
    gives={
        "due": "最晚哪天",
        "nominal": "顺延以前哪天满",
        "last_day": "最后一天",
        "due_rolled": "顺延的话哪天",
        "extended_due": "延长以后哪天满",
        "extended_due_rolled": "延长以后顺延的话哪天",
        "completion_due": "最晚哪天告知补正",
        "copy_due": "最晚哪天送副本",
        "tribunal_notice_due": "最晚哪天通知仲裁庭",
        "simple_due": "简易程序哪天满",
        "simple_due_rolled": "简易程序顺延的话哪天",
        "counter_application_due": "反申请最晚哪天",
        "jurisdiction_objection_due": "管辖异议最晚哪天",
        "set_aside_due": "单位申请撤销最晚哪天",
        "set_aside_nominal": "单位申请撤销，顺延以前",
        "suit_due": "职工起诉最晚哪天",
        "suit_nominal": "职工起诉，顺延以前",
        "confirmation_due": "找法院确认最晚哪天",
        "confirmation_nominal": "找法院确认，顺延以前",
        "review_due": "找仲裁审查最晚哪天",
        "review_nominal": "找仲裁审查，顺延以前",
        "employer_due": "单位申请工伤认定最晚哪天",
        "employer_nominal": "单位申请工伤认定，顺延以前",
        "clear_due": "事实清楚的最晚哪天",
        "clear_nominal": "事实清楚的，顺延以前",
        "latest_notice": "最晚哪天通知开庭",
        "latest_postponement_request": "最晚哪天请求延期",
        "review_ends_after_acceptance_workdays": "受理以后几个工作日审完",
        "extension_workdays": "最多延长几个工作日",
    },
    basis=("办案规则 80", "办案规则 19", "民法典 201", "民法典 203", "民事诉讼法 85"),
    limited="none",
    final="none",
    needs_labour_relation=False,
    uses=tuple(
        dict.fromkeys(
            [
                *(row.code for rows in EVENTS.values() for row in rows),
                *(row.longer for rows in EVENTS.values() for row in rows if row.longer),
                *BEFORE_HEARING.values(),
                "review.days",
                "review.extension_days",
            ]
        )
    ),
)
