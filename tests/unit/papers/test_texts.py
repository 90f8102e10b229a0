"""A text filled in: what a value may never do to it, and that every kind of file says the same."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from datetime import date
from decimal import Decimal

import pypdf
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from weiquanbao.papers import blocks, docx, pdf
from weiquanbao.papers.blocks import Block, words_of
from weiquanbao.papers.sheets import Sheet
from weiquanbao.papers.templates import PaperError, codes, parse_template, template
from weiquanbao.procedures import PROCEDURES
from weiquanbao.reading.paper_fields import examples

HEAD = "title: 示例书\nseries: 例\nlayout: plain\nfor: both\n---\n"
MADE = [(law, act, paper) for law in PROCEDURES.values() for act in law.acts.values() for paper in act.papers]


def composed(body: str, **data: object) -> tuple[Block, ...]:
    return parse_template("mediation.example", HEAD + body).compose(data)


def sheet(several: tuple[Block, ...], layout: str = "plain") -> Sheet:
    return Sheet("示例书", "示例总工会", "示总工例〔2026〕1号", layout, date(2026, 11, 20), several)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_in(content: bytes) -> str:
    """What a PDF says, without the numbers of its pages."""
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    return squeezed(re.sub(r"—\s*\d+\s*—", "", "".join(pages)))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("#:>_| \n\r{}%甲a\ue000\ue001\ue002\u2028\x00\x0b<&"), max_size=40))
def test_a_value_is_never_markup(value: str) -> None:
    several = composed("{{ value }}\n| {{ value }} | 乙 |\n# 尾", value=value)
    kinds = [one.kind for one in several]
    assert kinds in (["para", "table", "heading"], ["table", "heading"])
    table = next(one for one in several if one.kind == "table")
    assert len(table.rows) == 1
    assert len(table.rows[0]) in (1, 2)
    assert not re.search("[\x00\x0b]", words_of(several))


def test_what_was_filled_in_can_be_told_apart() -> None:
    (block,) = composed("你的{{ what }}还差。", what="合同\n工牌")
    assert blocks.pieces(block.text) == (("你的", False), ("合同\n工牌", True), ("还差。", False))


def test_days_and_sums_are_written_as_papers_write_them() -> None:
    (block,) = composed(
        "{{ on }}付{{ sum }}元（{{ sum|capital }}）", on=date(2026, 11, 20), sum=Decimal("12000.50")
    )
    assert blocks.plain(block.text) == "2026年11月20日付12,000.50元（壹万贰仟元伍角整）"


@pytest.mark.parametrize(
    "body",
    [
        "{{ nobody }}",
        "{% for one in claims %}{{ one.none }}{% endfor %}",
        "{{ ''.__class__ }}",
        "{{ claims.append(1) }}",
        "{% include 'x' %}",
        "{% for one in range(9) %}a{% endfor %}",
        "{{ claims }}",
        "{% if %}",
        "   ",
    ],
)
def test_a_text_that_asks_for_what_there_is_not_is_refused(body: str) -> None:
    with pytest.raises(PaperError):
        composed(body, claims=[{"word": "工资"}])


@pytest.mark.parametrize(
    "source",
    ["", "title: 甲\n---\n", HEAD.replace("plain", "odd"), HEAD.replace("both", "all"), "x" * 70_000],
)
def test_a_head_that_is_wrong_is_refused(source: str) -> None:
    with pytest.raises(PaperError):
        parse_template("mediation.example", source)


@pytest.mark.parametrize(
    ("law", "act", "paper"), MADE, ids=[f"{law.code}.{paper} by {act.title}" for law, act, paper in MADE]
)
def test_pdf_and_docx_say_what_the_screen_says(law, act, paper) -> None:
    text = template(f"{law.code}.{paper}")
    several = text.compose(examples(act.form, empty=False))
    page = Sheet(text.title, "示例总工会", "示总工例〔2026〕1号", text.layout, date(2026, 11, 20), several)
    said = squeezed(words_of(several))
    head = [page.body, page.number, page.title] if text.layout == "letter" else [page.title, page.number]
    signs = sum(one.kind == "sign" for one in several)
    printed = text_in(pdf.render(page))
    assert printed.replace("：", "") == squeezed("".join(head) + said).replace("：", "")
    assert printed.count("：") == squeezed("".join(head) + said).count("：") + signs
    document = Document(io.BytesIO(docx.render(page)))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    written = squeezed("".join(one.text for one in document.paragraphs)).replace("_", "")
    for block in several:
        for row in block.rows:
            assert {blocks.plain(cell) for cell in row} <= cells
        assert squeezed(blocks.plain(block.text)) in written


def test_every_text_is_made_by_some_act() -> None:
    made = {f"{law.code}.{paper}" for law, _act, paper in MADE}
    assert made == {code for law in PROCEDURES for code in codes(law)}


def test_the_same_sheet_is_the_same_bytes_in_another_process() -> None:
    once = """
import sys
from datetime import date
from weiquanbao.papers import docx, pdf
from weiquanbao.papers.blocks import Block
from weiquanbao.papers.sheets import Sheet
page = Sheet("示例书", "示例总工会", "示总工例〔2026〕1号", "letter", date(2026, 11, 20), (Block("para", "甲"),))
sys.stdout.write(__import__("hashlib").sha256(pdf.render(page) + docx.render(page)).hexdigest())
"""
    code = f"import django; from django.conf import settings; settings.configure(PAPERS_FOLDER=''); {once}"
    first, second = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(2)
    )
    assert len(first) == 64
    assert first == second


def test_it_says_it_is_pdf_a_and_shows_a_draft() -> None:
    final = pdf.render(sheet((Block("para", "甲"),)))
    assert b"pdfaid:part>2<" in final
    assert b"pdfaid:conformance>B<" in final
    assert "草稿" not in text_in(final)
    assert "草稿" in text_in(pdf.render(sheet((Block("para", "甲"),)).as_draft("草稿")))


def test_the_pages_of_a_letter_have_the_lines_the_standard_wants() -> None:
    """GB/T 9704-2012, 5.2.3: 22 lines of 28 characters fill the page."""
    several = tuple(Block("flat", "字" * 28) for _ in range(44))
    pages = pypdf.PdfReader(io.BytesIO(pdf.render(sheet(several, "letter")))).pages
    lines = [line for line in pages[1].extract_text().splitlines() if "字" in line]
    assert {len(line.strip()) for line in lines} == {28}
    assert len(lines) == 22


def test_a_docx_is_a_sound_zip_of_fixed_times() -> None:
    content = docx.render(
        sheet(
            (
                Block(
                    "table",
                    rows=(("甲", "乙"), ("<&>", "丙")),
                ),
            )
        )
    )
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert Document(io.BytesIO(content)).tables[0].cell(1, 0).text == "<&>"
