"""What the papers of a wage-claim assignment may say: whose wages, how much of them, shown by what, paid where.

Numbers of papers and accounts are masked: the paper lies in a file that others read (内部规则 工资债权让渡 10).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from weiquanbao.cases.models import Case, Entry
from weiquanbao.cases.names import name_of
from weiquanbao.evidence.reading import items_named
from weiquanbao.funds.models import Advance, Assignment, PaymentOrder
from weiquanbao.people.masking import masked
from weiquanbao.procedures.wage_assignment.forms import CONDITIONS, ORDERS

PROCEDURE = "wage_assignment"
_DAY = date(2026, 11, 20)
_WORKER = {
    "name": "示例职工", "id_number": "330***********0000", "owed": Decimal(2), "granted": Decimal(1),
    "kept": Decimal(1),
}  # fmt: skip
#: An example of each field, for trying a text.
EXAMPLE: Mapping[str, object] = MappingProxyType(
    {
        "assignee": "示例县总工会",
        "respondent": "示例单位",
        "address": "示例地址",
        "workers": [_WORKER],
        "owed": Decimal(2),
        "granted": Decimal(1),
        "wages_from": _DAY,
        "wages_until": _DAY,
        "acknowledged": "已经认账",
        "order": "先给职工",
        "proofs": [{"what": "钱是单位欠的工资", "item": "工资条"}],
        "agreed_on": _DAY,
        "payments": [
            {"name": "示例职工", "amount": Decimal(1), "bank": "示例银行", "account": "****0000"}
        ],
        "paid_now": Decimal(1),
    }
)  # fmt: skip
#: The same where nothing optional is known.
LACKING: Mapping[str, object] = MappingProxyType(
    {
        **EXAMPLE, "address": "", "workers": [{**_WORKER, "id_number": ""}], "proofs": [], "payments": [],
        "agreed_on": None, "wages_from": None, "wages_until": None,
    }
)  # fmt: skip


def assignment_fields(case: Case) -> dict[str, object]:
    """Everything under `assignment`, of the step being written. Whoever dropped out is not spoken of."""
    row = Assignment.objects.select_related(
        "fund__organisation", "respondent__employer", "respondent__person"
    ).get(case=case)
    advances = _standing(row)
    paid = list(_paid_in(case, case.steps + 1))
    said = _assessed(case)
    return {
        "assignee": row.fund.organisation.name,
        "respondent": name_of(row.respondent),
        "address": row.respondent.address
        or (row.respondent.employer.address if row.respondent.employer else ""),
        "workers": [_worker(one) for one in advances],
        "owed": _sum(one.owed for one in advances),
        "granted": _sum(one.granted or 0 for one in advances),
        "wages_from": min((one.wages_from for one in advances if one.wages_from), default=None),
        "wages_until": max((one.wages_until for one in advances if one.wages_until), default=None),
        "acknowledged": "已经认账、打了欠条" if said.get("acknowledged") is True else "还没有认账",
        "order": dict(ORDERS)[row.split],
        "proofs": _proofs(said),
        "agreed_on": row.agreed_on,
        "payments": [_payment(one) for one in paid],
        "paid_now": _sum(one.fen for one in paid),
    }


def _standing(row: Assignment) -> list[Advance]:
    """Those the papers are about: once somebody was paid, those who were."""
    advances = list(
        Advance.objects.filter(assignment=row).exclude(state="dropped").select_related("party__person")
        .order_by("party_id")
    )  # fmt: skip
    return [one for one in advances if one.state == "paid"] or advances


def _worker(one: Advance) -> dict[str, object]:
    person, granted = one.party.person, one.granted or 0
    return {
        "name": name_of(one.party),
        "id_number": masked("id_number", person.id_number if person else ""),
        "owed": _yuan(one.owed),
        "granted": _yuan(granted),
        "kept": _yuan(one.owed - granted),
    }


def _payment(one: PaymentOrder) -> dict[str, object]:
    return {
        "name": name_of(one.advance.party),
        "amount": _yuan(one.fen),
        "bank": one.advance.bank,
        "account": masked("bank_account", one.advance.account),
    }


def _paid_in(case: Case, step: int) -> Iterable[PaymentOrder]:
    """The orders this step confirms."""
    rows = PaymentOrder.objects.filter(
        advance__assignment__case=case, confirmed__case=case, confirmed__step=step
    )
    return rows.select_related("advance__party__person").order_by("advance__party_id")


def _assessed(case: Case) -> dict[str, object]:
    """What was written in the assessment that counts."""
    rows = Entry.objects.filter(case=case, code__startswith="words_").order_by("-step")
    step = rows.values_list("step", flat=True).first()
    return dict(Entry.objects.filter(case=case, step=step).values_list("code", "value")) if step else {}


def _proofs(said: Mapping[str, object]) -> list[dict[str, object]]:
    """Each condition with the piece of evidence that shows it."""
    ids = {code: said.get(f"item_{code}") for code, _label in CONDITIONS}
    items = items_named([one for one in ids.values() if isinstance(one, int)])
    return [
        {"what": label, "item": items[found].title or items[found].kind_label}
        for code, label in CONDITIONS
        if isinstance(found := ids[code], int) and found in items
    ]


def _sum(several: Iterable[int]) -> Decimal:
    return _yuan(sum(several))


def _yuan(fen: int) -> Decimal:
    return Decimal(fen) / 100
