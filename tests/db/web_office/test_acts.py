"""Acts from the desk: done once, refused with reasons, and nothing typed is ever lost."""

from __future__ import annotations

from io import BytesIO

import pytest
from complaints import do, filed, moment
from desk_forms import form, open_form
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from weiquanbao.common.dates import at
from weiquanbao.ledger.models import Step
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with at(moment("2026-11-23")):
        yield


@pytest.fixture
def case(county):
    return filed("2026-11-16")


def state(county, case) -> str:
    return visible.case(county.staff["intake_officer"], case.case_id).state


def steps(case, act: str) -> int:
    return Step.objects.filter(case_id=case.case_id, act=act).count()


def test_an_act_is_done_and_said(county, browser, case) -> None:
    client = browser("intake_officer")
    address, fields = open_form(client, case, "accept")
    response = client.post(address, fields | {"explanation": "示例受理员给你办"}, follow=True)
    assert "受理，办好了" in response.content.decode()
    assert state(county, case) == "accepted"


def test_a_double_click_makes_one_step_and_says_so(browser, case) -> None:
    client = browser("intake_officer")
    address, fields = open_form(client, case, "accept")
    for _ in range(2):
        response = client.post(address, fields, follow=True)
    assert "没有再办一遍" in response.content.decode()
    assert steps(case, "accept") == 1


def test_what_is_missing_is_named_beside_its_field_and_what_was_typed_stays(county, browser, case) -> None:
    client = browser("intake_officer")
    address, fields = open_form(client, case, "refuse")
    response = client.post(address, fields | {"explanation": "写了一半的理由", "body": "court"})
    text = response.content.decode()
    assert response.status_code == 422
    assert 'href="#f-ground"' in text
    assert 'id="f-road-err"' in text
    assert "理由：还没写" not in text, "the sentence names its field already"
    assert "写了一半的理由</textarea>" in text
    assert 'value="court" checked' in text
    assert state(county, case) == "received"


@pytest.mark.parametrize(
    ("typed", "said"),
    [("2026-11-24", "不能晚于今天"), ("2026-11-01", "不能早于上一步"), ("昨天", "日期要写成")],
)
def test_the_day_it_was_done_is_checked_beside_its_field(county, browser, case, typed, said) -> None:
    client = browser("intake_officer")
    address, fields = open_form(client, case, "accept")
    response = client.post(address, fields | {"effective_on": typed, "explanation": "留着"})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert "留着" in response.content.decode()
    assert state(county, case) == "received"


def test_an_act_done_earlier_is_entered_with_its_own_day(county, browser, case) -> None:
    client = browser("intake_officer")
    address, fields = open_form(client, case, "accept")
    client.post(address, fields | {"effective_on": "2026-11-18"})
    text = client.get(f"/desk/cases/{case.case_id}/").content.decode()
    assert "办于 11月18日，后补记" in text
    assert (
        next(
            c
            for c in visible.case(county.staff["intake_officer"], case.case_id).clocks
            if c.code == "handling"
        ).started_on.day
        == 18
    )


def test_whoever_comes_second_is_told_what_changed_and_keeps_his_words(county, browser, case) -> None:
    first, second = browser("intake_officer"), browser("second_officer")
    address, fields = open_form(second, case, "refuse")
    mine = fields | {
        "ground": "outside_scope",
        "explanation": "我写的长理由",
        "body": "court",
        "road": "去法院",
    }
    do(case, "accept", "2026-11-23", county.staff["intake_officer"])
    response = second.post(address, mine)
    text = response.content.decode()
    assert response.status_code == 409
    assert "刚才情况变了" in text
    assert "新办的：受理" in text
    assert "我写的长理由" in text
    assert "办理中" in text
    assert first.get(f"/desk/cases/{case.case_id}/").status_code == 200
    assert steps(case, "refuse") == 0


def test_after_a_small_change_the_same_words_can_be_sent_again(county, browser, case) -> None:
    do(case, "accept", "2026-11-17", county.staff["intake_officer"])
    client = browser("second_officer")
    address, fields = open_form(client, case, "record_progress")
    do(case, "add_evidence", "2026-11-20", county.staff["intake_officer"])
    overtaken = client.post(address, fields | {"done": "去厂里看了"})
    assert overtaken.status_code == 409
    again = client.post(address, form(overtaken) | {"done": "去厂里看了"})
    assert again.status_code == 302
    assert steps(case, "record_progress") == 1


