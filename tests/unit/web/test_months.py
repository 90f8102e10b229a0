"""Months as people say them, and how they are put together and read back."""

from datetime import date

import pytest

from weiquanbao.web.worker.months import gathered, months, read_back

TODAY = date(2026, 2, 23)


def test_the_last_ten_months_have_a_button_and_last_years_say_so():
    shown = months("month", "2026-01", TODAY, unknown="不知道")
    assert [choice.label for choice in shown.choices][:3] == ["更早", "去年 5 月", "去年 6 月"]
    assert [choice.label for choice in shown.choices][-3:] == ["1 月", "2 月", "不知道"]
    assert [choice.value for choice in shown.choices if choice.chosen] == ["2026-01"]
    assert len(shown.choices) == 12


def test_an_older_month_opens_earlier_with_its_year_and_month():
    shown = months("month", "2024-03", TODAY)
    assert shown.earlier
    assert [year.value for year in shown.years if year.chosen] == ["2024"]
    assert [month.value for month in shown.months if month.chosen] == ["03"]


@pytest.mark.parametrize(
    ("month", "said"),
    [
        (date(2026, 2, 1), "2026年2月，就是这个月"),
        (date(2025, 11, 1), "2025年11月到现在，一共 3 个月"),
        (date(2025, 2, 1), "2025年2月到现在，一共 1 年"),
        (date(2023, 6, 1), "2023年6月到现在，一共 2 年 8 个月"),
        (date(2026, 3, 1), ""),
        (None, ""),
    ],
)
def test_a_month_is_read_back(month, said):
    assert read_back(month, TODAY) == said


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (date(2025, 8, 1), "2024年3月到2025年8月，一共 1 年 5 个月"),
        (date(2024, 3, 1), "2024年3月"),
        (date(2024, 1, 1), "2024年3月"),
    ],
)
def test_for_who_has_left_a_month_is_read_back_until_then(until, said):
    assert read_back(date(2024, 3, 1), TODAY, until=until) == said


def test_the_buttons_too_are_read_back_until_work_ended():
    shown = months("month", "2025-06", TODAY, until=date(2025, 8, 1))
    assert shown.said == "2025年6月到2025年8月，一共 2 个月"
    assert [one.hint for one in shown.choices if one.value == "2025-07"] == [
        "2025年7月到2025年8月，一共 1 个月"
    ]


@pytest.mark.parametrize(
    ("raw", "month"),
    [
        ({"month": ["earlier"], "month_year": ["2024"], "month_month": ["03"]}, "2024-03"),
        ({"month": ["earlier"], "month_year": ["2024"], "month_month": [""]}, "2024-01"),
        ({"month": ["earlier"], "month_year": [""], "month_month": ["03"]}, ""),
        ({"month": ["earlier"]}, ""),
        ({"month": ["2026-01"], "month_year": ["2020"]}, "2026-01"),
    ],
)
def test_earlier_is_put_together_from_its_year_and_month(raw, month):
    assert gathered(raw)["month"] == [month]


def test_not_knowing_among_the_answers_answers_the_question():
    assert gathered({"month": ["unknown"]})["unknown"] == ["1"]
    assert gathered({"still": ["unknown"]})["unknown"] == ["1"]
    assert "unknown" not in gathered({"still": ["no"], "ended": ["unknown"]})


def test_the_month_of_leaving_is_read_back_without_a_span():
    shown = months("ended", "2026-02", TODAY, alone=True)
    assert shown.said == "2026年2月"
    assert {choice.hint for choice in shown.choices if choice.chosen} == {"2026年2月"}
