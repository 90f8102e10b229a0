"""What service tells guards; each provider answers for many cases in a constant number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from weiquanbao.cases.asked import asked
from weiquanbao.cases.facts import provides
from weiquanbao.service.models import Service


@provides("addressee_side")
def addressee_side(case_ids: Sequence[int]) -> Mapping[int, str]:
    """The side of the party a case is about."""
    return {case: row.party_side for case, row in asked(case_ids).rows.items() if row.party_side}


@provides("served_on_each_respondent")
def served_on_each_respondent(case_ids: Sequence[int]) -> Mapping[int, bool]:
    """Whether every paper of a case that goes to a respondent is served on it; no, where none was made."""
    rows = Service.objects.filter(case__parent__in=case_ids, party__side="respondent")
    found: dict[int, bool] = {}
    for case, served in rows.values_list("case__parent_id", "served_on"):
        if case is not None:
            found[case] = found.get(case, True) and served is not None
    return found


@provides("served_on_respondent_on")
def served_on_respondent_on(case_ids: Sequence[int]) -> Mapping[int, date]:
    """The first day on which a paper of a case reached a respondent; cases of which none did are left out."""
    rows = Service.objects.filter(
        case__parent__in=case_ids, party__side="respondent", served_on__isnull=False
    ).order_by("-served_on")
    days = rows.values_list("case__parent_id", "served_on")
    return {case: day for case, day in days if case is not None and day is not None}
