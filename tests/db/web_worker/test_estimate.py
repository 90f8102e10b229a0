"""算一算, as somebody walks it who signs in nowhere: five stories, the clock first, and one tap to the union."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from estimate_walks import NOW, WALKS

from weiquanbao.common.dates import at
from weiquanbao.intake.drafts import find
from weiquanbao.intake.models import Draft
from weiquanbao.law.estimates.stories import MOST_SCREENS, QUESTIONS

pytestmark = pytest.mark.django_db


def typed(code: str, answer: str) -> dict[str, str]:
    """What the browser sends for this answer."""
    if answer == "unknown":
        return (
            {"unknown": "1"}
            if QUESTIONS[code].kind in {"money", "count"}
            else {"month" if QUESTIONS[code].kind == "month" else code: "unknown"}
        )
    if QUESTIONS[code].kind != "month":
        return {code: answer}
    return {"month": "earlier", "month_year": answer[:4], "month_month": answer[5:]}


def walked(client: Client, story: str, answers: dict[str, str]) -> tuple[str, int]:
    """Every question in turn, until the result; how many screens there were, with the first."""
    screens, page = 1, client.get(f"/estimate/of/{story}/")
    while "/result/" not in page["Location"]:
        code = re.search(r"/estimate/(\w+)/", page["Location"])[1]
        assert client.get(page["Location"]).status_code == 200
        screens += 1
        page = client.post(page["Location"], typed(code, answers[code]))
        assert page.status_code == 302, (code, answers[code])
    return client.get(page["Location"]).content.decode(), screens


@pytest.mark.parametrize("story", WALKS)
def test_a_story_comes_to_a_sum_and_a_last_day_in_eight_screens(
    story: str, django_assert_max_num_queries
) -> None:
    with at(NOW):
        page, screens = walked(Client(), story, WALKS[story])
    assert screens <= MOST_SCREENS
    told = "按你说的，至少能要" if story == "injury" else "按你说的，大约能要"
    main = page.partition("<main")[2]
    assert main.index("最晚什么时候去要") < main.index(told)
    assert "这是估算，不是判决，也不是律师的意见" in page
    assert "现在就留好这些" in page


def test_the_sums_are_those_of_the_claims() -> None:
    with at(NOW):
        page, _screens = walked(Client(), "wages", WALKS["wages"])
    assert "15,575" in page  # 3 × 6525 − 4000
    assert "欠的工资" in page
    assert "离职补偿" in page
    assert "劳动合同法 47第1款" in page
    assert "仲裁定了就算数" in page
    assert "没有过期，这一样最晚 2027年10月" in page
    assert "为什么能要" in page
    assert "要单位拿出证据来的" in page
    assert "2008年1月1日 起" in page  # a figure of the law, since when


def test_a_missing_contract_lapses_long_before_a_year_after_leaving() -> None:
    told = {"wage": "6000", "began": "2025-03", "signed": "never", "still": "no", "ended": "2026-10"}
    with at(NOW):
        page, _screens = walked(Client(), "contract", told)
    # The window ends on the day before the anniversary, at the earliest 28 February 2026, long before leaving.
    assert "最晚 2027年2月28日 星期日去要" in page
    # From 1 April 2025 three months and two days are in time still, from 1 May four: eleven months were due.
    assert "18,551.72 到 24,551.72" in page
    assert "有 41,448.28 元可能过了期" in page


def test_pressed_twice_it_is_one_complaint_and_another_page_another() -> None:
    client = Client()
    with at(NOW):
        page, _screens = walked(client, "wages", WALKS["wages"])
        once = re.search(r'name="once" value="([^"]+)"', page)[1]
        first = client.post("/estimate/file/", {"once": once})
        again = client.post("/estimate/file/", {"once": once})
        assert first["Location"] == again["Location"] == "/file/employer/"
        assert Draft.objects.count() == 1
        client.post("/estimate/file/", {"once": "0e6ee1a8-0000-4000-8000-000000000000"})
        Draft.objects.update(submitted_at=NOW)
        client.post("/estimate/file/", {"once": once})
    assert Draft.objects.count() == 3


def test_what_is_sent_to_oneself_holds_sums_and_last_days() -> None:
    with at(NOW):
        page, _screens = walked(Client(), "wages", WALKS["wages"])
    told = re.search(r'data-share="([^"]+)"', page)[1]
    assert "15,575 元" in told
    assert "2027年10月" in told
    assert "也不是律师的意见" in told


def test_who_knows_nothing_is_told_until_when_and_what_to_keep() -> None:
    nothing = dict.fromkeys(QUESTIONS, "unknown")
    with at(NOW):
        page, _screens = walked(Client(), "dismissal", nothing)
    assert "还算不出钱数" in page
    assert "今天就问工会" in page


def test_a_month_more_where_nothing_was_said_before() -> None:
    told = {"wage": "6000", "began": "2023-01", "ended": "2026-03", "left": "unfit"}
    with at(NOW):
        page, _screens = walked(Client(), "dismissal", told | {"notice": "no"})
        other, _screens = walked(Client(), "dismissal", told | {"notice": "yes"})
    # From the last day of January to the first of March 3 years and a month, 3.5 months; at most 3.5 twice.
    assert "27,000 到 42,000" in page
    assert "21,000 到 42,000" in other
    assert "还可以去起诉" in page


def test_who_does_not_know_the_wage_is_told_what_is_due_at_least() -> None:
    with at(NOW):
        page, _screens = walked(Client(), "wages", WALKS["wages"] | {"wage": "unknown"})
    assert "按你说的，至少能要" in page
    assert "3,290" in page  # 3 × 2430 − 4000
    assert "数据待核实" in page


def test_one_tap_files_it_and_nothing_is_typed_again() -> None:
    client = Client()
    with at(NOW):
        walked(client, "wages", WALKS["wages"])
        page = client.post("/estimate/file/")
        draft = find(Draft.objects.get().key)
    assert page["Location"] == "/file/employer/"
    assert draft.answers["problems"]["problems"] == ["wages", "dismissal"]
    assert draft.answers["began"]["month"] == "2024-03"
    assert draft.answers["still"] == {"still": "no", "ended": "2026-10"}
    assert draft.answers["wants"]["wants"] == ["pay", "compensation"]


def test_a_wrong_answer_is_said_beside_the_field_and_kept() -> None:
    client = Client()
    with at(NOW):
        client.get("/estimate/of/wages/")
        page = client.post("/estimate/wage/", {"wage": "两千多"})
        assert page.status_code == 422
        assert "没看懂" in page.content.decode()
        assert "两千多" in page.content.decode()
        assert client.post("/estimate/owed/", {"owed": "3"}).status_code == 302
        assert client.post("/estimate/owed/", {"owed": "99"}).status_code == 422


def test_a_cookie_of_somebody_elses_making_is_nothing() -> None:
    client = Client()
    client.cookies["estimate"] = '{"story":"wages"}:forged'
    assert client.get("/estimate/result/")["Location"] == "/estimate/"
    assert client.get("/estimate/wage/")["Location"] == "/estimate/"
    assert client.get("/estimate/of/nothing/").status_code == 404
