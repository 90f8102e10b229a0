"""The desk's other pages: finding, the register, notices that failed, figures, holidays, the ledger, messages."""

from __future__ import annotations

import re

import pytest
from catching_up import catch_up
from complaints import do, filed, moment
from django.db import connection
from django.test.utils import CaptureQueriesContext

from weiquanbao.common.dates import at
from weiquanbao.notices.models import Notice
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with at(moment("2026-11-23")):
        yield


def text_of(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def cases_in(text: str) -> list[str]:
    return re.findall(r'class="to" href="/desk/cases/(\d+)/"', text)


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_a_single_answer_opens_and_several_are_listed(county, browser) -> None:
    one = filed("2026-11-16")
    client = browser("intake_officer")
    number = visible.case(county.staff["intake_officer"], one.case_id).number
    catch_up()
    for asked in (number, one.matter_code, "138 0000 0001", "示例职工甲"):
        assert client.get("/desk/find/", {"q": asked})["Location"] == f"/desk/cases/{one.case_id}/"
    filed("2026-11-17")
    catch_up()
    assert len(cases_in(text_of(client.get("/desk/find/", {"q": "示例职工甲"})))) == 2
    assert "没找到" in text_of(client.get("/desk/find/", {"q": "不存在的人"}))
    assert "没找到" in text_of(client.get("/desk/find/", {"q": "\x00"}))


def test_finding_reaches_no_further_than_the_appointment(county, browser) -> None:
    one = filed("2026-11-16")
    assert "没找到" in text_of(browser("town_officer").get("/desk/find/", {"q": one.matter_code}))


def test_the_register_keeps_closed_cases_and_finds_them_by_result_month_and_channel(county, browser) -> None:
    officer = county.staff["intake_officer"]
    done, open_one = filed("2026-10-12"), filed("2026-11-16")
    do(done, "accept", "2026-10-13", officer)
    do(done, "record_progress", "2026-10-14", officer)
    do(done, "close", "2026-10-20", officer)
    client = browser("intake_officer")
    for query, found in (
        ("", [open_one, done]),
        ("?result=paid_in_full", [done]),
        ("?state=closed", [done]),
        ("?month=2026-10", [done]),
        ("?channel=phone", [open_one, done]),
        ("?channel=hotline", []),
        ("?month=2026-13", [open_one, done]),
    ):
        assert cases_in(text_of(client.get(f"/desk/all/{query}"))) == [str(one.case_id) for one in found], (
            query
        )
    assert "钱已全部付清" in text_of(client.get("/desk/all/"))
    assert "13,740" in text_of(client.get("/desk/all/?state=closed"))


def test_the_register_goes_on_after_twenty_five_in_as_many_queries(browser) -> None:
    client = browser("intake_officer")
    filed("2026-11-16")
    client.get("/desk/all/")
    few = queries(client, "/desk/all/")
    everything = {str(filed("2026-11-16").case_id) for _ in range(26)}
    assert queries(client, "/desk/all/") == few
    text = text_of(client.get("/desk/all/"))
    more = re.search(r'href="(/desk/all/\?after=[^"]+)"', text)[1]
    rest = text_of(client.get(more))
    assert len(cases_in(text)) == 25
    assert not set(cases_in(text)) & set(cases_in(rest))
    assert everything <= set(cases_in(text)) | set(cases_in(rest))


def give_up(case) -> Notice:
    """The text message of a case cannot be delivered."""
    notice = Notice.objects.filter(case_id=case.case_id, channel="sms").first()
    Notice.objects.filter(pk=notice.pk).update(state="given_up", attempts=6)
    return notice


def test_a_notice_that_failed_is_sent_again_by_those_who_handle_the_case(county, browser) -> None:
    notice = give_up(filed("2026-11-16"))
    again = f"/desk/notices/{notice.pk}/again/"
    assert "发不出去" in text_of(browser("auditor").get("/desk/notices/"))
    assert "再发一次" not in text_of(browser("auditor").get("/desk/notices/"))
    for role in ("auditor", "town_officer", "system_admin"):
        assert browser(role).post(again).status_code == 404, role
    assert Notice.objects.get(pk=notice.pk).state == "given_up"
    client = browser("intake_officer")
    assert "放回去发了" in text_of(client.post(again, follow=True))
    assert Notice.objects.get(pk=notice.pk).sent_again_by_id == county.staff["intake_officer"].person_id


def test_every_figure_says_where_it_comes_from_and_how_far_it_is_confirmed(browser) -> None:
    from weiquanbao.law.parameters import all_parameters

    text = text_of(browser("intake_officer").get("/desk/parameters/"))
    for value in all_parameters():
        assert value.code in text
    assert "已核对原文" in text
    assert "内部规则" in text


def test_a_figure_nobody_confirmed_is_marked(browser, monkeypatch) -> None:
    from dataclasses import replace

    from weiquanbao.law.parameters import all_parameters
    from weiquanbao.web.office import parameters

    doubtful = replace(all_parameters()[0], confidence="secondary")
    monkeypatch.setattr(parameters, "all_parameters", lambda: (doubtful,))
    assert text_of(browser("intake_officer").get("/desk/parameters/")).count("数据待核实") >= 2


NOTICE = {
    "year": "2027",
    "rest": "1月1日至1月5日\n2月5日—2月12日\n4月3日-4月5日\n2027-5-1 至 2027-5-5\n6月9日、9月15日\n10月1日至10月7日",
    "work": "1月9日",
    "source": "示例通知",
}


def hidden(text: str) -> dict[str, str]:
    found = re.search(r'name="looked_at" value="(\w+)"', text)
    return {"looked_at": found[1]} if found else {}


def test_a_year_is_entered_after_looking_at_what_it_moves(county, browser) -> None:
    with at(moment("2026-12-04")):
        case = filed("2026-12-03")
        do(case, "accept", "2026-12-04", county.staff["intake_officer"])
        client = browser("county_officer")
        looked = client.post("/desk/holidays/enter/", NOTICE)
        text = text_of(looked)
        assert "1 个期限要改日子" in text
        assert "2027年1月6日" in text
        assert visible.case(county.staff["intake_officer"], case.case_id).clocks[0].provisional
        entered = client.post("/desk/holidays/enter/", NOTICE | hidden(text), follow=True)
        assert "2027 年录好了。1 个期限改了日子" in text_of(entered)
        assert visible.case(county.staff["intake_officer"], case.case_id).steps[0].act == "recompute"


def test_what_was_changed_after_the_look_is_shown_once_more(county, browser) -> None:
    client = browser("county_officer")
    seen = hidden(text_of(client.post("/desk/holidays/enter/", NOTICE)))
    again = client.post("/desk/holidays/enter/", NOTICE | seen | {"work": ""})
    assert "看一遍 2027 年" in text_of(again)
    assert visible.holidays(county.staff["county_officer"]).years[-1].kind == "provisional"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"rest": "过年那几天"}, "没看懂“过年那几天”"),
        ({"rest": "2月30日"}, "没有“2月30日”这一天"),
        ({"rest": "1月1日"}, "是法定节假日"),
        ({"work": "1月11日"}, "不是周末"),
        ({"source": ""}, "还没写出处"),
        ({"year": "2026"}, "系统里已经有了"),
        ({"year": "\x00"}, "先选哪一年"),
        ({"rest": "1月3日至1月1日"}, "前后颠倒"),
    ],
)
def test_a_notice_that_was_not_understood_keeps_every_word(browser, typed, said) -> None:
    response = browser("county_officer").post("/desk/holidays/enter/", NOTICE | typed)
    text = response.content.decode()
    assert response.status_code == 422
    assert said in text
    assert typed.get("rest", "6月9日、9月15日") in text


