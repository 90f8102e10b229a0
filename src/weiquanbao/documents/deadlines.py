"""By when a document is handed in: the day from the law's own periods, in a sentence that says which kind of days."""

from __future__ import annotations

from datetime import date

from weiquanbao.common.dates import plain_date
from weiquanbao.documents.document import Answers, By
from weiquanbao.documents.values import day, rows
from weiquanbao.law.calendar import china
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.limitation import Limitation, limitation, soonest
from weiquanbao.law.parameters import NoValueInForce, Value, period
from weiquanbao.law.periods import Period, due_date

KINDS = {"working_day": "个工作日", "calendar_day": "日（自然日）", "month": "个月", "year": "年"}


def arbitration(answers: Answers, today: date) -> By:
    """仲裁时效 of what is asked for: the soonest of them (调解仲裁法 27)."""
    kinds = {_limited(str(row.get("claim") or "")) for row in rows(answers, "requests")} or {"other"}
    limits = [_limit(answers, today, wages=kind == "wages") for kind in sorted(kinds)]
    found = soonest(limits)
    basis = tuple(sorted({one.basis for one in limits}))
    if found.lapses_on is None:
        return By(None, "还在干的时候要工资，没有一年的限制；一离开就开始算一年。早交早办。", basis)
    unless = "（按能知道的最早的日子算）" if found.earliest else ""
    when = f"{plain_date(found.lapses_on)}以前{unless}"
    if found.passed:
        return By(
            found.lapses_on,
            f"一年的仲裁时效可能在{plain_date(found.lapses_on)}已经过了{unless}。还是可以交：单位不提，仲裁委不主动查；"
            "要过钱、投诉过、单位答应过的，把证据附上，一年会重新算。",
            basis, lapsed=True,
        )  # fmt: skip
    return By(found.lapses_on, f"{when}交到仲裁委。仲裁时效一年，早交早办。", basis)


def _limited(claim: str) -> str:
    return "wages" if claim in CLAIMS and CLAIMS[claim].limited == "wages" else "other"


def _limit(answers: Answers, today: date, *, wages: bool) -> Limitation:
    still = {"yes": True, "no": False}.get(str(answers.get("still") or ""))
    return limitation(
        "wages" if wages else "other",
        knew_on=day(answers, "knew") or day(answers, "ended"),
        ended_on=day(answers, "ended") if still is not True else None,
        still_employed=still,
        filed_on=today,
        began_on=day(answers, "began"),
    )


def counted(parameter: str, start: date | None, today: date, *, what: str, since: str) -> By:
    """A period of the law from a day: `what` is to be done, `since` says from when it runs."""
    length, value = _period(parameter, start or today, today)
    long = f"{length.count}{KINDS[length.unit]}"
    if start is None:
        return By(None, f"{since}起{long}以内{what}。", (value.source,))
    due = due_date(start, length, china())
    last = due.nominal if due.moved and due.provisional else due.on
    says = f"{plain_date(last)}以前{what}：{since}（{plain_date(start)}）起{long}。"
    if last < today:
        return By(
            last,
            f"期限可能在{plain_date(last)}已经过了：{since}起{long}。今天就问工会。",
            (value.source,),
            lapsed=True,
        )
    return By(last, says, (value.source,))


def _period(parameter: str, on: date, today: date) -> tuple[Period, Value]:
    """The period as of a day; of a day before the law that sets it, as it is now: by either it is long over."""
    try:
        return period(parameter, on)
    except NoValueInForce:
        return period(parameter, today)


def no_period(says: str, *basis: str) -> By:
    """Where no article that was read sets a last day."""
    return By(None, says, basis)
