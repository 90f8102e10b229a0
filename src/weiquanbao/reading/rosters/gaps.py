"""One shift as its keeper sees it, and who could take it when nobody sits there."""

from __future__ import annotations

from dataclasses import dataclass

from weiquanbao.access.actors import Actor
from weiquanbao.reading.rosters.changes import ChangeRow, changes_of_shift
from weiquanbao.reading.rosters.shifts import ShiftRow, shift_rows
from weiquanbao.rosters.models import Shift, standing
from weiquanbao.rosters.rights import keeps
from weiquanbao.rosters.suggesting import Suggestion, suggestions


@dataclass(frozen=True, slots=True)
class GapView:
    """One shift as its keeper sees it, with who could take it and what became of it so far."""

    shift: ShiftRow
    suggestions: tuple[Suggestion, ...]
    changes: tuple[ChangeRow, ...]


def roster_gap(actor: Actor, shift_id: int) -> GapView | None:
    """A shift of a post this actor keeps, and who is free for it; None for anything else."""
    shift = Shift.objects.select_related("post__organisation").filter(standing(), pk=shift_id).first()
    if shift is None or not keeps(actor, shift.post.organisation.path):
        return None
    ((_post, row),) = shift_rows(Shift.objects.filter(pk=shift_id))
    return GapView(row, suggestions(shift) if row.gap else (), changes_of_shift(shift_id))
