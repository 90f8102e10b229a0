"""Which respondents were told by text message, have not opened the link, and must answer on a day: for the reminder."""

from __future__ import annotations

from datetime import date

from weiquanbao.cases.models import ClockRun
from weiquanbao.cases.names import name_of
from weiquanbao.invitations.reading import invitation_of, letter_of
from weiquanbao.reading.rows import UnopenedRow


def unopened_due(due_on: date) -> tuple[UnopenedRow, ...]:
    """One row a response whose answer is due on this day. Three queries, and two for each of the few it is due for."""
    runs = ClockRun.objects.filter(
        code="answer",
        case__procedure="response",
        case__state="notified",
        due_on=due_on,
        stopped_on=None,
        expired_on=None,
        paused_on=None,
    )
    rows = runs.select_related("case__organisation", "case__party__person", "case__party__employer")
    found = []
    for run in rows.order_by("case_id"):
        invitation, letter = invitation_of(run.case_id), letter_of(run.case_id)
        if invitation is None or letter is None or invitation.opened_at or not invitation.has_phone:
            continue
        case = run.case
        party = name_of(case.party) if case.party else ""
        found.append(
            UnopenedRow(case.pk, case.matter_id, case.organisation.name, party, due_on, letter.token)
        )
    return tuple(found)
