"""换班: asked by one, accepted by the other, approved by a third, and done in that moment."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import now
from weiquanbao.rosters.filling import held_shift, require_current, require_free
from weiquanbao.rosters.models import Shift, Swap
from weiquanbao.rosters.planning import ROSTER
from weiquanbao.rosters.record import Moved, moved, note
from weiquanbao.rosters.refusing import said
from weiquanbao.rosters.rights import Refused, require_keeper, require_lawyer
from weiquanbao.sql.locks import hold

OWN = "自己参加的换班不能自己批，请另一个人来批。"
MOVED = "这当中坐班表改过了，这次换班做不成，重新提一次。"
CLASH = "换了以后有一位会同时在两处坐班，换不成。"


@transaction.atomic
def ask_swap(
    *, shift_id: int, colleague_id: int, other_shift_id: int | None = None, acting_as: Actor
) -> Swap:
    """Ask a colleague to take a shift of one's own, for one of his or for nothing. Raises Refused."""
    lawyer = require_lawyer(acting_as)
    shift, other = _two(shift_id, other_shift_id)
    if shift.lawyer_id != lawyer:
        raise Refused("只能换自己的班。")
    if colleague_id == lawyer:
        raise Refused("要找另一位律师换。")
    if other is not None and other.lawyer_id != colleague_id:
        raise Refused("拿来换的那一班不是他的。")
    _require_fitting(shift, colleague_id, other, lawyer)
    _require_one_place(colleague_id, shift, but=other)
    if other is not None:
        _require_one_place(lawyer, other, but=shift)
    with said(one_swap_of_a_shift="这一班已经在换了，等那边答复。"):
        swap = Swap.objects.create(
            shift=shift, other=other, asked_by_id=lawyer, colleague_id=colleague_id, asked_at=now()
        )
    note("swap_asked", by=lawyer, shift=shift, about_id=swap.pk, before=lawyer, after=colleague_id)
    return swap


@transaction.atomic
def answer_swap(*, swap_id: int, accept: bool, acting_as: Actor) -> Swap:
    """The colleague says yes or no. Raises Refused."""
    lawyer = require_lawyer(acting_as)
    swap = _held(swap_id, "asked", "这次换班已经答复过了。")
    if swap.colleague_id != lawyer:
        raise Refused("这次换班问的不是你。")
    if accept:
        require_current(swap.shift)
    swap.state = "accepted" if accept else "declined"
    swap.answered_at = now()
    swap.save(update_fields=["state", "answered_at"])
    note(f"swap_{swap.state}", by=lawyer, shift=swap.shift, about_id=swap.pk)
    return swap


@transaction.atomic
def withdraw_swap(*, swap_id: int, acting_as: Actor) -> Swap:
    """Whoever asked does not want it any more, as long as nobody decided. Raises Refused."""
    lawyer = require_lawyer(acting_as)
    swap = _swaps().filter(pk=swap_id, state__in=["asked", "accepted"]).first()
    if swap is None or swap.asked_by_id != lawyer:
        raise Refused("这次换班已经有人定了，或者不是你提的。")
    swap.state = "withdrawn"
    swap.save(update_fields=["state"])
    note("swap_withdrawn", by=lawyer, shift=swap.shift, about_id=swap.pk)
    return swap


@transaction.atomic
def decide_swap(*, swap_id: int, approve: bool, acting_as: Actor) -> tuple[Swap, tuple[Moved, ...]]:
    """Approve or refuse what the colleague accepted; approved, both shifts change hands at once. Raises Refused.

    A third decides: whoever keeps the roster of both posts, and neither of the two.
    """
    hold(ROSTER)
    swap = _held(swap_id, "accepted", "同事还没答应，或者已经有人定了。")
    if acting_as.person_id in {swap.asked_by_id, swap.colleague_id}:
        raise Refused(OWN)
    shift, other = _two(swap.shift_id, swap.other_id)
    paths = {one.post.organisation.path for one in (shift, other) if one is not None}
    by = require_keeper(acting_as, paths)
    swap.state = "approved" if approve else "refused"
    swap.decided_by_id, swap.decided_at = by, now()
    swap.save(update_fields=["state", "decided_by", "decided_at"])
    note(f"swap_{swap.state}", by=by, shift=shift, about_id=swap.pk)
    return swap, _exchange(swap, shift, other, by) if approve else ()


def _exchange(swap: Swap, shift: Shift, other: Shift | None, by: int) -> tuple[Moved, ...]:
    if shift.lawyer_id != swap.asked_by_id or (other is not None and other.lawyer_id != swap.colleague_id):
        raise Refused(MOVED)
    _require_fitting(shift, swap.colleague_id, other, swap.asked_by_id)
    hands = [(shift, swap.asked_by_id, swap.colleague_id)]
    if other is not None:
        hands.append((other, swap.colleague_id, swap.asked_by_id))
    with said(a_lawyer_is_in_one_place=CLASH):
        # Both hands are let go first: two shifts at the same hour may change places.
        Shift.objects.filter(pk__in=[one.pk for one, _, _ in hands]).update(lawyer=None)
        for one, _before, after in hands:
            Shift.objects.filter(pk=one.pk).update(lawyer=after)
    return tuple(
        moved("shift_swapped", by=by, shift=one, about_id=swap.pk, before=before, after=after)
        for one, before, after in hands
    )


def _require_fitting(shift: Shift, colleague: int, other: Shift | None, lawyer: int) -> None:
    require_current(shift)
    require_free(colleague, shift)
    if other is not None:
        require_current(other)
        require_free(lawyer, other)


def _require_one_place(lawyer: int, shift: Shift, *, but: Shift | None) -> None:
    """He sits nowhere else then, apart from what he gives for it: said when it is asked, not weeks later."""
    elsewhere = Shift.objects.filter(
        lawyer=lawyer, day=shift.day, starts__lt=shift.ends, ends__gt=shift.starts
    ).exclude(pk__in=[but.pk] if but else [])
    if elsewhere.exists():
        raise Refused(CLASH)


def _two(shift_id: int, other_id: int | None) -> tuple[Shift, Shift | None]:
    """Both held, always in the same order, so that two who swap at once wait for each other."""
    ids = sorted({shift_id, *([other_id] if other_id is not None else [])})
    held = {pk: held_shift(pk) for pk in ids}
    return held[shift_id], held[other_id] if other_id is not None else None


def _held(swap_id: int, state: str, otherwise: str) -> Swap:
    swap = _swaps().filter(pk=swap_id, state=state).first()
    if swap is None:
        raise Refused(otherwise)
    return swap


def _swaps() -> QuerySet[Swap]:
    """Swaps held to the end of the transaction, each with its shift, which may go on changing."""
    return Swap.objects.select_for_update(of=("self",)).select_related("shift__post")
