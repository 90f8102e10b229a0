"""当事人: who asks and of whom, with everything a firm is known by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from weiquanbao.cases.models import Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.words import PLACES
from weiquanbao.organisations.models import EmployerAlias
from weiquanbao.search.contract import MATTER, Source, Thing


def things(matter_ids: Sequence[int]) -> Iterator[Thing]:
    """One for each party. Phones are not here: they are found by their blind index."""
    rows = Party.objects.filter(matter_id__in=matter_ids).select_related("matter", "person", "employer")
    parties = list(rows.defer("boss_phone", "person__phone", "person__id_number"))
    known = aliases([party.employer_id for party in parties if party.employer_id])
    for party in parties:
        others = known.get(party.employer_id or 0, ())
        called = name_of(party)
        code = (party.employer.uscc or "") if party.employer else ""
        told = (PLACES[party.side], party.name, party.gate_sign, *others, code, party.address, party.payer)
        yield Thing(
            owner=party.matter_id,
            key=party.pk,
            on=party.matter.filed_on,
            title=called,
            text=" · ".join(dict.fromkeys(one for one in told if one and one != called)),
            names=tuple(filter(None, (_registered(party), *others, party.name, party.gate_sign))),
        )


def _registered(party: Party) -> str:
    """The name the house itself knows, not a sentence that stands for one."""
    if party.person is not None:
        return party.person.name
    return party.employer.name if party.employer else ""


def aliases(employer_ids: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
    """Employer → its other names. One query."""
    found: dict[int, tuple[str, ...]] = {}
    rows = EmployerAlias.objects.filter(employer_id__in=employer_ids).order_by("pk")
    for employer, name in rows.values_list("employer_id", "name"):
        found[employer] = (*found.get(employer, ()), name)
    return found


SOURCE = Source(kind="party", label="当事人", owner=MATTER, things=things)
