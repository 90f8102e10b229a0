"""Files that staff bring into a case: each judged alone, kept under the batch until the act hands them over."""

from __future__ import annotations

from django.http import HttpRequest

from weiquanbao.evidence.actions import add
from weiquanbao.evidence.owners import DraftOwner, MatterOwner
from weiquanbao.evidence.results import Refused, Upload
from weiquanbao.evidence.words import SIDES
from weiquanbao.web.acting import actor_here


def keep(request: HttpRequest, batch: DraftOwner, matter: MatterOwner, *, side: str) -> tuple[Refused, ...]:
    """Keep the files of this request; gives those that were not taken, each with its sentence."""
    uploads = [Upload(file.name or "", file.size or 0, file) for file in request.FILES.getlist("files")]
    if not uploads:
        return ()
    results = add(
        owner=batch,
        uploads=uploads,
        added_by=actor_here(request).person_id,
        side=side if side in SIDES else next(iter(SIDES)),
        beside=matter,
    )
    return tuple(one for one in results if isinstance(one, Refused))
