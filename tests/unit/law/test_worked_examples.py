"""The worked examples that speak of deadlines, supervision periods and limitation; other kinds are the claims' own."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from weiquanbao.law.calendar import YearTable, china
from weiquanbao.law.limitation import Interruption, Suspension, limitation
from weiquanbao.law.parameters import period
from weiquanbao.law.periods import Period, due_date, extend

EXAMPLES = yaml.safe_load(
    (Path(__file__).parents[2] / "law" / "worked_examples.yaml").read_text(encoding="utf-8")
)["examples"]


def in_force(code):
    """The period of a parameter in the spring of 2026, when the examples play."""
    return period(code, date(2026, 3, 1))[0]


PERIODS = {
    "application_received": in_force("arbitration.acceptance_days"),
    "copy_received": Period(10, "working_day"),
    "accepted": in_force("arbitration.award_days"),
    "award_received": in_force("arbitration.suit_days"),
    "effective": Period(15, "calendar_day"),
    "performance_due": Period(2, "year"),
    "received": in_force("supervision.opinion_answer_days"),
    "decided": in_force("complaint.answer_days"),
}


def examples(*kinds):
    """The examples of these kinds, one test each."""
    return [
        pytest.param(row["inputs"], row["expected"], id=row["id"])
        for row in EXAMPLES
        if row["claim"] in kinds
    ]


def days(inputs):
    """The dates of an example, its day lists left as they are."""
    return {
        key: date.fromisoformat(value)
        for key, value in inputs.items()
        if isinstance(value, str) and len(value) == 10
    }


def printed(values):
    """Dates as the examples write them."""
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}


def reckon_limitation(inputs):
    """All that an example of limitation can ask for."""
    day = days(inputs)
    demand, since = day.get("demand_letter_received"), day.get("suspended_from")
    found = limitation(
        "wages" if "end_date" in day or "arrears_from" in day else "other",
        knew_on=day.get("knew") or day.get("arrears_from"),
        ended_on=day.get("end_date"),
        still_employed=inputs.get("still_employed", False),
        filed_on=day.get("filing_date") or date(2025, 9, 1),
        interruptions=[Interruption(demand, "催告函", proven=True)] if demand else (),
        suspensions=[Suspension(since, day["cause_removed"])] if since else (),
    )
    used = (since - day["knew"] - timedelta(days=1)).days if since else None
    return {
        "last_day": found.lapses_on,
        "nominal": found.nominal,
        "in_time": found.lapses_on is None or found.lapses_on >= day["filing_date"]
        if "filing_date" in day
        else None,
        "used_before": f"{used} days",
    }


def given_calendar(inputs):
    """The real calendar, or the one an example brings along laid over the real year."""
    real = china()
    if "holidays" not in inputs:
        return real
    year = date.fromisoformat(inputs["holidays"][0]).year
    months = {date.fromisoformat(day).month for day in inputs["holidays"] + inputs["makeup_workdays"]}
    kept = {day for day in real.rest if day.year == year and day.month not in months}
    worked = {day for day in real.work if day.year == year and day.month not in months}
    rest = frozenset(kept | {date.fromisoformat(day) for day in inputs["holidays"]})
    work = frozenset(worked | {date.fromisoformat(day) for day in inputs["makeup_workdays"]})
    return china({year: YearTable(year=year, rest=rest, work=work)})


def reckon_deadline(inputs):
    """The last day of the period that begins with the event of an example."""
    calendar, ((event, start), *_) = given_calendar(inputs), days(inputs).items()
    if event == "hearing":
        return {"latest_notice": calendar.add_working(start, -5)}
    due = due_date(start, PERIODS[event], calendar)
    longer = extend(due, in_force("arbitration.award_extension_days"), calendar)
    return {
        "due": due.on,
        "last_day": due.on,
        "nominal": due.nominal,
        "extended_due": longer.nominal,
        "extended_due_rolled": longer.on,
    }


@pytest.mark.parametrize(("inputs", "expected"), examples("limitation"))
def test_limitation(inputs, expected):
    found = printed(reckon_limitation(inputs))
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize(("inputs", "expected"), examples("deadline", "supervision"))
def test_deadline(inputs, expected):
    found = printed(reckon_deadline(inputs))
    dates = {key: value for key, value in expected.items() if isinstance(value, str)}
    assert dates
    assert {key: found[key] for key in dates} == dates
