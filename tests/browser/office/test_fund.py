"""The pages of the fund, at the desk and on a phone, and a statement handed in and matched by pressing."""

from __future__ import annotations

import pytest
from looking import DESK, PHONE, look

pytestmark = pytest.mark.browser
PAGES = ("", "journal/", "months/", "figures/")
ROWS = (
    "交易日期,借方,贷方,余额,对方户名,摘要,流水号",
    '{day},,"100,000.00","100,000.00",示例总工会,拨款,A1',
    '{day},,"50,000.00","150,000.00",示例总工会,拨款,A2',
    '{day},12.00,,"149,988.00",,手续费,A3',
)


@pytest.fixture
def fund(chromium, site):
    """A fund with three grants, two of them alike, and its cashier's browser."""
    from datetime import timedelta

    from funds_kept import Kept
    from signed_in import session_of
    from small_county import make_county

    from weiquanbao.common.dates import today

    day = today() - timedelta(days=1)
    kept = Kept(make_county(), day.isoformat())
    for amount in ("100000", "50000", "50000"):
        kept.grant(amount, day.isoformat())
    context = chromium.new_context(base_url=site, viewport=DESK, locale="zh-CN")
    context.set_default_timeout(15_000)
    context.add_cookies([{"name": "session", "value": session_of(kept.cashier), "url": site}])
    yield context.new_page(), day
    context.close()


def test_a_statement_is_matched_and_every_page_fits(fund) -> None:
    page, day = fund
    page.goto("/desk/fund/bank/")
    text = "\n".join(ROWS).replace("{day}", day.isoformat()).encode()
    page.set_input_files("input[type=file]", {"name": "流水.csv", "mimeType": "text/csv", "buffer": text})
    page.click("button:has-text('导入银行流水')")
    page.wait_for_selector("text=处不一样")
    look(page, DESK, "fund_statement")
    page.set_viewport_size(PHONE)
    look(page, PHONE, "fund_statement_phone")
    page.click("button:has-text('对上') >> nth=0")
    page.wait_for_selector("text=办好了")
    page.check("input[type=radio] >> nth=1")
    page.click("button:has-text('对上') >> nth=0")
    page.wait_for_selector("tr:has-text('A2') >> text=第 3 号")
    for name in PAGES:
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            page.goto(f"/desk/fund/{name}")
            look(page, size, f"fund_{name.strip('/') or 'overview'}_{size['width']}")
