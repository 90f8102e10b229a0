"""What in a text still says who somebody is; and what only looks like it."""

from __future__ import annotations

import pytest

from weiquanbao.consultation.anonymity import says_who


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("打 138 1234 5678 问", "手机号“138…78”要去掉"),
        ("打+86-13812345678", "手机号“+86…78”要去掉"),
        ("厂里电话 0579-85551234", "电话“057…34”要去掉"),
        ("身份证 33078219900101123X", "证件号“330…3X”要去掉"),
        ("卡号 6222021234567890123", "卡号“622…23”要去掉"),
        ("我叫张示例", "“我叫张示例”是名字"),
        ("我叫上官示例", "“我叫上官示例”是名字"),
        ("老板叫车示例", "“老板叫车示例”是名字"),
        ("我叫来福，我叫他给钱", "“我叫来福”是名字"),
        ("班长名叫他示例", "“名叫他示例”是名字"),
        ("我姓明", "“我姓明”是名字"),
        ("在义乌示例饰品有限公司上班", "要去掉，写“一家公司”"),
        ("示例职工甲没拿到钱", "姓名“示例职工甲”要去掉"),
        ("示例饰品的工资", "单位名“示例饰品”要去掉"),
    ],
)
def test_what_names_somebody_is_named_with_what_to_do(text: str, says: str) -> None:
    found = says_who(text, names=["示例职工甲"], employers=["示例饰品厂"])
    assert any(says in one for one in found), found


@pytest.mark.parametrize(
    "text",
    [
        "老板拖了三个月工资，一共 13812 元",
        "2026-11-16 起一年内去申请仲裁，打 12351",
        "劳动合同法 38、46",
        "一家公司不发工资",
        "我叫他给钱，他不给",
        "老板叫我明天别来了",
        "老板叫大家签字，我叫律师看过",
        "我叫人来拍了照，打电话我叫不应",
    ],
)
def test_sums_days_and_articles_are_left_alone(text: str) -> None:
    assert says_who(text, names=["示例职工甲"], employers=["示例饰品厂"]) == ()


def test_a_thing_that_stands_there_twice_is_said_once() -> None:
    assert len(says_who("13812345678，再说一遍 13812345678")) == 1
