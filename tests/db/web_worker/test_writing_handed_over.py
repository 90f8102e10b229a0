"""交给职工: what staff draw up for a worker reaches him, and one has it at a time."""

from __future__ import annotations

import io
from datetime import datetime

import pypdf
import pytest
from both_sides import Sides, first_matter
from django.test import Client
from signed_in import any_browser_of, browser_of
from small_county import County
from writing import fill, lawyer_at, squeezed, start

from weiquanbao.common.dates import TZ, at
from weiquanbao.documents.texts import example_of
from weiquanbao.drafting.models import Draft, Handover
from weiquanbao.notices.models import Notice
from weiquanbao.people.crypto import blind_index
from weiquanbao.people.models import Disclosure, Person

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 27, 10, 0, tzinfo=TZ)
CODE = "mediation_application"
NUMBER = "990000199005020028"


def drawn_up(county: County) -> tuple[Sides, Client, str]:
    """A matter whose worker's number is known, the officer's browser with a complete document, and his page of it."""
    sides = first_matter(county)
    worker = Person.objects.get(pk=sides.people["worker"].person_id)
    worker.id_number, worker.id_number_index = NUMBER, blind_index("id_number", NUMBER)
    worker.save()
    officer = browser_of(county.staff["county_officer"])
    start(officer, f"/desk/cases/{sides.filed.case_id}/write/", CODE)
    page = fill(officer, CODE, example_of(CODE))
    Notice.objects.all().delete()
    return sides, officer, page


def hand(officer: Client) -> str:
    """Press 交给职工; gives the page it leads to."""
    assert officer.post(f"/write/{CODE}/hand/").status_code == 302
    return officer.get(f"/write/{CODE}/text/").content.decode()


def test_he_is_told_reads_it_in_clear_and_downloads_it(county: County) -> None:
    with at(NOW):
        sides, officer, before = drawn_up(county)
        after = hand(officer)
        worker = any_browser_of(sides.people["worker"])
        there = worker.get(f"/m/{sides.code}/write/").content.decode()
        address = f"/m/{sides.code}/write/{Handover.objects.get().pk}/"
        page = worker.get(address).content.decode()
        pdf = worker.get(f"{address}file/pdf/").content
    drawn_by = Person.objects.get(pk=county.staff["county_officer"].person_id).name
    told = {one.channel: one for one in Notice.objects.all()}
    assert "交给职工</button>" in before
    assert NUMBER not in before + after
    assert "交给职工了，等他看" in after
    assert set(told) == {"in_app", "sms"}
    assert all(
        one.recipient_id == sides.people["worker"].person_id and address in one.text for one in told.values()
    )
    assert address in there
    assert "等你看" in there
    for shown in (there, page):
        assert f"工会的{drawn_by}替你写的" in shown
    assert NUMBER in page
    assert "每一段是什么意思" in page
    assert NUMBER in squeezed("".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(pdf)).pages))
    assert not Disclosure.objects.exists()


def test_what_is_wrong_or_lies_with_a_lawyer_is_not_handed_over(county: County) -> None:
    with at(NOW):
        lawyer_at(county)
        _sides, officer, _page = drawn_up(county)
        right = Draft.objects.get().answers
        row = {"claim": "arrears_wage", "amount": "18000", "formula": "6000×3＝19000"}
        officer.post(f"/write/{CODE}/ask/requests/", {f"requests-{name}": said for name, said in row.items()})
        wrong = hand(officer)
        assert not Handover.objects.exists()
        Draft.objects.update(answers=right)
        officer.post(f"/write/{CODE}/lawyer/")
        waits = hand(officer)
    assert "还有要改的，改好再交给职工：" in wrong
    assert "律师还在看这份" in waits
    assert not Handover.objects.exists()


