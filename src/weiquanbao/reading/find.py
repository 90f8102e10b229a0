"""Find a case by what people have at hand: case number, matter code, the whole phone number, a name."""

from __future__ import annotations

from django.db.models import Q

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Party
from weiquanbao.cases.names import name_of
from weiquanbao.common.text import plain
from weiquanbao.people.persons import phone_index
from weiquanbao.procedures import procedure
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.reading.rows import FoundRow

MOST = 20


def find(actor: Actor, text: str) -> tuple[FoundRow, ...]:
    """At most twenty cases within reach that answer to the text; nothing for text that cannot be one."""
    try:
        words = plain(text, 60)
    except ValueError:
        return ()
    if len(words) < 2:
        return ()
    parties = Party.objects.filter(_party(words)).values("matter_id")
    matches = Q(number__icontains=words) | Q(matter__code__iexact=words) | Q(matter_id__in=parties)
    cases = (
        cases_within(reach(actor), actor)
        .filter(matches, incident=False)
        .select_related("matter")
        .order_by("-opened_on", "-id")[:MOST]
    )
    rows = list(cases)
    names: dict[int, dict[str, str]] = {}
    for party in Party.objects.filter(matter_id__in=[case.matter_id for case in rows]).select_related(
        "person", "employer"
    ):
        names.setdefault(party.matter_id, {}).setdefault(party.side, name_of(party))
    return tuple(
        FoundRow(
            case_id=case.pk,
            number=case.number,
            matter_code=case.matter.code,
            claimant=names.get(case.matter_id, {}).get("claimant", ""),
            respondent=names.get(case.matter_id, {}).get("respondent", ""),
            state_word=procedure(case.procedure, case.version).states[case.state].title,
            opened_on=case.opened_on,
        )
        for case in rows
    )


def _party(words: str) -> Q:
    found = Q(person__name__icontains=words) | Q(employer__name__icontains=words) | Q(name__icontains=words)
    try:
        return found | Q(person__phone_index=phone_index(words))
    except ValueError:
        return found
