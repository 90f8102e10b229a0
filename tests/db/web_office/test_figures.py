"""A local figure that was published is entered on its page, and computed with from its day on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from complaints import moment

from weiquanbao.common.dates import at
from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.working import Setting
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
ADDRESS = "/desk/parameters/average_wage.city_month/"
FIGURE = {"value": "8000", "region": "3307", "since": "2026-07-01", "source": "示例公布的文件"}
HIGH = {"hire_date": "2012-01-01", "end_date": "2026-09-30", "avg_wage": "30000"}


@pytest.fixture(autouse=True)
def today():
    with at(moment("2026-11-23")):
        yield


def severance(on: date = date(2026, 9, 30)) -> Decimal | None:
    told = HIGH | {"end_date": on.isoformat()}
    return compute("severance", told, Setting(on, "330782", more=visible.local_figures())).amount


def test_entered_by_the_county_and_counted_from_its_day_on(browser) -> None:
    officer = browser("county_officer")
    assert "还没有这个数" in officer.get(ADDRESS).content.decode()
    assert severance() == Decimal("450000.00")
    assert officer.post(f"{ADDRESS}enter/", FIGURE).status_code == 302
    page = officer.get(ADDRESS).content.decode()
    assert "示例公布的文件" in page
    assert "工会录入" in page
    assert "经济补偿" in page
    assert severance() == Decimal("288000.00")  # 3 × 8000 × 12
    assert severance(date(2026, 6, 30)) == Decimal("450000.00")


def test_entered_again_the_newest_counts_and_both_stay(browser) -> None:
    officer = browser("county_officer")
    for value in ("8000", "9000"):
        officer.post(f"{ADDRESS}enter/", FIGURE | {"value": value})
    assert severance() == Decimal("324000.00")
    assert officer.get(ADDRESS).content.decode().count("示例公布的文件") >= 2


def test_what_cannot_be_kept_is_said_beside_the_field_and_stays_typed(browser) -> None:
    officer = browser("county_officer")
    page = officer.post(f"{ADDRESS}enter/", {"value": "很多", "region": "浙江", "since": "", "source": ""})
    text = page.content.decode()
    assert page.status_code == 422
    assert all(one in text for one in ("很多", "行政区划代码", "写从哪天起用", "还没写出处"))
    law = officer.post("/desk/parameters/limitation.years/enter/", FIGURE)
    assert law.status_code == 422
    assert officer.get("/desk/parameters/nothing/").status_code == 404


def test_nobody_else_enters_one(browser) -> None:
    for role in ("intake_officer", "leader", "auditor"):
        assert browser(role).post(f"{ADDRESS}enter/", FIGURE).status_code == 404
        assert "地方的数由县总工会干部录入" in browser(role).get(ADDRESS).content.decode()
    assert severance() == Decimal("450000.00")


def test_a_share_of_a_whole_is_entered_in_percent_and_is_no_more_than_the_whole(browser) -> None:
    officer, address = browser("county_officer"), "/desk/parameters/wage_assignment.share_cap/"
    assert "百分之几" in officer.get(address).content.decode()
    page = officer.post(f"{address}enter/", FIGURE | {"value": "120"})
    assert page.status_code == 422
    assert "百分之几，写 1 到 100 的数" in page.content.decode()
    assert officer.post(f"{address}enter/", FIGURE | {"value": "80"}).status_code == 302
    (share,) = visible.local_figures()["wage_assignment.share_cap"]
    assert (share.value, share.unit) == (Decimal(80), "percent")
