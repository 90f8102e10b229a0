"""What each of several workers asks for, and a sum parted in proportion to that: the suggestion and the rule."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from weiquanbao.cases.models import Claim
from weiquanbao.mediation.schedule import shares_of


def asked_by(parties: Collection[int]) -> dict[int, Decimal]:
    """Worker → the sum of what he asks for in money, nothing where he told none; in the order given. One query."""
    asked = dict.fromkeys(parties, Decimal(0))
    for party, his in Claim.objects.filter(party_id__in=parties, amount__gt=0).values_list("party", "amount"):
        asked[party] += his or Decimal(0)
    return asked


def pro_rata(amount: Decimal, parties: Collection[int]) -> dict[int, Decimal]:
    """The whole for one alone, else in proportion (内部规则 一起提出 7). Raises ValueError with a sentence."""
    members = list(parties)
    if len(members) == 1:
        return {members[0]: amount}
    asked = asked_by(members)
    unknown = sum(his == 0 for his in asked.values())
    if unknown:
        raise ValueError(f"有 {unknown} 个人还没写欠多少，分不出每个人的那一份，先请他们补上，或者一个一个写")
    try:
        return shares_of(amount, asked)
    except ValueError:
        raise ValueError("数目太小，有的人一分钱也分不到") from None
