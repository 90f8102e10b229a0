"""The lawyers on duty as they stand today: whom a question may be given to, how much each has, who is sitting now."""

from __future__ import annotations

from django.db.models import Count

from weiquanbao.cases.models import Case, Matter, Party
from weiquanbao.common.dates import today
from weiquanbao.consultation.assigning import Asker, Lawyer, Suggestion, suggestions
from weiquanbao.consultation.origins import languages_in, province_in
from weiquanbao.people.appointments import exercised

CODE = "consultation"
LAWYER = "duty_lawyer"


def lawyers() -> tuple[Lawyer, ...]:
    """Everybody who exercises the duty today, by id. Two queries."""
    appointed = exercised(today()).filter(role=LAWYER).order_by("person_id")
    names = dict(appointed.values_list("person_id", "person__name"))
    waiting = Case.objects.filter(procedure=CODE, closed_on=None, handler_id__in=names).exclude(
        state="answered"
    )
    load = dict(waiting.values_list("handler_id").annotate(Count("id")))
    return tuple(Lawyer(person, name, load.get(person, 0)) for person, name in names.items())


def suggested(case: Case) -> tuple[Suggestion, ...]:
    """Who fits this consultation, best first; whoever stands in the matter himself is left out (回避)."""
    standing = set(Party.objects.filter(matter_id=case.matter_id).values_list("person_id", flat=True))
    fitting = (one for one in lawyers() if one.person_id not in standing and one.person_id != case.handler_id)
    return suggestions(fitting, asker_of(case.matter))


def asker_of(matter: Matter) -> Asker:
    """What is known of whoever asks: from the person's own row, else from what was written."""
    person = (
        Party.objects.filter(matter=matter, side="claimant")
        .order_by("id")
        .values_list("person__home_region__name", flat=True)
        .first()
    )
    return Asker(
        topics=frozenset(matter.problems) - {"other"},
        region=province_in(person or "") or province_in(matter.told),
        languages=languages_in(matter.told),
    )
