"""算一算 by hand: what the answers of each story come to, from the least to the most, and until when."""

from datetime import date
from decimal import Decimal

import pytest

from weiquanbao.law.estimates import reasons, reckoning, stories
from weiquanbao.law.estimates.answering import NotUnderstood, in_order, read
from weiquanbao.law.estimates.proofs import LEFT, to_keep
from weiquanbao.law.estimates.reasons import of_finality
from weiquanbao.law.estimates.reckoning import estimate
from weiquanbao.law.estimates.stories import STORIES, UNKNOWN, asked, next_question

TODAY = date(2026, 9, 1)
WAGES = {
    "wage": "6525.00", "owed": "3", "paid": "4000.00", "still": "no", "ended": "2026-08", "left": "unpaid",
    "began": "2024-03",
}  # fmt: skip
DISMISSED = {"wage": "6000.00", "began": "2023-01", "ended": "2026-03"}
CONTRACT = {"wage": "6000.00", "began": "2025-03", "signed": "never", "still": "no", "ended": "2026-06"}
OVERTIME = {
    "wage": "6525.00",
    "ot_months": "2",
    "ot_day": "10",
    "ot_rest": "1",
    "ot_holiday": "6",
    "still": "yes",
}
INJURY = {
    "hurt": "2026-05",
    "insured": "no",
    "recognised": "yes",
    "grade": "10",
    "wage": "6000.00",
    "still": "yes",
}


def sums(story, answers, region="330782"):
    """Each part with its least and its most."""
    found = estimate(story, answers, today=TODAY, region=region)
    return [(part.code, f"{part.least:.2f}", f"{part.most:.2f}") for part in found.parts]


@pytest.mark.parametrize(
    ("story", "answers", "parts"),
    [
        # 3 × 6525 − 4000. From the 31st of March to the 1st of August 2 years 4 months: 2.5; from the 1st to the
        # 31st 2 years 6 months: 3.
        ("wages", WAGES, [("arrears_wage", "15575.00", "15575.00"), ("severance", "16312.50", "19575.00")]),
        ("wages", WAGES | {"left": "own"}, [("arrears_wage", "15575.00", "15575.00")]),
        ("wages", WAGES | {"left": UNKNOWN}, [("arrears_wage", "15575.00", "15575.00")]),
        # Nobody knows how many months: one; nobody knows what was paid: nothing.
        ("wages", {"wage": "6525.00", "owed": UNKNOWN, "paid": UNKNOWN, "still": "yes"},
         [("arrears_wage", "6525.00", "6525.00")]),
        # Who does not know the wage earned the minimum wage at least: 2 × 2430.
        ("wages", {"wage": UNKNOWN, "owed": "2", "paid": "0", "still": "yes"},
         [("arrears_wage", "4860.00", "4860.00")]),
        # The months that are owed end with the one of leaving: 2026-01 at 2430, and 2025-12, whose minimum wage is not
        # confirmed and not told to a worker, at 2000.
        ("wages", {"wage": "2000.00", "owed": "2", "paid": "0", "still": "no", "ended": "2026-01", "left": "own"},
         [("arrears_wage", "4430.00", "4430.00")]),
        # 3 years and between 1 and 3 months: 3.5 × 6000, and twice that.
        ("dismissal", DISMISSED | {"left": "sent"}, [("unlawful_2n", "21000.00", "42000.00")]),
        ("dismissal", DISMISSED | {"left": "fault"}, [("unlawful_2n", "0.00", "42000.00")]),
        ("dismissal", DISMISSED | {"left": "unfit", "notice": "no"}, [("unlawful_2n", "27000.00", "42000.00")]),
        ("dismissal", DISMISSED | {"left": "unfit", "notice": UNKNOWN}, [("unlawful_2n", "27000.00", "42000.00")]),
        ("dismissal", DISMISSED | {"left": "unfit", "notice": "yes"}, [("unlawful_2n", "21000.00", "42000.00")]),
        ("dismissal", DISMISSED | {"left": "expired"}, [("severance", "21000.00", "21000.00")]),
        ("dismissal", DISMISSED | {"left": "agreed"}, [("severance", "21000.00", "21000.00")]),
        ("dismissal", DISMISSED | {"left": "own"}, []),
        # Somebody who came and went in one month: from a day to the whole month, half a month's wage either way.
        ("dismissal", {"wage": "6000.00", "began": "2026-03", "ended": "2026-03", "left": "expired"},
         [("severance", "3000.00", "3000.00")]),
        # One year back from today is the 1st of September 2025. From then to the 28th of February, 6 months; who
        # began on the 31st of March goes on to the 30th: 21 workdays more, 6000 × 21 ÷ 21.75.
        ("contract", CONTRACT, [("double_wage", "36000.00", "41793.10")]),
        ("contract", CONTRACT | {"signed": "yes"}, []),
        # Signed in December: to the last day of November, or to the 30th of December, 21 workdays without the 31st.
        ("contract", CONTRACT | {"signed": "later", "signed_on": "2025-12"},
         [("double_wage", "18000.00", "24000.00")]),
        # 20 h × 37.50 × 1.5 + 16 h × 37.50 × 2 + 8 h × 37.50 × 3.
        ("overtime", OVERTIME, [("overtime", "3225.00", "3225.00")]),
        ("overtime", OVERTIME | {"ot_months": UNKNOWN, "ot_rest": UNKNOWN, "ot_holiday": UNKNOWN},
         [("overtime", "562.50", "562.50")]),
        # 7 × 6000 of a tenth grade; what hangs on the average wage of the place is missing.
        ("injury", INJURY, [("work_injury", "42000.00", "42000.00")]),
        ("injury", {"hurt": "2026-05", "insured": "no", "recognised": "no", "wage": "6000.00", "still": "yes"}, []),
    ],
)  # fmt: skip
def test_a_story_comes_to(story, answers, parts) -> None:
    assert sums(story, answers) == parts


