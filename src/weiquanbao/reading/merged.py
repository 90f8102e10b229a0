"""并案: what was merged into a case, and into which case one was merged. Nothing is moved; this is how it is read."""

from __future__ import annotations

from django.db.models import QuerySet

from weiquanbao.cases.models import Case, Entry
from weiquanbao.reading.case_lines import case_lines
from weiquanbao.reading.rows import CaseLine

#: Entries in which the desk keeps the row id of the other case (desk.merging).
INTO, FROM = "into_case", "from_case"


def cases_merged_into(case: Case) -> QuerySet[Case]:
    """The complaints that ended in this one."""
    ids = Entry.objects.filter(case=case, code=FROM).values_list("value", flat=True)
    return Case.objects.filter(pk__in=[one for one in ids if isinstance(one, int)]).order_by("id")


def merged_lines(case: Case) -> tuple[CaseLine, ...]:
    """They, as lines. Three queries at most, one where nothing was merged."""
    ended = list(cases_merged_into(case).select_related("matter", "party__person", "party__employer"))
    return case_lines(ended) if ended else ()


def matters_read_with(case: Case) -> tuple[int, ...]:
    """The matter of a case, and those whose complaints were merged into it: what its officers may read."""
    if case.procedure != "complaint":
        return (case.matter_id,)
    return (case.matter_id, *cases_merged_into(case).values_list("matter_id", flat=True))


def going_on_in(matter_id: int) -> QuerySet[Case]:
    """The cases that complaints of this matter were merged into, and those in turn: an ending leads on once."""
    found: set[int] = set()
    matters = [matter_id]
    while matters:
        ended = Case.objects.filter(matter_id__in=matters, state="merged", procedure="complaint")
        values = Entry.objects.filter(case__in=ended, code=INTO).values_list("value", flat=True)
        fresh = {one for one in values if isinstance(one, int)} - found
        found |= fresh
        matters = list(Case.objects.filter(pk__in=fresh).values_list("matter_id", flat=True))
    return Case.objects.filter(pk__in=found)