def test_nobody_else_enters_a_year(browser) -> None:
    client = browser("intake_officer")
    assert "由县总工会干部录入" in text_of(client.get("/desk/holidays/"))
    assert client.post("/desk/holidays/enter/", NOTICE).status_code == 404


def test_messages_are_read_one_by_one_or_all_and_lead_to_their_case(county, browser) -> None:
    filed("2026-11-16")
    case = filed("2026-11-17")
    client = browser("intake_officer")
    page = text_of(client.get("/desk/messages/"))
    assert "2 条没看的消息" in page
    number = re.search(r'action="/desk/messages/(\d+)/read/"', page)[1]
    opened = client.post(f"/desk/messages/{number}/read/")
    assert opened["Location"] == f"/desk/cases/{case.case_id}/"
    assert "1 条没看的消息" in text_of(client.get("/desk/messages/"))
    client.post("/desk/messages/read/")
    assert "0 条没看的消息" in text_of(client.get("/desk/messages/"))


def test_nobody_reads_the_messages_of_somebody_else(county, browser) -> None:
    filed("2026-11-16")
    mine = Notice.objects.filter(
        recipient_id=county.staff["intake_officer"].person_id, channel="in_app"
    ).first()
    opened = browser("second_officer").post(f"/desk/messages/{mine.pk}/read/")
    assert opened["Location"] == "/desk/messages/", "nor is he told which case it is about"
    assert Notice.objects.get(pk=mine.pk).read_at is None


