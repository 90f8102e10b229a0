"""What was agreed and what came of it in figures, for papers that go elsewhere: nothing is typed again there."""

from __future__ import annotations

from typing import Any

from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.names import name_of
from weiquanbao.payments.books import NOTHING, Books
from weiquanbao.payments.models import Plan
from weiquanbao.payments.reading import books_of


def agreements_told(matter_id: int) -> dict[str, Any]:
    """Every agreement of a matter under one heading; nothing where there is none. Whoever asks has been let in."""
    plans = list(
        Plan.objects.filter(case__matter_id=matter_id)
        .select_related("case", "party__person", "party__employer")
        .order_by("case_id")
    )
    books = books_of([plan.case_id for plan in plans])
    workers = {party for one in books.values() for party in one.workers}
    names = {one.pk: name_of(one) for one in Party.objects.select_related("person").filter(pk__in=workers)}
    told = [_agreement(plan.case, name_of(plan.party), plan, books[plan.case_id], names) for plan in plans]
    return {"履行": told} if told else {}


def _agreement(case: Case, payer: str, plan: Plan, books: Books, names: dict[int, str]) -> dict[str, Any]:
    late = [(due, his) for due, his in books.uncovered() if due.late_on is not None]
    return {
        "案号": case.number,
        "单位": payer,
        "哪天说好的": str(plan.agreed_on),
        "约定（元）": f"{books.agreed:.2f}",
        "职工说收到（元）": f"{books.paid:.2f}",
        "到期没付（元）": f"{sum((his for _due, his in late), NOTHING):.2f}",
        "从哪天没付": str(min((due.due_on for due, _his in late), default="")),
        "每期": [
            {
                "付给": names[one.party_id],
                "哪天前": str(one.due_on),
                "约定（元）": f"{one.amount:.2f}",
                "收到（元）": f"{one.paid:.2f}",
            }
            for one in books.dues
        ],
    }
