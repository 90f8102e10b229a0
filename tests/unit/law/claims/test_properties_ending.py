"""What holds for every worker: more months and more wage never give less, caps hold, segments add up."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.service_length import nth_day
from weiquanbao.law.claims.together import together
from weiquanbao.law.claims.working import Entered, Setting

AVERAGE = Decimal(8000)
SETTING = Setting(
    date(2026, 9, 1),
    "330782",
    {
        "average_wage.city_month": Entered(AVERAGE),
        "minimum_wage.month": Entered(Decimal(2430)),
    },
    for_staff=True,
)
WAGES = st.integers(0, 5_000_000).map(lambda fen: Decimal(fen) / 100)
HIRED = st.dates(date(2008, 1, 1), date(2024, 12, 31))
LONG = st.integers(0, 6_000).map(lambda days: timedelta(days=days))
MORE = st.integers(0, 400)
FEW = settings(max_examples=40)


def work(code: str, **told: object) -> Decimal:
    """What it comes to; a claim that stops fails the test."""
    result = compute(code, told, SETTING)
    assert result.stopped is None, str(result.stopped)
    assert result.amount is not None
    return result.amount


def ended(hired: date, long: timedelta, wage: Decimal) -> dict[str, object]:
    return {"hire_date": hired, "end_date": hired + long, "avg_wage": wage}


@given(HIRED, LONG, MORE, WAGES)
@FEW
def test_longer_service_never_gives_less(hired, long, more, wage) -> None:
    longer = long + timedelta(days=more)
    for code in ("severance", "unlawful_2n"):
        assert 0 <= work(code, **ended(hired, long, wage)) <= work(code, **ended(hired, longer, wage))


@given(HIRED, LONG, WAGES, WAGES)
@FEW
def test_more_wage_never_gives_less_up_to_the_cap(hired, long, one, other) -> None:
    low, high = sorted((min(one, 3 * AVERAGE), min(other, 3 * AVERAGE)))
    for code in ("severance", "unlawful_2n"):
        assert work(code, **ended(hired, long, low)) <= work(code, **ended(hired, long, high))


@given(HIRED, LONG, WAGES)
@FEW
def test_above_the_cap_nobody_gets_more_than_twelve_times_three_averages(hired, long, wage) -> None:
    above = 3 * AVERAGE + Decimal("0.01") + wage
    assert work("severance", **ended(hired, long, above)) <= 36 * AVERAGE


@given(HIRED, LONG, WAGES)
@FEW
def test_2n_is_twice_the_capped_sum_and_never_added_to_it(hired, long, wage) -> None:
    told = ended(hired, long, wage)
    once, twice = compute("severance", told, SETTING), compute("unlawful_2n", told, SETTING)
    assert twice.figures["single"] == once.amount
    assert twice.amount == 2 * once.figures["base"] * once.figures["units"]
    assert together([once, twice]).total == twice.amount


@given(HIRED, st.integers(1, 120), st.integers(1, 120), WAGES)
@FEW
def test_segments_that_follow_each_other_are_one_service(hired, first, second, wage) -> None:
    middle, end = nth_day(hired, first), nth_day(hired, first + second)
    day = timedelta(days=1)
    parts = work(
        "severance",
        segments=[[hired, middle - day], [middle, end - day]],
        first_employer_paid=False,
        avg_wage=wage,
    )
    assert parts == work("severance", hire_date=hired, end_date=end - day, avg_wage=wage)


@given(st.dates(date(1985, 1, 1), date(2007, 12, 31)), LONG, st.sampled_from(["40_2", "40_3", "41"]), WAGES)
@FEW
def test_both_segments_of_old_service_add_up(hired, long, ground, wage) -> None:
    told = {"hire_date": hired, "end_date": date(2008, 1, 1) + long, "ground": ground, "avg_wage": wage}
    result = compute("severance", {**told, "pre2008_payable": True}, SETTING)
    new = work("severance", **told, pre2008_payable=False)
    old = result.figures["pre_units"]
    assert result.amount == new + old * result.figures["avg_wage"]
    assert old <= (12 if ground == "40_2" else 23)


@given(
    st.dates(date(2008, 1, 1), date(2025, 12, 31)),
    st.integers(0, 800),
    st.one_of(st.none(), st.integers(0, 800)),
    st.sampled_from(["daily_back", "from_end_of_violation", None]),
    WAGES,
)
@settings(max_examples=60)
def test_double_wage_is_never_above_eleven_months_and_what_lapsed_never_adds(
    hired, worked, filed, rule, wage
) -> None:
    end = hired + timedelta(days=worked)
    told = {"hire_date": hired, "end_date": end, "monthly_wage": wage, "limitation_rule": rule}
    whole = work("double_wage", **told)
    assert 0 <= whole <= 11 * wage
    if filed is None:
        return
    cut = compute("double_wage", {**told, "filing_date": end + timedelta(days=filed)}, SETTING)
    assert 0 <= cut.amount <= whole
    if "amount_daily_back" in cut.figures:
        assert cut.figures["amount_daily_back"] <= whole
        assert cut.figures["amount_if_not_raised_in_arbitration"] == whole


@given(st.integers(0, 40), st.integers(0, 20), st.dates(date(2024, 1, 1), date(2026, 12, 31)), WAGES)
@FEW
def test_leave_is_never_negative_and_never_above_the_tier(years, taken, end, wage) -> None:
    told = {"cumulative_years": years, "taken_days": taken, "end_date": end, "avg_wage_ex_ot": wage}
    result = compute("annual_leave", told, SETTING)
    assert 0 <= result.figures["days"] <= 15
    assert 0 <= result.amount <= result.figures.get("full_300pct", 0)


@given(st.integers(0, 60), st.integers(0, 12), WAGES)
@FEW
def test_probation_damages_grow_with_what_was_served(contract, served, wage) -> None:
    def damages(months: int) -> Decimal:
        return work("probation", contract_months=contract, served_months=months, post_probation_wage=wage)

    assert 0 <= damages(served) <= damages(served + 1) <= damages(served) + wage
