"""The statement of a span as PDF and as a workbook: sums are numbers, and nothing typed is ever worked out."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from funds_kept import Kept
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from signed_in import browser_of

from weiquanbao.funds.models import Fund
from weiquanbao.web.office.fund import printed

pytestmark = pytest.mark.django_db
SPAN = "since=2026-09-01&until=2026-09-30"


@pytest.fixture
def kept(county) -> Kept:
    kept = Kept(county)
    kept.grant("100000.50", "2026-09-02")
    kept.do("record_bank_item", "2026-09-21", what="fee", amount="12", day="2026-09-21")
    return kept


def test_a_workbook_holds_numbers_and_no_formula(kept) -> None:
    Fund.objects.update(name='=HYPERLINK("http://example.invalid")')
    answer = browser_of(kept.auditor).get(f"/desk/fund/printed/xlsx/?{SPAN}")
    assert "attachment" in answer["Content-Disposition"]
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    accounts, journal = (book.get_sheet_by_index(n).to_python() for n in range(2))
    assert accounts[0][0].startswith("=HYPERLINK"), "as it was typed"
    assert ["银行存款", 0, 100000.5, 12, 99988.5] in accounts
    assert [row[0] for row in journal[3:]] == [1, 1, 2, 2]
    assert {row[6] for row in journal[3:]} == {Fund.objects.get().case.number}
    with ZipFile(BytesIO(answer.content)) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)]


def test_a_printed_statement_says_the_same(kept) -> None:
    answer = browser_of(kept.leader).get(f"/desk/fund/printed/pdf/?{SPAN}")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    for said in ("让渡基金对账表", "100,000.50", "99,988.50", "银行存款", "2026年9月1日至2026年9月30日"):
        assert said in text.replace("\n", ""), said


def test_days_out_of_order_an_unknown_kind_and_too_much_for_paper(kept, monkeypatch) -> None:
    browser = browser_of(kept.cashier)
    assert browser.get("/desk/fund/printed/pdf/?since=2026-09-30&until=2026-09-01").status_code == 200
    assert browser.get("/desk/fund/printed/docx/").status_code == 404
    monkeypatch.setattr(printed, "MOST_SET", 3)
    answer = browser.get(f"/desk/fund/printed/pdf/?{SPAN}", follow=True)
    assert "导出 Excel" in answer.content.decode()
    assert browser.get(f"/desk/fund/printed/xlsx/?{SPAN}").status_code == 200
