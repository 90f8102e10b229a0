"""What holds for several claims at once: what cannot be, who is protected, what is final and what lapses."""

import hashlib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from weiquanbao.law.claims import edition, severance
from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.facts import BadFacts, Month, Span, asks, fact, read
from weiquanbao.law.claims.finality import is_final
from weiquanbao.law.claims.given_calendar import days_of, given_calendar
from weiquanbao.law.claims.overtime_facts import Extra, Overtime, day_of
from weiquanbao.law.claims.protection import GOES_ON, STATES, State, is_protected
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.claims.working import Setting, Stopped, Working, shown
from weiquanbao.law.parameters import headings

ON = date(2026, 9, 1)
STAFF = Setting(ON, "330782", for_staff=True)
#: What is paid for work whatever it is called (新就业形态意见 4 to 6, 超龄劳动者规定 9 to 15), and the procedure.
WITHOUT_RELATION = {
    "arrears_wage", "min_wage", "overtime", "over_age", "new_employment", "collective_bargaining", "deadline",
    "enforcement_interest", "limitation", "supervision",
}  # fmt: skip


def test_only_these_need_no_labour_relation() -> None:
    assert {code for code, claim in CLAIMS.items() if not claim.needs_labour_relation} == WITHOUT_RELATION


def test_what_a_claim_says_it_uses_is_in_the_register() -> None:
    known = {heading.code for heading in headings()}
    assert {code for claim in CLAIMS.values() for code in claim.uses} <= known


@pytest.mark.parametrize(
    ("claim", "told", "label"),
    [
        ("collective_bargaining", {"delegates": -1}, "职工代表"),
        ("criminal_threshold", {"workers": 10, "total": "-1"}, "一共欠多少"),
        ("death", {"own_wage": "-1", "dependants": ["spouse"]}, "缴费工资"),
        ("enforcement_interest", {"principal": "-1", "days": 1}, "裁决"),
        ("maternity", {"child_order": -1}, "第几个孩子"),
        ("social_insurance", {"owed": "-1", "days": 1}, "少交"),
        ("supervision", {"members": -1}, "会员"),
        ("wage_assignment", {"claim": "-1", "advance": "1"}, "欠的工资"),
        ("death", {"own_wage": "6000", "dependants": ["child", "child"], "ages": [10, -1]}, "几岁"),
    ],
)
def test_nothing_is_below_nothing(claim, told, label) -> None:
    stopped = str(compute(claim, told, STAFF).stopped)
    assert "不能是负数" in stopped
    assert label in stopped


def test_a_deposit_below_nothing_is_refused() -> None:
    assert "比 0 大" in str(compute("deposit", {"deposit": "-0.01"}, STAFF).stopped)


@pytest.mark.parametrize("ground", get_args(severance.Ground))
def test_every_way_of_leaving_either_gives_severance_or_says_why_not(ground) -> None:
    assert (ground in severance.GIVES) is (ground not in severance.WHY_NOT)


def test_there_is_no_other_way_of_leaving() -> None:
    assert set(get_args(severance.Ground)) == severance.GIVES.keys() | severance.WHY_NOT.keys()


@pytest.mark.parametrize(
    ("ground", "article"),
    [
        *((f"38_1_{item}", "劳动合同法 38") for item in range(1, 7)),
        *((f"40_{item}", "劳动合同法 40") for item in range(1, 4)),
        ("refused_to_sign_after_month", "劳动合同法实施条例 6"),
        ("business_term_ended", "劳动争议解释一 48"),
        ("task_completed", "劳动合同法实施条例 22"),
    ],
)
def test_severance_names_the_article_of_the_ground(ground, article) -> None:
    told = {"hire_date": "2024-01-01", "end_date": "2025-12-31", "avg_wage": "6000.00", "ground": ground}
    assert article in compute("severance", told, STAFF).basis


