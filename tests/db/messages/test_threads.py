"""Messages through the pages: who reads which thread, once only, receipts, taking back, files, the bell."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from both_sides import DAY, join
from complaints import moment
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from PIL import Image

from weiquanbao.common.dates import at
from weiquanbao.desk.agents import appoint
from weiquanbao.evidence.models import Item, Page
from weiquanbao.ledger.digests import salted
from weiquanbao.messages import actions
from weiquanbao.messages.models import Attachment, Message, Receipt, Thread
from weiquanbao.notices.models import Notice
from weiquanbao.people.crypto import EncryptedTextField
from weiquanbao.people.rotation import reseal
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
TEXT = "我的话只给该看的人看"
#: Whoever may read each thread of the first matter; everybody else gets the page of what does not exist.
UNION = {"intake_officer", "county_officer", "leader", "auditor", "town_officer"}
READERS = {
    "union-worker": {"worker", "agent"} | UNION,
    "union-first": {"contact"} | UNION,
    "union-second": {"second_contact"} | UNION,
    "everyone": {"worker", "agent", "contact", "second_contact"} | UNION,
    "group": set(),
    "union-999999": set(),
    "nothing": set(),
}


def place_of(sides, name: str) -> str:
    known = {
        "union-worker": f"union-{sides.worker.pk}",
        "union-first": f"union-{sides.respondents[0].pk}",
        "union-second": f"union-{sides.respondents[1].pk}" if len(sides.respondents) > 1 else "",
    }
    return known.get(name, name)


def page(sides, name: str, space: str = "m") -> str:
    return f"/{space}/{sides.code}/messages/{place_of(sides, name)}/"


def desk(sides, name: str) -> str:
    return f"/desk/cases/{sides.filed.case_id}/messages/{place_of(sides, name)}/"


def form(text: str = TEXT, **more):
    return {"key": str(uuid4()), "text": text, **more}


def photo(name: str = "a.png") -> SimpleUploadedFile:
    data = BytesIO()
    Image.effect_noise((64, 64), 50).save(data, "PNG")
    return SimpleUploadedFile(name, data.getvalue())


def status(client, address: str) -> int:
    """Of a file, which is read to its end: closing it early would close the test's own connection."""
    answer = client.get(address)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


@pytest.mark.parametrize("name", READERS)
def test_exactly_the_audience_reads_a_thread(sides, elsewhere, county, name):
    everybody = county.staff | sides.people | {f"other_{who}": one for who, one in elsewhere.people.items()}
    read = {
        who
        for who, actor in everybody.items()
        if visible.thread(actor, sides.code, place_of(sides, name)) is not None
    }
    assert read - {"second_officer"} == READERS[name]


def test_the_lists_name_the_same_threads_in_the_same_order(sides, county):
    places = {
        who: [one.seat.place for one in visible.threads(actor, sides.code)]
        for who, actor in sides.people.items()
    }
    mine, first = place_of(sides, "union-worker"), place_of(sides, "union-first")
    assert places["worker"] == places["agent"] == [mine, "everyone"]
    assert places["contact"] == [first, "everyone"]
    assert places["helper"] == []
    assert len(visible.threads(county.staff["town_officer"], sides.code)) == 4
    assert visible.threads(county.staff["other_town_officer"], sides.code) == ()


def test_a_message_is_written_answered_and_its_reading_told(sides, county, browser):
    worker, officer = browser(sides.people["worker"]), browser(county.staff["town_officer"])
    assert worker.post(page(sides, "union-worker"), form()).status_code == 302
    tab = officer.get(f"/desk/cases/{sides.filed.case_id}/?tab=messages").content.decode()
    assert TEXT in tab
    assert "只有职工、代理人和工会看得到" in tab
    assert officer.post(desk(sides, "union-worker"), form("明天去单位")).status_code == 302
    shown = worker.get(page(sides, "union-worker")).content.decode()
    assert "明天去单位" in shown
    assert "工会已看 11月16日 上午 10:00" in shown
    assert "只有你、替你办的人和工会看得到，单位看不到" in shown
    assert "职工已看" in officer.get(f"/desk/cases/{sides.filed.case_id}/?tab=messages").content.decode()


def test_one_form_makes_one_message(sides, browser):
    worker, once = browser(sides.people["worker"]), form()
    for _ in range(3):
        assert worker.post(page(sides, "union-worker"), once).status_code == 302
    worker.post(page(sides, "everyone"), once)
    assert Message.objects.count() == 1
    assert Thread.objects.count() == 1


def test_nobody_writes_where_he_does_not_read(sides, elsewhere, county, browser):
    for who, address in (
        ("contact", page(sides, "union-worker", "e")),
        ("contact", page(sides, "union-second", "e")),
        ("contact", page(sides, "everyone", "m")),
        ("worker", page(sides, "union-first")),
        ("worker", page(sides, "everyone", "e")),
        ("helper", page(sides, "union-worker")),
        ("worker", page(elsewhere, "union-worker")),
        ("agent", desk(sides, "union-first")),
    ):
        assert browser(sides.people[who]).post(address, form()).status_code == 404, (who, address)
    assert (
        browser(county.staff["other_town_officer"]).post(desk(sides, "everyone"), form()).status_code == 404
    )
    assert browser(county.staff["auditor"]).post(desk(sides, "everyone"), form()).status_code == 422
    assert not Message.objects.exists()


