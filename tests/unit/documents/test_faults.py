"""Bad drafts and bad texts, each named in a sentence."""

from __future__ import annotations

import pytest

from weiquanbao.documents import DOCUMENTS
from weiquanbao.documents.checks import faults, of_text
from weiquanbao.documents.texts import EXAMPLE_DAY as TODAY
from weiquanbao.documents.texts import example_of

BAD = {
    "a formula that does not come to what it says": (
        "arbitration_application",
        {"requests": [{"claim": "arrears_wage", "amount": "18000.00", "formula": "6000×3＝19000"}]},
        "第1项的算式写的是 19,000 元，算出来是 18,000 元，对不上。",
    ),
    "a sum that is not its formula's": (
        "arbitration_application",
        {"requests": [{"claim": "arrears_wage", "amount": "20000.00", "formula": "6000×3＝18000"}]},
        "第1项要 20,000 元，算式得 18,000 元，对不上。",
    ),
    "a total told that is not the sum": (
        "arbitration_application",
        {"facts": "单位一共欠我30000元。"},
        "经过里写一共 30,000 元，请求加起来是 27,000 元，对不上。",
    ),
    "no respondent": (
        "arbitration_application",
        {"employer": ""},
        "没写被申请人：要告哪家单位，写它的全称。",
    ),
    "no board": ("arbitration_application", {"board": ""}, "没写交给哪个仲裁委员会。"),
    "left before it began": (
        "arbitration_application",
        {"ended": "2025-01-31"},
        "日子前后不对：离开的日子比开始干还早（2025年3月3日、2025年1月31日）。",
    ),
    "a lapsed year": (
        "arbitration_application",
        {"began": "2023-01-03", "ended": "2025-08-29"},
        "一年的仲裁时效可能在2026年8月31日已经过了。",
    ),
    "a request of nothing": (
        "arbitration_application",
        {"requests": [{"claim": "other", "what": "", "amount": ""}]},
        "第1项没说要什么。",
    ),
    "a third agent": (
        "authority",
        {"agents": example_of("authority")["agents"] * 3},
        "写了3个代理人，最多委托两个人。",
    ),
    "special powers that are not named": ("authority", {"powers": []}, "还没填：特别授权。"),
    "evidence that proves nothing": (
        "evidence_list",
        {"evidence": [{"title": "工资条", "source": "单位", "purpose": "", "pages": "1", "form": "copy"}]},
        "证据第1项没写：证明什么。",
    ),
    "a plea of limitation without its reason": (
        "defence",
        {"limitation_why": ""},
        "提时效抗辩要写明从哪天算、为什么过了。",
    ),
    "a plea of jurisdiction too late": (
        "defence",
        {"received_on": "2026-10-12"},
        "答辩期过了，管辖异议不再审查。",
    ),
    "a defence too late": ("defence", {"received_on": "2026-10-12"}, "期限可能在2026年10月26日已经过了"),
    "a sum that is not due": (
        "payment_order_application",
        {"due_on": "2026-12-20"},
        "最晚付款的日子是2026年12月20日，还没过，现在不能申请支付令。",
    ),
    "a duty in return": (
        "payment_order_application",
        {"counter": "yes"},
        "互相欠的，法院不发支付令。走仲裁。",
    ),
    "a debtor who is gone": (
        "payment_order_application",
        {"reachable": "no"},
        "单位找不到、送不到的，法院不发支付令。走仲裁。",
    ),
    "due before it was agreed": (
        "payment_order_application",
        {"due_on": "2026-10-01"},
        "日子前后不对：该付的日子比签协议还早",
    ),
    "only a labour relation": (
        "review_application",
        {"relation": "yes"},
        "只确认劳动关系的协议，仲裁委不审查。",
    ),
    "confirmed by a court": ("review_application", {"confirmed": "yes"}, "法院确认过的协议，仲裁委不再审查"),
    "fifteen days are over": (
        "review_application",
        {"agreed_on": "2026-11-02"},
        "期限可能在2026年11月17日已经过了：协议生效起15日（自然日）。",
    ),
    "thirty days are over": (
        "confirmation_application",
        {"agreed_on": "2026-10-12"},
        "期限可能在2026年11月11日已经过了：协议生效起30日（自然日）。",
    ),
    "nothing left to enforce": (
        "enforcement_application",
        {"paid": "27000.00"},
        "已经付的不少于该付的，没有可以执行的。",
    ),
    "not due yet": (
        "enforcement_application",
        {"due_on": "2026-11-27"},
        "最晚付款的日子是2026年11月27日，还没过，现在不能申请执行。",
    ),
    "two years are over": (
        "enforcement_application",
        {"effective_on": "2024-05-01", "due_on": "2024-05-15"},
        "期限可能在2026年5月15日已经过了：该付款的最后一天起2年。",
    ),
    "inspection too late": (
        "inspection_complaint",
        {"wrong_until": "2024-05-15"},
        "期限可能在2026年5月15日已经过了：违法的事停下来那天起2年。",
    ),
    "arbitration has it": (
        "inspection_complaint",
        {"elsewhere": "yes"},
        "仲裁或者法院已经在办的，监察不受理同一件事。",
    ),
    "an exemption that is not his": (
        "legal_aid_application",
        {"means": "migrant", "kind": "relation"},
        "只有要工资、要工伤赔偿的，进城务工的人才不查经济状况。",
    ),
    "what was frozen before": (
        "payment_order_application",
        {"preserved": "yes"},
        "已经申请诉前保全的，法院不发支付令。",
    ),
    "damages and compensation together": (
        "arbitration_application",
        {"requests": [{"claim": "unlawful_2n", "amount": ""}, {"claim": "severance", "amount": ""}]},
        "赔偿金和离职补偿只能要一样",
    ),
    "compensation twice": (
        "mediation_application",
        {"requests": [{"claim": "notice_pay", "amount": ""}, {"claim": "severance", "amount": ""}]},
        "“补偿，外加没提前通知的一个月”里已经有离职补偿，重复了。",
    ),
    "the addition before anybody ordered to pay": (
        "arbitration_application",
        {"requests": [{"claim": "additional_85", "amount": ""}]},
        "加付赔偿金要先有监察责令单位限期付的文书",
    ),
    "contributions as cash": (
        "arbitration_application",
        {"requests": [{"claim": "other", "what": "补缴2025年的社保", "amount": "3000.00"}]},
        "补交社保一般不在仲裁要",
    ),
    "a sum nobody says how": (
        "arbitration_application",
        {"requests": [{"claim": "deposit", "what": "", "amount": "300.00", "formula": ""}]},
        "第1项没写怎么算的",
    ),
    "an advance that is not its formula's": (
        "advance_enforcement_application",
        {"advance": "9500.00"},
        "先付的钱要 9,500 元，算式得 9,000 元，对不上。",
    ),
    "an advance above what is asked for": (
        "advance_enforcement_application",
        {"requests": [{"claim": "arrears_wage", "amount": "8000.00"}]},
        "先付的 9,000 元比仲裁请求的 8,000 元还多。",
    ),
    "a security that is not named": (
        "preservation_application",
        {"security": "some", "security_what": ""},
        "写明用什么担保。",
    ),
    "no court": ("preservation_application", {"court": ""}, "没写交给哪个法院。"),
    "no identity number": (
        "arbitration_application",
        {"identity": "", "born": "1990-05-02", "sex": "f"},
        "身份证号码还空着：交以前补上，不然会叫你补正。",
    ),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_draft_is_named_in_a_sentence(what: str) -> None:
    code, change, sentence = BAD[what]
    found = faults(DOCUMENTS[code], {**example_of(code), **change}, TODAY)
    assert any(one.says.startswith(sentence) for one in found), [one.says for one in found]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "1. 工资18,000元。\n2. 补偿9,000元。\n以上合计：人民币28,000元。",
            "合计写的是 28,000 元，各项加起来是 27,000 元，对不上。",
        ),
        ("依照《劳动合同法》第三十条", "《劳动合同法》要写全名：《中华人民共和国劳动合同法》。"),
        ("依照劳动合同法第三十条", "“劳动合同法”要写全名，加书名号：《中华人民共和国劳动合同法》。"),
        ("请在十日内支付", "“十日内”要写明是工作日还是自然日。"),
    ],
)
def test_a_bad_text_is_named_in_a_sentence(text: str, sentence: str) -> None:
    assert sentence in [one.says for one in of_text(text)]


@pytest.mark.parametrize("text", ["请在十个工作日内支付", "请在十日（自然日）内支付", "2026年8月5日内部通知"])
def test_a_good_text_is_left_alone(text: str) -> None:
    assert not of_text(text)


@pytest.mark.parametrize(
    ("code", "field"),
    [
        ("defence", "received_on"),
        ("confirmation_application", "agreed_on"),
        ("review_application", "agreed_on"),
    ],
)
def test_a_day_before_the_law_of_its_period_is_late_and_breaks_nothing(code: str, field: str) -> None:
    by = DOCUMENTS[code].handing.by(example_of(code) | {field: "1931-01-05"}, TODAY)
    assert by.lapsed
    assert "1931年" in by.says
