"""Who applies, with what he is owed, and where he is to be paid."""

from __future__ import annotations

from collections.abc import Iterable

from weiquanbao.cases.effects import Doing, Unfit, follows
from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.names import name_of
from weiquanbao.funds.claimed import owed_of, wages_of
from weiquanbao.funds.effects.assignment.here import (
    PROCEDURE,
    assignment_of,
    drop,
    leave_out,
    named_one,
    standing_advances,
)
from weiquanbao.funds.models import Advance, Assignment, Fund
from weiquanbao.organisations.tree import is_within

#: As long as the fields of a bank form are.
_DIGITS = range(8, 31)


@follows(PROCEDURE, "apply")
def apply(doing: Doing) -> None:
    """The worker for himself; a representative also for those he represents."""
    _open(doing)
    _enter(doing, doing.parties)


@follows(PROCEDURE, "apply_for")
def apply_for(doing: Doing) -> None:
    """Staff for the one that is named, or for everybody whose wage claim has a sum."""
    _open(doing)
    named = doing.values.get("worker")
    if isinstance(named, int):
        _enter(doing, (named,))
        return
    wages = wages_of([doing.case.matter_id]).get(doing.case.matter_id, {})
    _enter(doing, [party for party, sum_ in wages.items() if sum_] or wages)


@follows(PROCEDURE, "join")
def join(doing: Doing) -> None:
    """A fellow worker applies too, for himself."""
    own = Party.objects.filter(pk__in=doing.parties, person_id=doing.person_id or 0)
    _enter(doing, own.values_list("pk", flat=True))


@follows(PROCEDURE, "add")
def add(doing: Doing) -> None:
    """Staff for a fellow worker."""
    _enter(doing, (int(str(doing.values["worker"])),))


def _open(doing: Doing) -> None:
    """The row of the case: which fund, which employer; who handles the complaint goes on."""
    case = doing.case
    respondent = case.party
    if respondent is None:
        raise Unfit({"party": "选是哪一家单位欠的"})
    fund = fund_for(case)
    if fund is None:
        raise Unfit({"": "还没有设让渡基金，先请领导设立、拨入"})
    case.handler_id = case.parent.handler_id if case.parent else None
    Assignment.objects.create(case=case, fund=fund, respondent=respondent)


def fund_for(case: Case) -> Fund | None:
    """The open fund of the organisation the case lies with, or of the nearest above it."""
    rows = Fund.objects.filter(wound_up_on=None).select_related("organisation")
    here = [one for one in rows if is_within(case.organisation.path, one.organisation.path)]
    return max(here, key=lambda one: len(one.organisation.path), default=None)


def _enter(doing: Doing, parties: Iterable[int]) -> None:
    """Each with the wages he claims; nobody twice for the same wages. Raises Unfit with a sentence."""
    wages = wages_of([doing.case.matter_id]).get(doing.case.matter_id, {})
    rows = Party.objects.select_related("person").filter(
        pk__in=list(parties), matter=doing.case.matter_id, side="claimant"
    )
    members = [one for one in rows.order_by("pk") if one.pk in wages]
    if not members:
        raise Unfit({"worker": "没有提工资请求的职工；只垫工资，别的不垫"})
    _not_twice(members)
    assignment = assignment_of(doing.case)
    Advance.objects.bulk_create(
        Advance(assignment=assignment, party=one, owed=owed_of(one, wages[one.pk])) for one in members
    )
    doing.said["for"] = [one.pk for one in members]


def _not_twice(members: Iterable[Party]) -> None:
    """The same wages are assigned once (内部规则 工资债权让渡 4)."""
    standing = Advance.objects.filter(party__in=list(members)).exclude(state="dropped")
    before = standing.select_related("assignment__case", "party__person").first()
    if before is not None:
        number = before.assignment.case.number
        raise Unfit({"worker": f"{name_of(before.party)}的这份工资已经在{number}里办让渡，不能再转让一次"})


@follows(PROCEDURE, "leave")
def leave(doing: Doing) -> None:
    """One of several for himself alone."""
    own = [one for one in standing_advances(doing.case) if one.party.person_id == doing.person_id]
    if not own:
        raise Unfit({"": "这一步要申请的人本人来办"})
    drop(own)
    leave_out(doing, [one.party_id for one in own])
    doing.said["for"] = [one.party_id for one in own]


@follows(PROCEDURE, "refuse_one")
def refuse_one(doing: Doing) -> None:
    """One of several gets nothing; the others' case goes on."""
    several = standing_advances(doing.case)
    if len(several) == 1:
        raise Unfit({"worker": "只有他一个人申请，办“不予让渡”"})
    drop([named_one(doing, several, "没有申请垫付的职工")])


@follows(PROCEDURE, "withdraw", "refuse")
def nothing_comes_of_it(doing: Doing) -> None:
    """Nobody's wages are bound by it any more; they may be applied for again."""
    Advance.objects.filter(assignment__case=doing.case).update(state="dropped")


@follows(PROCEDURE, "give_account")
def give_account(doing: Doing) -> None:
    """Where he himself is to be paid."""
    own = [one for one in standing_advances(doing.case) if one.party.person_id == doing.person_id]
    if not own:
        raise Unfit({"": "收款账户由本人写，或者请工会代写"})
    _keep_account(doing, own[0])


@follows(PROCEDURE, "record_account")
def record_account(doing: Doing) -> None:
    """As he told the staff."""
    _keep_account(doing, named_one(doing, standing_advances(doing.case), "没有申请垫付的职工"))


def _keep_account(doing: Doing, one: Advance) -> None:
    """Sealed in the row and nowhere else; what is on its way to the bank keeps the account it was sent to."""
    holder, bank, account = (str(doing.values.pop(field)) for field in ("holder", "bank", "account"))
    digits = "".join(account.split())
    name = name_of(one.party)
    if holder.strip() != name:
        raise Unfit({"holder": f"户名要是{name}本人的，别人的账户不能付"})
    if not digits.isdecimal() or not digits.isascii() or len(digits) not in _DIGITS:
        raise Unfit({"account": "卡号写 8 到 30 个数字"})
    if one.state == "ordered":
        raise Unfit({"account": "这一笔已经交给银行，等银行付了或者退了再改"})
    one.holder, one.bank, one.account = name, bank, digits
    one.save(update_fields=["holder", "bank", "account"])
    doing.said["account_of"] = one.party_id
