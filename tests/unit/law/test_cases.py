"""The tables a jurist reads, tests/law/*.yaml, run through the real rules; every case names its article."""

from pathlib import Path

import pytest
import yaml

from weiquanbao.law import calendar, limitation, parameters, periods
from weiquanbao.law.citations import cite

TABLES = Path(__file__).parents[2] / "law"


def cases(name):
    """One test per case, named by its title."""
    rows = yaml.safe_load((TABLES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["title"]) for row in rows]


def calendar_of(row):
    """China's calendar, with the years this case enters."""
    entered = {
        year: calendar.YearTable(year=year, rest=frozenset(table["rest"]), work=frozenset(table["work"]))
        for year, table in row.get("entered", {}).items()
    }
    return calendar.china(entered)


def period_of(written, on):
    """A period written as “5 working_day” or as the code of a parameter."""
    count, _, unit = written.partition(" ")
    return periods.Period(int(count), unit) if unit else parameters.period(written, on)[0]


@pytest.mark.parametrize("row", cases("calendar"))
def test_calendar(row):
    assert cite(row["basis"])
    china = calendar_of(row)
    assert china.is_working(row["day"]) is row["working"]
    assert china.status(row["day"]) == row["status"]
    assert china.next_working(row["day"]) == row.get("next", row["day"])


@pytest.mark.parametrize("row", cases("periods"))
def test_period(row):
    assert cite(row["basis"])
    china = calendar_of(row)
    period = period_of(row.get("period") or row["parameter"], row["start"])
    due = periods.due_date(row["start"], period, china)
    for paused_on, resumed_on in row.get("pauses", ()):
        left = periods.remaining(row["start"], paused_on, due, period, china)
        due = periods.resumed_due(resumed_on, left, china)
    if "extended" in row:
        due = periods.extend(due, period_of(row["extended"], row["start"]), china)
    assert due.on == row["due"]
    assert due.moved is ("nominal" in row and row["nominal"] != row["due"])
    if not row.get("pauses"):
        assert due.nominal == row.get("nominal", row["due"])
    assert due.provisional is row.get("provisional", False)


@pytest.mark.parametrize("row", cases("limitation"))
def test_limitation(row):
    assert cite(row["basis"])
    found = limitation.limitation(
        row["kind"],
        knew_on=row.get("knew"),
        ended_on=row.get("ended"),
        began_on=row.get("began"),
        still_employed=row.get("employed"),
        filed_on=row["today"],
        interruptions=[
            limitation.Interruption(item["day"], item["what"], proven=item["proven"])
            for item in row.get("interruptions", ())
        ],
        suspensions=[limitation.Suspension(**item) for item in row.get("suspensions", ())],
    )
    assert found.lapses_on == row["lapses"]
    assert found.nominal == row.get("nominal", row["lapses"])
    assert found.passed is row.get("passed", False)
    assert found.provisional is row.get("provisional", False)
    assert found.earliest is ("assumed" in row)
    assert all(any(part in said for said in found.assumed) for part in row.get("assumed", ()))
    assert found.sentence.startswith("交给工会不等于申请仲裁；")
    assert row.get("says", "") in found.sentence
    assert row.get("formal", "") in found.formal
    assert "silent" not in row or row["silent"] not in found.sentence
    assert cite(found.basis).formal in found.formal
