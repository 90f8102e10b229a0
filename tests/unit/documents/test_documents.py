"""Every document: its mandatory contents stand in its text, its example passes, and each bad draft is named."""

from __future__ import annotations

import io
import re
import unicodedata
from datetime import date

import pypdf
import pytest

from weiquanbao.documents import DOCUMENTS
from weiquanbao.documents.checks import faults, of_text
from weiquanbao.documents.document import Document, Field
from weiquanbao.documents.identity import read_identity
from weiquanbao.documents.requests import computed_row
from weiquanbao.documents.sums import wrong_formula
from weiquanbao.documents.texts import example_of, text_of
from weiquanbao.documents.values import data
from weiquanbao.papers import docx, pdf
from weiquanbao.papers.blocks import parse as parsed
from weiquanbao.papers.blocks import read, written_out
from weiquanbao.papers.templates import _said
from weiquanbao.reading.written import sheet_of, written

TODAY = date(2026, 11, 27)
every = pytest.mark.parametrize("code", list(DOCUMENTS))


def words_of(code: str, answers: dict) -> str:
    """What the document says with these answers."""
    return written(DOCUMENTS[code], answers, TODAY).words


def boxes(document: Document) -> dict[str, Field]:
    """Every box of a document by its code."""
    return {field.code: field for ask in document.asks for field in ask.fields}


def pieces(field: Field, values: dict) -> list[str]:
    """How an answer stands in a text: a text line by line, of rows each cell."""
    value = values[field.code]
    if field.kind == "rows":
        return [
            said(cell)
            for row in value
            for code, cell in row.items()
            if cell and code not in {"claim", "amount"}
        ]
    return said(value).splitlines()


def said(value: object) -> str:
    """A value as a text writes it."""
    return re.sub("[\ue000\ue001]", "", _said(value)).replace("\u2028", "\n").replace("\ue002", "|")


@every
def test_the_example_is_complete_and_right(code: str) -> None:
    document, answers = DOCUMENTS[code], example_of(code)
    assert not faults(document, answers, TODAY)
    assert not of_text(words_of(code, answers))
    assert not [one for one in document.open_asks(answers) if any(field.required for field in one.fields)]
    assert "____" not in re.sub("(（[^）]*）|签收人|签收日期)：_+", "", words_of(code, answers))


@every
def test_every_mandatory_content_stands_in_the_text(code: str) -> None:
    document, answers = DOCUMENTS[code], example_of(code)
    text, values = words_of(code, answers), data(document, answers, TODAY)
    for must in document.musts:
        assert must.fields or must.words, must.says
        for word in must.words:
            assert word in text, (must.says, word)
        for name in must.fields:
            for piece in pieces(boxes(document)[name], values):
                assert piece in text, (must.says, piece)


@every
def test_what_is_left_out_is_named_and_left_to_write_by_hand(code: str) -> None:
    document, answers = DOCUMENTS[code], example_of(code)
    for ask in document.asked(answers):
        for field in ask.fields:
            if field.required:
                without = {**answers, field.code: [] if field.kind == "rows" else ""}
                found = faults(document, without, TODAY)
                assert any(one.bars and one.ask == ask.code for one in found), field.code
                words_of(code, without)


@every
def test_without_anything_it_is_still_a_text(code: str) -> None:
    assert "____" in words_of(code, {})


@every
def test_the_pdf_says_what_the_screen_says(code: str) -> None:
    made = written(DOCUMENTS[code], example_of(code), TODAY)
    sheet = sheet_of(code, made.text, TODAY, made.by)
    content = pdf.render(sheet)
    printed = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert squeezed(printed) == squeezed(sheet.title + made.words)
    assert docx.render(sheet).startswith(b"PK")


def squeezed(text: str) -> str:
    """Without space and numbers of pages; a font may write a common character by its twin among the radicals."""
    return re.sub(r"\s|—[0-9 ]+—", "", unicodedata.normalize("NFKC", text))


@every
def test_a_text_taken_out_to_be_edited_comes_back_the_same(code: str) -> None:
    made = written(DOCUMENTS[code], example_of(code), TODAY)
    again = parsed(written_out(read(made.text)))
    assert written(DOCUMENTS[code], example_of(code), TODAY).words == "\n".join(
        line
        for block in again
        for line in ([" ".join(row) for row in block.rows] if block.rows else [block.text])
    )


