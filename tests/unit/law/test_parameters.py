"""A figure is dated, sourced and in force, or it is refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import get_args

import pytest

from weiquanbao.law import parameters, tables
from weiquanbao.law.citations import UnknownCitation
from weiquanbao.law.periods import Period

TODAY = date(2026, 11, 23)
ROW = "{since: 2020-01-01, value: 5, source: 办案规则 30, confidence: read}"

WAITING = {"title": "某个数", "unit": "yuan", "values": []}


def load(rows, unit="working_day", title="某期限"):
    """One parameter as a table would hold it."""
    values = "".join(f"\n    - {row}" for row in rows)
    return parameters.load(tables.parse(f"some.days:\n  title: {title}\n  unit: {unit}\n  values:{values}"))[
        "some.days"
    ]


@pytest.mark.parametrize(
    ("code", "figure", "unit", "source", "confidence"),
    [
        ("complaint.answer_days", 5, "working_day", "浙江省工会劳动法律监督条例 17", "read"),
        ("complaint.completion_days", 10, "working_day", "内部规则 投诉办理 3", "house"),
        ("complaint.handling_days", 30, "calendar_day", "内部规则 投诉办理 4", "house"),
        ("complaint.extension_days", 15, "calendar_day", "内部规则 投诉办理 5", "house"),
        ("complaint.extension_answer_days", 3, "working_day", "内部规则 投诉办理 5", "house"),
        ("limitation.years", 1, "year", "调解仲裁法 27", "read"),
        ("limitation.reminder_days", (90, 30, 7), "calendar_day", "内部规则 服务告知 1", "house"),
        ("draft.keep_days", 7, "calendar_day", "内部规则 服务告知 2", "house"),
        ("code.minutes", 10, "minute", "内部规则 服务告知 3", "house"),
        ("mediation.days", 15, "calendar_day", "调解仲裁法 14第3款", "read"),
    ],
)
def test_figures_the_complaint_lives_by(code, figure, unit, source, confidence):
    value = parameters.parameter(code, TODAY)
    assert (value.value, value.unit, value.source, value.confidence) == (figure, unit, source, confidence)


def test_every_figure_is_whole():
    everything = parameters.all_parameters()
    assert len({(value.code, value.region, value.since) for value in everything}) == len(everything)
    for value in everything:
        assert value.title
        assert parameters.parameter(value.code, value.since, value.region) == value
        assert value.unit in parameters.UNIT_LABELS
        assert value.confidence in parameters.CONFIDENCE_LABELS


def test_nothing_is_in_force_before_its_day():
    assert parameters.parameter("limitation.years", date(2008, 5, 1)).value == 1
    with pytest.raises(parameters.NoValueInForce, match=r"limitation\.years 在 2008-04-30"):
        parameters.parameter("limitation.years", date(2008, 4, 30))
    with pytest.raises(parameters.NoValueInForce, match=r"no\.such"):
        parameters.parameter("no.such", TODAY)


def test_a_period_comes_with_its_source():
    period, value = parameters.period("complaint.answer_days", TODAY)
    assert period == Period(5, "working_day")
    assert value.source == "浙江省工会劳动法律监督条例 17"


@pytest.mark.parametrize("code", ["code.minutes", "limitation.reminder_days"])
def test_not_every_figure_is_a_period(code):
    with pytest.raises(parameters.NoValueInForce, match="不是一段期限"):
        parameters.period(code, TODAY)


def test_an_old_figure_stays_until_the_day_before_the_new_one():
    rows = [ROW, "{since: 2024-03-01, value: 3, source: 办案规则 30, confidence: read}"]
    old, new = load(reversed(rows))
    assert (old.value, old.until) == (5, date(2024, 2, 29))
    assert (new.value, new.until) == (3, None)
    assert old.in_force(date(2024, 2, 29), None)
    assert not old.in_force(date(2024, 3, 1), None)
    assert new.in_force(date(2024, 3, 1), None)


def test_a_figure_can_end_without_a_successor():
    (only,) = load(
        ["{since: 2020-01-01, until: 2020-12-31, value: 5, source: 办案规则 30, confidence: read}"]
    )
    assert only.in_force(date(2020, 12, 31), None)
    assert not only.in_force(date(2021, 1, 1), None)


def test_a_gap_between_two_figures_stays_a_gap():
    first = "{since: 2020-01-01, until: 2020-12-31, value: 5, source: 办案规则 30, confidence: read}"
    old, _ = load([first, "{since: 2022-01-01, value: 3, source: 办案规则 30, confidence: read}"])
    assert old.until == date(2020, 12, 31)


def test_the_nearest_region_rules(monkeypatch):
    rows = load(
        [
            ROW,
            "{since: 2020-01-01, value: 4, region: '33', source: 办案规则 30, confidence: read}",
            "{since: 2021-01-01, value: 3, region: '3307', source: 办案规则 30, confidence: secondary}",
        ]
    )
    monkeypatch.setattr(parameters, "_register", lambda: {"some.days": rows})
    values = [
        parameters.parameter("some.days", TODAY, region).value for region in (None, "41", "33", "330782")
    ]
    assert values == [5, 5, 4, 3]
    assert parameters.parameter("some.days", date(2020, 6, 1), "330782").value == 4


def test_figures_may_be_money_or_rates():
    (value,) = load(
        ["{since: 2020-01-01, value: '21.75', source: 办案规则 30, confidence: unverified}"], unit="rate"
    )
    assert value.value == Decimal("21.75")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (["{since: 2020-01-01, value: 5, confidence: read}"], "来源"),
        (["{since: 2020-01-01, value: 5, source: 办案规则 30}"], "核实程度"),
        (["{value: 5, source: 办案规则 30, confidence: read}"], "起始日"),
        (["{since: 2020-01-01, value: 5, source: 办案规则 30, confidence: read, colour: 1}"], "要写明"),
        (["{since: 2020-01-01, value: 5, source: 办案规则 30, confidence: sure}"], "sure 不认识"),
        (["{since: someday, value: 5, source: 办案规则 30, confidence: read}"], "2025-01-01"),
        (["{since: 2020-01-01, value: 5, source: 办案规则 30, confidence: house}"], "对不上"),
        (["{since: 2020-01-01, value: 5, source: 内部规则 投诉办理 4, confidence: read}"], "对不上"),
        (["{since: 2020-01-01, value: many, source: 办案规则 30, confidence: read}"], "many 不是数"),
        (["{since: 2020-01-01, value: true, source: 办案规则 30, confidence: read}"], "True 不是数"),
        (["{since: 2020-01-01, value: [], source: 办案规则 30, confidence: read}"], "不是数"),
        (
            ["{since: 2020-01-01, until: 2019-01-01, value: 5, source: 办案规则 30, confidence: read}"],
            "没有一天有效",
        ),
        ([ROW, ROW], "没有一天有效"),
        (["word"], "要写明"),
        ([], "数值"),
        (
            [
                "{since: 2020-01-01, until: 2022-01-01, value: 5, source: 办案规则 30, confidence: read}",
                "{since: 2021-01-01, value: 5, source: 办案规则 30, confidence: read}",
            ],
            "2021-01-01 这一天有两个数值",
        ),
    ],
)
def test_a_figure_that_cannot_be_relied_on_is_refused(rows, sentence):
    with pytest.raises(tables.BadTable, match=sentence):
        load(rows)


def test_a_figure_with_an_unknown_source_is_refused():
    with pytest.raises(UnknownCitation):
        load(["{since: 2020-01-01, value: 5, source: 想当然法 1, confidence: read}"])


def test_an_unknown_unit_is_refused():
    with pytest.raises(tables.BadTable, match="单位 week 不认识"):
        load([ROW], unit="week")
    with pytest.raises(tables.BadTable, match="要有名称"):
        parameters.load({"some.days": "five"})


def test_a_code_stands_in_one_file(monkeypatch):
    table = tables.in_law("parameters").joinpath("limitation.yaml")
    monkeypatch.setattr(tables, "in_folder", lambda _: [table, table])
    parameters._entries.cache_clear()
    try:
        with pytest.raises(tables.BadTable, match="两个文件"):
            parameters._entries()
    finally:
        parameters._entries.cache_clear()


def know(monkeypatch, entries):
    """Nothing but these entries is known."""
    rows, found = parameters.load(entries), parameters.headed(entries)
    monkeypatch.setattr(parameters, "_register", lambda: rows)
    monkeypatch.setattr(parameters, "_headings", lambda: found)


def test_a_code_may_wait_for_its_figure(monkeypatch):
    know(monkeypatch, {"some.yuan": WAITING})
    assert parameters.title_of("some.yuan") == "某个数"
    assert [heading.code for heading in parameters.headings()] == ["some.yuan"]
    assert parameters.all_parameters() == ()
    with pytest.raises(parameters.NoValueInForce, match=r"some\.yuan"):
        parameters.parameter("some.yuan", TODAY)


@pytest.mark.parametrize(
    "code",
    [
        "average_wage.city_month",
        "average_wage.province_month",
        "average_wage.province_year",
        "average_wage.pool_month",
        "average_wage.pool_year",
        "income.national_urban_year",
    ],
)
def test_averages_nobody_has_seen_are_not_known(code):
    assert parameters.title_of(code) != code
    with pytest.raises(parameters.NoValueInForce):
        parameters.parameter(code, TODAY, "330782")


@pytest.mark.parametrize(
    ("on", "month", "hour", "confidence"),
    [
        (date(2023, 12, 31), None, None, None),
        (date(2024, 1, 1), 2260, 22, "unverified"),
        (date(2025, 12, 31), 2260, 22, "unverified"),
        (date(2026, 1, 1), 2430, 23, "secondary"),
    ],
)
def test_the_minimum_wage_is_that_of_the_tier_of_the_place(on, month, hour, confidence):
    for code, figure in (("minimum_wage.month", month), ("minimum_wage.hour", hour)):
        if figure is None:
            with pytest.raises(parameters.NoValueInForce):
                parameters.parameter(code, on, "330782")
            continue
        found = parameters.parameter(code, on, "330782")
        assert (found.code, found.value, found.confidence) == (code, figure, confidence)
        assert found.in_force(on, "330782")


@pytest.mark.parametrize(
    ("on", "months", "hours"),
    [
        (date(2023, 12, 31), (2280, 2070, 1840), (22, 20, 18)),
        (date(2024, 1, 1), (2490, 2260, 2010), (24, 22, 20)),
        (date(2026, 1, 1), (2660, 2430, 2180), (25, 23, 21)),
    ],
)
def test_every_tier_of_the_province_is_known(on, months, hours):
    for kind, figures in (("month", months), ("hour", hours)):
        codes = [f"minimum_wage.tier_{tier}.{kind}" for tier in (1, 2, 3)]
        assert tuple(parameters.parameter(code, on, "33").value for code in codes) == figures


def test_a_place_without_a_tier_has_no_minimum_wage():
    with pytest.raises(parameters.NoValueInForce, match=r"minimum_wage\.tier"):
        parameters.parameter("minimum_wage.month", TODAY, "360102")


def test_a_tier_nobody_has_written_down_is_no_figure(monkeypatch):
    tier = {"since": date(2020, 1, 1), "value": 2, "source": "办案规则 30", "confidence": "read"}
    entries = {
        "by": {**WAITING, "by": "tier", "of": ["low"]},
        "tier": {"title": "档", "unit": "tier", "values": [tier]},
        "low": WAITING,
    }
    know(monkeypatch, entries)
    with pytest.raises(parameters.NoValueInForce, match="没有第 2 档"):
        parameters.parameter("by", TODAY)
    with pytest.raises(tables.BadTable, match="没有 low 这一项"):
        parameters.headed({name: entry for name, entry in entries.items() if name != "low"})
    with pytest.raises(tables.BadTable, match="按档"):
        parameters.headed({**entries, "by": {**WAITING, "by": "tier"}})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: 1\na: 2", "写了两遍"),
        ("a: {b: 1, b: 2}", "写了两遍"),
        ("a: 1.5", "小数要加引号"),
        ("- a", "一张按名称排列的表"),
        ("", "一张"),
    ],
)
def test_a_careless_table_is_refused(text, sentence):
    with pytest.raises(tables.BadTable, match=sentence):
        tables.parse(text)


FROM_2020 = {"since": date(2020, 1, 1), "source": "办案规则 30", "confidence": "read"}


@pytest.mark.parametrize(
    ("tier", "figure", "since", "until", "confidence"),
    [
        ({"value": 1}, 100, date(2021, 1, 1), date(2025, 12, 31), "secondary"),
        ({"value": 1, "since": date(2022, 1, 1)}, 100, date(2022, 1, 1), date(2025, 12, 31), "secondary"),
        ({"value": 1, "until": date(2024, 6, 30)}, 100, date(2021, 1, 1), date(2024, 6, 30), "secondary"),
        ({"value": 1, "confidence": "unverified"}, 100, date(2021, 1, 1), date(2025, 12, 31), "unverified"),
        ({"value": 2}, 200, date(2020, 1, 1), None, "read"),
    ],
)
def test_a_figure_by_tiers_holds_while_both_do_and_is_as_sure_as_the_weaker(
    monkeypatch, tier, figure, since, until, confidence
):
    first = {"since": date(2021, 1, 1), "until": date(2025, 12, 31), "value": 100, "confidence": "secondary"}
    entries = {
        "by": {**WAITING, "by": "tier", "of": ["one", "two"]},
        "tier": {"title": "档", "unit": "tier", "values": [FROM_2020 | tier]},
        "one": {**WAITING, "values": [FROM_2020 | first]},
        "two": {**WAITING, "values": [FROM_2020 | {"value": 200}]},
    }
    know(monkeypatch, entries)
    found = parameters.parameter("by", date(2023, 5, 1))
    assert (found.value, found.since, found.until) == (figure, since, until)
    assert (found.confidence, found.code, found.title) == (confidence, "by", "某个数")


@pytest.mark.parametrize("tier", [0, 3])
def test_a_tier_outside_of_those_there_are_is_refused(monkeypatch, tier):
    entries = {
        "by": {**WAITING, "by": "tier", "of": ["one", "two"]},
        "tier": {"title": "档", "unit": "tier", "values": [FROM_2020 | {"value": tier}]},
        "one": {**WAITING, "values": [FROM_2020 | {"value": 100}]},
        "two": {**WAITING, "values": [FROM_2020 | {"value": 200}]},
    }
    know(monkeypatch, entries)
    with pytest.raises(parameters.NoValueInForce, match=f"没有第 {tier} 档"):
        parameters.parameter("by", TODAY)


def test_every_kind_of_confidence_has_its_words_and_its_rank():
    kinds = set(get_args(parameters.Confidence))
    assert set(parameters.CONFIDENCE_LABELS) == set(parameters._WEAKEST) == kinds
    assert len(parameters._WEAKEST) == len(kinds)


def test_of_two_figures_of_one_day_the_entered_one_counts(monkeypatch):
    know(monkeypatch, {"some.yuan": {**WAITING, "values": [FROM_2020 | {"value": 5}]}})
    (shipped,) = parameters.all_parameters()
    entered = replace(shipped, value=7, confidence="entered")
    for more in ((entered,), (entered, replace(shipped, value=6))):
        assert parameters.parameter("some.yuan", TODAY, None, {"some.yuan": more}).value == 7


@pytest.mark.parametrize(
    ("months", "newest", "due"),
    [
        (12, date(2025, 12, 1), False),
        (12, date(2025, 11, 30), True),
        (12, date(2024, 12, 31), True),
        (11, date(2025, 12, 1), True),
        (3, date(2026, 9, 1), False),
        (3, date(2026, 8, 1), True),
        (None, date(2000, 1, 1), False),
        (12, None, False),
    ],
)
def test_a_figure_is_looked_at_again_once_its_months_are_over(months, newest, due):
    heading = parameters.Heading("some.yuan", "某个数", "yuan", review_months=months)
    assert parameters.is_due_for_review(heading, newest, TODAY) is due
    assert not heading.local


def test_a_figure_may_be_of_one_day_only_of_one_region_and_a_list():
    row = "{since: 2020-01-01, until: 2020-01-01, value: [90, 30], source: 办案规则 30, confidence: read, region: '33'}"
    (only,) = load([row])
    assert (only.value, only.region) == ((90, 30), "33")
    assert only.in_force(date(2020, 1, 1), "3307")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("{since: 2020-01-01, source: 办案规则 30, confidence: read}", "要写明"),
        ("{since: 2020-01-01, until: soon, value: 5, source: 办案规则 30, confidence: read}", "2025-01-01"),
        ("{since: 2020-01-01, value: [5, many], source: 办案规则 30, confidence: read}", "不是数"),
    ],
)
def test_half_a_figure_is_refused(row, sentence):
    with pytest.raises(tables.BadTable, match=sentence):
        load([row])


def test_two_figures_never_share_a_day():
    first = "{since: 2020-01-01, until: 2021-01-01, value: 5, source: 办案规则 30, confidence: read}"
    with pytest.raises(tables.BadTable, match="2021-01-01 这一天有两个数值"):
        load([first, "{since: 2021-01-01, value: 5, source: 办案规则 30, confidence: read}"])


def test_tables_of_a_folder_are_its_yaml_files_by_name():
    names = [table.name for table in tables.in_folder("parameters")]
    assert names == sorted(names)
    assert "limitation.yaml" in names
