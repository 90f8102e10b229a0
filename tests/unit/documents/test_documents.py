"""Every document: its mandatory contents stand in its text, its example passes, and each bad draft is named."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator

import pypdf
import pytest
from docx import Document as Docx
from docx.table import Table

from weiquanbao.documents import DOCUMENTS
from weiquanbao.documents.checks import faults, of_text
from weiquanbao.documents.document import Document, Field
from weiquanbao.documents.texts import EXAMPLE_DAY as TODAY
from weiquanbao.documents.texts import example_of, text_of
from weiquanbao.documents.values import data
from weiquanbao.papers import docx, pdf
from weiquanbao.papers.blocks import parse as parsed
from weiquanbao.papers.blocks import read, written_out
from weiquanbao.papers.templates import _said
from weiquanbao.reading.written import sheet_of, written

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


@every
def test_the_docx_says_what_the_screen_says(code: str) -> None:
    made = written(DOCUMENTS[code], example_of(code), TODAY)
    sheet = sheet_of(code, made.text, TODAY, made.by)
    lines = list(lines_of(docx.render(sheet)))
    assert [squeezed(one) for one in lines if one.strip()] == [
        squeezed(one) for one in (sheet.title, *made.words.split("\n")) if one.strip()
    ]


def lines_of(content: bytes) -> Iterator[str]:
    """Every paragraph and every row of a table as Word has them, in their order."""
    for one in Docx(io.BytesIO(content)).iter_inner_content():
        if isinstance(one, Table):
            yield from (" ".join(cell.text for cell in row.cells) for row in one.rows)
        else:
            yield from one.text.split("\n")


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


def test_sums_are_computed_and_interest_is_the_engines() -> None:
    text = words_of("enforcement_application", example_of("enforcement_application"))
    # 27,000 − 5,000; 22,000 × 0.0175 % × 73 days (迟延履行利息解释 1).
    assert "计人民币22,000元（大写：贰万贰仟元整）" in text
    assert "利息，计人民币281.05元" in text
    assert "以上合计：人民币22,281.05元" in text


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