@pytest.mark.parametrize("state", get_args(State))
@pytest.mark.parametrize(
    ("ground", "stands"),
    [
        ("40_1", True), ("41", True), ("expiry", True), (None, True), ("39", False), ("resignation", False),
        ("mutual_employer_proposed", False), ("mutual_worker_proposed", False),
    ],
)  # fmt: skip
def test_who_is_protected_against_what(state, ground, stands) -> None:
    """劳动合同法 42 stands against 40, 41 and the end of the term; a service period and a union office only prolong."""
    work = Working(STAFF)
    only_prolongs = state in {"service_period", "union_office"} and ground not in {None, "expiry"}
    protected = stands and not only_prolongs
    assert is_protected(state, ground, work) is protected
    assert work.figures == ({"alternative": GOES_ON} if protected else {})


def test_every_state_is_explained_and_nobody_is_protected_without_one() -> None:
    assert set(get_args(State)) == STATES.keys()
    assert not is_protected(None, "40_1", Working(STAFF))


@pytest.mark.parametrize("state", get_args(State))
def test_a_term_that_was_prolonged_is_no_missing_contract(state) -> None:
    told = {"contract_end": "2025-12-31", "hire_date": "2025-01-01", "monthly_wage": "1", "reason": state}
    assert compute("double_wage", told, STAFF).amount == 0


@pytest.mark.parametrize(
    ("claim", "amount", "final"),
    [
        ("severance", "29160.00", True),
        ("severance", "29160.01", False),
        ("severance", None, None),
        ("deadline", "1.00", None),
        ("social_insurance", None, True),
        ("social_insurance", "999999.00", True),
        ("deposit", "1.00", None),
    ],
)
def test_the_award_on_a_claim_is_final_up_to_twelve_months_of_the_minimum_wage(claim, amount, final) -> None:
    """调解仲裁法 47: 12 × 2430 = 29160."""
    sum_ = None if amount is None else Decimal(amount)
    assert is_final(CLAIMS[claim], sum_, STAFF) is final


def test_where_no_minimum_wage_is_known_nobody_says_whether_an_award_is_final() -> None:
    assert is_final(CLAIMS["severance"], Decimal(1), Setting(ON, "360102")) is None


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"cases": ["birth"]}, "看不懂"),
        ({"cases": ["first child xyz"]}, "看不懂"),
        ({"cases": ["miscarriage"]}, "怀孕几个月"),
        ({"cases": ["miscarriage under 5 months"]}, "满没满"),
        ({"monthly_wage": "6000.00"}, "休多少天"),
        ({"days": 98}, "月工资"),
    ],
)
def test_a_birth_nobody_understands_is_not_guessed(told, sentence) -> None:
    result = compute("maternity", told, STAFF)
    assert sentence in str(result.stopped)
    assert result.figures == {}


@pytest.mark.parametrize(
    ("figure", "written"),
    [
        (Decimal("229.88505747"), "229.8851"),
        (Decimal("1234.50"), "1,234.5"),
        (Decimal(100), "100"),
        (Decimal("1E+3"), "1,000"),
        (Decimal("0.00"), "0"),
        (date(2026, 3, 2), "2026年3月2日"),
        (12, "12"),
        ("一个", "一个"),
    ],
)
def test_a_figure_is_written_with_four_places_at_most(figure, written) -> None:
    assert shown(figure) == written


@pytest.mark.parametrize(("grade", "article"), [(1, 35), (4, 35), (5, 36), (6, 36), (7, 37), (10, 37)])
def test_the_disability_grant_names_the_article_of_its_grade(grade, article) -> None:
    steps = compute("work_injury", {"grade": grade, "own_wage": "6000"}, STAFF).steps
    (step,) = [one for one in steps if "一次性伤残补助金" in str(one.says)]
    assert step.basis == (f"工伤保险条例 {article}",)


def test_meals_are_not_told_to_a_worker_while_the_month_is_not_confirmed() -> None:
    found = compute("work_injury", {"hospital_days": 10}, Setting(ON, "330782"))
    assert "meals" not in found.figures
    assert "injury_sum_incomplete" in found.flags


