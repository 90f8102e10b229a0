"""Which roads are open after a mediation or an answer, each with its article, where to go and its last day.

A day is told only where a text that was read gives the period and the day it runs from is known; a road somebody else
must confirm is shown as unverified and without a day. How each road is put into words: roads_text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from weiquanbao.law import roads_text as text
from weiquanbao.law.calendar import Calendar, china
from weiquanbao.law.citations import cite
from weiquanbao.law.parameters import NoValueInForce, parameter
from weiquanbao.law.parameters import period as period_in_force
from weiquanbao.law.periods import due_date

#: 企业调解委员会, 依法设立的调解组织, 人民调解.
Body = Literal["committee", "group", "people"]
#: How it ended; `answered` is an answer of the union without any mediation.
Outcome = Literal["agreed", "failed", "declined", "not_performed", "lapsed", "answered"]

#: Remuneration: what 解释一 51 and 劳动合同法 30 speak of.
PAY = frozenset({"wages", "overtime"})
#: What a payment order may be asked for when an agreement is not kept (调解仲裁法 16).
ORDERABLE = PAY | {"injury", "dismissal"}
#: Migrant workers need not show their means for these (法律援助法 42).
WITHOUT_MEANS_TEST = PAY | {"injury"}
_MEDIATED: dict[Outcome, tuple[str, ...]] = {
    "lapsed": ("调解仲裁法 14第3款",),
    "not_performed": ("协商调解规定 31",),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One claim: its kind, and the last day recorded for arbitration (None: no limit while employed).

    `dated` is false where the dates it depends on were never asked for: then nothing is known, least of all no limit.
    """

    kind: str
    lapses_on: date | None
    dated: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a mediation or a complaint ended, and what was asked for.

    `on`: the day an agreement took effect, the mediation failed or the answer was given; for an agreement that is not
    kept, the last day it should have been. `wronged_on`: since when the wrong has been known. `elsewhere`: arbitration,
    a court or an authority has the matter already.
    """

    body: Body | None
    outcome: Outcome
    on: date
    claims: tuple[Asked, ...]
    agreed_on: date | None = None
    wronged_on: date | None = None
    elsewhere: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """What kinds of claims there are."""
        return frozenset(claim.kind for claim in self.claims)

    @property
    def effect_on(self) -> date | None:
        """The day the agreement took effect, if there is one and the day is known."""
        return self.on if self.outcome == "agreed" else self.agreed_on

    @property
    def unsettled(self) -> bool:
        """Whether the worker is still without what was asked for."""
        return self.outcome != "agreed"


@dataclass(frozen=True, slots=True)
class Road:
    """One road: to the worker in plain words, to staff in formal ones.

    `last_day` is None where the law gives no day, or none that is known. `provisional`: the calendar it rests on is
    not published yet. `unverified`: no text that was read says so; it is told as a question to ask, never computed.
    """

    code: str
    title: str
    plain: str
    formal: str
    where: str
    last_day: date | None
    basis: tuple[str, ...]
    provisional: bool
    bring: tuple[str, ...]
    unverified: bool

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles in full, as they are printed."""
        return tuple(cite(one).formal for one in self.basis)


@dataclass(frozen=True, slots=True)
class _End:
    on: date | None
    provisional: bool = False


def roads(ending: Ending, *, today: date, calendar: Calendar | None = None) -> tuple[Road, ...]:
    """Every road open on this day, the nearest first as the law lays them."""
    days = calendar or china()
    found = (road(ending, today, days) for road in _ROADS)
    return tuple(road for road in found if road is not None)


def review(ending: Ending, today: date, days: Calendar) -> Road | None:
    """仲裁审查: both sides bring the agreement to the arbitration commission (办案规则 74, 协商调解规定 27)."""
    if ending.body not in {"committee", "group"} or ending.effect_on is None:
        return None
    basis = ("协商调解规定 27", "办案规则 74") if ending.body == "committee" else ("办案规则 74",)
    return _while_open(text.REVIEW, basis, _end("review.application_days", ending.effect_on, days), today)


def confirmation(ending: Ending, today: date, days: Calendar) -> Road | None:
    """司法确认: both sides ask the court to confirm (民事诉讼法 205, 人民调解法 33)."""
    if ending.effect_on is None or ending.body not in {"group", "people"}:
        return None
    if ending.body == "group":
        return _road(text.CONFIRMATION_ASK, ("民事诉讼法 205",), unverified=True)
    end = _end("confirmation.application_days", ending.effect_on, days)
    return _while_open(text.CONFIRMATION, ("民事诉讼法 205", "人民调解法 33"), end, today)


def order_on_agreement(ending: Ending, today: date, days: Calendar) -> Road | None:
    """支付令 with an agreement that is not kept (调解仲裁法 16)."""
    if ending.outcome != "not_performed" or ending.elsewhere or not ending.kinds & ORDERABLE:
        return None
    return _road(text.ORDER_ON_AGREEMENT, ("调解仲裁法 16", "民事诉讼法 225"))


def civil_suit(ending: Ending, today: date, days: Calendar) -> Road | None:
    """Straight to court with an agreement about pay and nothing else that is not kept (解释一 51)."""
    only_pay = bool(ending.kinds) and ending.kinds <= PAY
    if ending.outcome != "not_performed" or not only_pay or ending.elsewhere:
        return None
    return _road(text.CIVIL_SUIT, ("解释一 51",))