def test_a_barred_act_shows_its_reason_and_no_button(browser, case) -> None:
    text = browser("intake_officer").get(f"/desk/cases/{case.case_id}/acts/close/").content.decode()
    assert "要在“办理中”时才能办，现在是“新收件”" in text
    assert "<textarea" not in text


def test_a_grave_act_repeats_what_it_brings_about_in_its_button(county, browser, case) -> None:
    text = browser("intake_officer").get(f"/desk/cases/{case.case_id}/acts/refuse/").content.decode()
    assert '<button class="btn grave">不予受理，案件就此结束（不予受理）</button>' in text


def test_author_and_approver_are_two_people(county, browser, case) -> None:
    officer, leader = county.staff["county_officer"], county.staff["leader"]
    do(case, "accept", "2026-11-17", officer)
    do(case, "ask_extension", "2026-11-18", officer)
    own = browser("county_officer")
    assert "要由另一个人审批" in own.get(f"/desk/cases/{case.case_id}/").content.decode()
    client = browser("leader")
    address, fields = open_form(client, case, "grant_extension")
    assert client.post(address, fields).status_code == 302
    assert Step.objects.get(case_id=case.case_id, act="grant_extension").person_id == leader.person_id


def test_an_officer_is_chosen_from_those_who_reach_the_case(county, browser, case) -> None:
    client = browser("intake_officer")
    address, fields = open_form(client, case, "assign")
    text = client.get(address).content.decode()
    second = county.staff["second_officer"].person_id
    assert f'<option value="{second}">' in text
    assert f'<option value="{county.staff["auditor"].person_id}"' not in text
    client.post(address, fields | {"handler": str(second)})
    assert visible.case(county.staff["intake_officer"], case.case_id).handler_id == second


def photo(name: str = "工资条.png") -> SimpleUploadedFile:
    out = BytesIO()
    Image.effect_noise((64, 64), 50).save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


def test_files_are_judged_alone_and_the_good_ones_stay(county, browser, case) -> None:
    client = browser("intake_officer")
    address, fields = open_form(client, case, "add_evidence")
    bad = SimpleUploadedFile("病毒.exe", b"MZ" + b"\0" * 100)
    refused = client.post(address, fields | {"files": [photo(), bad]})
    text = refused.content.decode()
    assert refused.status_code == 422
    assert "病毒.exe：" in text
    assert "工资条.png" in text
    assert steps(case, "add_evidence") == 0
    assert client.post(address, form(refused)).status_code == 302
    items = visible.case(county.staff["intake_officer"], case.case_id).items
    assert [page.name for item in items for page in item.pages] == ["工资条.png"]


def test_no_file_at_all_is_a_sentence(browser, case) -> None:
    client = browser("intake_officer")
    address, fields = open_form(client, case, "add_evidence")
    response = client.post(address, fields)
    assert response.status_code == 422
    assert "还没有选照片或文件" in response.content.decode()


@pytest.mark.parametrize("words", ["有\x00零字符", "长" * 5000])
def test_text_that_cannot_be_kept_is_refused_in_words(county, browser, case, words) -> None:
    client = browser("intake_officer")
    address, fields = open_form(client, case, "accept")
    response = client.post(address, fields | {"explanation": words})
    assert response.status_code == 422
    assert state(county, case) == "received"


def test_the_same_facts_bar_a_button_and_a_post(county, browser, case) -> None:
    client = browser("intake_officer")
    _address, fields = open_form(client, case, "accept")
    closing = f"/desk/cases/{case.case_id}/acts/close/"
    response = client.post(closing, fields | {"result": "paid_in_full", "explanation": "别丢"})
    assert response.status_code == 409
    assert "别丢" in response.content.decode()
    assert state(county, case) == "received"


def test_a_link_to_an_act_on_a_case_that_has_ended_leads_to_how_it_ended(county, browser, case) -> None:
    client = browser("intake_officer")
    address, fields = open_form(client, case, "withdraw_for_worker")
    assert client.post(address, fields | {"ground": "settled"}).status_code == 302
    answer = client.get(f"/desk/cases/{case.case_id}/acts/accept/", follow=True)
    assert answer.redirect_chain == [(f"/desk/cases/{case.case_id}/", 302)]
    assert "办不了“受理”了，这件已撤回" in answer.content.decode()


def test_acts_nobody_declared_and_acts_of_others_do_not_exist(browser, case) -> None:
    client = browser("intake_officer")
    for act in ("nothing", "withdraw", "intake_overdue", "recompute"):
        assert client.get(f"/desk/cases/{case.case_id}/acts/{act}/").status_code == 404
