"""The notice, the day it reached the employer, and the road that is taken."""

from __future__ import annotations

from datetime import date

from weiquanbao.cases.effects import Doing, Unfit, follows, opens
from weiquanbao.cases.facts import gather_all
from weiquanbao.cases.models import Case, Entry
from weiquanbao.funds.effects.assignment.here import PROCEDURE, assignment_of
from weiquanbao.funds.models import Assignment
from weiquanbao.kernel.facts import Fact
from weiquanbao.law.assignee_roads import ROADS, explained

#: What the service knows, and this capability asks by name alone: nothing, as long as nothing reached the employer.
_SERVED = Fact("served_on_respondent_on", type(None), "给单位的文书最早哪天送达")


@follows(PROCEDURE, "notify")
def notify(doing: Doing) -> None:
    """The paper is written and served by the desk; a day to pay by lies ahead."""
    until = doing.values["pay_until"]
    if not isinstance(until, date) or until < doing.effective_on:
        raise Unfit({"pay_until": "写今天或者以后的日子"})


def arrived_on(case: Case) -> date | None:
    """The day the first notice reached the employer; None while none did. Kept once it is known."""
    row = Assignment.objects.get(case=case)
    if row.notified_on is None:
        row.notified_on = _served(case.pk)
        if row.notified_on is not None:
            row.save(update_fields=["notified_on"])
    return row.notified_on


def _served(case_id: int) -> date | None:
    told = gather_all([_SERVED], [case_id], None)[case_id][_SERVED.name]
    return told if isinstance(told, date) else None


def _acknowledged(case: Case) -> bool:
    """What the assessment that counts says of it."""
    rows = Entry.objects.filter(case=case, code="acknowledged").order_by("-step")
    return rows.values_list("value", flat=True).first() is True


@opens(PROCEDURE, "notify")
def went_out(case: Case, on: date) -> None:
    """Whoever agreed to papers on the phone has it at once."""
    arrived_on(case)


@opens("service", "agree", "hand_over", "leave", "stands_put_up", "delivered")
def reached_it(case: Case, on: date) -> None:
    """Served in another way: the assignment counts on the employer from this day on (民法典 546)."""
    if case.parent is not None and case.parent.procedure == PROCEDURE:
        arrived_on(case.parent)


@follows(PROCEDURE, "choose_road")
def choose_road(doing: Doing) -> None:
    """With what it rests on; a court needs a debt that is acknowledged, arbitration a warning that was read."""
    road = ROADS[str(doing.values["road"])]
    arrived_on(doing.case)
    if road.acknowledged and "item" not in doing.values and not _acknowledged(doing.case):
        raise Unfit(
            {
                "item": f"“{road.title}”要有单位认账的证据：欠条、调解协议。没有的，先催告、调解，或者请职工出面"
            }
        )
    if road.unverified and doing.values.get("advised") is not True:
        raise Unfit({"advised": f"{explained(road.code)}先问清楚、告诉领导，再选“是”"})
    row = assignment_of(doing.case)
    row.road = road.code
    row.save(update_fields=["road"])
