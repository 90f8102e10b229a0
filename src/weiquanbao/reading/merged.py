"""并案: what was merged into a case, and into which case one was merged. Nothing is moved; this is how it is read."""

from __future__ import annotations

from django.db.models import QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.cases.merged import FROM, INTO
from weiquanbao.cases.models import Case, Entry
from weiquanbao.reading.case_lines import case_lines
from weiquanbao.reading.reach import cases_within, own_matters, reach
from weiquanbao.reading.rows import CaseLine


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


def goes_on_in(actor: Actor, code: str) -> str:
    """The code of the matter in which a merged one of the actor's own goes on; empty where it went on nowhere."""
    own = own_matters(actor).filter(code=code).first()
    if own is None:
        return ""
    cases = going_on_in(own.pk).filter(matter__in=own_matters(actor)).exclude(state="merged")
    return cases.values_list("matter__code", flat=True).first() or ""


def went_on(actor: Actor, case_id: int) -> CaseLine | None:
    """The case that a merged one goes on in, as far as this actor reaches it."""
    entry = Entry.objects.filter(case_id=case_id, code=INTO).values_list("value", flat=True).first()
    if not isinstance(entry, int):
        return None
    rows = cases_within(reach(actor), actor).filter(pk=entry)
    return next(
        iter(case_lines(list(rows.select_related("matter", "party__person", "party__employer")))), None
    )
