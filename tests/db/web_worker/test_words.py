"""Small words on the worker's pages: which language is offered, who fills in, until when a month counts."""

from __future__ import annotations

import pytest
from django.test import Client
from signed_in import browser_of

from weiquanbao.intake import actions
from weiquanbao.web.worker.keeping import COOKIE, SALT

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "offered", "kept"), [("zh-hans", "English", "中文"), ("en", "中文", "English")]
)
def test_the_home_page_offers_the_other_language(language, offered, kept):
    phone = Client()
    phone.cookies["django_language"] = language
    page = phone.get("/").content.decode()
    pill = page[page.index('name="language"') :].partition("</button>")[0]
    assert pill.endswith(offered)
    assert not pill.endswith(kept)


@pytest.mark.parametrize(
    ("channel", "said"), [("counter", "窗口代填"), ("hotline", "热线代填"), ("officer", "工会干部代填")]
)
def test_who_fills_in_for_a_worker_sees_the_way_he_came(county, channel, said):
    from django.core import signing

    officer = county.staff["intake_officer"]
    browser = browser_of(officer)
    draft = actions.start(channel=channel, started_by=officer.account_id)
    browser.cookies[COOKIE] = signing.get_cookie_signer(salt=COOKIE + SALT).sign(str(draft.key))
    assert f"{said}：问一句" in browser.get("/file/problems/").content.decode()


def test_a_month_is_read_back_until_work_ended():
    phone = Client()
    phone.post("/file/problems/", {"problems": "wages"})
    phone.post("/file/began/", {"month": "earlier", "month_year": "2024", "month_month": "03"})
    phone.post("/file/still/", {"still": "no", "ended": "earlier", "ended_year": "2025", "ended_month": "08"})
    assert "2024年3月到2025年8月，一共 1 年 5 个月" in phone.get("/file/began/").content.decode()
    assert "2024年3月到2025年8月，一共 1 年 5 个月" in phone.get("/file/check/").content.decode()


def test_having_left_before_the_beginning_is_said_beside_the_field():
    phone = Client()
    phone.post("/file/problems/", {"problems": "wages"})
    phone.post("/file/began/", {"month": "earlier", "month_year": "2025", "month_month": "03"})
    raw = {"still": "no", "ended": "earlier", "ended_year": "2025", "ended_month": "02"}
    page = phone.post("/file/still/", raw)
    assert page.status_code == 422
    assert 'id="f-ended-err"' in page.content.decode()
    assert "走的月份比开始干还早" in page.content.decode()


def test_earlier_without_a_year_stays_open_and_keeps_the_month():
    phone = Client()
    phone.post("/file/problems/", {"problems": "wages"})
    page = phone.post("/file/began/", {"month": "earlier", "month_year": "", "month_month": "05"})
    assert page.status_code == 422
    text = page.content.decode()
    assert 'value="earlier" checked' in text
    assert 'value="05" selected' in text


def test_a_year_without_a_month_is_read_back_as_a_year():
    phone = Client()
    phone.post("/file/problems/", {"problems": "wages"})
    phone.post("/file/began/", {"month": "earlier", "month_year": "2023", "month_month": ""})
    page = phone.get("/file/check/").content.decode()
    assert "2023 年，哪个月记不清" in page
    assert "2023年1月" not in page


def test_a_telephone_number_in_a_consent_stays_on_one_line():
    phone = Client()
    phone.post("/file/problems/", {"problems": "wages"})
    page = phone.get("/file/consent/").content.decode()
    assert "电\N{WORD JOINER}话\N{NO-BREAK SPACE}12351" in page
    assert "电话 12351" not in page
