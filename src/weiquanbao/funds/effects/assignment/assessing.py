"""The four conditions, each with its evidence; how much for each worker; the decision of another person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from weiquanbao.cases.effects import Doing, Unfit, follows
from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import taking_part
from weiquanbao.funds.caps import Caps, NoCap, caps_on
from weiquanbao.funds.claimed import owed_of, wages_of
from weiquanbao.funds.effects.assignment.here import (
    PROCEDURE,
    assignment_of,
    drop,
    leave_out_others,
    standing_advances,
)
from weiquanbao.funds.models import Advance
from weiquanbao.funds.refusals import said
from weiquanbao.procedures.wage_assignment.forms import CONDITIONS


@follows(PROCEDURE, "assess")
def assess(doing: Doing) -> None:
    """All four conditions shown, each sum within what is owed and what the federation allows, no wages twice."""
    errors = _unproved(doing)
    if errors:
        raise Unfit(errors)
    since, until = _months(doing)
    advances = standing_advances(doing.case)
    _count_again(doing.case, advances)
    granted = _granted(doing, advances)
    _within_caps(doing, advances, granted)
    _not_assigned_elsewhere(doing, advances, since, until)
    for one in advances:
        one.granted, one.wages_from, one.wages_until = granted[one.party_id], since, until
    Advance.objects.bulk_update(advances, ["owed", "granted", "wages_from", "wages_until"])
    row = assignment_of(doing.case)
    row.split, row.assessor_id = str(doing.values["order"]), doing.person_id
    row.save(update_fields=["split", "assessor"])


def _unproved(doing: Doing) -> dict[str, str]:
    """A condition that is not met, or that nothing shows (内部规则 工资债权让渡 2)."""
    errors: dict[str, str] = {}
    for code, label in CONDITIONS:
        if doing.values.get(f"is_{code}") is not True:
            errors[f"is_{code}"] = f"“{label}”不符合，不能垫；办“不予让渡”，写明理由"
        elif f"item_{code}" not in doing.values:
            errors[f"item_{code}"] = f"“{label}”没有对得上的证据，先请职工补材料"
    return errors


def _count_again(case: Case, advances: list[Advance]) -> None:
    """What is owed is what is claimed today: a claim may have been corrected since he applied. Raises Unfit."""
    wages = wages_of([case.matter_id]).get(case.matter_id, {})
    for one in advances:
        one.owed = owed_of(one.party, wages.get(one.party_id))


def _months(doing: Doing) -> tuple[date, date]:
    """Accrued wages only: the last day is not after today, which the form holds."""
    since, until = doing.values["wages_from"], doing.values["wages_until"]
    if not isinstance(since, date) or not isinstance(until, date) or until < since:
        raise Unfit({"wages_until": "最后一天不能早于第一天"})
    return since, until


def _granted(doing: Doing, advances: list[Advance]) -> Mapping[int, int]:
    """Party → fen, a sum for each who applied."""
    each = doing.values.get("shares")
    if not isinstance(each, Mapping) or each.keys() != {one.party_id for one in advances}:
        raise Unfit({"shares": "申请的每个人都写上"})
    if not all(each.values()):
        raise Unfit({"shares": "不垫的，先办“不给这个人垫”或者“不予让渡”，写明理由"})
    return {party: int(sum_ * 100) for party, sum_ in each.items()}


def _within_caps(doing: Doing, advances: list[Advance], granted: Mapping[int, int]) -> None:
    """Not above the claim, and not above what the federation set (内部规则 工资债权让渡 3)."""
    try:
        caps = caps_on(doing.effective_on)
    except NoCap as fault:
        raise Unfit({"": str(fault)}) from None
    for one in advances:
        why = _above(one, granted[one.party_id], caps)
        if why:
            raise Unfit({"shares": why})
    total = sum(granted.values()) + _elsewhere(doing.case.matter_id, doing.case.pk)
    if total > caps.matter:
        raise Unfit({"shares": f"每件最多垫 {said(caps.matter)}，这里合计 {said(total)}"})


def _above(one: Advance, fen: int, caps: Caps) -> str:
    """Why this sum is too much for this worker; empty where it is not."""
    name = name_of(one.party)
    if fen > one.owed:
        return f"单位欠{name} {said(one.owed)}，垫的不能比欠的多"
    if fen > caps.of_owed(one.owed):
        return f"{name}最多垫欠款的百分之{caps.share // 100}，就是 {said(caps.of_owed(one.owed))}"
    before = Advance.objects.filter(party__person=one.party.person, assignment__case__closed_on=None)
    others = before.exclude(pk=one.pk).exclude(state="dropped")
    together = fen + sum(sum_ or 0 for sum_ in others.values_list("granted", flat=True))
    return (
        f"{name}：每人最多垫 {said(caps.person)}，这里合计 {said(together)}" if together > caps.person else ""
    )


def _elsewhere(matter_id: int, case_id: int) -> int:
    """What was granted on the same matter in other cases of it."""
    rows = Advance.objects.filter(assignment__case__matter=matter_id).exclude(state="dropped")
    return sum(one or 0 for one in rows.exclude(assignment__case=case_id).values_list("granted", flat=True))


def _not_assigned_elsewhere(doing: Doing, taken: list[Advance], since: date, until: date) -> None:
    """The same person, employer and days in another matter: the same wages (内部规则 工资债权让渡 4)."""
    respondent = assignment_of(doing.case).respondent
    people = [one.party.person_id for one in taken]
    rows = Advance.objects.filter(
        _same_employer(respondent), party__person__in=people, wages_from__lte=until, wages_until__gte=since
    )
    others = rows.exclude(state="dropped").exclude(assignment__case=doing.case)
    found = others.select_related("assignment__case", "party__person").first()
    if found is not None:
        number = found.assignment.case.number
        raise Unfit(
            {"wages_from": f"{name_of(found.party)}这几个月的工资已经在{number}里让渡，不能再转让一次"}
        )


def _same_employer(respondent: Party) -> Q:
    """The one of the register, or where it is in none the one of the same name."""
    if respondent.employer_id is not None:
        return Q(assignment__respondent__employer=respondent.employer_id)
    if respondent.name:
        return Q(assignment__respondent__name=respondent.name)
    return Q(assignment__respondent=respondent)


@follows(PROCEDURE, "send_back")
def send_back(doing: Doing) -> None:
    """To be assessed anew; what was assessed counts no more."""
    Advance.objects.filter(assignment__case=doing.case).exclude(state="dropped").update(
        granted=None, wages_from=None, wages_until=None
    )
    row = assignment_of(doing.case)
    row.assessor = None
    row.save(update_fields=["assessor"])


@follows(PROCEDURE, "approve")
def approve(doing: Doing) -> None:
    """Those who applied and were not refused sign; whoever gets nothing, or left the matter, has no part in it."""
    row = assignment_of(doing.case)
    if row.assessor_id == doing.person_id:
        raise Unfit({"": "评估的人不能批准自己的评估"})
    row.approver_id = doing.person_id
    row.save(update_fields=["approver"])
    here = taking_part(doing.case)
    drop(one for one in standing_advances(doing.case) if one.party_id not in here)
    Advance.objects.filter(assignment=row).exclude(state="dropped").update(state="granted")
    if not standing_advances(doing.case):
        raise Unfit({"explanation": "申请的人都退出这件事了，退回重评"})
    leave_out_others(doing)
