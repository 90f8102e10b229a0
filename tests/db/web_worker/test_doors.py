"""What the worker's pages refuse: other people's matters, forged and foreign drafts, what no phone would send."""

from __future__ import annotations

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from signed_in import browser_of, phone_of
from small_county import make_draft

from weiquanbao.common.identifiers import matter_code, sample_phone
from weiquanbao.desk.act import act
from weiquanbao.desk.file import file_complaint
from weiquanbao.intake import actions, drafts
from weiquanbao.web.worker.keeping import COOKIE, SALT

pytestmark = pytest.mark.django_db
FIRST, SECOND = "/file/problems/", "/file/employer/"


def photo(name: str = "a.jpg", size: int = 40) -> SimpleUploadedFile:
    data = BytesIO()
    Image.effect_noise((size, size), 90).save(data, "JPEG")
    return SimpleUploadedFile(name, data.getvalue())


def phone_with(draft_key) -> Client:
    """A phone that fills in this draft."""
    from django.core import signing

    client = Client()
    client.cookies[COOKIE] = signing.get_cookie_signer(salt=COOKIE + SALT).sign(str(draft_key))
    return client


@pytest.fixture
def filed(county):
    return file_complaint(draft_key=make_draft())


def test_the_receipt_says_that_only_the_month_was_told(filed):
    phone = phone_of(filed.person_id)
    page = phone.get(f"/m/{filed.matter_code}/receipt/").content.decode()
    assert "没说到哪一天的，按那个月（那年）的头一天算" in page
    assert page.count("交给工会不等于申请仲裁") == 1


def test_a_withdrawn_matter_waits_for_nobody(filed):
    phone = phone_of(filed.person_id)
    page = f"/m/{filed.matter_code}/"
    assert "等工会安排人" in phone.get(page).content.decode()
    assert phone.post(f"{page}withdraw/").status_code == 302
    text = phone.get(page).content.decode()
    assert "你撤回了" in text
    assert "等工会安排人" not in text


def test_the_worker_reads_the_own_matter_in_english(filed):
    phone = phone_of(filed.person_id)
    phone.cookies["django_language"] = "en"
    matter = phone.get(f"/m/{filed.matter_code}/").content.decode()
    assert "to apply for arbitration, go by " in matter
    assert "交给工会不等于" not in matter
    assert "Wages not paid" in phone.get("/mine/").content.decode()


@pytest.mark.parametrize("address", ["", "receipt/", "add/", "withdraw/"])
def test_a_matter_is_shown_to_its_worker_and_to_nobody_else(filed, county, address):
    page = f"/m/{filed.matter_code}/{address}"
    other = file_complaint(draft_key=make_draft(contact={"name": ["示例职工乙"], "phone": [sample_phone(2)]}))
    assert phone_of(filed.person_id).get(page).status_code == 200
    assert phone_of(other.person_id).get(page).status_code == 404
    assert browser_of(county.staff["intake_officer"]).get(page).status_code == 404
    stranger = Client().get(page)
    assert stranger.status_code == 302
    assert stranger.url.startswith(reverse("phone_sign_in"))


def test_a_code_is_read_as_people_write_it_and_a_wrong_one_is_not_there(filed):
    phone = phone_of(filed.person_id)
    assert phone.get(f"/m/{filed.matter_code.lower().replace('-', '')}/").status_code == 200
    assert phone.get(f"/m/{matter_code()}/").status_code == 404
    assert phone.get("/m/AAAA-AAAA-AAAA/").status_code == 404


def test_nobody_withdraws_or_adds_for_somebody_else(filed, county):
    other = file_complaint(draft_key=make_draft(contact={"name": ["示例职工乙"], "phone": [sample_phone(2)]}))
    stranger = phone_of(other.person_id)
    for address in ("withdraw/", "add/", "done/"):
        assert stranger.post(f"/m/{filed.matter_code}/{address}", {"go": "hand"}).status_code == 404
    assert (
        b"\xe4\xbd\xa0\xe6\x92\xa4\xe5\x9b\x9e\xe4\xba\x86"
        not in phone_of(filed.person_id).get(f"/m/{filed.matter_code}/").content
    )


def test_what_is_sent_too_late_is_never_answered_as_done(filed, county):
    """Somebody else was faster: the worker reads that nothing was done, a program is not told of a success."""
    officer = county.staff["intake_officer"]
    asked = {"missing": ["pay"], "explanation": "拍照就行"}
    act(case_id=filed.case_id, act="request_completion", acting_as=officer, values=asked)
    act(case_id=filed.case_id, act="complete", acting_as=officer)
    phone, key = phone_of(filed.person_id), str(uuid4())
    page = phone.post(f"/m/{filed.matter_code}/done/", {"key": key})
    assert page.status_code == 409
    assert "要在“待补齐”时才能办" in page.content.decode()


def test_evidence_sent_after_the_end_is_not_answered_as_taken(filed):
    phone = phone_of(filed.person_id)
    phone.get(f"/m/{filed.matter_code}/add/")
    phone.post(f"/m/{filed.matter_code}/withdraw/", {"key": str(uuid4())})
    page = phone.post(f"/m/{filed.matter_code}/add/", {"go": "hand", "files": [photo()]})
    assert page.status_code == 422
    assert "现在是“已撤回”" in page.content.decode()


