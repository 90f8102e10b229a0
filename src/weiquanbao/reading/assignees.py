"""The workers of a wage-claim assignment as they are chosen among: each with what is known of his sums."""

from __future__ import annotations

from weiquanbao.cases.names import name_of
from weiquanbao.common.money import in_figures, of_fen
from weiquanbao.funds.models import Advance
from weiquanbao.funds.reading import standing_of
from weiquanbao.funds.standing import Standing


def assignees(case_id: int) -> tuple[tuple[str, str], ...]:
    """Row id and words of everybody whose advance stands: owed, granted, and what the employer owes still."""
    rows = Advance.objects.filter(assignment__case=case_id).exclude(state="dropped")
    several = list(rows.select_related("party__person").order_by("party_id"))
    books = standing_of([one.pk for one in several])
    return tuple((str(one.party_id), f"{name_of(one.party)}（{_sums(books[one.pk])}）") for one in several)


def _sums(one: Standing) -> str:
    """欠 5,775 元，垫 4,000 元，单位还欠 5,775 元."""
    parts = [f"欠 {_yuan(one.owed)} 元"]
    if one.granted:
        parts.append(f"垫 {_yuan(one.granted)} 元")
    if one.state == "paid":
        parts.append(f"单位还欠 {_yuan(one.outstanding + one.own_open)} 元")
    if one.due_to:
        parts.append(f"该付给他 {_yuan(one.due_to)} 元")
    if one.due_from:
        parts.append(f"他该还 {_yuan(one.due_from)} 元")
    return "，".join(parts)


def _yuan(fen: int) -> str:
    return in_figures(of_fen(fen))
