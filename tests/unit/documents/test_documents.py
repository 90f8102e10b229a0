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