@every
def test_questions_are_short_and_parts_and_text_agree(code: str) -> None:
    document = DOCUMENTS[code]
    asks = {one.code for one in document.asks}
    assert document.code == code
    assert tuple(text_of(code).parts) == tuple(one.code for one in document.parts)
    for ask in document.asks:
        assert len(ask.title) <= 15, ask.title
        assert ask.why, ask.code
    for part in document.parts:
        assert part.plain
        assert set(part.asks) <= asks
    assert {code for part in document.parts for code in part.asks} == asks
    assert document.handing.bring
    assert document.handing.copies(example_of(code))


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


def test_sums_are_computed_and_interest_is_the_engines() -> None:
    text = words_of("enforcement_application", example_of("enforcement_application"))
    # 27,000 − 5,000; 22,000 × 0.0175 % × 73 days (迟延履行利息解释 1).
    assert "计人民币22,000元（大写：贰万贰仟元整）" in text
    assert "利息，计人民币281.05元" in text
    assert "以上合计：人民币22,281.05元" in text


@pytest.mark.parametrize(
    ("formula", "wrong"),
    [
        ("6000×3＝18000", None),
        ("(6000 + 500) × 2 - 1000 = 12000元", None),
        ("6000元×150%×2个月＝18000元", None),
        ("6000÷21.75×3＝827.59", None),
        ("三个月的工资", None),
        ("6000×＝1", None),
        ("1÷0＝1", None),
        ("9" * 40 + "×9＝1", None),
        ("6000×3＝18001", ("18001.00", "18000.00")),
        ("13,740 + 260 = 14,100", ("14100.00", "14000.00")),
    ],
)
def test_a_formula_is_held_against_its_result(formula: str, wrong: tuple[str, str] | None) -> None:
    found = wrong_formula(formula)
    assert (tuple(map(str, found)) if found else None) == wrong


def test_an_identity_number_tells_birth_and_sex_and_a_slip_is_named() -> None:
    found = read_identity("990000 19900502 0028")
    assert (found.born, found.sex) == (date(1990, 5, 2), "女")
    with pytest.raises(ValueError, match="有一位不对"):
        read_identity("990000199005020029")
    with pytest.raises(ValueError, match="18 位"):
        read_identity("99000019900502")


def test_what_the_engine_computed_is_taken_as_it_is_until_it_is_changed() -> None:
    row = computed_row("overtime", "1137.93", "37.93 × 1.5 × 20 = 1,137.90 元；时数 20")
    answers = example_of("arbitration_application") | {"requests": [row]}
    document = DOCUMENTS["arbitration_application"]
    assert not faults(document, answers, TODAY)
    changed = answers | {"requests": [row | {"amount": "2000.00"}]}
    assert [one.says for one in faults(document, changed, TODAY)] == [
        "第1项要 2,000 元，算式得 1,137.90 元，对不上。"
    ]


def test_several_equations_add_up_or_end_in_the_sum() -> None:
    rows = [{"claim": "overtime", "amount": "300.00", "formula": "10×10＝100；10×20＝200"}]
    document = DOCUMENTS["arbitration_application"]
    assert not faults(document, example_of("arbitration_application") | {"requests": rows}, TODAY)


def test_what_is_not_asked_any_more_says_nothing() -> None:
    still = example_of("mediation_application") | {"still": "yes"}
    assert "离开" not in words_of("mediation_application", still)
    assert not any("离开" in one.says for one in faults(DOCUMENTS["mediation_application"], still, TODAY))
    wages = example_of("payment_order_application") | {"ground": "wages"}
    assert "调解协议，约定" not in words_of("payment_order_application", wages)
    assert "调解协议，约定" not in words_of("payment_order_application", wages | {"agreed_on": ""})


def test_a_defence_says_nothing_of_pleas_that_are_not_raised() -> None:
    answers = example_of("defence") | {"limitation": "no", "forum": "no"}
    text = words_of("defence", answers)
    assert "时效" not in text
    assert "管辖" not in text
    assert "程序意见" not in text


def test_security_that_is_given_asks_for_no_exemption() -> None:
    answers = example_of("preservation_application") | {"security": "some", "security_what": "本人的汽车"}
    text = words_of("preservation_application", answers)
    assert "申请人提供担保：本人的汽车" in text
    assert "免除担保" not in text


def test_a_complaint_to_inspectors_needs_no_evidence() -> None:
    answers = example_of("inspection_complaint") | {"evidence": []}
    assert not faults(DOCUMENTS["inspection_complaint"], answers, TODAY)
    assert "证据来源" not in words_of("inspection_complaint", answers)


def test_more_paid_than_was_awarded_leaves_a_text() -> None:
    answers = example_of("enforcement_application") | {"paid": "30000.00"}
    assert "计人民币________元" in words_of("enforcement_application", answers)
    assert any(one.bars for one in faults(DOCUMENTS["enforcement_application"], answers, TODAY))
