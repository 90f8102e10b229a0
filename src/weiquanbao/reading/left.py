"""A case as it is for those who left it alone, and for those who stayed: what one has left goes on without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import QuerySet

from weiquanbao.cases.models import Case, Claim, Leaving
from weiquanbao.cases.standing import Standing, line_of
from weiquanbao.reading.case_lines import case_lines
from weiquanbao.reading.rows import CaseLine
from weiquanbao.reading.standing import roles_in

#: The role on a case of somebody who left it alone.
LEAVER = "leaver"
#: Where such a case stands for him, whatever became of it.
GONE = "你退出了"


def is_gone(case: Case, standing: Sequence[Standing]) -> bool:
    """Whether somebody who stands so left this case, and speaks there for nobody else."""
    return any(one.left for one in standing) and roles_in(case, standing) == {LEAVER}


def leaving_of(case: Case, standing: Sequence[Standing]) -> Leaving | None:
    """How and when he left it; None for whoever takes part."""
    if not is_gone(case, standing):
        return None
    own = [one.party_id for one in standing if one.capacity == "self"]
    return Leaving.objects.filter(case__in=[one for one in line_of(case) if one], party__in=own).first()


def of_those_who_stay(case: Case, claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Without the claims of those who left this case: they are not talked about here any more."""
    return claims.exclude(party__in=Leaving.objects.filter(case=case).values("party"))


def own_lines(cases: Sequence[Case], standing: Sequence[Standing]) -> tuple[CaseLine, ...]:
    """Cases as lines for somebody who stands so: one he left is over for him, and no clock of it runs."""
    gone = {case.pk for case in cases if is_gone(case, standing)}
    return tuple(
        replace(line, state_word=GONE, state_plain=GONE, clock=None) if line.id in gone else line
        for line in case_lines(cases)
    )
