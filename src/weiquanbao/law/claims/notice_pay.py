"""代通知金 (N+1): a month's wage where an article-40 dismissal came without notice, beside the severance."""

from __future__ import annotations

from decimal import Decimal

from weiquanbao.law.claims import severance
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.severance import ZERO, Severance
from weiquanbao.law.claims.working import Working, needed

DAYS, MONTHS = "notice.days", "notice.months"
#: The three grounds of article 40; no other has notice pay.
GROUNDS = {"40_1", "40_2", "40_3"}


@asks
class NoticePay(Severance):
    """What severance asks, and what was given in its place."""

    last_month_wage_standard: Decimal | None = fact("走以前最后一个月的工资标准")
    last_month_paid: Decimal | None = fact("走以前最后一个月实际发了多少")
    notice_days: int | None = fact("提前几天书面通知的")
    notice_written: bool | None = fact("通知是不是书面的")


def notice_pay(facts: NoticePay, work: Working) -> None:
    """Severance and notice, each for itself, and both together."""
    notice = _notice(facts, work)
    work.money(notice=notice)
    if facts.hire_date is None and facts.segments is None:
        work.assume("不知道哪天开始干的，没有算经济补偿")
        work.money(amount=notice)
        return
    due = severance.due(facts, work)
    work.money(severance=due, amount=due + notice)
    work.step(
        "经济补偿 {due} 元 + 代通知金 {notice} 元 = {amount} 元", "劳动合同法 40", "劳动合同法 46",
        due=due, notice=notice, amount=due + notice,
    )  # fmt: skip


def _notice(facts: NoticePay, work: Working) -> Decimal:
    """One month of the wage standard, with no cap, unless notice was given in writing and in time."""
    if facts.ground is None:
        work.assume("是按劳动合同法第四十条（生病、不能胜任、情况有重大变化）辞退的")
    elif facts.ground not in GROUNDS:
        work.step(
            "只有按第四十条辞退、没有提前通知的，才有代通知金；裁员、协商、到期、自己走的没有",
            "劳动合同法 40",
        )
        return ZERO
    days = work.figure(DAYS, facts.end_date)
    given = facts.notice_days or 0
    if given >= days and facts.notice_written is not False:
        work.step("提前 {given} 天书面通知了，没有代通知金", "劳动合同法 40", given=given)
        return ZERO
    months, wage = work.figure(MONTHS, facts.end_date), needed(facts, "last_month_wage_standard")
    work.step(
        "没有提前 {days} 天书面通知，多付 {months} 个月工资，按上一个月的工资标准 {wage} 元，不看实际发了多少",
        "劳动合同法 40", "劳动合同法实施条例 20", days=days, months=months, wage=wage,
    )  # fmt: skip
    return Decimal(wage * months)


CLAIM = Claim(
    code="notice_pay",
    title="经济补偿和代通知金（N+1）",
    facts=NoticePay,
    work=notice_pay,
    formula="N+1 = 经济补偿 + 上一个月的工资标准（按第四十条辞退、没有提前三十日书面通知的）",
    gives={
        **severance.CLAIM.gives,
        "amount": "一共",
        "severance": "经济补偿",
        "notice": "代通知金",
    },
    basis=("劳动合同法 40", "劳动合同法 46", "劳动合同法 47", "劳动合同法实施条例 20"),
    worker_proves=("是按第四十条辞退的", "工资标准多少"),
    employer_proves=("提前三十日书面通知过", "多付过一个月工资"),
    burden=("劳动争议解释一 44", "调解仲裁法 6"),
    uses=(*severance.CLAIM.uses, DAYS, MONTHS),
)
