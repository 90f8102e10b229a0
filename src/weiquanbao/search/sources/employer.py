"""单位: the register of employers, for whoever reaches the union it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from weiquanbao.organisations.models import Employer
from weiquanbao.search.contract import EMPLOYER, Source, Thing
from weiquanbao.search.sources.party import aliases

#: The register knows no day; its firms stand behind the parties of matters.
NO_DAY = date(1970, 1, 1)


def things(employer_ids: Sequence[int]) -> Iterator[Thing]:
    """One for each employer, with its other names and its code."""
    known = aliases(employer_ids)
    for row in Employer.objects.filter(pk__in=employer_ids).select_related("region").defer("grams"):
        others = known.get(row.pk, ())
        told = (*others, row.uscc or "", row.region.name if row.region else "", row.address)
        yield Thing(
            owner=row.pk,
            key=row.pk,
            on=NO_DAY,
            title=row.name,
            text=" · ".join(filter(None, told)),
            names=(row.name, *others),
            place=row.organisation_id,
        )


SOURCE = Source(kind="employer", label="单位名册", owner=EMPLOYER, things=things)
