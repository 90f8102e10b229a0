"""没送到的通知: what could not be delivered in the cases within reach, and whether somebody may send it again."""

from __future__ import annotations

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case
from weiquanbao.notices.reading import Sending, deliveries_of_case, undelivered
from weiquanbao.reading.case import names_of
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.reading.rows import SendingRow

MOST = 100


def notices_of(actor: Actor, case_id: int) -> tuple[SendingRow, ...]:
    """Everything sent in one case, newest first; nothing for a stranger."""
    case = cases_within(reach(actor), actor).filter(pk=case_id).first()
    if case is None:
        return ()
    return _rows(tuple(reversed(deliveries_of_case([case.pk]).get(case.pk, ()))), {case.pk: case.number})


def failed_notices(actor: Actor) -> tuple[SendingRow, ...]:
    """What was given up or keeps failing, newest first, at most a hundred."""
    within = cases_within(reach(actor), actor)
    found = undelivered(limit=MOST, case_ids=within.values_list("id", flat=True))
    numbers = dict(Case.objects.filter(id__in={one.case_id for one in found}).values_list("id", "number"))
    return _rows(found, numbers)


def may_send_again(actor: Actor, notice_id: int) -> bool:
    """Whether it is among those this actor handles."""
    found = reach(actor)
    return found.handles and any(row.id == notice_id for row in failed_notices(actor))


def _rows(found: tuple[Sending, ...], numbers: dict[int, str]) -> tuple[SendingRow, ...]:
    names = names_of([one.recipient_id for one in found if one.recipient_id])
    return tuple(
        SendingRow(
            id=one.id,
            case_id=one.case_id,
            number=numbers.get(one.case_id or 0, ""),
            subject=one.subject,
            recipient=names.get(one.recipient_id or 0, ""),
            masked=one.masked,
            channel=one.channel,
            channel_word=one.channel_label,
            state=one.state,
            state_word=one.state_label,
            created_at=one.created_at,
            sent_at=one.sent_at,
            next_try_at=one.next_try_at,
            read_at=one.read_at,
            tries=len(one.tries),
            fault=one.tries[-1].fault if one.tries else "",
        )
        for one in found
    )
