"""Wages paid first in the sample county: the fund with its caps, and what everybody of a group does about his own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import uuid4

from weiquanbao.access.actors import Actor
from weiquanbao.commands.county.play import Beside
from weiquanbao.commands.county.staff import Officer
from weiquanbao.common.dates import TZ, today
from weiquanbao.desk.act import act
from weiquanbao.desk.enter_figure import enter_figure, entry_of
from weiquanbao.desk.founding import found
from weiquanbao.law.calendar import Calendar

#: The case of the fund, once it is founded.
FUND = "fund"
NAME, STOCK, WARNING = "示例县工资债权让渡基金", "300000", "50000"
#: What the sample federation lets be advanced: a person, a matter, a share of what is owed.
CAPS = {"person_cap": "10000", "matter_cap": "200000", "share_cap": "100"}
SOURCE = "示例县总工会办公会纪要"


def events(officers: Sequence[Officer], *, began: date, until: date, calendar: Calendar) -> list[Beside]:
    """The fund is founded before the first complaint and has its budget every year; nothing where nobody pays."""
    first = {one.role: one.actor for one in reversed(officers)}
    if not {"leader", "cashier", "county_officer"} <= first.keys():
        return []
    day = calendar.add_working(began, 1)
    moment = datetime.combine(day, time(9, 30), TZ)
    kept: dict[str, int] = {}
    coming = {
        year: calendar.add_working(date(year, 1, 1), -1) for year in range(day.year + 1, until.year + 1)
    }
    return [
        Beside(moment, partial(_found, first, kept)),
        *(
            Beside(datetime.combine(decided, time(9, 30), TZ), partial(_budget, first["leader"], kept, year))
            for year, decided in coming.items()
            if day < decided < until
        ),
    ]


def _budget(leader: Actor, kept: Mapping[str, int], year: int) -> None:
    """What may be advanced in a year, decided on the last working day before it."""
    said = {"year": str(year), "amount": STOCK, "warning": WARNING, "explanation": SOURCE}
    act(case_id=kept[FUND], act="budget", acting_as=leader, values=said)


def _found(first: Mapping[str, Actor], kept: dict[str, int]) -> None:
    """Founded by the leader, stocked by the cashier; the officer enters how much may be advanced."""
    year = str(today().year)
    made = found(
        code="fund",
        act="establish",
        acting_as=first["leader"],
        values={"name": NAME, "explanation": SOURCE, "year": year, "amount": STOCK, "warning": WARNING},
        key=uuid4(),
    )
    kept[FUND] = made.case_id
    granted = {"amount": STOCK, "day": str(today()), "source": "示例县总工会拨的困难职工帮扶资金"}
    act(case_id=made.case_id, act="grant", acting_as=first["cashier"], values=granted)
    for code, value in CAPS.items():
        entry = entry_of(
            code=f"wage_assignment.{code}",
            region="",
            since=today() - timedelta(days=1),
            value=value,
            source=SOURCE,
        )
        enter_figure(entry=entry, acting_as=first["county_officer"])
