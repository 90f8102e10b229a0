"""A cashier hands in statements of the bank and matches their lines; whatever is wrong ends in a sentence."""

from __future__ import annotations

from uuid import uuid4

import pytest
from complaints import moment
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from funds_kept import Kept
from signed_in import browser_of

from weiquanbao.cases.models import Entry as Written
from weiquanbao.common.dates import at
from weiquanbao.funds.models import BankLine, BankStatement, Match

pytestmark = pytest.mark.django_db
HEAD = "交易日期,借方,贷方,余额,对方户名,摘要,流水号"
SEPTEMBER = f"""{HEAD}
2026-09-02,,"100,000.00","100,000.00",示例总工会,拨款,A1
2026-09-03,,"50,000.00","150,000.00",示例总工会,拨款,A2
2026-09-21,12.00,,"149,988.00",,手续费,A3
"""


@pytest.fixture
def kept(county) -> Kept:
    kept = Kept(county)
    kept.grant("100000", "2026-09-02")
    kept.grant("50000", "2026-09-03")
    return kept


@pytest.fixture
def browser(kept):
    with at(moment("2026-10-02")):
        yield browser_of(kept.cashier)


def sent(browser: Client, text: str | bytes, **more: str):
    data = text if isinstance(text, bytes) else text.encode("gb18030")
    file = SimpleUploadedFile("流水.csv", data, "text/csv")
    return browser.post("/desk/fund/bank/", {"file": file, "key": str(uuid4()), **more})


def told(answer) -> str:
    assert answer.status_code == 422
    return answer.content.decode()


def press(browser: Client, at_: str, **values: str) -> str:
    """What the page says after a press."""
    return browser.post(at_, values, follow=True).content.decode()


def line(serial: str) -> BankLine:
    return BankLine.objects.get(serial=serial)


def test_a_statement_is_taken_matched_and_agrees(kept, browser) -> None:
    address = sent(browser, SEPTEMBER, name="九月").url
    page = browser.get(address).content.decode()
    assert "示例总工会" in page
    assert f"流水 #{line('A3').pk}，2026年9月21日支出 12 元：账上没有" in page
    assert "差 12 元" in page
    assert "对上了" in press(browser, address, op="match", line=str(line("A1").pk), entry="1")
    assert "对上了" in press(browser, address, op="match", line=str(line("A2").pk), entry="2")
    kept.do(
        "record_bank_item",
        "2026-10-02",
        what="fee",
        amount="12",
        day="2026-09-21",
        bank_line=str(line("A3").pk),
    )
    assert "银行和账上完全一样" in browser.get(address).content.decode()
    assert "都对上了" in browser.get("/desk/fund/bank/").content.decode()
    assert not Written.objects.filter(code="file").exists(), "no text of the bank is kept beside its lines"


def test_the_same_file_twice_and_an_overlapping_one(kept, browser) -> None:
    sent(browser, SEPTEMBER)
    assert "已经导入过" in told(sent(browser, SEPTEMBER))
    more = SEPTEMBER.replace(f"{HEAD}\n", f"{HEAD}\n", 1) + "2026-10-01,88.00,,149900.00,,手续费,A4\n"
    sent(browser, more)
    assert (BankStatement.objects.count(), BankLine.objects.count()) == (2, 4)


def test_one_press_sent_twice_takes_one_file(kept, browser) -> None:
    key = str(uuid4())
    assert [sent(browser, SEPTEMBER, key=key).status_code for _twice in range(2)] == [302, 302]
    assert BankStatement.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "文件是空的"),
        (b"\x89PNG\r\n\x1a\n\0\0", "不是 CSV"),
        (f"{HEAD}\n昨天,1,,2,,,\n2026-09-01,x,,1,,,\n", "第 2 行“交易日期”"),
        (f"{HEAD}\n昨天,1,,2,,,\n2026-09-01,x,,1,,,\n", "第 3 行“借方”"),
        ("a,b\n1,2\n", "没找到表头"),
        (f"{HEAD}\n2027-01-01,,1.00,1.00,,,\n", "还没到的日期"),
        (f'{HEAD}\n2026-09-01,,"1.00,1.00,,,\n', "读不了|看不懂|没有余额"),
        (b"x" * 2_000_001, "超过 2 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_row_by_row(kept, browser, content, sentence) -> None:
    page = told(sent(browser, content))
    assert any(one in page for one in sentence.split("|")), page[:2000]
    assert not BankStatement.objects.exists()


def test_no_file_at_all(kept, browser) -> None:
    assert "先选一个文件" in told(browser.post("/desk/fund/bank/", {"key": str(uuid4())}))


def test_a_line_that_fits_two_entries_is_chosen_by_a_person(kept, browser) -> None:
    kept.grant("50000", "2026-09-04")
    address = sent(browser, SEPTEMBER).url
    page = browser.get(address).content.decode()
    assert "对得上两笔拨入" in page
    assert page.count('type="radio"') == 2
    press(browser, address, op="match", line=str(line("A2").pk), entry="3")
    assert Match.objects.get().entry.number == 3


def test_what_does_not_fit_is_said_and_a_wrong_match_is_taken_apart(kept, browser) -> None:
    address = sent(browser, SEPTEMBER).url
    one = str(line("A1").pk)
    assert "金额对不上" in press(browser, address, op="match", line=one, entry="2")
    assert "还没写" in press(browser, address, op="match", line=one)
    assert "没有这一笔流水" in press(browser, address, op="match", line="999999999", entry="1")
    press(browser, address, op="match", line=one, entry="1")
    assert "已经对上了" in press(browser, address, op="match", line=one, entry="1")
    assert "还没写" in press(browser, address, op="unmatch", line=one)
    press(browser, address, op="unmatch", line=one, explanation="点错了")
    assert not Match.objects.filter(undone_step=None).exists()


def test_nobody_but_the_cashier_hands_in_or_matches(kept, browser) -> None:
    with at(moment("2026-10-02")):
        address = sent(browser, SEPTEMBER).url
        for reader in (kept.leader, kept.auditor):
            other = browser_of(reader)
            page = other.get(address).content.decode()
            assert 'name="op"' not in page
            assert 'type="file"' not in other.get("/desk/fund/bank/").content.decode()
            assert sent(other, SEPTEMBER + "2026-10-01,88.00,,149900.00,,,\n").status_code == 422
            other.post(address, {"op": "match", "line": str(line("A1").pk), "entry": "1"})
    assert (BankStatement.objects.count(), Match.objects.count()) == (1, 0)


def test_the_form_of_the_act_leads_to_this_page(kept, browser) -> None:
    assert browser.get(f"/desk/cases/{kept.case_id}/acts/match/").url == "/desk/fund/bank/"
