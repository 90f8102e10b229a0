"""The cashier's part: telling the bank, what the bank did, and what came back."""

from __future__ import annotations

from weiquanbao.cases.effects import Doing, Unfit, follows, leads
from weiquanbao.cases.models import Case
from weiquanbao.cases.names import name_of
from weiquanbao.funds import actions
from weiquanbao.funds.effects.assignment.here import (
    PROCEDURE,
    assignment_of,
    day_of,
    items_of,
    named_one,
    named_or_all,
    said_beside,
    standing_advances,
)
from weiquanbao.funds.effects.assignment.signing import paid_up
from weiquanbao.funds.models import Advance, PaymentOrder


@follows(PROCEDURE, "order_payment")
def order_payment(doing: Doing) -> None:
    """Everybody who signed and said where; posting and order stand in the same transaction."""
    row = assignment_of(doing.case)
    if doing.person_id in {row.assessor_id, row.approver_id}:
        raise Unfit({"note": "评估、批准过的人不能付钱"})
    ready = [one for one in standing_advances(doing.case, "signed") if one.account]
    if not ready:
        raise Unfit({"note": f"{_without_account(doing.case)}还没写收款账户，写好再付"})
    for one in ready:
        _whose_account(one)
        with said_beside("note"):
            actions.order_payment(
                advance_id=one.pk, case_id=doing.case.pk, step=doing.step, on=doing.effective_on
            )
    row.cashier_id = doing.person_id
    row.save(update_fields=["cashier"])
    doing.said["paid_to"] = [one.party_id for one in ready]


def _without_account(case: Case) -> str:
    return "、".join(name_of(one.party) for one in standing_advances(case, "signed") if not one.account)


def _whose_account(one: Advance) -> None:
    """To the worker himself and to nobody else; whoever changed his name says so anew."""
    if one.holder != name_of(one.party):
        raise Unfit({"note": f"{name_of(one.party)}的收款账户户名不是本人，改好再付"})


@follows(PROCEDURE, "confirm_payment")
def confirm_payment(doing: Doing) -> None:
    """The bank paid: one of them, or all that were told to it."""
    several = named_or_all(doing, standing_advances(doing.case, "ordered"), "没有等银行付的")
    items = items_of(doing)
    for one in several:
        with said_beside("day"):
            actions.confirm_payment(
                advance_id=one.pk, case_id=doing.case.pk, step=doing.step, on=day_of(doing),
                bank_ref=str(doing.values["bank_ref"]), items=items,
            )  # fmt: skip
    doing.said["paid_to"] = [one.party_id for one in several]


@follows(PROCEDURE, "payment_returned")
def payment_returned(doing: Doing) -> None:
    """It did not reach him: it waits to be paid again, to an account he looks at first."""
    one = named_one(doing, standing_advances(doing.case, "ordered", "paid"), "没有付过的")
    orders = PaymentOrder.objects.filter(advance=one, kind="advance").exclude(state="returned")
    with said_beside("day"):
        actions.payment_returned(
            order_id=orders.latest("pk").pk, case_id=doing.case.pk, step=doing.step, on=day_of(doing)
        )
    Advance.objects.filter(pk=one.pk).update(account="", bank="", holder="")


@leads(PROCEDURE, "confirm_payment")
def when_all_are_paid(case: Case) -> str | None:
    """The last payment: from here on the union chases the employer."""
    return paid_up(case, standing_advances(case)) if case.state == "paying" else None
