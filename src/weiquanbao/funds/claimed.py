"""What the workers of a matter claim as wages: the sums an assignment rests on, typed nowhere a second time."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from weiquanbao.cases.effects import Unfit
from weiquanbao.cases.models import Claim, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.words import REMUNERATION


def wages_of(matter_ids: Collection[int]) -> dict[int, dict[int, Decimal | None]]:
    """Matter → worker → what he claims as wages; None where he told no sum. One query.

    Injury, insurance and compensation stay with the worker and are left out (民法典 545, 内部规则 工资债权让渡 3).
    """
    found: dict[int, dict[int, Decimal | None]] = {}
    rows = Claim.objects.filter(
        matter_id__in=matter_ids, kind__in=REMUNERATION, party__side="claimant"
    ).order_by("id")
    for matter, party, amount in rows.values_list("matter_id", "party_id", "amount"):
        his = found.setdefault(matter, {})
        if party is not None:
            his[party] = _added(his.get(party), amount)
    return found


def _added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return other if one is None else one + (other or Decimal(0))


def owed_of(one: Party, amount: Decimal | None) -> int:
    """His wages in fen. Raises Unfit where no sum is claimed: then nothing is fixed (内部规则 工资债权让渡 2)."""
    if not amount:
        raise Unfit({"worker": f"{name_of(one)}的工资请求还没写欠多少，先核清、更正请求，再申请"})
    return int(amount * 100)
