"""Writing down what was done to the roster, in the transaction that does it."""

from __future__ import annotations

from weiquanbao.common.dates import now
from weiquanbao.rosters.models import Change, Shift


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
) -> None:
    """The same, saved."""
    change(kind, by=by, shift=shift, post_id=post_id, about_id=about_id, before=before, after=after).save()
