"""Seeing a number in clear: recorded before it is shown, or not shown at all."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import transaction

from weiquanbao.common import dates
from weiquanbao.common.text import plain
from weiquanbao.people.appointments import held_by
from weiquanbao.people.duties import DUTIES
from weiquanbao.people.models import Disclosure, Person

UNMASKABLE = ("phone", "id_number")
LOOKED = "看证据"
_SEEING = frozenset(code for code, duty in DUTIES.items() if duty.separation in {"casework", "auditor"})
#: Who pays to an account has to see it.
_PAYING = frozenset(code for code, duty in DUTIES.items() if duty.separation == "cashier")
_REVIEWING = frozenset(code for code, duty in DUTIES.items() if duty.separation == "lawyer")


class NotDisclosed(ValueError):
    """The number stays masked; the message says why."""


def unmask(*, viewer: int, subject: int, field: str, reason: str, case_id: int | None = None) -> str:
    """A person's number in clear, after writing down who looked, at whose, why, and on which case.

    The record is committed before the number leaves the database: called inside another transaction it refuses, for
    a later rollback would leave somebody who saw and no trace of it.
    """
    if field not in UNMASKABLE:
        raise NotDisclosed("这一项不能看完整的。")
    write_down(viewer=viewer, subject=subject, field=field, reason=reason, case_id=case_id)
    return getattr(Person.objects.get(pk=subject), field) or ""


def write_down(*, viewer: int, subject: int, field: str, reason: str, case_id: int | None) -> None:
    """Record that a number is about to be seen in clear, and why. Raises NotDisclosed; only then may it be shown."""
    why = _reasoned(reason)
    if viewer != subject and not _may_see(viewer, _SEEING | _PAYING if field == "bank_account" else _SEEING):
        raise NotDisclosed("你现在的角色不看当事人的完整号码。")
    with transaction.atomic(durable=True):
        Disclosure.objects.create(
            viewer_id=viewer, subject_id=subject, field=field, reason=why, case_id=case_id, at=dates.now()
        )


def write_down_document(
    *,
    viewer: int,
    draft_key: UUID,
    fields: Collection[str],
    reason: str,
    subject: int | None,
    case_id: int | None,
) -> None:
    """Record that the numbers in a written document are about to be seen in clear, in one statement.

    A lawyer on duty sees those of what he reviews, too; what was given to him the caller has asked. `subject` is None
    where it is written for nobody who is known here. Raises NotDisclosed; only then may they be shown.
    """
    why = _reasoned(reason)
    if not _may_see(viewer, _SEEING | _REVIEWING):
        raise NotDisclosed("你现在的角色不看当事人的完整号码。")
    seen = [
        Disclosure(
            viewer_id=viewer,
            subject_id=subject,
            draft_key=draft_key,
            field=field,
            reason=why,
            case_id=case_id,
            at=dates.now(),
        )
        for field in sorted(fields)
    ]
    with transaction.atomic(durable=True):
        Disclosure.objects.bulk_create(seen)


def _reasoned(reason: str) -> str:
    why = plain(reason, 200)
    if len(why) < 2:
        raise NotDisclosed("先写一句为什么要看，例如“打电话核实工资”。")
    return why


def looked_at(*, viewer: int, subject: int, item_id: int, case_id: int) -> None:
    """Record that staff look at a piece of evidence, once a viewer, item and day, before it is shown.

    The consents say 谁看过都有记录; asking for the same pages again on the same day writes nothing new.
    """
    looked_at_all(viewer=viewer, subject=subject, item_ids=(item_id,), case_id=case_id)


def looked_at_all(*, viewer: int, subject: int, item_ids: Iterable[int], case_id: int) -> None:
    """The same for many pieces that are handed out together, in one statement."""
    seen = [
        Disclosure(
            viewer_id=viewer,
            subject_id=subject,
            field="evidence",
            reason=LOOKED,
            case_id=case_id,
            item_id=item_id,
            day=dates.today(),
            at=dates.now(),
        )
        for item_id in item_ids
    ]
    with transaction.atomic(durable=True):
        Disclosure.objects.bulk_create(seen, ignore_conflicts=True)


def _may_see(viewer: int, duties: Collection[str] = _SEEING) -> bool:
    return any(each.role in duties for each in held_by(viewer, dates.today()))