def test_the_least_and_the_most_are_added_up() -> None:
    found = estimate("wages", WAGES, today=TODAY, region="330782")
    assert (found.least, found.most) == (Decimal("31887.50"), Decimal("35150.00"))
    assert not found.at_least
    assert found.unsure == ()
    assert [part.final for part in found.parts] == [True, True]
    assert all(part.computed and part.title for part in found.parts)


def test_above_twelve_months_of_the_minimum_wage_an_award_is_not_final() -> None:
    """12 × 2430 = 29160; the most of it is compared."""
    (part,) = estimate("dismissal", DISMISSED | {"left": "sent"}, today=TODAY, region="330782").parts
    assert part.final is False


@pytest.mark.parametrize(
    ("story", "answers"),
    [
        ("wages", {"wage": UNKNOWN, "owed": "2", "paid": "0", "still": "yes"}),
        ("injury", INJURY),
    ],
)
def test_more_may_be_due_where_a_figure_is_missing(story, answers) -> None:
    assert estimate(story, answers, today=TODAY, region="330782").at_least


def test_where_no_figure_is_known_there_is_no_sum() -> None:
    answers = {"wage": UNKNOWN, "owed": "2", "paid": "0", "still": "yes"}
    found = estimate("wages", answers, today=TODAY, region="360102")
    assert [part.computed for part in found.parts] == [False]
    assert (found.least, found.most) == (0, 0)
    assert found.unsure == ("wage",)


@pytest.mark.parametrize(
    ("story", "answers", "last"),
    [
        ("wages", WAGES, date(2027, 8, 1)),
        ("wages", {"wage": "6525.00", "owed": "3", "paid": "0", "still": "yes"}, None),
        ("dismissal", DISMISSED | {"left": "own"}, date(2027, 3, 1)),
        # Nobody knows when: from the first day of work, and the 1st of January is a holiday.
        ("dismissal", DISMISSED | {"left": "own", "ended": UNKNOWN}, date(2024, 1, 2)),
        # Hired on the 1st of March 2025 at the earliest: the double wage ends with the 28th of February.
        ("contract", CONTRACT, date(2027, 2, 28)),
        ("overtime", OVERTIME, None),
        ("overtime", OVERTIME | {"still": "no", "ended": "2026-05"}, date(2027, 5, 1)),
        ("injury", INJURY, date(2027, 5, 1)),
        ("injury", INJURY | {"still": "no", "ended": "2026-08"}, date(2027, 5, 1)),
    ],
)
def test_the_clock_runs_from_the_first_day_that_is_possible(story, answers, last) -> None:
    assert estimate(story, answers, today=TODAY, region="330782").clock.lapses_on == last


def test_how_somebody_left_is_proven_only_where_something_is_asked_for_it() -> None:
    assert LEFT in to_keep("wages", ["arrears_wage", "severance"])
    assert LEFT in to_keep("wages", ["unlawful_2n"])
    assert LEFT not in to_keep("wages", ["arrears_wage"])
    assert to_keep("dismissal", ["severance"]).count(LEFT) == 1


@pytest.mark.parametrize(
    ("story", "answers", "asks"),
    [
        ("wages", {}, ("wage", "owed", "paid", "still")),
        ("wages", {"still": "no"}, ("wage", "owed", "paid", "still", "ended", "left")),
        *(
            (
                "wages",
                {"still": "no", "left": left},
                ("wage", "owed", "paid", "still", "ended", "left", "began"),
            )
            for left in ("unpaid", "sent", "unfit", "expired", "agreed")
        ),
        ("wages", {"still": "no", "left": "fault"}, ("wage", "owed", "paid", "still", "ended", "left")),
        ("wages", {"still": "yes", "left": "sent"}, ("wage", "owed", "paid", "still")),
        ("dismissal", {}, ("wage", "began", "ended", "left")),
        ("dismissal", {"left": "unfit"}, ("wage", "began", "ended", "left", "notice")),
        ("contract", {}, ("wage", "began", "signed", "still")),
        ("contract", {"signed": "later"}, ("wage", "began", "signed", "signed_on", "still")),
        ("injury", {"recognised": "no"}, ("hurt", "insured", "recognised", "wage", "still")),
        ("injury", {"recognised": "yes"}, ("hurt", "insured", "recognised", "grade", "wage", "still")),
    ],
)
def test_only_what_matters_is_asked(story, answers, asks) -> None:
    assert asked(story, answers) == asks


