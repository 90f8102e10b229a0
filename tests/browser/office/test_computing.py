"""核算 at the desk and on an officer's phone: mended where it was not understood, kept, a group in one table."""

from __future__ import annotations

import pytest
from looking import DESK, PHONE, look

pytestmark = pytest.mark.browser


@pytest.fixture
def group(office):
    """Three workers in one matter."""
    from complaints import filed

    from weiquanbao.cases.models import Case, Party
    from weiquanbao.common.dates import today
    from weiquanbao.common.identifiers import sample_phone
    from weiquanbao.people.persons import create_person

    case = filed(today())
    matter = Case.objects.get(pk=case.case_id).matter
    for number in range(2):
        person = create_person(name=f"示例同事{number}", phone=sample_phone(60 + number))
        Party.objects.create(matter=matter, side="claimant", standing="worker", person=person)
    return case


def fill(page, told: dict[str, str]) -> None:
    for name, value in told.items():
        page.fill(f"[name='{name}']", value)


def test_an_officer_computes(page_of, group) -> None:
    page = page_of("county_officer")
    page.goto(f"/desk/cases/{group.case_id}/")
    page.click("section:has(h2:text-is('核算')) a:has-text('算一算')")
    look(page, DESK, "computations")
    page.click("summary:has-text('其余的')")
    page.click("a:has-text('经济补偿') >> nth=0")
    fill(page, {"fact-hire_date": "2012-01-01", "fact-end_date": "2026-09-30", "fact-avg_wage": "三万"})
    page.select_option("[name='fact-ground']", label="经济性裁员")
    page.click("button:has-text('算'):not(:has-text('存'))")
    page.wait_for_selector("text=还有 1 处没弄好")
    assert page.input_value("[name='fact-avg_wage']") == "三万"
    look(page, DESK, "computing_wrong")
    page.fill("[name='fact-avg_wage']", "30,000")
    page.click("button[name=compute]")
    page.wait_for_selector("text=450,000")
    look(page, DESK, "computed")
    page.dblclick("button[name=keep]")
    page.wait_for_selector("text=同样的事实，现在算出来还是这样")
    look(page, DESK, "computation")
    page.goto(f"/desk/cases/{group.case_id}/computations/")
    assert page.locator("td >> text=450,000").count() == 1


def test_a_group_on_a_phone_without_script(page_of, group) -> None:
    page = page_of("intake_officer", PHONE, java_script_enabled=False)
    page.goto(f"/desk/cases/{group.case_id}/computations/")
    look(page, PHONE, "computations_phone", script=False)
    page.click("a:has-text('全组一起算') >> nth=0")
    page.click("button:has-text('下一步')")
    for number, box in enumerate(page.locator("[name$=-monthly_wage]").all()):
        box.fill(str(5000 + 100 * number))
    for box in page.locator("[name$=-months]").all():
        box.fill("2")
    page.click("button[name=keep]")
    page.wait_for_selector("text=全组的都存好了")
    assert "30,600" in page.inner_text("table")  # 2 × (5000 + 5100 + 5200)
    look(page, PHONE, "computation_table_phone", script=False)
    page.click("table a >> nth=0")
    page.wait_for_selector("h1:has-text('拖欠、克扣的工资')")
    look(page, PHONE, "computation_phone", script=False)
