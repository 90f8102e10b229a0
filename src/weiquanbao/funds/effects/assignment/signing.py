"""Who signed is bound, who did not drops out; the desk itself keeps the signatures."""

from __future__ import annotations

from weiquanbao.cases.effects import Doing, Unfit, follows, leads
from weiquanbao.cases.models import Case
from weiquanbao.funds.effects.assignment.here import (
    PROCEDURE,
    assignment_of,
    drop,
    leave_out_others,
    named_one,
    standing_advances,
)
from weiquanbao.funds.models import Advance
from weiquanbao.ledger.models import Step

#: Acts after which somebody may have dropped out.
DROPPING = ("decline", "note_unsigned", "not_signed", "spare")


@follows(PROCEDURE, "decline", "note_unsigned", "not_signed")
def does_not_sign(doing: Doing) -> None:
    """Nothing is assigned or advanced for him (内部规则 工资债权让渡 8); the desk said who that is."""
    unsigned = doing.said.get("unsigned")
    gone = set(unsigned) if isinstance(unsigned, list) else set()
    drop(one for one in standing_advances(doing.case) if one.party_id in gone)


@follows(PROCEDURE, "complete")
def complete(doing: Doing) -> None:
    """Everybody who stands in it has signed; the others were told, and have no part in it any more."""
    Advance.objects.filter(assignment__case=doing.case, state="granted").update(state="signed")
    row = assignment_of(doing.case)
    row.agreed_on = doing.effective_on
    row.save(update_fields=["agreed_on"])
    leave_out_others(doing)


@follows(PROCEDURE, "spare")
def spare(doing: Doing) -> None:
    """He signed and was not paid: the advance is not needed any more, and his wages are his."""
    waiting = standing_advances(doing.case, "signed")
    if not waiting:
        raise Unfit({"worker": "没有签了还没付的职工"})
    drop([named_one(doing, waiting, "")])


@follows(PROCEDURE, "lapse")
def lapse(doing: Doing) -> None:
    """Nobody is left: nothing was assigned."""
    Advance.objects.filter(assignment__case=doing.case).update(state="dropped")


@leads(PROCEDURE, *DROPPING)
def nobody_is_left(case: Case) -> str | None:
    """With the last one the agreement falls; where all the others are paid already, the chase begins."""
    left = standing_advances(case)
    if not left:
        return "lapse"
    return paid_up(case, left) if case.state == "paying" else None


def paid_up(case: Case, left: list[Advance]) -> str | None:
    """The claim goes over with the last payment; the clock of the notice runs once."""
    if any(one.state != "paid" for one in left):
        return None
    before = Step.objects.filter(case_id=case.pk, act="all_paid").exists()
    return "paid_again" if before else "all_paid"
