"""A fund and an assignment with workers for tests of the books: rows alone, without the procedures that make them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import count
from uuid import uuid4

from django.db import connection

from weiquanbao.cases.models import Case, Matter, Party
from weiquanbao.common.dates import now
from weiquanbao.funds import actions
from weiquanbao.funds.models import Advance, Assignment, Fund
from weiquanbao.ledger.chain import append
from weiquanbao.organisations.actions import create_organisation
from weiquanbao.people.models import Person

DAY = date(2026, 3, 2)
_numbers = count(1)


@dataclass
class Books:
    """A fund, the case all is booked under, and the advances of some workers; `step()` writes the next step."""

    fund: Fund
    case: Case
    assignment: Assignment
    advances: list[Advance]
    _head: bytes = field(default=bytes(32))
    _last: int = 0

    def step(self, on: date = DAY) -> int:
        """The number of a step that stands in the ledger."""
        self._last += 1
        written = append(
            case_id=self.case.pk,
            number=self._last,
            previous=self._head,
            effective_on=on,
            recorded_at=now(),
            said={"act": "book", "before": "open", "after": "open"},
        )
        self._head = written.digest
        return self._last

    def have(self, fen: int, on: date = DAY) -> None:
        """Money is put in."""
        actions.grant(fund_id=self.fund.pk, fen=fen, **self.at(on))

    def pay(self, advance: Advance, on: date = DAY, serial: str = "") -> None:
        """An advance is ordered and paid."""
        actions.order_payment(advance_id=advance.pk, **self.at(on))
        actions.confirm_payment(advance_id=advance.pk, bank_ref=serial, **self.at(on))

    def at(self, on: date = DAY) -> dict:
        """What every action is told: the case, a step that stands, and the day."""
        return {"case_id": self.case.pk, "step": self.step(on), "on": on}


def case_of(matter: Matter, organisation, procedure: str) -> Case:
    """A case as a row."""
    return Case.objects.create(
        matter=matter,
        procedure=procedure,
        version="2026-11",
        number=f"示例{next(_numbers)}号",
        organisation=organisation,
        state="open",
        opened_on=DAY,
    )


def make_books(*owed_and_granted: tuple[int, int], split: str = "worker_first") -> Books:
    """A fund without money, and one advance a pair, signed and with an account."""
    federation = create_organisation(kind="federation", name=f"示例县{next(_numbers)}总工会")
    matter = Matter.objects.create(
        code=f"示例{next(_numbers)}",
        opening_key=uuid4(),
        organisation=federation,
        channel="counter",
        problems=["wages"],
        filed_on=DAY,
    )
    case = case_of(matter, federation, "fund")
    fund = Fund.objects.create(organisation=federation, case=case, name="示例让渡基金")
    books = Books(fund, case, assignment_of(fund, matter, split), [])
    books.advances = [advance_of(books.assignment, *pair) for pair in owed_and_granted]
    return books


def assignment_of(fund: Fund, matter: Matter, split: str) -> Assignment:
    """An assignment against one firm."""
    case = case_of(matter, fund.organisation, "wage_assignment")
    firm = Party.objects.create(matter=matter, side="respondent", standing="employer", name="示例建筑公司")
    return Assignment.objects.create(case=case, fund=fund, respondent=firm, split=split)


def advance_of(assignment: Assignment, owed: int, granted: int | None) -> Advance:
    """A worker who signed."""
    person = person_named(f"示例木工{next(_numbers)}")
    party = Party.objects.create(
        matter=assignment.case.matter, side="claimant", standing="worker", person=person, name=person.name
    )
    return Advance.objects.create(
        assignment=assignment,
        party=party,
        owed=owed,
        granted=granted,
        account="示例账号",
        bank="示例银行",
        holder=person.name,
        state="signed" if granted else "applied",
    )


def person_named(name: str) -> Person:
    """Somebody."""
    return Person.objects.create(name=name, created_at=now())


def settle() -> None:
    """Let everything that is judged when the transaction ends be judged now."""
    with connection.cursor() as sql:
        sql.execute("SET CONSTRAINTS ALL IMMEDIATE")
        sql.execute("SET CONSTRAINTS ALL DEFERRED")
