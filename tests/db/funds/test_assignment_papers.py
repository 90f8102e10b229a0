"""The papers of an assignment say what they must (民法典 545 to 549)."""

from __future__ import annotations

import pytest
from advancing import Advancing, advancing

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(county) -> Advancing:
    """Two workers who signed, were paid, and whose employer is notified."""
    one = advancing(county, "9000", "8000")
    one.paid("9000", "4000")
    one.notify()
    return one


def test_the_agreement_says_all_it_must(made: Advancing) -> None:
    text = made.paper("agreement")
    for words in (
        "示例职工甲", "示例工友1", "示例县总工会", "身份证件",  # the parties and their papers
        "示例饰品有限公司", "2026年3月1日", "2026年10月31日", "17,000元", "壹万柒仟元整",  # facts, sums, period
        "9,000", "4,000", "13,000元", "转让的是其中一部分还是全部",  # advanced, assigned, kept
        "事实清楚", "数目确定、有证据",  # what shows it
        "付款凭证就是收款凭证",  # the receipt
        "没有转让过、没有质押过", "同一份工资不再转让给别人",  # warranties
        "配合办手续",  # cooperation
        "顺序约定为：先还工会",  # priority
        "个人所得税", "个人信息", "以后的工资、工伤待遇、社会保险",  # tax, privacy, what stays his
        "第五百四十五条", "第五百四十六条", "第五百四十八条",
    ):  # fmt: skip
        assert words in text, words
    assert made.papers("agreement")[0].state == "final"


def test_the_notice_says_who_what_how_much_where_and_from_when(made: Advancing) -> None:
    text = made.paper("notice")
    for words in (
        "示例饰品有限公司", "示例职工甲", "示例工友1", "受让人", "9,000", "4,000", "13,000元",
        "示例县总工会，示例银行，示例账号", "2026年12月3日", "2026年11月23日", "到达你单位时，转让对你单位发生效力",
        "第五百四十六条", "送达回证",
    ):  # fmt: skip
        assert words in text, words
    (paper,) = made.papers("notice")
    assert (paper.audience, paper.state) == ("respondent", "final")


def test_the_voucher_names_each_payment_and_masks_the_account(made: Advancing) -> None:
    text = made.paper("voucher")
    for words in ("示例流水001", "示例职工甲", "示例工友1", "13,000元", "****0001", "三个人分别办理"):
        assert words in text, words


def test_the_summary_says_in_plain_words_what_is_signed_and_what_is_kept(made: Advancing) -> None:
    text = made.paper("summary")
    for words in ("签不签由你", "你签的是什么", "你还留着什么", "工会要不回来的，你不用还", "4,000"):
        assert words in text, words
    assert made.papers("summary")[0].audience == "claimant"


def test_a_refusal_says_why_and_which_roads_are_left(county) -> None:
    made = advancing(county, "9000")
    made.begin("apply_for", made.staff("intake_officer"))
    made.do(
        "refuse", made.staff("county_officer"), ground="not_clear", explanation="考勤和工资条对不上",
        road="先去仲裁，最晚2027年10月31日",
    )  # fmt: skip
    text = made.paper("refused")
    for words in ("事实不清楚", "考勤和工资条对不上", "先去仲裁，最晚2027年10月31日", "不垫不影响你要工资"):
        assert words in text, words
    assert [one.state for one in made.books] == ["dropped"]
