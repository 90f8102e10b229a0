"""Who handles a complaint: the town union of the employer's place, else the county."""

from __future__ import annotations

from weiquanbao.organisations.models import Employer, Organisation
from weiquanbao.sql.prepared import Prepared

_FEDERATION = Prepared(lambda: Organisation.objects.filter(kind="federation", parent=None))


def organisation_for(employer: Employer | None) -> Organisation:
    """The town union above the employer's own union, else that of its town, else the county federation."""
    if employer is not None and employer.organisation is not None:
        chain = [int(part) for part in employer.organisation.path.split(".") if part]
        town = Organisation.objects.filter(id__in=chain, kind="town_union").first()
        if town:
            return town
    if employer is not None and employer.region_id:
        town = Organisation.objects.filter(
            kind="town_union", region_id=employer.region_id, closed_on=None
        ).first()
        if town:
            return town
    (federation,) = _FEDERATION.all()
    return federation
