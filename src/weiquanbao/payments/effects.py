"""What the acts of following an agreement change in its books, and what they bring about by themselves."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from weiquanbao.cases.effects import Doing, Unfit, follows, leads
from weiquanbao.cases.models import Case, ClockRun, Party
from weiquanbao.common.money import in_figures
from weiquanbao.ledger.models import Step
from weiquanbao.payments import actions
from weiquanbao.payments.actions import Answered, Told, TooMuch
from weiquanbao.payments.books import Books
from weiquanbao.payments.reading import books_of

PERFORMANCE = "performance"
#: What one does who tells of money, and what the house does then: after each of them the books are looked at again.
TELLING = (
    "report", "record_report", "confirm", "short", "deny", "receive", "record_answer", "instalment_late",
    "fall_late", "all_answered", "covered", "next_due", "caught_up", "resume",
)  # fmt: skip


def books_here(case: Case) -> Books:
    """The books of this case."""
    return books_of([case.pk])[case.pk]


@follows(PERFORMANCE, "confirm")
def all_came(doing: Doing) -> None:
    """Everything that was reported to him came."""
    party = _own(doing)
    _answer(doing, party, books_here(doing.case).of(party).waiting, on_behalf=False)


@follows(PERFORMANCE, "deny")
def nothing_came(doing: Doing) -> None:
    """Nothing of it came."""
    _answer(doing, _own(doing), Decimal(0), on_behalf=False)


@follows(PERFORMANCE, "short")
def less_came(doing: Doing) -> None:
    """Some of it came."""
    party, received = _own(doing), _received(doing)
    reported = books_here(doing.case).of(party).waiting
    if not 0 < received < reported:
        raise Unfit(
            {"received": f"单位报的是 {in_figures(reported)} 元，少了才在这里写；一分没收到，按“没收到”"}
        )
    _answer(doing, party, received, on_behalf=False)


@follows(PERFORMANCE, "receive")
def more_came(doing: Doing) -> None:
    """Something came that nobody reported."""
    paid_on = doing.values["paid_on"]
    told = Told(
        teller="claimant",
        on_behalf=False,
        step=doing.step,
        paid_on=paid_on if isinstance(paid_on, date) else doing.effective_on,
        way=str(doing.values["way"]),
    )
    _receive(doing, _own(doing), _received(doing), told)


@follows(PERFORMANCE, "record_answer")
def answered_orally(doing: Doing) -> None:
    """The worker told the staff: of what was reported, or of what was not."""
    books, party, received = books_here(doing.case), _named(doing), _received(doing)
    doing.said["worker"] = party
    if books.of(party).waiting:
        _answer(doing, party, received, on_behalf=True)
        return
    paid_on = doing.values.get("paid_on")
    if not received or not isinstance(paid_on, date):
        raise Unfit({"paid_on": "单位没有报过，是职工自己收到的：写明哪天、收到多少"})
    told = Told(teller="claimant", on_behalf=True, step=doing.step, paid_on=paid_on, way="unknown")
    _receive(doing, party, received, told)


def _answer(doing: Doing, party: int, received: Decimal, *, on_behalf: bool) -> None:
    answered = Answered(step=doing.step, on=doing.effective_on, on_behalf=on_behalf)
    try:
        actions.answer(case_id=doing.case.pk, party_id=party, received=received, answered=answered)
    except TooMuch as fault:
        raise Unfit(
            {"received": f"单位报的是 {in_figures(fault.open)} 元；多收到的，等这一笔记好以后再记"}
        ) from None


def _receive(doing: Doing, party: int, received: Decimal, told: Told) -> None:
    if not received:
        raise Unfit({"received": "写一个大于零的数"})
    try:
        actions.receive(
            case_id=doing.case.pk, party_id=party, amount=received, told=told, on=doing.effective_on
        )
    except TooMuch as fault:
        raise Unfit({"received": f"说好的还剩 {in_figures(fault.open)} 元，多出来的不在这个协议里"}) from None


def _received(doing: Doing) -> Decimal:
    return Decimal(str(doing.values["received"]))


def _own(doing: Doing) -> int:
    """The worker who acts, for himself alone, also where he represents others."""
    workers = Party.objects.filter(
        pk__in=books_here(doing.case).workers, person_id=doing.person_id or 0
    ).values_list("pk", flat=True)
    party = next(iter(workers), None)
    if party is None:
        raise Unfit({"": "这一步要收钱的人本人来办"})
    doing.said["for"] = [party]
    return party


def _named(doing: Doing) -> int:
    """The worker an officer names, or the only one there is."""
    workers = books_here(doing.case).workers
    named = doing.values.get("worker", workers[0] if len(workers) == 1 else None)
    if named not in workers:
        raise Unfit({"worker": "选这个协议里的一个职工"})
    return int(str(named))


@follows(PERFORMANCE, "instalment_late")
def went_by(doing: Doing) -> None:
    """The day agreed on went by, and what was due on it came neither in money nor in a report."""
    dues = books_here(doing.case).newly_late(doing.effective_on + timedelta(days=1))
    actions.mark_late(case_id=doing.case.pk, dues=dues, on=doing.effective_on)


@follows(PERFORMANCE, "fall_late")
def was_not_paid_after_all(doing: Doing) -> None:
    """A report was all that stood for it, and it was not true."""
    dues = books_here(doing.case).newly_late(doing.effective_on)
    actions.mark_late(case_id=doing.case.pk, dues=dues, on=doing.effective_on)


@follows(PERFORMANCE, "next_due")
def until_the_next_day(doing: Doing) -> None:
    """The clock runs to the next day agreed on."""
    day = books_here(doing.case).next_due()
    if day is None:
        raise Unfit({"": "没有下一笔"})
    doing.agreed["instalment"] = day


@follows(PERFORMANCE, "fulfil", "give_over")
def came_to_so_much(doing: Doing) -> None:
    """What the workers got is kept with the case."""
    doing.case.amount_obtained = books_here(doing.case).paid


@leads(PERFORMANCE, *TELLING)
def what_follows(case: Case) -> str | None:
    """Paid up, all answered, or what the days agreed on bring; no day counts where nothing is signed."""
    books, running = books_here(case), _running(case)
    if not books.open:
        return "fulfil"
    if "answer" in running and not books.waiting:
        return "all_answered"
    return None if case.state == "unsigned" else _of_the_days(case, books, running.get("instalment"))


def _of_the_days(case: Case, books: Books, counted: date | None) -> str | None:
    """Late after all, caught up, or on to the next day agreed on.

    What was late when the signing failed is late again once an agreement stands.
    """
    if books.newly_late(_day_of(case)) or (case.state == "paying" and books.overdue()):
        return "fall_late"
    if case.state == "late" and not books.overdue():
        return "caught_up"
    day = books.next_due()
    if day == counted:
        return None
    return "next_due" if day else "covered"


def _running(case: Case) -> dict[str, date]:
    """Clocks that are not stopped, with their last days; of the instalments only one that has not run out."""
    runs = ClockRun.objects.filter(case=case, stopped_on=None).values_list("code", "due_on", "expired_on")
    return {code: due for code, due, expired in runs if code != "instalment" or expired is None}


def _day_of(case: Case) -> date:
    """The day on which the last step took effect."""
    return Step.objects.values_list("effective_on", flat=True).get(case_id=case.pk, number=case.steps)
