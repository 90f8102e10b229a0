"""How limitation is told: to the worker in one plain sentence, to staff with the article."""

from collections.abc import Sequence
from datetime import date

from weiquanbao.common.dates import plain_date
from weiquanbao.law.citations import cite
from weiquanbao.law.periods import Due

_NOT_ARBITRATION = "交给工会不等于申请仲裁；"

PLAIN_WITHOUT_LIMIT = f"{_NOT_ARBITRATION}你还在这里干，要工资不受一年的限制，离开以后一年内要去申请仲裁。"
PLAIN_UNKNOWN = f"{_NOT_ARBITRATION}不知道从哪天算起，一年的期限可能快到了，先别放弃，今天就问工会。"


def plain(lapses_on: date, *, passed: bool, earliest: bool) -> str:
    """One sentence: a complaint is not arbitration, and until when arbitration can be asked for."""
    if passed:
        return f"{_NOT_ARBITRATION}一年的期限可能已经过了，但先别放弃，问工会。"
    if earliest:
        return f"{_NOT_ARBITRATION}有的日子说不准，按最早的算，最晚{plain_date(lapses_on)}要去申请仲裁。"
    return f"{_NOT_ARBITRATION}要申请仲裁，最晚{plain_date(lapses_on)}要去。"


def formal(
    basis: str,
    begun: date,
    due: Due,
    *,
    passed_on: date | None,
    assumed: Sequence[str],
    unproven: Sequence[str],
) -> str:
    """From when to when, under which article, what was assumed, and what was not counted."""
    parts = [
        f"仲裁时效期间一年，自{plain_date(begun)}起算（当日不计），至{plain_date(due.nominal)}届满（{cite(basis).formal}）。",
        *_move(due),
        f"截至{plain_date(passed_on)}可能已经届满；{_defence()}" if passed_on else "",
        f"推定：{'；'.join(assumed)}。" if assumed else "",
        f"待核实的中断事由，未计入：{'；'.join(unproven)}。" if unproven else "",
        "向工会投诉是否中断时效未经核实，未计入。",
    ]
    return "".join(parts)


def formal_without_limit(basis: str) -> str:
    """Wages while the relationship lasts."""
    return (
        "劳动关系存续期间因拖欠劳动报酬申请仲裁，不受一年时效期间的限制；"
        f"劳动关系终止的，自终止之日起一年内提出（{cite(basis).formal}）。"
    )


def formal_unknown(basis: str, assumed: Sequence[str]) -> str:
    """Nothing is known that the year could be counted from."""
    return (
        "起算日不明，不能排除时效期间即将届满或者已经届满，应当先核实起算日"
        f"（{cite(basis).formal}）。推定：{'；'.join(assumed)}。"
    )


def _move(due: Due) -> tuple[str, ...]:
    unpublished = "该期间的放假安排尚未公布"
    moved = f"末日为休息日，顺延至{plain_date(due.on)}（{cite('民法典 203').formal}）"
    if due.moved:
        return (f"{moved}；{unpublished}，提示日期不计顺延。" if due.provisional else f"{moved}。",)
    return (f"{unpublished}。",) if due.provisional else ()


def _defence() -> str:
    """The employer must plead it in arbitration, or it is as a rule lost (解释二 20)."""
    return f"对方在仲裁期间未提出时效抗辩的，诉讼中一般不予支持（{cite('劳动争议解释二 20').formal}）。"
