"""The tables of payments as frozen rows. Constant in queries, whatever the number of cases."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from weiquanbao.payments.books import Books, DueLine, PaymentLine
from weiquanbao.payments.models import Due, Payment, Plan


@dataclass(frozen=True, slots=True)
class PlanDigest:
    """Where an agreement comes from, and since when it counts."""

    case_id: int
    offer_id: int
    mediation_id: int
    party_id: int
    agreed_on: date


def plan_of(case_id: int) -> PlanDigest | None:
    """The agreement a case follows."""
    row = Plan.objects.filter(case_id=case_id).first()
    return (
        PlanDigest(row.case_id, row.offer_id, row.mediation_id, row.party_id, row.agreed_on) if row else None
    )


def followed(offer_id: int) -> int | None:
    """The case that follows this offer already."""
    return Plan.objects.filter(offer_id=offer_id).values_list("case_id", flat=True).first()


def books_of(case_ids: Collection[int]) -> Mapping[int, Books]:
    """Case → its books. Two queries."""
    dues: dict[int, list[DueLine]] = {}
    for row in Due.objects.filter(case_id__in=case_ids).order_by("party_id", "due_on", "number"):
        line = DueLine(row.party_id, row.number, row.due_on, row.amount, row.paid, row.late_on)
        dues.setdefault(row.case_id, []).append(line)
    payments: dict[int, list[PaymentLine]] = {}
    for one in Payment.objects.filter(case_id__in=dues).order_by("step", "id"):
        payments.setdefault(one.case_id, []).append(_line(one))
    return {case: Books(tuple(several), tuple(payments.get(case, ()))) for case, several in dues.items()}


def _line(row: Payment) -> PaymentLine:
    return PaymentLine(
        row.pk, row.party_id, row.step, row.teller, row.on_behalf, row.amount, row.paid_on, row.way,
        tuple(row.items), row.answer, row.received, row.answered_on, row.answered_for,
    )  # fmt: skip


def dues_on(day: date) -> tuple[int, ...]:
    """Cases with an instalment due on a day that is not received yet, of agreements whose signing did not fail."""
    return tuple(
        Due.objects.filter(due_on=day, paid__lt=F("amount"), case__closed_on=None)
        .exclude(case__state="unsigned")
        .order_by("case_id").values_list("case_id", flat=True).distinct()
    )  # fmt: skip


def following(mediation_id: int, *states: str) -> tuple[int, ...]:
    """Open cases in these states that follow what these talks came to."""
    rows = Plan.objects.filter(mediation_id=mediation_id, case__state__in=states, case__closed_on=None)
    return tuple(rows.order_by("case_id").values_list("case_id", flat=True))
