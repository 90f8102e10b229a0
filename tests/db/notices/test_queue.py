"""The outbox: a notice and its job are written with what they tell, or not at all."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.testing import InMemoryConnector

from weiquanbao.common import dates
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.notices import reading
from weiquanbao.notices.actions import Telling, mark_read, queue, queue_all
from weiquanbao.notices.models import Notice
from weiquanbao.notices.wording import WordingError
from weiquanbao.people.models import Person
from weiquanbao.people.persons import find_or_create_person

pytestmark = pytest.mark.django_db
PHONE = sample_phone(1)


@pytest.fixture
def worker() -> Person:
    return find_or_create_person(name="示例职工甲", phone=PHONE, is_sample=True)


def code(key: str = "code:1", **more: object) -> tuple[int, ...]:
    context = {"code": "402917", "minutes": 10}
    return queue(key=key, template="sign_in_code", context=context, channels=("sms",), phone=PHONE, **more)


def jobs() -> list[int]:
    rows = ProcrastinateJob.objects.filter(task_name="notices.deliver").order_by("id")
    return [row.args["notice_id"] for row in rows]


def test_a_notice_and_its_job_are_written_together() -> None:
    (pk,) = code()
    notice = Notice.objects.get(pk=pk)
    assert (notice.state, notice.attempts, notice.address) == ("queued", 0, PHONE)
    assert notice.text.startswith("验证码 402917，")
    assert jobs() == [pk]


def test_when_the_act_is_rolled_back_neither_is_there() -> None:
    with transaction.atomic():
        code()
        assert len(jobs()) == 1
        transaction.set_rollback(True)
    assert Notice.objects.count() == 0
    assert jobs() == []


def test_inside_the_worker_whose_jobs_go_another_way_it_is_the_same() -> None:
    with app.replace_connector(InMemoryConnector()):
        with transaction.atomic():
            code("undone")
            transaction.set_rollback(True)
        assert jobs() == []
        (pk,) = code("done")
    assert jobs() == [pk]


def test_the_same_key_is_one_notice_and_keeps_its_first_words() -> None:
    first = code()
    again = queue(
        key="code:1",
        template="sign_in_code",
        context={"code": "111111", "minutes": 10},
        channels=("sms",),
        phone=PHONE,
    )
    assert first == again
    assert "402917" in Notice.objects.get().text


def test_each_channel_is_a_notice_of_its_own_and_only_what_travels_gets_a_job(worker: Person) -> None:
    pks = queue(
        key="limitation:7:30",
        template="limitation_reminder",
        context={"matter_code": "SL7Q-4029-XK", "lapses_on": dates.today(), "days": 30},
        channels=("in_app", "sms"),
        recipient_id=worker.pk,
    )
    in_app, sms = Notice.objects.order_by("channel")
    assert {in_app.pk, sms.pk} == set(pks)
    assert (in_app.channel, in_app.state) == ("in_app", "sent")
    assert (sms.channel, sms.state, sms.address) == ("sms", "queued", "")
    assert jobs() == [sms.pk]


def test_many_tellings_cost_no_more_statements_than_one(django_assert_num_queries, worker: Person) -> None:
    tellings = [
        Telling(
            key=f"code:{n}",
            template="confirm_code",
            context={"code": f"{n:06d}", "minutes": 10},
            channels=("in_app", "sms"),
            recipient_id=worker.pk,
        )
        for n in range(20)
    ]
    with transaction.atomic(), django_assert_num_queries(3):
        queue_all(tellings)
    assert Notice.objects.count() == 40


def test_a_later_notice_has_a_later_job() -> None:
    later = dates.now() + timedelta(hours=3)
    code(not_before=later)
    assert ProcrastinateJob.objects.get().scheduled_at == later


def test_codes_are_fetched_before_announcements(worker: Person) -> None:
    code()
    queue(
        key="limitation:7:30",
        template="limitation_reminder",
        context={"matter_code": "SL7Q-4029-XK", "lapses_on": dates.today(), "days": 30},
        channels=("sms",),
        recipient_id=worker.pk,
    )
    urgent, ordinary = ProcrastinateJob.objects.order_by("id").values_list("priority", flat=True)
    assert urgent > ordinary


def test_neither_number_nor_text_lies_readable_in_the_database() -> None:
    code()
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(n)::text FROM notices_notice n")
        (row,) = cursor.fetchone()
        cursor.execute("SELECT to_jsonb(j)::text FROM procrastinate_jobs j")
        (job,) = cursor.fetchone()
    for hidden in (PHONE, PHONE.removeprefix("+86"), "402917", "验证码 "):
        assert hidden not in row
        assert hidden not in job


def test_a_mistake_of_the_sender_is_said_at_once(worker: Person) -> None:
    with pytest.raises(WordingError, match="no value for minutes"):
        queue(key="k", template="sign_in_code", context={"code": "1"}, phone=PHONE, channels=("sms",))
    with pytest.raises(WordingError, match="no text"):
        queue(key="k", template="no_such_text", context={}, recipient_id=worker.pk)
    with pytest.raises(ValueError, match="nobody to tell by sms"):
        queue(key="k", template="sign_in_code", context={"code": "1", "minutes": 1}, channels=("sms",))
    with pytest.raises(ValueError, match="nobody to tell by email"):
        queue(
            key="k",
            template="sign_in_code",
            context={"code": "1", "minutes": 1},
            channels=("email",),
            recipient_id=worker.pk,
        )
    with pytest.raises(ValueError, match="no channel 'pigeon'"):
        queue(
            key="k",
            template="sign_in_code",
            context={"code": "1", "minutes": 1},
            channels=("pigeon",),
            recipient_id=worker.pk,
        )
    assert Notice.objects.count() == 0


def test_the_inbox_shows_ones_own_messages_newest_first_and_remembers_what_was_read(worker: Person) -> None:
    other = find_or_create_person(name="示例职工乙", phone=sample_phone(2), is_sample=True)
    for n, person in enumerate([worker, worker, other]):
        queue(
            key=f"m{n}",
            template="confirm_code",
            context={"code": f"{n}", "minutes": 10},
            recipient_id=person.pk,
        )
    queue(
        key="tomorrow",
        template="confirm_code",
        context={"code": "9", "minutes": 10},
        recipient_id=worker.pk,
        not_before=dates.now() + timedelta(days=1),
    )
    letters = reading.inbox(worker.pk)
    assert [letter.text[4] for letter in letters] == ["1", "0"]
    assert [letter.id for letter in reading.inbox(worker.pk, before=letters[0].id)] == [letters[1].id]
    assert reading.unread(worker.pk) == 2
    assert mark_read(person_id=worker.pk, notice_ids=[letters[0].id]) == 1
    assert mark_read(person_id=worker.pk, notice_ids=[letters[0].id]) == 0
    assert mark_read(person_id=other.pk, notice_ids=[letters[1].id]) == 0
    assert reading.unread(worker.pk) == 1
    assert mark_read(person_id=worker.pk) == 1
    assert reading.unread(worker.pk) == 0