def test_an_employer_without_a_licence_is_not_reckoned_with_before_the_grade_is_known() -> None:
    assert "伤残等级" in str(compute("work_injury", {"illegal_employer": True}, STAFF).stopped)


def test_a_block_of_holidays_has_every_day_of_it_and_no_more_than_a_month() -> None:
    first = date(2026, 3, 2)
    assert days_of(Span(first, first)) == (first,)
    assert days_of(Span(first, date(2026, 3, 4))) == (first, date(2026, 3, 3), date(2026, 3, 4))
    assert len(days_of(Span(first, date(2026, 4, 1)))) == 31
    for last in (date(2026, 4, 2), date(2026, 3, 1)):
        with pytest.raises(Stopped):
            days_of(Span(first, last))


def test_a_day_that_is_given_counts_with_or_without_the_other_kind() -> None:
    rest, work = date(2026, 3, 3), date(2026, 3, 7)
    assert not given_calendar((rest,), None).is_working(rest)
    assert given_calendar(None, (work,)).is_working(work)
    assert given_calendar(None, None).is_working(rest)


def test_a_payment_on_the_last_day_makes_no_line_of_nothing() -> None:
    told = {
        "principal": "30000",
        "performance_due": "2026-03-15",
        "payments": [["2026-03-15", "10000"], ["2026-03-25", "20000"]],
    }
    found = compute("enforcement_interest", told, STAFF)
    assert len(found.steps) == 2
    assert found.amount == Decimal("35.00")


def test_the_edition_changes_with_every_file_of_rules_and_figures() -> None:
    digest = hashlib.sha256()
    law = Path(severance.__file__).parents[1]
    for one in [*sorted(law.glob("claims/*.py")), *sorted(law.glob("parameters/*.yaml"))]:
        digest.update(one.name.encode() + b"\0" + one.read_bytes())
    edition.edition.cache_clear()
    assert edition.edition() == digest.hexdigest()[:12]


def test_the_law_of_overtime_is_that_of_the_first_day_or_of_the_end_of_the_year() -> None:
    work = Working(STAFF)
    days = (date(2025, 5, 3), date(2025, 5, 1), date(2025, 6, 1))
    assert day_of(Overtime(dates=days), work) == date(2025, 5, 1)
    assert day_of(Overtime(year=2024), work) == date(2024, 12, 31)
    assert day_of(Overtime(), work) == ON
    assert Extra(Decimal(1), Decimal(20), Decimal(300)).total == Decimal(321)


@asks
class Told:
    """Facts of a test."""

    money: Decimal | None = fact("多少钱")
    months: tuple[Month, ...] | None = fact("哪几个月")
    either: int | str | date | None = fact("数、字或者日子")
    pair: tuple[int, date] | None = fact("一对")
    count: int | None = fact("几个")


def test_facts_are_read_as_what_they_can_be_first() -> None:
    told = {
        "money": "6525.50",
        "months": ["2026-02"],
        "either": "三",
        "pair": [3, "2026-02-28"],
        "count": "3",
    }
    found = read(Told, told)
    assert (found.money, found.either, found.pair, found.count) == (
        Decimal("6525.50"),
        "三",
        (3, date(2026, 2, 28)),
        3,
    )
    assert [month.first for month in found.months or ()] == [date(2026, 2, 1)]
    assert read(Told, {"either": 3}).either == 3
    assert read(Told, {"either": None}).either is None


def test_every_fact_that_cannot_be_read_is_named() -> None:
    told = {"colour": 1, "size": 2, "money": "六千", "pair": [3], "count": "2.5", "months": "2026-02"}
    with pytest.raises(BadFacts) as refused:
        read(Told, told)
    assert set(refused.value.errors) == set(told)
    for whole in (True, 2.0, "3.5"):
        with pytest.raises(BadFacts):
            read(Told, {"count": whole})