def test_what_is_not_taken_is_said_in_words_and_kept(sides, browser):
    worker = browser(sides.people["worker"])
    for text, said in (("", "还没写"), ("字" * 2001, "最多写 2000 个字"), ("a\u202eb", "看不见的特殊符号")):
        answer = worker.post(page(sides, "union-worker"), form(text))
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert text in answer.content.decode()
    assert worker.post(page(sides, "union-worker"), {"text": TEXT}).status_code == 422


def test_while_no_employer_reads_nobody_writes_to_everybody(elsewhere, browser):
    from weiquanbao.cases.models import Agent

    Agent.objects.filter(party=elsewhere.respondents[0]).delete()
    worker = browser(elsewhere.people["worker"])
    shown = worker.get(page(elsewhere, "everyone")).content.decode()
    assert "单位还没有人进来" in shown
    assert "<textarea" not in shown
    assert worker.post(page(elsewhere, "everyone"), form()).status_code == 422
    assert not Message.objects.exists()


def test_a_message_is_taken_back_within_two_minutes_while_unread(sides, county, browser):
    worker = browser(sides.people["worker"])
    address = page(sides, "union-worker")
    worker.post(address, form())
    sent = Message.objects.get()
    browser(sides.people["agent"]).post(address, {"take_back": sent.pk})
    assert Message.objects.get().taken_back_at is None
    assert "收回（两分钟内" in worker.get(address).content.decode()
    worker.post(address, {"take_back": sent.pk})
    assert Message.objects.get().taken_back_at is not None
    tab = browser(county.staff["town_officer"]).get(f"/desk/cases/{sides.filed.case_id}/?tab=messages")
    assert TEXT not in tab.content.decode()
    assert "收回了这条" in tab.content.decode()


def test_a_message_that_was_read_or_is_old_stays(sides, county, browser):
    worker, address = sides.people["worker"], page(sides, "union-worker")
    browser(worker).post(address, form())
    sent = Message.objects.get()
    with at(moment(DAY) + timedelta(minutes=2, seconds=1)):
        assert not actions.take_back(message_id=sent.pk, author_id=worker.person_id)
    browser(county.staff["auditor"]).get(f"/desk/cases/{sides.filed.case_id}/?tab=messages")
    assert not Receipt.objects.exists()
    browser(county.staff["town_officer"]).get(f"/desk/cases/{sides.filed.case_id}/?tab=messages")
    assert not actions.take_back(message_id=sent.pk, author_id=worker.person_id)
    assert "收不回来了" in browser(worker).post(address, {"take_back": sent.pk}, follow=True).content.decode()


