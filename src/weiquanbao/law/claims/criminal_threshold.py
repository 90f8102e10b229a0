"""拒不支付劳动报酬罪: an early warning, never a finding (刑法 276之一; 法释〔2013〕3号 3, 4, 6)."""

from __future__ import annotations

from decimal import Decimal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import asks, fact
from weiquanbao.law.claims.sensible import sensible
from weiquanbao.law.claims.working import Working, needed

CRIME, RULES = "刑法 276之一", "拒不支付劳动报酬解释"


@asks
class CriminalThreshold:
    """Wages that are not paid though they could be, or by an employer who ran away."""

    workers: int | None = fact("欠了几个人")
    total: Decimal | None = fact("一共欠多少")
    months: Decimal | None = fact("欠得最久的一个人，欠了几个月")
    largest: Decimal | None = fact("欠得最多的一个人，欠了多少")
    order_ignored: bool | None = fact("人社部门责令支付，过期没付")
    fled: bool | None = fact("老板是不是跑了")
    paid_before_case: bool | None = fact("立案以前付清没有")


def criminal_threshold(facts: CriminalThreshold, work: Working) -> None:
    """Whether the sums reach the lower end of the range, and whether an order was ignored."""
    sensible(facts)
    reached = _many(facts, work) or _one(facts, work)
    work.assume("浙江定的具体数没有核实，按全国幅度的下限提醒")
    work.give(flag=_flag(facts, reached, work))


def _many(facts: CriminalThreshold, work: Working) -> bool:
    workers, total = needed(facts, "workers"), needed(facts, "total")
    enough, least, most = (work.figure(f"crime.many_{name}") for name in ("workers", "least", "most"))
    if workers < enough:
        return False
    work.step(
        "{workers} 个人，一共 {total} 元；{enough} 人以上的门槛在 {least} 元到 {most} 元之间，由省里定", f"{RULES} 3",
        workers=workers, total=total, enough=enough, least=least, most=most,
    )  # fmt: skip
    work.give(over_whole_range=total >= most)
    return bool(total >= least)


def _one(facts: CriminalThreshold, work: Working) -> bool:
    """One worker, three months and more."""
    months, sum_ = facts.months, facts.total if facts.workers == 1 else facts.largest
    if months is None or sum_ is None:
        work.assume("没有说单个人欠了几个月、多少钱，单个人的门槛没有比")
        return False
    long, least, most = (work.figure(f"crime.one_{name}") for name in ("months", "least", "most"))
    work.step(
        "一个人欠了 {months} 个月、{sum} 元；门槛是 {long} 个月以上，{least} 元到 {most} 元之间，由省里定",
        f"{RULES} 3",
        months=months, sum=sum_, long=long, least=least, most=most,
    )  # fmt: skip
    reached = months >= long and sum_ >= least
    if reached:
        work.give(over_whole_range=sum_ >= most)
    return bool(reached)


def _flag(facts: CriminalThreshold, reached: bool, work: Working) -> str:
    if not reached:
        work.step("没有到幅度的下限", f"{RULES} 3")
        return "none"
    if facts.paid_before_case:
        work.step("立案以前付清、没有严重后果的，一般不当犯罪", f"{RULES} 6")
        return "paid_before_case"
    if not facts.order_ignored:
        work.step(
            "还要人社部门责令支付，过期不付；老板跑了的，在住处、厂门口张贴也算责令", CRIME, f"{RULES} 4"
        )
        return "order_first"
    work.flag("possible_crime")
    work.step("责令支付过期不付，可能是犯罪，可以请人社部门移送公安", CRIME, f"{RULES} 4")
    return "possible_crime"


CLAIM = Claim(
    code="criminal_threshold",
    title="拒不支付劳动报酬罪的门槛",
    facts=CriminalThreshold,
    work=criminal_threshold,
    formula="一个人三个月以上、五千到两万元以上，或者十个人以上、三万到十万元以上，并且责令支付过期不付",
    gives={"flag": "到没到", "over_whole_range": "是不是过了幅度的上限"},
    basis=(CRIME, f"{RULES} 3", f"{RULES} 4"),
    limited="none",
    final="none",
    uses=tuple(f"crime.many_{name}" for name in ("workers", "least", "most"))
    + tuple(f"crime.one_{name}" for name in ("months", "least", "most")),
)
