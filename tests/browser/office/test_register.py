"""A respondent is found in the register by what people call it, or taken as described where it is not there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from looking import DESK, PHONE, look
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize(
    ("size", "viewport"), [("phone", PHONE), ("desk", DESK)], ids=["phone", "desk"]
)
TYPED, REGISTERED, ADDRESS = "云海包装", "示例云海包装有限公司", "示例镇示例路 8 号"


@pytest.fixture
def case(office):
    """A complaint taken on, in a county whose register knows two firms of a like name."""
    from complaints import do, filed

    from weiquanbao.common.dates import today
    from weiquanbao.organisations.employers import create_employer

    create_employer(name=REGISTERED, address=ADDRESS)
    create_employer(name="示例云海包装材料厂", address="示例镇示例路 9 号")
    found = filed(today() - timedelta(days=2))
    do(found, "accept", today() - timedelta(days=1), office.staff["intake_officer"])
    return found


def respondents(case) -> list[tuple[str, str | None]]:
    """Who was added, as kept: what was typed, and the firm of the register."""
    from weiquanbao.cases.models import Party

    rows = Party.objects.filter(matter__code=case.matter_code, side="respondent").order_by("id")
    return list(rows.values_list("name", "employer__name"))[1:]


def fill_in(page, case, name: str) -> None:
    """The form of a further respondent."""
    page.goto(f"/desk/cases/{case.case_id}/acts/add_respondent/")
    page.fill("#f-name", name)
    page.locator("label", has_text="承包方").click()
    page.fill("#f-explanation", "货是从它那里发的，也要它答复。")


@SIZES
def test_found_by_name(page_of, case, size, viewport) -> None:
    page = page_of("intake_officer", viewport)
    fill_in(page, case, TYPED)
    look(page, viewport, f"respondent-typed-{size}")
    page.click("form.card button.main")
    offered = page.locator("section[role=alert]", has_text="名册里有这几家")
    expect(offered.locator("button", has_text="示例云海包装")).to_have_count(2)
    expect(offered).to_contain_text(ADDRESS)
    expect(page.locator("#f-explanation")).to_have_value("货是从它那里发的，也要它答复。")
    look(page, viewport, f"respondent-offered-{size}")
    page.locator("#f-name").press("Enter")
    page.wait_for_load_state()
    expect(offered).to_be_visible()
    assert respondents(case) == [], "Enter chooses no firm"
    offered.locator("button", has_text=REGISTERED).dblclick()
    page.wait_for_url(f"**/desk/cases/{case.case_id}/")
    assert [known for _typed, known in respondents(case)] == [REGISTERED]
    expect(page.locator("main")).to_contain_text(REGISTERED)
    look(page, viewport, f"respondent-found-{size}")


@SIZES
def test_described_where_it_is_not_in_the_register(page_of, case, size, viewport) -> None:
    page = page_of("intake_officer", viewport)
    fill_in(page, case, "示例无名建设公司")
    page.fill("#f-address", "示例路口往里第二个仓库")
    page.dblclick("form.card button.main")
    page.wait_for_url(f"**/desk/cases/{case.case_id}/")
    assert respondents(case) == [("示例无名建设公司", None)]
    expect(page.locator("main")).to_contain_text("示例路口往里第二个仓库")
    look(page, viewport, f"respondent-described-{size}")


@SIZES
def test_like_some_and_none_of_them(page_of, case, size, viewport) -> None:
    page = page_of("intake_officer", viewport)
    fill_in(page, case, TYPED)
    page.click("form.card button.main")
    page.click("text=都不是，照我写的加")
    page.wait_for_url(f"**/desk/cases/{case.case_id}/")
    assert respondents(case) == [(TYPED, None)]
