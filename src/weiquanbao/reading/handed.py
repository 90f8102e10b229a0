"""移来等接办: cases another town hands over, before this one takes them; the queue shows only what is handled here."""

from __future__ import annotations

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case
from weiquanbao.reading.case_lines import case_lines
from weiquanbao.reading.queue import names_of_parties
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.reading.rows import HandedRow

MOST = 20


def handed_here(actor: Actor) -> tuple[HandedRow, ...]:
    """What lies here to be taken over, oldest first; none for whoever reads the whole county, where nothing is moved.

    One query where nothing is offered, four where something is.
    """
    found = reach(actor)
    if found.everything or found.nothing:
        return ()
    within = cases_within(found, actor).filter(incident=True, closed_on=None)
    waiting = within.filter(procedure="handover", state="offered").select_related(
        "matter", "party", "parent__organisation"
    )
    cases = list(waiting.order_by("id")[:MOST])
    if not cases:
        return ()
    parties = names_of_parties([case.matter_id for case in cases])
    lines = case_lines(cases)
    return tuple(
        HandedRow(line, *parties.get(case.matter_id, ("", "")), _from(case))
        for case, line in zip(cases, lines, strict=True)
    )


def _from(case: Case) -> str:
    return case.parent.organisation.name if case.parent else ""