def test_he_says_what_to_change_and_staff_change_it_and_give_it_again(county: County) -> None:
    with at(NOW):
        sides, officer, _page = drawn_up(county)
        hand(officer)
        # While he has it, staff change nothing.
        barred = officer.post(f"/write/{CODE}/ask/facts/", {"facts": "工会自己改的。", "then": "text"})
        assert "工会自己改的" not in Draft.objects.get().answers
        worker = any_browser_of(sides.people["worker"])
        address = f"/m/{sides.code}/write/{Handover.objects.get().pk}/"
        silent = worker.post(address, {"op": "change", "words": " "})
        assert worker.post(address, {"op": "change", "words": "少写了八月"}).status_code == 302
        told = Notice.objects.get(recipient_id=county.staff["county_officer"].person_id)
        seen = officer.get(f"/write/{CODE}/text/").content.decode()
        officer.post(f"/write/{CODE}/ask/facts/", {"facts": "八月也没发。", "then": "text"})
        again = worker.post(address, {"op": "take"})
        hand(officer)
        second = worker.get(f"/m/{sides.code}/write/{Handover.objects.latest('id').pk}/").content.decode()
    assert barred["Location"].endswith("/text/")
    assert silent.status_code == 422
    assert "写一句：哪里不对，要怎么改。" in silent.content.decode()
    assert (told.channel, told.case_id) == ("in_app", sides.filed.case_id)
    assert "职工说要改" in told.text
    assert "少写了八月" in seen
    assert again.status_code == 422
    assert "八月也没发" in second


def test_he_takes_it_over_and_it_is_his(county: County) -> None:
    with at(NOW):
        sides, officer, _page = drawn_up(county)
        hand(officer)
        worker = any_browser_of(sides.people["worker"])
        went = worker.post(f"/m/{sides.code}/write/{Handover.objects.get().pk}/", {"op": "take"})
        worker.post(f"/write/{CODE}/ask/facts/", {"facts": "我自己写的经过。", "then": "text"})
        page = worker.get(f"/write/{CODE}/text/").content.decode()
        gone = officer.get(f"/write/{CODE}/text/")
        desk = officer.get(f"/desk/cases/{sides.filed.case_id}/write/").content.decode()
        there = worker.get(f"/m/{sides.code}/write/").content.decode()
    assert went["Location"] == f"/write/{CODE}/next/"
    assert "我自己写的经过" in page
    assert NUMBER in page
    assert "替你写的" in page
    assert "替你写的" in there
    assert gone.status_code == 410
    assert "写过的" not in desk
    assert Draft.objects.get().side == "worker"


def test_staff_take_it_back_and_he_reads_so(county: County) -> None:
    with at(NOW):
        sides, officer, _page = drawn_up(county)
        hand(officer)
        officer.post(f"/write/{CODE}/hand/", {"back": "yes"})
        worker = any_browser_of(sides.people["worker"])
        address = f"/m/{sides.code}/write/{Handover.objects.get().pk}/"
        page = worker.get(address).content.decode()
        file = worker.get(f"{address}file/pdf/")
        late = worker.post(address, {"op": "take"})
        officer.post(f"/write/{CODE}/ask/facts/", {"facts": "改过的经过。", "then": "text"})
    assert "工会收回去改了" in page
    assert NUMBER not in page
    assert file.status_code == 404
    assert late.status_code == 422
    assert "改过的经过" in Draft.objects.get().answers


def test_nobody_else_reads_it_and_nobody_hands_over_what_is_his_own(county: County) -> None:
    with at(NOW):
        sides, officer, _page = drawn_up(county)
        hand(officer)
        address = f"/m/{sides.code}/write/{Handover.objects.get().pk}/"
        for name in ("contact", "helper"):
            stranger = any_browser_of(sides.people[name])
            assert stranger.get(address).status_code == 404
            assert stranger.post(address, {"op": "take"}).status_code == 404
            assert stranger.get(f"{address}file/docx/").status_code == 404
        worker = any_browser_of(sides.people["worker"])
        start(worker, f"/m/{sides.code}/write/", "authority")
        assert worker.post("/write/authority/hand/").status_code == 404
    assert Handover.objects.get().outcome == ""
