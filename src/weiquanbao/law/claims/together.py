"""Which claims go together: what a list of them may be added up to, and why one is left out (LAW E1, E4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from weiquanbao.law.claims.working import Figure

ZERO = Decimal(0)
TWICE, NOTICE, SEVERANCE, MORE = "unlawful_2n", "notice_pay", "severance", "additional_85"
BACK = "reinstatement"


class Found(Protocol):
    """What came out of a claim, just computed or kept: its code, what it found, and the sum due in yuan, if any."""

    @property
    def claim(self) -> str: ...
    @property
    def figures(self) -> Mapping[str, Figure]: ...
    @property
    def amount(self) -> Decimal | None: ...


class Refusal(NamedTuple):
    """A claim that is not added, the one it stands against, and why, with the articles."""

    left_out: str
    beside: str | None
    says: str
    basis: tuple[str, ...]


class Together(NamedTuple):
    """The sum in yuan, the claims in it, those left out of it, and those that may count the same months twice."""

    total: Decimal
    counted: tuple[str, ...]
    refused: tuple[Refusal, ...]
    check: tuple[Refusal, ...]


class _Rule(NamedTuple):
    says: str
    basis: tuple[str, ...]


_GOES_ON = _Rule("回去上班、合同继续的，没有离开的补偿（N、N+1、2N）：只能选一样", ("劳动合同法 48",))
#: Of each two only one is paid.
EXCLUDES: dict[frozenset[str], _Rule] = {
    frozenset({TWICE, SEVERANCE}): _Rule(
        "要了违法解除的赔偿金（2N），就不再有经济补偿（N）", ("劳动合同法 87", "劳动合同法实施条例 25")
    ),
    frozenset({TWICE, NOTICE}): _Rule(
        "要了违法解除的赔偿金（2N），就不再有经济补偿和代通知金（N+1）",
        ("劳动合同法 87", "劳动合同法实施条例 25"),
    ),
    frozenset({NOTICE, SEVERANCE}): _Rule(
        "N+1 里已经有经济补偿（N），不能再加一次", ("劳动合同法 40", "劳动合同法 46")
    ),
    **{frozenset({BACK, money}): _GOES_ON for money in (TWICE, NOTICE, SEVERANCE)},
}
#: Both are counted, but the same months may stand in both: a person looks.
OVERLAPS: dict[frozenset[str], _Rule] = {
    frozenset({"arrears_wage", one}): _Rule(
        "同样的月份只能算一次：欠的工资里可能已经有了这一项的差额，对一对月份",
        ("劳动合同法 30", "劳动合同法 85"),
    )
    for one in ("min_wage", "probation", "sick_leave")
} | {
    frozenset({"min_wage", one}): _Rule(
        "同样的月份只能算一次：两项都补到最低工资的，对一对月份", ("劳动法 48", "劳动合同法 20")
    )
    for one in ("probation", "sick_leave")
}
_TWO_OF_A_KIND = _Rule("同一项已经算了一次", ("劳动合同法 47", "劳动合同法 48"))
#: Where several are claimed side by side the order they are kept in when they come to the same.
_FIRST = (TWICE, BACK, NOTICE, SEVERANCE)
_NOT_BY_ITSELF = _Rule(
    "加付赔偿金是一个幅度，要先有限期支付的决定、过期不付，由仲裁、法院定，不先加进来", ("劳动合同法 85",)
)


def exclude(one: str, other: str) -> Refusal | None:
    """Why the second of two claims may not be added to the first; None where both are paid."""
    rule = EXCLUDES.get(frozenset({one, other}))
    return Refusal(other, one, *rule) if rule else None


def together(results: Iterable[Found]) -> Together:
    """What these come to: of those that exclude each other the greatest is counted, and the rest are named."""
    listed = list(results)
    refused = [Refusal(one.claim, None, *_NOT_BY_ITSELF) for one in listed if one.claim == MORE]
    sums = [(one, what_for(one)) for one in listed if one.amount is not None and one.claim != MORE]
    ending = sorted((pair for pair in sums if pair[1] in _FIRST), key=_greatest_first)
    kept = [one for one, kind in sums if kind not in _FIRST] + [one for one, _kind in ending[:1]]
    refused += _left_out(ending)
    counted = tuple(one.claim for one in kept)
    total = sum((one.amount or ZERO for one in kept), ZERO)
    return Together(total, counted, tuple(refused), _overlaps(counted))


def what_for(result: Found) -> str:
    """The claim it really is: going back is no 2N, a protected dismissal is, leaving over insurance is severance."""
    if result.claim == TWICE and "from" in result.figures:
        return BACK
    if "alternative" in result.figures:
        return TWICE
    if result.claim == "social_insurance" and "units" in result.figures:
        return SEVERANCE
    return result.claim


def _overlaps(counted: tuple[str, ...]) -> tuple[Refusal, ...]:
    pairs = ((one, other) for place, one in enumerate(counted) for other in counted[place + 1 :])
    return tuple(
        Refusal(other, one, *OVERLAPS[frozenset({one, other})])
        for one, other in pairs
        if frozenset({one, other}) in OVERLAPS
    )


def _greatest_first(pair: tuple[Found, str]) -> tuple[Decimal, int]:
    result, kind = pair
    return -(result.amount or ZERO), _FIRST.index(kind)


def _left_out(ending: Sequence[tuple[Found, str]]) -> list[Refusal]:
    """Each claim for the end of the work but the one that is counted."""
    refused = []
    for result, kind in ending[1:]:
        kept, kept_kind = ending[0]
        rule = EXCLUDES.get(frozenset({kind, kept_kind}), _TWO_OF_A_KIND)
        refused.append(Refusal(result.claim, kept.claim, *rule))
    return refused
