"""Years and periods: from which day they run, what interrupts them, which article says so."""

from datetime import date

import pytest

from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.lapsing import Times, lapses
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.claims.service_length import days_in, length
from weiquanbao.law.claims.working import Setting

ON = date(2026, 9, 1)
STAFF = Setting(ON, "330782", for_staff=True)


def test_remuneration_has_no_limit_while_employed_and_the_rest_has_a_year() -> None:
    """调解仲裁法 27."""
    times = Times(knew_on=date(2026, 3, 2), still_employed=True)
    wages, other = lapses(CLAIMS["arrears_wage"], times, ON), lapses(CLAIMS["severance"], times, ON)
    assert wages is not None
    assert wages.lapses_on is None
    assert other is not None
    assert other.lapses_on == date(2027, 3, 2)
    assert lapses(CLAIMS["deadline"], times, ON) is None


@pytest.mark.parametrize(
    ("event", "started"),
    [
        *(
            (event, date(2025, 9, 10))
            for event in (
                "demand_letter_received", "negotiation_refused", "mediation_refused", "mediation_failed",
                "agreement_broken", "complaint_to_authority", "payment_order_applied", "earlier_filing",
                "employer_agreed",
            )
        ),
        ("union_complaint", date(2025, 3, 3)),
        ("demand_unproven", date(2025, 3, 3)),
    ],
)  # fmt: skip
def test_what_interrupts_starts_the_year_again_and_what_is_not_proven_does_not(event, started) -> None:
    """调解仲裁法 27第2款, 办案规则 27."""
    result = compute("limitation", {"kind": "other", "knew": "2025-03-03", event: "2025-09-10"}, STAFF)
    assert result.figures["started_on"] == started
    assert result.figures["last_day"] == started.replace(year=2026)
    assert ("interruption_unproven" in result.flags) is (started.month == 3)
    said = [str(step.says) for step in result.steps]
    assert any("从这天重新算一年" in one for one in said) is (started.month == 9)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("application_received", "直接去法院"),
        ("accepted", "去法院起诉"),
        ("copy_received", "照样开庭"),
        ("award_received", "裁决生效"),
        ("final_award_received", "不能再撤销"),
        ("performance_due", "不能强制执行"),
        ("preservation_ordered", "解除保全"),
        ("preserved_award_effective", "解除保全"),
        ("delegated_mediation_agreed", "开庭"),
        ("mediation_applied", "申请仲裁"),
        ("payment_order_received", "申请执行"),
        ("injured", "在一年里申请"),
    ],
)
def test_what_follows_a_missed_day_is_said(event, words) -> None:
    steps = compute("deadline", {event: "2026-03-02"}, STAFF).steps
    assert words in str(steps[-1].says)


@pytest.mark.parametrize(
    ("year", "days"), [(1900, 28), (2000, 29), (2023, 28), (2024, 29), (2100, 28), (2400, 29)]
)
def test_february(year, days) -> None:
    assert days_in(year, 2) == days


@pytest.mark.parametrize(
    ("first", "last", "months", "days"),
    [
        (date(2025, 10, 20), date(2026, 1, 4), 2, 16),
        (date(2025, 10, 31), date(2026, 2, 4), 3, 5),
        (date(2023, 1, 31), date(2023, 2, 28), 1, 0),
        (date(2024, 1, 31), date(2024, 2, 28), 0, 29),
        (date(2024, 2, 29), date(2025, 2, 28), 12, 0),
    ],
)
def test_the_month_before_is_complete_on_its_day_or_at_its_end(first, last, months, days) -> None:
    """民法典 202: from the 20th of October to the 4th of January are two months to the 19th of December and 16 days."""
    assert length(first, last) == (months, days)


@pytest.mark.parametrize(
    ("told", "article", "assumed"),
    [
        ({"end_date": "2025-03-03"}, "调解仲裁法 27第4款", None),
        ({"end_date": "2025-03-03", "still_employed": True}, "调解仲裁法 27第4款", "说还在干"),
        ({"arrears_from": "2025-03-03"}, "调解仲裁法 27第4款", "不知道是不是还在干"),
        ({"knew": "2025-03-03"}, "调解仲裁法 27第1款", None),
        ({"kind": "other", "end_date": "2025-03-03"}, "调解仲裁法 27第1款", None),
    ],
)
def test_what_the_year_runs_from_is_what_was_told(told, article, assumed) -> None:
    result = compute("limitation", told, STAFF)
    assert result.figures["started_on"] == date(2025, 3, 3)
    assert article in result.basis
    said = [str(one) for one in result.assumed]
    assert not said if assumed is None else any(assumed in one for one in said)


def test_an_obstacle_from_the_first_day_leaves_the_whole_year() -> None:
    told = {"knew": "2025-03-03", "suspended_from": "2025-03-03", "cause_removed": "2025-06-02"}
    assert compute("limitation", told, STAFF).figures["used_before"] == 0


def articles_of(claim: str, told: dict[str, object]) -> list[tuple[str, ...]]:
    return [step.basis for step in compute(claim, told, STAFF).steps]


@pytest.mark.parametrize(
    ("told", "article"),
    [
        ({"offer_received": "2026-03-02"}, "浙江省集体合同条例 7"),
        ({"signed": "2026-03-02"}, "浙江省集体合同条例 34"),
    ],
)
def test_the_earlier_of_two_periods_is_told_with_its_own_article(told, article) -> None:
    assert articles_of("collective_bargaining", told)[-1] == (article,)


def test_where_a_province_has_no_period_the_national_ones_are_counted_all_the_same() -> None:
    told = {"meeting": "2026-03-10", "expires": "2026-12-31"}
    found = compute("collective_bargaining", told, Setting(ON, "360000", for_staff=True))
    assert dict(found.figures) == {"data_by": date(2026, 3, 5), "wage_renewal_from": date(2026, 11, 1)}


def test_an_objection_leaves_a_contract_without_a_day_of_effect() -> None:
    found = compute(
        "collective_bargaining", {"received_by_authority": "2026-04-10", "objection": True}, STAFF
    )
    assert found.figures["effective"] is None


def test_a_period_of_the_rules_of_arbitration_names_the_article_that_says_how_days_count() -> None:
    told = {"copy_received": "2026-03-02"}
    assert ("办案规则 33", "办案规则 80") in articles_of("deadline", told)
    told = {"award_received": "2026-03-02"}
    assert all("办案规则 80" not in articles for articles in articles_of("deadline", told))