def test_a_forged_or_missing_draft_opens_nothing(county):
    key = make_draft()
    forged = Client()
    forged.cookies[COOKIE] = str(key)
    for client in (Client(), forged):
        for address in (SECOND, "/file/check/", "/file/contact/", "/file/photos/", "/file/later/"):
            answer = client.get(address)
            assert answer.status_code == 410
            assert "重新填" in answer.content.decode()
    assert phone_with(key).get(SECOND).status_code == 200


def test_a_draft_of_the_counter_opens_for_its_officer_only(county):
    officer, second = (county.staff[role] for role in ("intake_officer", "second_officer"))
    draft = actions.start(channel="counter", started_by=officer.account_id, problems=["wages"])
    cookie = phone_with(draft.key).cookies[COOKIE].value
    for client, status in ((Client(), 410), (browser_of(second), 410), (browser_of(officer), 200)):
        client.cookies[COOKIE] = cookie
        assert client.get(SECOND).status_code == status


def test_questions_that_do_not_exist_are_not_found(county):
    assert Client().get("/file/salary/").status_code == 404
    assert phone_with(make_draft()).post("/file/salary/").status_code == 404


@pytest.mark.parametrize("page_id", [1, 10**30])
def test_pictures_of_others_are_not_there(filed, page_id):
    mine = phone_with(make_draft())
    for address in (f"/file/seen/{page_id}/served/", f"/m/{filed.matter_code}/seen/{page_id}/served/"):
        assert mine.get(address).status_code == 404
        assert phone_of(filed.person_id).get(address).status_code == 404


def test_a_picture_is_seen_by_the_phone_that_holds_the_draft_and_never_as_original(county):
    key = actions.start().key
    phone = phone_with(key)
    phone.post("/file/photos/", {"files": photo()})
    page = phone.get("/file/photos/").content.decode()
    address = page.split('class="shot" href="')[1].split('"')[0]
    shown = phone.get(address)
    assert shown["Content-Type"] == "image/jpeg"
    assert b"".join(shown.streaming_content).startswith(b"\xff\xd8")
    assert phone.get(address.replace("served", "original")).status_code == 404
    assert phone_with(actions.start().key).get(address).status_code == 404


def test_a_file_above_the_limit_is_named_with_it(county, settings):
    settings.EVIDENCE_FILE_LIMIT = settings.MEGABYTE
    phone = phone_with(actions.start().key)
    answer = phone.post("/file/photos/", {"files": [photo("small.jpg"), photo("large.jpg", 3000)]})
    text = answer.content.decode()
    assert "large.jpg" in text
    assert "1 MB" in text
    assert text.count("data-shot=") == 1


def test_text_no_keyboard_makes_is_answered_in_words(county):
    phone = phone_with(actions.start(problems=["wages"]).key)
    for address, fields in (
        (SECOND, {"name": "a\0b"}),
        (SECOND, {"name": "厂" * 5000}),
        ("/file/told/", {"told": "字" * 20_000}),
        ("/file/began/", {"month": "earlier", "month_year": "0", "month_month": "99"}),
        ("/file/contact/", {"name": "\u202e", "phone": "１３８"}),
    ):
        answer = phone.post(address, fields)
        assert answer.status_code == 422
        assert "summary" in answer.content.decode()


def test_display_and_sign_in_lead_back_to_this_site_only(county):
    client = Client()
    assert client.post("/display/", {"elder": "1", "next": "https://elsewhere.example/"}).url == "/"
    assert client.post("/display/", {"elder": "1", "next": "//elsewhere.example/"}).url == "/"
    assert client.post("/display/", {"elder": "1", "next": "/how/"}).url == "/how/"
    assert client.cookies["elder"].value == "1"


def test_fetching_a_resume_link_does_not_use_it(county):
    key = make_draft()
    token, _until = actions.resume_link(key=key)
    for _ in range(2):
        assert Client().get(f"/r/{token}/").status_code == 200
    other = Client()
    assert other.post(f"/r/{token}/").status_code == 302
    assert other.get(SECOND).status_code == 200
    again = Client().post(f"/r/{token}/")
    assert again.status_code == 410
    assert "用过了" in again.content.decode()


def test_links_to_one_phone_are_limited_and_say_until_when(county):
    phone = phone_with(actions.start(problems=["wages"]).key)
    answers = [phone.post("/file/later/", {"phone": sample_phone(77)}) for _ in range(6)]
    assert [one.status_code for one in answers] == [200] * 5 + [422]
    assert "再发" in answers[-1].content.decode()


def test_after_handing_over_a_new_tap_is_a_new_complaint(county):
    key = make_draft()
    phone = phone_with(key)
    first = phone.post("/file/check/")
    assert phone.post("/file/check/").url == first.url
    assert phone.get("/file/wants/").status_code == 302
    assert phone.get("/file/problems/?tap=injury").status_code == 200
    phone.post(FIRST, {"problems": ["injury"]})
    assert phone.get(SECOND).status_code == 200
    assert drafts.find(key).submitted


def test_at_the_counter_no_code_is_asked_and_the_case_opens_on_the_desk(county):
    officer = county.staff["intake_officer"]
    desk = browser_of(officer)
    key = make_draft()
    from weiquanbao.intake.models import Draft

    Draft.objects.filter(pk=key).update(
        started_by_id=officer.account_id, channel="counter", phone_confirmed_at=None
    )
    desk.cookies[COOKIE] = phone_with(key).cookies[COOKIE].value
    answer = desk.post("/file/contact/", {"name": "示例职工丙", "phone": sample_phone(3)})
    assert answer.url == "/file/consent/"
    assert desk.post("/file/check/").url.startswith("/desk/cases/")