def enforcement(ending: Ending, today: date, days: Calendar) -> Road | None:
    """强制执行: two years from the last day of performance (民事诉讼法 250), of what was reviewed or confirmed."""
    if ending.outcome != "not_performed":
        return None
    end = _end("enforcement.years", ending.on, days)
    return _road(text.ENFORCEMENT, ("民事诉讼法 250", "民事诉讼法 235"), end)


def arbitration(ending: Ending, today: date, days: Calendar) -> Road | None:
    """劳动仲裁: the earliest day recorded for a claim; an interruption is named, never counted (调解仲裁法 27)."""
    if not ending.unsettled or ending.elsewhere:
        return None
    last = _first_lapse(ending.claims)
    undated = any(not claim.dated for claim in ending.claims)
    words = text.ARBITRATION if last else text.ARBITRATION_WITHOUT_LIMIT
    if last and last < today:
        words = text.ARBITRATION_PASSED
    elif undated and not last:
        words = text.ARBITRATION_UNASKED
    remuneration = bool(ending.kinds) and ending.kinds <= PAY
    basis = ("调解仲裁法 27第4款" if remuneration else "调解仲裁法 27第1款", "调解仲裁法 21")
    more = _MEDIATED.get(ending.outcome, ())
    return _road(words, basis + more, _End(last), formal=_interruption(ending.body))


def order_on_wages(ending: Ending, today: date, days: Calendar) -> Road | None:
    """支付令 for wages nobody disputes, without an agreement (劳动合同法 30); arbitration follows if it fails."""
    without_agreement = ending.unsettled and ending.outcome != "not_performed"
    if not without_agreement or ending.elsewhere or not ending.kinds & PAY:
        return None
    return _road(text.ORDER_ON_WAGES, ("劳动合同法 30", "解释一 13"))


def inspection(ending: Ending, today: date, days: Calendar) -> Road | None:
    """劳动保障监察: two years from the wrong or its end (劳动保障监察条例 20); not what others have already (21)."""
    if not ending.unsettled or ending.elsewhere:
        return None
    basis = ("劳动保障监察条例 20", "浙江省劳动保障监察条例 22")
    if ending.wronged_on is None:
        return _road(text.INSPECTION, basis)
    end = _end("inspection.limit_years", ending.wronged_on, days)
    late = end.on is not None and end.on < today
    return _road(text.INSPECTION_LATE if late else text.INSPECTION, basis, end)


def legal_aid(ending: Ending, today: date, days: Calendar) -> Road | None:
    """法律援助: no means test for a migrant worker's pay and injury (法律援助法 42); in haste at once (44)."""
    if not ending.unsettled:
        return None
    if not ending.kinds & WITHOUT_MEANS_TEST:
        return _road(text.LEGAL_AID_ASK, ("法律援助法 31",), unverified=True)
    if _pressing(_first_lapse(ending.claims), today):
        return _road(text.LEGAL_AID_URGENT, ("法律援助法 42", "法律援助法 44"))
    return _road(text.LEGAL_AID, ("法律援助法 42",))


def crime(ending: Ending, today: date, days: Calendar) -> Road | None:
    """拒不支付劳动报酬: a fact to know, not a road the worker walks; the province's sum was not seen."""
    if not ending.unsettled or not ending.kinds & PAY:
        return None
    return _road(text.CRIME, ("拒不支付劳动报酬解释 3",), unverified=True)


def _road(
    words: text.Words,
    basis: tuple[str, ...],
    end: _End | None = None,
    *,
    formal: str = "",
    unverified: bool = False,
) -> Road:
    last = end or _End(None)
    return Road(
        code=words.code,
        title=words.title,
        plain=words.plain,
        formal=formal or words.formal,
        where=words.where,
        last_day=last.on,
        basis=basis,
        provisional=last.provisional,
        bring=words.bring,
        unverified=unverified,
    )


def _while_open(words: text.Words, basis: tuple[str, ...], end: _End, today: date) -> Road | None:
    """A road that closes for good on its last day."""
    return None if end.on is not None and end.on < today else _road(words, basis, end)


def _end(code: str, start: date, days: Calendar) -> _End:
    """The last day to tell: before a move that rests on an unpublished calendar (民法典 203)."""
    try:
        period, _ = period_in_force(code, start)
    except NoValueInForce:
        return _End(None)
    due = due_date(start, period, days)
    return _End(due.nominal if due.moved and due.provisional else due.on, due.provisional)


def _first_lapse(claims: Iterable[Asked]) -> date | None:
    return min((claim.lapses_on for claim in claims if claim.lapses_on), default=None)


def _pressing(last: date | None, today: date) -> bool:
    """Fewer than seven days are left of the year (法律援助法 44)."""
    if last is None or last < today:
        return False
    few = parameter("legal_aid.urgent_days", today).value
    return isinstance(few, int) and last - today < timedelta(days=few)


def _interruption(body: Body | None) -> str:
    """What may have begun the year anew, and that it was not counted."""
    if body is None:
        return text.UNION_ALONE
    return text.BY_COMMITTEE if body == "committee" else text.BY_OTHERS


_ROADS: tuple[Callable[[Ending, date, Calendar], Road | None], ...] = (
    review,
    confirmation,
    order_on_agreement,
    civil_suit,
    enforcement,
    arbitration,
    legal_aid,
    order_on_wages,
    inspection,
    crime,
)
