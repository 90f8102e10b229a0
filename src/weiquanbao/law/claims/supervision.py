"""工会劳动法律监督 (浙江省工会劳动法律监督条例 11, 17, 22, 23): until when an employer answers, and what then."""

from __future__ import annotations

from datetime import date

from weiquanbao.law.calendar import Calendar
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.counting import counted
from weiquanbao.law.claims.facts import Span, asks, fact
from weiquanbao.law.claims.given_calendar import given_calendar
from weiquanbao.law.claims.sensible import sensible
from weiquanbao.law.claims.working import Stopped, Working

RULES = "浙江省工会劳动法律监督条例"
ANSWER, REFUSAL, REMINDER = (
    "supervision.opinion_answer_days",
    "complaint.answer_days",
    "supervision.reminder_answer_days",
)

MEMBERS = "supervision.committee_members"


@asks
class Supervision:
    """An opinion, a refused complaint, a reminder, or the size of a union."""

    received: date | None = fact("单位哪天收到意见书")
    refused: bool | None = fact("单位是不是拒收")
    replied: date | None = fact("单位哪天书面答复")
    corrected: bool | None = fact("单位改了没有")
    reasons_given: bool | None = fact("不改的，有没有正当理由")
    complaint_received: date | None = fact("哪天收到职工投诉")
    decided: date | None = fact("哪天决定不受理")
    reminder_received: date | None = fact("单位哪天收到提示函")
    members: int | None = fact("工会有多少会员")
    holidays: tuple[date, ...] | None = fact("放假的日子")
    makeup_workdays: tuple[date, ...] | None = fact("调休上班的日子")
    holiday_block: Span | None = fact("放假的日子，从哪天到哪天")


def supervision(facts: Supervision, work: Working) -> None:
    """What was told decides which."""
    sensible(facts)
    if facts.members is not None:
        _committee(facts.members, work)
    calendar = given_calendar(facts.holidays, facts.makeup_workdays, facts.holiday_block)
    if facts.received is not None or facts.refused:
        _opinion(facts, calendar, work)
    elif facts.complaint_received is not None or facts.decided is not None:
        _refusal(facts, calendar, work)
    elif facts.reminder_received is not None:
        _due(REMINDER, facts.reminder_received, calendar, work)
    elif facts.members is None:
        raise Stopped("还不知道从哪一天算起")


def _committee(members: int, work: Working) -> None:
    least = work.figure(MEMBERS)
    enough = members >= least
    work.give(committee=enough)
    says = (
        "会员满 {least} 人，设监督委员会" if enough else "会员不足 {least} 人，可以不设委员会，要推选监督员"
    )
    work.step(says, f"{RULES} 11", least=least)


def _due(code: str, start: date, calendar: Calendar, work: Working) -> date | None:
    due = counted(code, start, calendar, work)
    if due is None:
        return None
    work.give(due=due.on)
    return due.on


def _opinion(facts: Supervision, calendar: Calendar, work: Working) -> None:
    """The answer, and whether one of the three cases for a proposal is there (23)."""
    work.flag("limitation_runs_on")
    if facts.refused:
        _proposal("单位拒收意见书的，地方总工会可以发建议书", work)
        return
    due = None if facts.received is None else _due(ANSWER, facts.received, calendar, work)
    late = facts.replied is None and due is not None and work.setting.as_of > due
    if late or (facts.replied is not None and due is not None and facts.replied > due):
        _proposal("单位没有按时答复，地方总工会可以发建议书", work)
    elif facts.corrected is False and not facts.reasons_given:
        _proposal("没有正当理由不改的，地方总工会可以发建议书", work)
    else:
        work.give(proposal_allowed=False)


def _proposal(says: str, work: Working) -> None:
    work.give(proposal_allowed=True)
    work.step(says, f"{RULES} 23")


def _refusal(facts: Supervision, calendar: Calendar, work: Working) -> None:
    """In writing; the text does not say from which day: the receipt of the complaint is the safe one."""
    if facts.complaint_received is None:
        work.assume("条文没有说从哪天算，按决定的那天算；从收到投诉那天算最稳当")
    start = facts.complaint_received or facts.decided
    if start is not None:
        _due(REFUSAL, start, calendar, work)


CLAIM = Claim(
    code="supervision",
    title="工会劳动法律监督",
    facts=Supervision,
    work=supervision,
    formula="意见书：收到以后十五个工作日书面答复；不受理投诉：五个工作日书面告知",
    gives={"due": "最晚哪天", "proposal_allowed": "能不能发建议书", "committee": "设不设监督委员会"},
    basis=(f"{RULES} 11", f"{RULES} 17", f"{RULES} 22", f"{RULES} 23"),
    limited="none",
    final="none",
    needs_labour_relation=False,
    uses=(ANSWER, REFUSAL, REMINDER, MEMBERS),
)