def test_what_was_written_is_sealed_proved_and_never_altered(sides, browser, settings):
    browser(sides.people["worker"]).post(page(sides, "union-worker"), form())
    sent = Message.objects.get()
    assert sent.digest == salted(bytes(sent.salt), "message", TEXT)
    for change in ({"text": "别的话"}, {"thread_id": sent.thread_id + 1}, {"side": "union", "party": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Message.objects.filter(pk=sent.pk).update(**change)
    for rows in (Message.objects, Receipt.objects, Thread.objects):
        if rows.exists():
            with pytest.raises(DatabaseError), transaction.atomic():
                rows.all().delete()
    settings.DATA_KEYS = [b"n" * 32, *settings.DATA_KEYS]
    field = Message._meta.get_field("text")
    assert isinstance(field, EncryptedTextField)
    assert reseal(field) == 1
    assert Message.objects.get().text == TEXT


def test_a_file_is_seen_by_exactly_those_who_read_its_thread(sides, elsewhere, county, browser):
    worker = browser(sides.people["worker"])
    once = form("看这张")
    assert worker.post(page(sides, "union-worker"), {**once, "files": photo()}).status_code == 302
    assert worker.post(page(sides, "union-worker"), {**once, "files": photo("b.png")}).status_code == 302
    (seen,) = Page.objects.all()
    assert Attachment.objects.get().item == seen.item_id
    everybody = county.staff | sides.people | {f"other_{who}": one for who, one in elsewhere.people.items()}
    may = {who for who, actor in everybody.items() if visible.may_see_page(actor, seen.pk)}
    assert may - {"second_officer"} == READERS["union-worker"]
    assert not visible.may_see_page(None, seen.pk)
    # It hangs on the message: it is no evidence of the matter, and nobody takes it away again.
    assert not Item.objects.filter(matter=sides.matter).exists()
    assert status(worker, f"/m/{sides.code}/seen/{seen.pk}/served/") == 200
    assert browser(sides.people["contact"]).get(f"/e/{sides.code}/seen/{seen.pk}/served/").status_code == 404
    attached = f"/desk/cases/{sides.filed.case_id}/attached/{seen.pk}/served/"
    assert status(browser(county.staff["town_officer"]), attached) == 200
    assert browser(county.staff["other_town_officer"]).get(attached).status_code == 404
    worker.post(page(sides, "union-worker"), {"key": once["key"], "text": "", "remove": seen.pk})
    assert Page.objects.get().removed_at is None


def test_a_file_that_is_not_taken_is_named_and_the_others_are_kept(sides, browser):
    worker, once = browser(sides.people["worker"]), form("两张")
    bad = SimpleUploadedFile("x.exe", b"MZ" + b"0" * 100)
    answer = worker.post(page(sides, "union-worker"), {**once, "files": [photo(), bad]})
    assert answer.status_code == 422
    assert "x.exe" in answer.content.decode()
    assert "a.png" in answer.content.decode()
    assert worker.post(page(sides, "union-worker"), once).status_code == 302
    assert Attachment.objects.count() == 1


def test_nothing_leaves_by_text_message_but_that_there_is_one_and_once_an_hour(sides, browser):
    worker = browser(sides.people["worker"])
    for _ in range(3):
        worker.post(page(sides, "everyone"), form())
    told = Notice.objects.filter(template="new_message", channel="sms")
    assert {one.recipient_id for one in told} == {
        sides.people[who].person_id for who in ("contact", "second_contact", "agent")
    }
    assert told.all().count() == 3
    assert {one.text.split("http")[0] for one in told} == {"你有一条新消息："}
    assert all(TEXT not in one.text for one in told)
    with at(moment(DAY) + timedelta(minutes=59)):
        worker.post(page(sides, "everyone"), form())
    assert told.all().count() == 3
    with at(moment(DAY) + timedelta(minutes=61)):
        worker.post(page(sides, "everyone"), form())
    assert told.all().count() == 6


def test_a_group_member_reads_no_other_members_thread(sides, county, browser):
    first, second = join(sides, 2)
    appoint(
        party=sides.worker, person_id=second.person_id, capacity="representative", since=sides.matter.filed_on
    )
    browser(sides.people["worker"]).post(page(sides, "union-worker"), form())
    assert visible.thread(first, sides.code, place_of(sides, "union-worker")) is None
    assert visible.thread(second, sides.code, place_of(sides, "union-worker")) is None
    assert visible.thread(first, sides.code, "group") is None
    assert visible.thread(second, sides.code, "group") is not None
    assert visible.thread(county.staff["town_officer"], sides.code, "group") is not None
    browser(sides.people["worker"]).post(page(sides, "everyone"), form("大家好"))
    seen = browser(first).get(page(sides, "everyone")).content.decode()
    assert "大家好" in seen
    assert "示例职工甲" not in seen


def test_figures_count_what_nobody_read_yet(sides, elsewhere, county, browser):
    worker, officer = browser(sides.people["worker"]), county.staff["town_officer"]
    worker.post(page(sides, "union-worker"), form())
    worker.post(page(sides, "everyone"), form())
    assert visible.waiting(officer) == {sides.matter.pk: 2}
    assert visible.badges(officer).waiting == 2
    assert visible.waiting(county.staff["other_town_officer"]) == {}
    assert visible.waiting(sides.people["agent"]) == {}
    desk_page = browser(officer)
    assert "2 条新消息" in desk_page.get("/desk/").content.decode()
    assert "?tab=messages" in desk_page.get("/desk/talks/").content.decode()
    assert visible.unread_by_matter(sides.people["contact"], "respondent") == {sides.code: 1}
    desk_page.get(f"/desk/cases/{sides.filed.case_id}/?tab=messages")
    assert visible.waiting(officer) == {}
    desk_page.post(desk(sides, "union-worker"), form("收到"))
    assert "1 条没看" in worker.get("/mine/").content.decode()
    assert "1 条没看" in worker.get(f"/m/{sides.code}/").content.decode()


def test_pages_cost_the_same_however_many_messages(sides, county, browser):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    worker, officer = browser(sides.people["worker"]), browser(county.staff["town_officer"])
    pages = (
        (worker, page(sides, "union-worker")),
        (officer, f"/desk/cases/{sides.filed.case_id}/?tab=messages"),
    )

    def cost() -> list[int]:
        found = []
        for client, address in pages:
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            found.append(len(queries))
        return found

    worker.post(page(sides, "union-worker"), form(files=photo()))
    few = cost()
    for number in range(6):
        worker.post(page(sides, "union-worker"), form(files=photo(f"{number}.png")))
    assert cost() == few


def test_a_script_that_floods_is_stopped(sides, browser):
    worker = browser(sides.people["worker"])
    for _ in range(actions.AN_HOUR):
        actions.send(
            to=actions.Address(matter_id=sides.matter.pk, audience="worker_union", party_id=sides.worker.pk),
            by=actions.Writer(
                person_id=sides.people["worker"].person_id, side="claimant", party_id=sides.worker.pk
            ),
            text="x",
            key=uuid4(),
        )
    assert worker.post(page(sides, "union-worker"), form()).status_code == 422
