"""Which roads are open after a case that did not give the worker what was asked for, or gave an agreement to secure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.limits import is_dated
from weiquanbao.cases.models import Case, Claim
from weiquanbao.common.dates import today
from weiquanbao.law.roads import Asked, Body, Ending, Outcome, Road, roads
from weiquanbao.ledger.models import Step
from weiquanbao.payments.reading import books_of, plan_of
from weiquanbao.reading.rows import ClaimRow, RoadRow

#: Results of a complaint that leave the worker without, or with less than, what was asked for.
UNSETTLED: Final = frozenset({"not_settled", "partly_paid", "not_upheld", "out_of_reach"})
#: The ground of a refusal that says arbitration, a court or an authority has the matter already.
ELSEWHERE: Final = "already_elsewhere"
#: The act that entrusts a mediation says which kind of body mediates.
BODIES: Final[Mapping[str, Body]] = {
    "to_committee": "committee",
    "to_group": "group",
    "to_people": "people",
}
#: The state a mediation ended in.
OUTCOMES: Final[Mapping[str, Outcome]] = {
    "concluded": "agreed",
    "failed": "failed",
    "over": "failed",
    "declined": "declined",
    # Of an agreement that was to be signed.
    "signed": "agreed",
    "refused": "failed",
    "unsigned": "failed",
    "called_off": "failed",
}
#: Representations that left the worker to go on alone.
ALONE: Final = frozenset({"refused", "lapsed"})


def roads_of(
    case: Case,
    claims: Iterable[ClaimRow] | None = None,
    *,
    alone: bool = False,
    since: date | None = None,
) -> tuple[RoadRow, ...]:
    """The roads open today after this case; none while it runs, or where nothing is left to do.

    `claims` are those the reader may see; left out, all of the matter. The body a referral named comes first.
    `alone`: what others agreed to does not bind the reader, for whom the talks came to nothing, on the day he left
    them (`since`) or else on that on which they ended.
    """
    ending = _came_to_nothing(case, claims or (), since) if alone else _ending(case, claims)
    if ending is None:
        return ()
    day = today()
    found = [_row(road, day) for road in roads(ending, today=day, calendar=county_calendar())]
    return tuple(sorted(found, key=lambda row: row.code != case.result))


def _ending(case: Case, claims: Iterable[ClaimRow] | None) -> Ending | None:
    if case.procedure == "performance":
        return _of_agreement(case, claims)
    talks = _talks(case)
    outcome = OUTCOMES.get(case.state) if talks else _answered(case)
    if outcome is None:
        return None
    asked = _claims(case, claims)
    return Ending(
        body=_body(talks.pk) if talks else None,
        outcome=outcome,
        on=case.closed_on or today(),
        claims=tuple(_asked(claim) for claim in asked),
        wronged_on=_wronged_on(case, asked),
        elsewhere=case.result == ELSEWHERE,
    )


def _talks(case: Case) -> Case | None:
    """The mediation a case is, or whose agreement it signs."""
    if case.procedure == "signing":
        return case.parent
    return case if case.procedure == "mediation" else None


def _claims(case: Case, claims: Iterable[ClaimRow] | None) -> tuple[ClaimRow | Claim, ...]:
    return tuple(_of_matter(case)) if claims is None else tuple(claims)


def _of_agreement(case: Case, claims: Iterable[ClaimRow] | None) -> Ending | None:
    """An agreement that is followed: to be secured while it is kept, and what is open once a day of it went by.

    Of several instalments that did not come the first counts: from it every period ends at the earliest. One whose
    signing came to nothing is no agreement (调解仲裁法 14): what is open is what was open before.
    """
    plan, books = plan_of(case.pk), books_of([case.pk]).get(case.pk)
    if plan is None or books is None or case.state == "fulfilled":
        return None
    asked = _claims(case, claims)
    late = min((due.due_on for due in books.overdue()), default=None)
    outcome: Outcome = "failed" if case.state == "unsigned" else "not_performed" if late else "agreed"
    return Ending(
        body=_body(plan.mediation_id),
        outcome=outcome,
        on=late or plan.agreed_on,
        claims=tuple(_asked(claim) for claim in asked),
        agreed_on=None if outcome == "failed" else plan.agreed_on,
        wronged_on=_wronged_on(case, asked),
    )


def _asked(claim: ClaimRow | Claim) -> Asked:
    return Asked(claim.kind, claim.lapses_on, dated=is_dated(claim.limitation))


def _wronged_on(case: Case, claims: Sequence[ClaimRow | Claim]) -> date | None:
    """Since when the wrong was known, the earliest of these claims; a member's by what he told of himself."""
    days = [
        told["known_on"] and date.fromisoformat(told["known_on"])
        for claim in claims
        if (told := claim.limitation.get("told"))
    ]
    if any("told" not in claim.limitation and is_dated(claim.limitation) for claim in claims):
        days.append(case.matter.known_on)
    return min((day for day in days if day), default=None)


def _came_to_nothing(case: Case, claims: Iterable[ClaimRow], since: date | None) -> Ending:
    """Of a mediation, of an offer in it, or of a round about that offer, for a worker who left or did not say yes."""
    talks = case
    while talks.procedure != "mediation" and talks.parent is not None:
        talks = talks.parent
    return Ending(
        body=_body(talks.pk),
        outcome="failed",
        on=since or case.closed_on or today(),
        claims=tuple(_asked(claim) for claim in claims),
        wronged_on=_wronged_on(case, tuple(claims)),
    )


def _answered(case: Case) -> Outcome | None:
    """Whether a complaint or a representation ended with the worker still without."""
    if case.closed_on is None:
        return None
    if case.procedure == "representation":
        return "answered" if case.state in ALONE else None
    if case.procedure != "complaint":
        return None
    unsettled = case.state in {"refused", "referred"} or case.result in UNSETTLED
    return "answered" if unsettled else None


def _body(mediation_id: int) -> Body | None:
    entrusted = Step.objects.filter(case_id=mediation_id, act__in=BODIES).order_by("-number")
    return BODIES.get(entrusted.values_list("act", flat=True).first() or "")


def _of_matter(case: Case) -> Iterable[Claim]:
    return Claim.objects.filter(matter_id=case.matter_id).order_by("id")


def _row(road: Road, day: date) -> RoadRow:
    return RoadRow(
        code=road.code,
        title=road.title,
        plain=road.plain,
        formal=road.formal,
        where=road.where,
        last_day=road.last_day,
        days_left=(road.last_day - day).days if road.last_day else None,
        basis=road.basis,
        articles=road.articles,
        provisional=road.provisional,
        bring=road.bring,
        unverified=road.unverified,
    )
