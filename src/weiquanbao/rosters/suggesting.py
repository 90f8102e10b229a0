"""Who could take a shift, the fitting first, with the reason: near, languages, load (内部规则 律师坐班 2).

Not the rule by which a question finds its lawyer (`reading.lawyers`): hours at a place are to be sat, by whoever is
free then; what a worker will ask nobody knows yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, QuerySet

from weiquanbao.people.appointments import exercised
from weiquanbao.rosters.models import LawyerProfile, Leave, Shift
from weiquanbao.rosters.rights import LAWYER
from weiquanbao.rosters.words import LANGUAGES

#: Load is what he sits in the fortnight before and after.
AROUND = timedelta(days=14)
MANDARIN = "mandarin"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A lawyer who is free at these hours, and what speaks for him."""

    person_id: int
    name: str
    firm: str
    office_here: bool
    sits_here: bool
    languages: tuple[str, ...]
    """What he speaks besides Mandarin, in words."""
    load: int
    """So often he sits within a fortnight of that day."""


def suggestions(shift: Shift, *, but: int | None = None) -> tuple[Suggestion, ...]:
    """Everybody who is free then, the near first, then those who sit least. The number of statements is constant."""
    loads = dict(
        Shift.objects.filter(day__range=(shift.day - AROUND, shift.day + AROUND), lawyer__isnull=False)
        .values_list("lawyer")
        .annotate(times=Count("pk"))
    )
    here = set(
        Shift.objects.filter(post=shift.post_id, day__range=(shift.day - AROUND, shift.day + AROUND))
        .exclude(lawyer=None)
        .values_list("lawyer_id", flat=True)
    )
    found = (
        Suggestion(
            person_id=one.person_id,
            name=one.person.name,
            firm=one.firm,
            office_here=bool(one.town_id) and one.town_id == shift.post.region_id,
            sits_here=one.person_id in here,
            languages=tuple(LANGUAGES[code] for code in one.languages if code != MANDARIN),
            load=loads.get(one.person_id, 0),
        )
        for one in _free(shift)
        if one.person_id not in {but, shift.lawyer_id}
    )
    return tuple(sorted(found, key=_fitting))


def _fitting(one: Suggestion) -> tuple[bool, bool, int, int, int]:
    return not one.office_here, not one.sits_here, one.load, -len(one.languages), one.person_id


def _free(shift: Shift) -> QuerySet[LawyerProfile]:
    """Lawyers on duty that day who neither sit elsewhere then nor are away."""
    elsewhere = Shift.objects.filter(
        day=shift.day, lawyer__isnull=False, starts__lt=shift.ends, ends__gt=shift.starts
    )
    away = Leave.objects.filter(state="approved", starts_on__lte=shift.day, ends_on__gte=shift.day)
    return (
        LawyerProfile.objects.select_related("person")
        .filter(person_id__in=exercised(shift.day).filter(role=LAWYER).values("person_id"))
        .exclude(person_id__in=elsewhere.values("lawyer_id"))
        .exclude(person_id__in=away.values("lawyer_id"))
    )
