"""Several workers in one mediation: the employer says how much each gets, one leaves alone, the others go on."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 640}
SUMS = ("4000", "800", "很多")


def test_each_his_sum_and_one_leaves(page_for, look) -> None:  # noqa: PLR0915 - one walk, told in order
    from datetime import timedelta

    from mediations import group
    from small_county import make_county

    from weiquanbao.common.dates import today

    day = {"known_on": str(today() - timedelta(days=40)), "still_working": "yes"}
    here = group(make_county(), 2, told={1: day})
    code, talks = here.talks.filed.matter_code, here.talks.case_id

    unit = page_for(here.talks.units[0], PHONE, scripts=False)
    unit.goto(f"/e/{code}/cases/{talks}/open/offer/bid/")
    look(unit, "each-empty-phone", PHONE, scripts=False)
    unit.fill("[name=amount]", "6000")
    unit.select_option("[name=party]", str(here.talks.parties[0]))
    unit.click("summary:has-text('每个人多少')")
    unit.click("text=按请求的数目填上")
    assert unit.input_value(f"[name=shares-{here.parties[1]}]") != ""
    look(unit, "each-filled-phone", PHONE, scripts=False)
    for party, typed in zip(here.parties, SUMS, strict=True):
        unit.fill(f"[name=shares-{party}]", typed)
    unit.check("[name=instalments][value='2']")
    unit.fill("[name=first_due]", str(today() + timedelta(days=20)))
    unit.click(".go button")
    look(unit, "each-wrong-phone", PHONE, scripts=False)
    assert unit.input_value(f"[name=shares-{here.parties[2]}]") == "很多"
    unit.fill(f"[name=shares-{here.parties[2]}]", "1200")
    # Enter sends what is there; it neither counts nor fills in.
    unit.press("[name=amount]", "Enter")
    unit.wait_for_url(f"**/e/{code}/cases/*/")
    unit.click("summary:has-text('每个人多少')")
    look(unit, "each-sent-phone", PHONE, scripts=False)
    offer = int(unit.url.rstrip("/").split("/")[-1])

    member = page_for(here.members[1], PHONE)
    member.goto(f"/m/{code}/cases/{offer}/")
    look(member, "each-own-phone", PHONE)
    assert "800" in member.inner_text("main")
    assert "4,000" not in member.inner_text("main")
    member.goto(f"/m/{code}/cases/{talks}/")
    look(member, "several-room-phone", PHONE)
    member.click("text=自己退出")
    look(member, "leave-phone", PHONE)
    member.click(".go button")
    member.wait_for_url(f"**/m/{code}/cases/{talks}/")
    look(member, "left-phone", PHONE)
    assert "你退出了这次调解" in member.inner_text("main")

    other = page_for(here.members[2], PHONE)
    other.goto(f"/m/{code}/cases/{talks}/")
    look(other, "stayed-phone", PHONE)
    english = page_for(here.members[1], PHONE, locale="en-GB")
    english.goto(f"/m/{code}/cases/{talks}/")
    look(english, "left-phone-en", PHONE)

    desk = page_for(here.talks.mediator, DESK, staff=True)
    desk.goto(f"/desk/cases/{talks}/")
    look(desk, "several-desk", DESK)
    desk.goto(f"/desk/cases/{talks}/open/offer/propose/")
    desk.click("summary:has-text('每个人多少')")
    look(desk, "each-desk", DESK)
    desk.goto(f"/desk/cases/{offer}/")
    look(desk, "offer-desk", DESK)
    wide = page_for(here.talks.units[0], DESK, locale="en-GB")
    wide.goto(f"/e/{code}/cases/{talks}/open/offer/bid/")
    wide.click("summary:has-text('How much for each')")
    look(wide, "each-wide-en", DESK)


def test_a_merged_complaint_leads_on(page_for, look) -> None:
    from complaints import do, filed
    from small_county import make_county

    from weiquanbao.access.actors import person as acting
    from weiquanbao.cases.models import Case
    from weiquanbao.common.dates import today

    county, day = make_county(), today()
    first, second = filed(day), filed(day)
    number = Case.objects.get(pk=first.case_id).number
    into = {"into": number, "reason": "同一件事"}
    do(second, "merge", day, county.staff["intake_officer"], into)
    phone = page_for(acting(second.person_id), PHONE)
    phone.goto(f"/m/{second.matter_code}/")
    look(phone, "merged-phone", PHONE)
    phone.goto(f"/m/{second.matter_code}/cases/{second.case_id}/open/mediation/ask/")
    look(phone, "merged-barred-phone", PHONE)
    assert f"这一件并到 {number} 了，到那一件里办" in phone.inner_text("main")
    phone.click("text=去看接着办的那一件")
    phone.wait_for_url(f"**/m/{first.matter_code}/")
    phone.goto(f"/m/{second.matter_code}/messages/")
    look(phone, "merged-messages-phone", PHONE)
    assert f"这一件并到 {number} 了，到那一件里说" in phone.inner_text("main")
    assert not phone.locator("main textarea").count()
    desk = page_for(county.staff["intake_officer"], DESK, staff=True)
    desk.goto(f"/desk/cases/{second.case_id}/")
    look(desk, "merged-desk", DESK)
    assert number in desk.inner_text("main")
