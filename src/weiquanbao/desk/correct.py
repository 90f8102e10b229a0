"""Corrections: a recorded fact is set right with a reason, in the open; the old value stays in the entry beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from weiquanbao.cases.effects import Doing, follows
from weiquanbao.cases.limits import refresh
from weiquanbao.cases.models import Case, Claim, Matter, Party
from weiquanbao.common.dates import today
from weiquanbao.common.money import yuan
from weiquanbao.common.text import plain
from weiquanbao.desk.refusals import Incomplete
from weiquanbao.kernel.forms import FIRST_DAY, Value
from weiquanbao.people.models import Person
from weiquanbao.people.persons import normal_name

#: The act that corrects.
CORRECTING = "correct"
Said = dict[str, object]


@follows("complaint", CORRECTING)
def correct(doing: Doing) -> None:
    """Set the fact right and put what stood there before into `values["was"]`. Raises Incomplete."""
    what, value = str(doing.values["what"]), str(doing.values["value"])
    try:
        doing.values["was"] = _CORRECTORS[what](doing.case, value, doing.values, doing.said)
    except ValueError as error:
        raise Incomplete({"value": str(error)}) from None
    doing.said["corrected"] = what


def _claimant_name(case: Case, value: str, values: dict[str, Value], said: Said) -> str:
    party = Party.objects.select_related("person").filter(matter=case.matter_id, side="claimant").first()
    if party is None or party.person is None:
        raise ValueError("这件事里没有职工")
    was, said["party"] = party.person.name, party.pk
    name = normal_name(value)
    # The person of that name and phone is somebody already known: one of the two records is wrong.
    namesakes = Person.objects.filter(name=name, phone_index=party.person.phone_index)
    if namesakes.exclude(pk=party.person.pk).exists():
        raise ValueError("这个手机号下已经有一个人叫这个名字，先核对是不是同一个人")
    Person.objects.filter(pk=party.person.pk).update(name=name)
    return was


def _employer_name(case: Case, value: str, values: dict[str, Value], said: Said) -> str:
    party = Party.objects.select_related("employer").filter(matter=case.matter_id, side="respondent").first()
    if party is None:
        raise ValueError("这件事里没有写单位")
    was, said["party"] = party.employer.name if party.employer else party.name, party.pk
    party.name, party.employer = plain(value, 120), None
    party.save(update_fields=["name", "employer"])
    return was


def _date_of(column: str) -> Callable[[Case, str, dict[str, Value], Said], str]:
    def set_date(case: Case, value: str, values: dict[str, Value], said: Said) -> str:
        matter = case.matter
        was = getattr(matter, column)
        setattr(matter, column, _past_day(value))
        if column != "known_on":
            _in_order(matter)
        if column == "worked_until":
            matter.still_working = "no"
        matter.save(update_fields=[column, "still_working"])
        refresh(matter)
        said["matter"] = matter.pk
        return str(was or "")

    return set_date


def _past_day(value: str) -> date:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise ValueError("日期写成 2026-11-23 这样") from None
    if day > today():
        raise ValueError("日期不能晚于今天")
    if day < FIRST_DAY:
        raise ValueError(f"日期不能早于 {FIRST_DAY.year} 年")
    return day


def _in_order(matter: Matter) -> None:
    if matter.worked_from and matter.worked_until and matter.worked_until < matter.worked_from:
        raise ValueError("离开的日期早于开始干活的日期")


def _claim_amount(case: Case, value: str, values: dict[str, Value], said: Said) -> str:
    chosen = values.get("claim")
    if not isinstance(chosen, int):
        raise Incomplete({"claim": "先选哪一项请求"})
    claim = Claim.objects.get(matter=case.matter_id, pk=chosen)
    was = claim.amount
    claim.amount = yuan(value)
    claim.save(update_fields=["amount"])
    return "" if was is None else str(was)


_CORRECTORS: dict[str, Callable[[Case, str, dict[str, Value], Said], str]] = {
    "claimant_name": _claimant_name,
    "employer_name": _employer_name,
    "worked_from": _date_of("worked_from"),
    "worked_until": _date_of("worked_until"),
    "known_on": _date_of("known_on"),
    "claim_amount": _claim_amount,
}


def can_be_corrected() -> frozenset[str]:
    """What a correction may name."""
    return frozenset(_CORRECTORS)