def test_the_next_question_is_the_first_without_an_answer() -> None:
    assert next_question("dismissal", {"wage": "1", "ended": "2026-03"}) == "began"
    assert next_question("dismissal", DISMISSED | {"left": "sent"}) is None


@pytest.mark.parametrize("story", STORIES)
def test_no_story_has_more_than_eight_screens(story) -> None:
    assert len(STORIES[story].asks) + 1 <= stories.MOST_SCREENS == 8


@pytest.mark.parametrize(
    ("code", "typed", "kept"),
    [
        ("wage", " 6525 ", "6525.00"),
        ("owed", "60", "60"),
        ("owed", "003", "3"),
        ("ot_months", "60", "60"),
        ("ot_day", "300", "300"),
        ("ot_rest", "10", "10"),
        ("ot_holiday", "13", "13"),
        ("owed", "0", "0"),
        ("ended", "2026-09", "2026-09"),
        ("still", "yes", "yes"),
        ("ended", UNKNOWN, UNKNOWN),
        ("wage", UNKNOWN, UNKNOWN),
    ],
)
def test_an_answer_is_kept(code, typed, kept) -> None:
    assert read(code, typed, TODAY) == kept


@pytest.mark.parametrize(
    ("code", "typed", "sentence"),
    [
        ("wage", "很多", "数字"),
        ("owed", "61", "最多写 60"),
        ("owed", "-1", "写个数字"),
        ("owed", "1000", "写个数字"),
        ("owed", "٣", "写个数字"),
        ("ended", "2026-10", "还没到"),
        ("ended", "八月", "点一个月份"),
        ("still", "maybe", "点一个"),
        ("ot_months", "61", "最多写 60"),
        ("ot_day", "301", "最多写 300"),
        ("ot_rest", "11", "最多写 10"),
        ("ot_holiday", "14", "最多写 13"),
    ],
)
def test_what_is_not_understood_is_said(code, typed, sentence) -> None:
    with pytest.raises(NotUnderstood, match=sentence):
        read(code, typed, TODAY)


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"began": "2026-03", "ended": "2026-02"}, "走的月份"),
        ({"began": "2026-03", "signed_on": "2026-02"}, "签合同"),
        ({"began": "2026-03", "hurt": "2026-02"}, "受伤"),
    ],
)
def test_months_that_cannot_be_together_are_named(answers, sentence) -> None:
    assert sentence in str(in_order(answers))


@pytest.mark.parametrize("later", ["ended", "signed_on", "hurt"])
def test_the_same_month_and_an_unknown_one_are_in_order(later) -> None:
    assert in_order({"began": "2026-03", later: "2026-03"}) is None
    assert in_order({"began": "2026-03", later: UNKNOWN}) is None
    assert in_order({later: "2026-03"}) is None


def test_the_grades_of_an_injury_run_from_one_to_ten() -> None:
    grades = [(one.code, one.label) for one in stories.QUESTIONS["grade"].choices]
    assert (grades[0], grades[-1], len(grades)) == (("1", "一级"), ("10", "十级"), 10)


@pytest.mark.parametrize(
    ("code", "final", "article", "says"),
    [
        ("arrears_wage", True, "调解仲裁法 47", "一裁终局"),
        ("arrears_wage", False, "调解仲裁法 50", "十二个月最低工资"),
        ("work_injury", True, "浙江省劳动人事争议调解仲裁条例 37", "一裁终局"),
        ("work_injury", False, "调解仲裁法 50", "工伤待遇"),
    ],
)
def test_whether_an_award_is_final_is_said_with_its_own_article(code, final, article, says) -> None:
    found = of_finality(code, final=final)
    assert article in found.basis
    assert says in found.says


def test_everything_a_story_can_come_to_has_its_ground() -> None:
    told = [("wages", WAGES), ("dismissal", DISMISSED | {"left": "sent"}), ("contract", CONTRACT)]
    told += [("overtime", OVERTIME), ("injury", INJURY)]
    found = {
        part.code: part.title
        for story, answers in told
        for part in estimate(story, answers, today=TODAY, region="330782").parts
    }
    assert set(found) == set(reasons.WHY)
    assert found == reckoning.TITLES


def test_what_is_out_of_time_is_told_beside_what_is_not() -> None:
    """From the 1st of January to the 31st of October 2025 ten months; since the 1st of September, a year ago, two."""
    told = {"wage": "6000.00", "began": "2024-12", "signed": "never", "still": "no", "ended": "2025-10"}
    (part,) = estimate("contract", told, today=TODAY, region="330782").parts
    assert (part.most, part.lapsed) == (Decimal("12000.00"), Decimal("48000.00"))
    owed, _leaving = estimate("wages", WAGES, today=TODAY, region="330782").parts
    assert owed.lapsed == 0


def test_where_nothing_can_be_asked_for_no_more_may_be_due() -> None:
    found = estimate("dismissal", DISMISSED | {"left": "own"}, today=TODAY, region="330782")
    assert (found.parts, found.at_least) == ((), False)
