"""The knowledge pages: every one obeys the rules for a page, and one that does not is refused in a sentence."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from weiquanbao.common.dates import today
from weiquanbao.law import knowledge, tables
from weiquanbao.law.knowledge import figures
from weiquanbao.law.knowledge.loading import parse, whole
from weiquanbao.law.knowledge.reviewing import reviewed, reviews
from weiquanbao.web.design import drawings

PAGES = tuple(knowledge.pages().values())
#: A page that is right in every field; each refusal below changes one of them.
GOOD = yaml.safe_load(
    Path(tables.in_law("knowledge/pages/contract/no_contract.yaml").__fspath__()).read_text("utf-8")  # type: ignore[attr-defined]
)


def test_every_page_was_reviewed_and_ends_its_sentences() -> None:
    for page in PAGES:
        assert page.reviewed <= today(), page.code
        assert all(one.articles for one in page.rules), page.code
        assert all(
            one.endswith(("。", "？", "！")) for one in (page.answer, *(s.text for s in page.sentences))
        ), page.code


def test_every_topic_has_a_picture() -> None:
    assert {one.picture for one in knowledge.topics().values()} <= set(drawings.pictures())


def test_every_topic_has_its_pages_and_there_are_eighty() -> None:
    assert {page.topic for page in PAGES} == set(knowledge.topics())
    assert {page.issue for page in PAGES} >= set(knowledge.issues())
    assert len(PAGES) >= 80


def test_a_shelf_begins_with_what_is_asked_most_and_then_with_what_most_pages_lead_to() -> None:
    shelf = knowledge.shelved("injury")
    assert set(shelf) == {page for page in PAGES if page.topic == "injury"}
    assert [page.code for page in shelf[:2]] == ["hurt_at_work", "apply_for_recognition"]
    assert [page in knowledge.often() for page in shelf] == [True] + [False] * (len(shelf) - 1)
    led_to = [sum(page.code in other.see for other in PAGES) for page in shelf[1:]]
    assert led_to == sorted(led_to, reverse=True)


def test_a_page_names_no_county_it_is_read_in_all_of_them() -> None:
    named = [page.code for page in PAGES for text in (page.title, *page.texts) if "义乌" in text]
    assert named == []


def test_every_question_is_asked_on_one_page_only() -> None:
    asks = [ask for page in PAGES for ask in (page.title, *page.asks)]
    assert len(asks) == len(set(asks))


def _changed(**fields: object) -> str:
    return yaml.safe_dump({**GOOD, **fields}, allow_unicode=True)


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("titel", "一直没签合同", "no_contract.yaml 的 titel：没有这个字段"),
        ("topic", "wages", "topic：写的是 wages"),
        ("issue", "拖欠工钱", "issue：没有 拖欠工钱"),
        ("estimate", "unpaid", "estimate：没有 unpaid"),
        ("claims", ["double_pay"], "claims：没有 double_pay"),
        ("title", "没签合同" * 7, "title：要 4 到 24 个字，现在 28 个"),
        ("title", "每月{minimum_wage.month}吗", "title：没有 minimum_wage.month 这个参数，或者这里不能写参数"),
        ("answer", "能要。", "answer：要 40 到 120 个字，现在 3 个"),
        ("asks", ["没签合同咋办"] * 4, "asks：有一条写了两遍"),
        ("asks", ["没签合同咋办"], "asks：要 4 到 8 条，现在 1 条"),
        ("steps", "先问单位", "steps：要写成一列"),
        ("proof", [12], "proof：要写成文字"),
        ("proof", ["每月不到{minimum_wage.moon}"], "proof：没有 minimum_wage.moon 这个参数"),
        ("proof", ["每月不到 {"], "proof：没有 { 这个参数"),
        ("proof", ["到手不到 2430 元的工资条"], "正文：“2430”不要手写，写 {minimum_wage.tier_2.month}"),
        ("steps", ["用月工资除以 174 算出一小时", "再问单位"], "正文：“174”不要手写，写 {wage.hours_a_month}"),
        ("steps", ["最低工资二千，写成2,430元", "再问单位"], "正文：“2,430”不要手写"),
        ("rules", [{"text": "一个月内要签书面合同。"}] * 2, "rules：有一条写了两遍"),
        ("rules", [{"text": "一个月内要签书面合同。"}, {"text": "要签合同。"}], "rules：没有写依据哪一条"),
        ("rules", ["一个月内要签书面合同。", "要签。"], "rules：每一条要写、也只写 text 和 articles"),
        ("by_when", {"text": "一年内去申请仲裁。", "articles": ["劳动法 999"]}, "by_when：《中华人民共和国劳动法》没"),
        ("careful", [{"text": "看清楚日期再签字。", "articles": ["劳动法典 1"]}], "careful：依据不在目录里"),
        ("reviewed", "昨天", "reviewed：要写成 2026-11-27"),
    ],
)  # fmt: skip
def test_a_page_that_does_not_obey_is_refused_in_a_sentence(field: str, value: object, why: str) -> None:
    with pytest.raises(tables.BadTable) as refused:
        parse(_changed(**{field: value}), "contract", "no_contract")
    assert why in str(refused.value)


def test_what_is_missing_is_named() -> None:
    short = yaml.safe_dump(
        {name: value for name, value in GOOD.items() if name != "proof"}, allow_unicode=True
    )
    with pytest.raises(tables.BadTable, match=r"no_contract\.yaml 的 proof：没有写"):
        parse(short, "contract", "no_contract")


def test_a_sentence_with_a_figure_but_no_quotes_is_told_with_its_file() -> None:
    with pytest.raises(tables.BadTable, match=r"no_contract\.yaml：写得不合格式"):
        parse(
            "rules:\n  - {text: 每月 {minimum_wage.month}。, articles: [劳动法 48]}\n",
            "contract",
            "no_contract",
        )


def test_the_name_of_a_file_is_an_address() -> None:
    with pytest.raises(tables.BadTable, match="文件名：只用小写字母"):
        parse(_changed(), "contract", "没签合同")


def test_pages_that_belong_together_are_held_against_each_other() -> None:
    alone = parse(_changed(see=[]), "contract", "no_contract")
    same_title = parse(_changed(see=[]), "contract", "unsigned")
    nowhere = parse(_changed(see=["no_such_page"]), "contract", "no_contract")
    with pytest.raises(tables.BadTable, match=r"unsigned\.yaml 的 title：no_contract 也叫这个"):
        whole(iter([alone, same_title]))
    with pytest.raises(tables.BadTable, match="两页用了同一个代码：no_contract"):
        whole(iter([alone, alone]))
    with pytest.raises(tables.BadTable, match="see：没有 no_such_page 这一页"):
        whole(iter([nowhere]))


def test_a_figure_is_read_as_it_is_in_force() -> None:
    told = figures.filled("每月至少 {minimum_wage.month}。", date(2026, 11, 27), "330782")
    assert told.text == "每月至少 2,430 元（2026年1月1日起）。"
    assert [one.code for one in told.figures] == ["minimum_wage.month"]
    assert (
        figures.filled("至少 {minimum_wage.month}。", date(2024, 3, 1), "330782").text
        == "至少 2,260 元（2024年1月1日起）。"
    )


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("notice.days", "30 天"),
        ("complaint.answer_days", "5 个工作日"),
        ("sick_pay.floor_rate", "80%"),
        ("enforcement.double_rate_day", "0.0175%"),
        ("overtime.workday_rate", "1.5 倍"),
        ("limitation.reminder_days", "90、30、7 天"),
        ("additional.most_rate", "1 倍"),
    ],
)
def test_a_figure_tells_its_unit(code: str, told: str) -> None:
    assert figures.filled(f"{{{code}}}", date(2026, 11, 27), None).text == told


def test_a_figure_of_the_province_that_no_county_sets_does_not_tell_its_day() -> None:
    assert figures.filled("{maternity.father_days}", date(2026, 11, 27), "330782").text == "15 天"


def test_a_figure_counts_six_characters_where_a_text_is_measured() -> None:
    assert figures.length("每月至少 {minimum_wage.month}。") == 5 + 6 + 1


def test_a_kind_of_dispute_is_read_without_the_mark_of_its_label() -> None:
    page = parse(_changed(see=[], issue="监察投诉_其他责任"), "contract", "no_contract")
    assert page.dispute == "监察投诉、其他责任"
    assert parse(_changed(see=[], issue=None), "contract", "no_contract").dispute == ""


def test_a_figure_that_nobody_entered_is_said_to_be_missing() -> None:
    told = figures.filled("三倍于 {average_wage.city_month}。", date(2026, 11, 27), "330782")
    assert told.text == "三倍于 （本市上年度职工月平均工资：还没有数，问工会）。"
    assert told.missing == ("本市上年度职工月平均工资",)


def test_a_page_is_due_a_year_after_its_review() -> None:
    page = parse(_changed(see=[], reviewed=date(2026, 11, 27)), "contract", "no_contract")
    (in_time,) = reviewed([page], date(2027, 11, 27))
    (late,) = reviewed([page], date(2027, 11, 28))
    assert (in_time.until, in_time.due, late.due) == (date(2027, 11, 27), False, True)


def test_a_page_is_due_at_once_when_a_text_it_cites_is_newer() -> None:
    before = parse(_changed(see=[], reviewed=date(2025, 7, 30)), "contract", "no_contract")
    (found,) = reviewed([before], date(2025, 8, 1))
    assert (found.newer, found.old, found.due) == (("劳动争议解释二",), False, True)
    (on_its_day,) = reviewed([replace(before, reviewed=date(2025, 7, 31))], date(2025, 8, 1))
    assert (on_its_day.newer, on_its_day.due) == ((), False)


def test_every_page_is_listed_for_review() -> None:
    assert [one.page.code for one in reviews(date(2026, 11, 28))] == [page.code for page in PAGES]
