"""An employer answers some claims, saves, leaves, and finishes another day on another device: nothing is lost."""

from __future__ import annotations

import pytest
from at_the_door import choose, come_in
from looking import DESK, PHONE, look
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
WORDS = "账在外地，先答工资这一项。"
REASON = "排班表在这里，只加了 6 天班。"


@pytest.fixture
def asked(chromium, site) -> int:
    """A complaint with two claims, of which the employer has just been told; gives the case of its answer."""
    from respondents import FIRST, complaint_against_two, notify
    from small_county import make_county

    county = make_county()
    case, (party, _other) = complaint_against_two(county, problems={"problems": ["wages", "overtime"]})
    return notify(county, case, party, contact="示例人事甲", mobile=FIRST)


@pytest.mark.parametrize(
    ("size", "viewport", "script"),
    [("phone", PHONE, True), ("desk", DESK, False)],
    ids=["phone", "desk without a script"],
)
def test_saved_left_and_finished(open_page, asked, link_to, code_to, size, viewport, script) -> None:
    from respondents import FIRST, acts

    link = link_to(FIRST)
    page = open_page(viewport, script=script)
    come_in(page, link, code_to, FIRST)
    save_one(page)
    look(page, viewport, f"saved-one-{size}", script=script)
    assert acts(asked).count("answer_claim") == 1
    page.context.close()
    another_day()

    page = open_page(viewport, script=script)
    come_back(page, link, code_to, size, viewport, script)
    expect(page.locator(".claim").first.locator("input[value=admit]")).to_be_checked()
    expect(page.locator("#f-words")).to_have_value(WORDS)
    finish(page, size, viewport, script)
    assert acts(asked).count("answer_claim") == 2
    assert acts(asked).count("finish") == 1
    expect(page.locator("h1")).to_contain_text("您答复了")
    expect(page.locator("main")).to_contain_text(WORDS)
    expect(page.locator("main")).to_contain_text("2 / 2 已答")
    look(page, viewport, f"saved-finished-{size}", script=script)


def another_day() -> None:
    """One code a minute: the one that let in was long ago."""
    from filing_for import wait_a_minute

    wait_a_minute()


def save_one(page) -> None:
    """The first claim is answered, the second begun and left without a reason: that is said, and kept typed."""
    choose(page, "认可")
    choose(page, "不认可", claim=1)
    page.fill("#f-words", WORDS)
    page.dblclick("button[name=save]")
    expect(page.locator(".summary")).to_contain_text("写明理由")
    expect(page.locator(".claim").nth(1).locator("input[value=deny]")).to_be_checked()
    expect(page.locator("main")).to_contain_text("1 / 2 已答")


def come_back(page, link: str, code_to, size: str, viewport, script: bool) -> None:
    """The link has served: it leads to the phone and a code, and from there to what waits."""
    from respondents import FIRST

    page.goto(link)
    expect(page.locator("h1")).to_have_text("链接不能用了")
    look(page, viewport, f"link-used-{size}", script=script)
    page.click("text=用手机号进去")
    page.fill("#f-phone", FIRST.removeprefix("+86"))
    page.click(".go button.main")
    page.wait_for_url("**/code/**")
    look(page, viewport, f"back-code-{size}", script=script)
    page.fill("#f-code", code_to(FIRST))
    page.click(".go button.main")
    page.wait_for_url("**/e/")
    look(page, viewport, f"back-matters-{size}", script=script)
    page.locator("main a[href*='/cases/']").first.click()
    page.wait_for_url("**/cases/*/")
    look(page, viewport, f"back-console-{size}", script=script)


def finish(page, size: str, viewport, script: bool) -> None:
    """The second claim, looked over, and handed in with an impatient thumb."""
    choose(page, "部分认可", claim=1)
    second = page.locator(".claim").nth(1)
    second.locator(".sum input").fill("800")
    second.locator(".why textarea").fill(REASON)
    page.click(".go button.main")
    expect(page.locator("h1")).to_have_text("您是这么答的")
    expect(page.locator("main")).to_contain_text(REASON)
    look(page, viewport, f"saved-look-over-{size}", script=script)
    page.dblclick(".go button.main")
    page.wait_for_url("**/cases/*/")
