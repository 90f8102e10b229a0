"""Writing down what was done to the roster, in the transaction that does it."""

from __future__ import annotations

from dataclasses import dataclass

from weiquanbao.common.dates import now
from weiquanbao.rosters.models import Change, Shift


@dataclass(frozen=True, slots=True)
class Moved:
    """A shift that went from one lawyer to another, or to or from nobody; `change` is its line of the history."""

    change: int
    shift_id: int
    before: int | None
    after: int | None


def change(
    kind: str,
    *,
    by: int | None,
    shift: Shift | None = None,
    post_id: int | None = None,
    about_id: int | None = None,
    before: int | None = None,
    after: int | None = None,
) -> Change:
    """One line of the history, not saved yet; `by` is None where the system itself does it."""
    return Change(
        kind=kind,
        by_id=by,
        at=now(),
        post_id=shift.post_id if shift else post_id,
        shift_id=shift.pk if shift else None,
        about_id=about_id,
        before_id=before,
        after_id=after,
    )


def note(
    kind: str,
    *,
    by: int | None,
    shift: Shift | None = None,
    post_id: int | None = None,
    about_id: int | None = None,
    before: int | None = None,
    after: int | None = None,
) -> Change:
    """The same, saved."""
    line = change(kind, by=by, shift=shift, post_id=post_id, about_id=about_id, before=before, after=after)
    line.save()
    return line


def moved(
    kind: str,
    *,
    by: int | None,
    shift: Shift,
    before: int | None,
    after: int | None,
    about_id: int | None = None,
) -> Moved:
    """Write down that a shift changed hands, and give it to whoever tells the people it concerns."""
    line = note(kind, by=by, shift=shift, about_id=about_id, before=before, after=after)
    return Moved(line.pk, shift.pk, before, after)
