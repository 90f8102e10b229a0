"""What cannot be had is given up by a decision on a proposal, never by who proposed it (内部规则 工资债权让渡 16)."""

from __future__ import annotations

from weiquanbao.cases.effects import Doing, Unfit, follows, leads
from weiquanbao.cases.models import Case, Entry
from weiquanbao.funds import actions
from weiquanbao.funds.effects.assignment.here import (
    PROCEDURE,
    named_or_all,
    said_beside,
    standing_advances,
    standings,
)
from weiquanbao.funds.effects.assignment.recovering import ended
from weiquanbao.ledger.models import Step


@follows(PROCEDURE, "propose_write_off")
def propose(doing: Doing) -> None:
    """Of one worker, or of all whose claim is open."""
    advances = standing_advances(doing.case)
    books = standings(advances)
    named_or_all(
        doing,
        [one for one in advances if books[one.pk].outstanding or books[one.pk].due_from],
        "没有还没追回来的",
    )


@follows(PROCEDURE, "write_off")
def write_off(doing: Doing) -> None:
    """Just what was proposed, as it stands today; he who proposed it does not decide it."""
    proposal = Step.objects.filter(case_id=doing.case.pk, act="propose_write_off").latest("number")
    if proposal.person_id == doing.person_id:
        raise Unfit({"explanation": "提出核销的人不能自己决定"})
    party = Entry.objects.filter(case=doing.case, step=proposal.number, code="worker").values_list(
        "value", flat=True
    )
    named = party.first()
    advances = [one for one in standing_advances(doing.case) if named is None or one.party_id == named]
    for advance, one in standings(advances).items():
        for account, fen in (("claims", one.outstanding), ("due_from_workers", one.due_from)):
            if not fen:
                continue
            with said_beside("explanation"):
                actions.write_off(
                    advance_id=advance, fen=fen, case_id=doing.case.pk, step=doing.step,
                    on=doing.effective_on, account=account,
                )  # fmt: skip


@leads(PROCEDURE, "write_off")
def nothing_is_left(case: Case) -> str | None:
    """The last of it given up ends the case, once the workers have their part."""
    return ended(case, list(standings(standing_advances(case)).values()))