def test_a_visit_is_filed_by_staff_without_a_code_and_opens_as_a_case(county, browser) -> None:
    from small_county import ANSWERS

    from weiquanbao.intake.questions import ORDER
    from weiquanbao.people.consents import current

    client = browser("intake_officer")
    start = client.post("/desk/visit/", {"channel": "counter"})
    assert start["Location"] == "/file/problems/"
    ticks = [f"{one}@{current(one).version}" for one in ("handle_complaint", "contact_employer")]
    answers = ANSWERS | {"consent": {"consent": ticks}, "photos": {"go": ["1"]}}
    for code in ORDER:
        response = client.post(f"/file/{code}/", answers[code])
        assert response.status_code == 302, (code, response.content.decode()[-600:])
    done = client.post("/file/check/")
    number = re.fullmatch(r"/desk/cases/(\d+)/", done["Location"])[1]
    view = visible.case(county.staff["intake_officer"], int(number))
    assert view.channel == "窗口"
    assert view.steps[0].role == "受理员"


def test_a_visit_is_registered_by_those_who_handle_cases_only(browser) -> None:
    assert browser("auditor").post("/desk/visit/", {"channel": "counter"}).status_code == 404
    assert browser("intake_officer").post("/desk/visit/", {"channel": "carrier pigeon"}).status_code == 404


def test_finding_without_words_says_what_can_be_looked_for(browser) -> None:
    client = browser("intake_officer")
    for asked in ("/desk/find/", "/desk/find/?q=", "/desk/find/?q=+"):
        page = text_of(client.get(asked))
        assert "没找到" not in page
        assert "事项码" in page
        assert "完整手机号" in page
    assert "没找到" in text_of(client.get("/desk/find/?q=没有这个人"))


@pytest.mark.parametrize("address", ["/staff/sign-in/", "/sign-in/phone/", "/nowhere/"])
def test_the_ribbon_follows_the_data_whatever_the_mode(county, client, settings, address) -> None:
    from weiquanbao.organisations import samples
    from weiquanbao.organisations.models import Organisation

    settings.SAMPLE_DATA = False
    samples.look()
    assert "示例数据" not in client.get(address).content.decode()
    Organisation.objects.update(is_sample=True)
    samples._known.clear()
    page = client.get(address).content.decode()
    assert '<div class="ribbon sample" role="note">' in page
    samples._known.clear()


def test_an_empty_installation_that_is_filled_with_samples_says_so(client, settings, db) -> None:
    from weiquanbao.organisations import samples
    from weiquanbao.organisations.actions import create_organisation

    settings.SAMPLE_DATA = False
    samples._known.clear()
    assert "示例数据" not in text_of(client.get("/staff/sign-in/"))
    create_organisation(kind="federation", name="示例县总工会", is_sample=True)
    assert "示例数据" in text_of(client.get("/staff/sign-in/"))
    samples._known.clear()
