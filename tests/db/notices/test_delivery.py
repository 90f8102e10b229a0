"""Delivery: once, again after a failure, given up in the end, and never twice after a crash."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from weiquanbao.access.actors import person
from weiquanbao.common import dates
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.notices import delivery, reading
from weiquanbao.notices.actions import queue
from weiquanbao.notices.again import send_again
from weiquanbao.notices.gateways.contract import Receipt
from weiquanbao.notices.models import Notice
from weiquanbao.people.models import Person
from weiquanbao.people.persons import find_or_create_person

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 23, 9, 0, tzinfo=dates.TZ)
REFUSED = Receipt(accepted=False, fault="HTTP 503")


class Crash(BaseException):
    """The process dies: nothing after it runs, not even our own handling of errors."""


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with dates.at(START):
        yield


@pytest.fixture
def worker() -> Person:
    return find_or_create_person(name="示例职工甲", phone=sample_phone(1), is_sample=True)


@pytest.fixture
def notice(worker: Person) -> Notice:
    (pk,) = queue(
        key="limitation:7:30",
        template="limitation_reminder",
        context={"matter_code": "SL7Q-4029-XK", "lapses_on": START.date(), "days": 30},
        channels=("sms",),
        recipient_id=worker.pk,
    )
    return Notice.objects.get(pk=pk)


def after(wait: timedelta):
    return dates.at(dates.now() + wait)


def test_a_notice_is_delivered_once_however_often_it_is_tried(notice, provider) -> None:
    assert delivery.deliver(notice.pk) == "sent"
    assert delivery.deliver(notice.pk) is None
    assert delivery.deliver_due() == 0
    assert len(provider.called) == 1
    (message,) = provider.called
    assert message.address == sample_phone(1)
    assert "SL7Q-4029-XK" in message.text
    notice.refresh_from_db()
    assert (notice.sent_at, notice.held_until) == (START, None)
    (row,) = notice.deliveries.all()
    assert (row.outcome, row.gateway_id, row.ended_at) == ("accepted", "42", START)


def test_failures_are_tried_again_after_1_5_30_minutes_2_and_12_hours_and_then_given_up(
    notice, provider
) -> None:
    provider.answers = [REFUSED] * 6
    waits = [timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2)]
    waits.append(timedelta(hours=12))
    moment = START
    for wait in waits:
        with dates.at(moment):
            assert delivery.deliver(notice.pk) == "failed"
        moment += wait
        with dates.at(moment - timedelta(seconds=1)):
            assert delivery.deliver(notice.pk) is None, "too early"
        assert ProcrastinateJob.objects.filter(scheduled_at=moment).count() == 1
    with dates.at(moment):
        assert delivery.deliver(notice.pk) == "given_up"
    with dates.at(moment + timedelta(days=30)):
        assert delivery.deliver(notice.pk) is None
        assert delivery.deliver_due() == 0
    assert len(provider.called) == 6
    assert len({message.key for message in provider.called}) == 1, "every attempt has the same key"


def test_staff_see_what_was_given_up_and_why_but_not_its_words(notice, provider) -> None:
    provider.answers = [REFUSED]
    delivery.deliver(notice.pk)
    (seen,) = reading.undelivered()
    assert (seen.state_label, seen.channel_label) == ("没发出，会再试", "短信")
    assert seen.masked == sample_phone(1)[3:6] + "****" + sample_phone(1)[-4:]
    assert seen.next_try_at == START + timedelta(minutes=1)
    assert [(one.outcome_label, one.fault) for one in seen.tries] == [("没收下", "HTTP 503")]
    assert "SL7Q-4029-XK" not in repr(seen)
    assert reading.outbox().failing == 1


def test_a_gateway_that_breaks_is_a_refusal_that_repeats_nothing_personal(notice, provider) -> None:
    provider.answers = [RuntimeError(f"cannot send to {sample_phone(1)}")]
    assert delivery.deliver(notice.pk) == "failed"
    assert notice.deliveries.get().fault == "RuntimeError"


def test_dying_between_the_gateways_answer_and_our_note_of_it_sends_nothing_twice(notice, provider) -> None:
    def die() -> None:
        raise Crash

    provider.before_answer = die
    with pytest.raises(Crash):
        delivery.deliver(notice.pk)
    provider.before_answer = None
    assert len(provider.sent) == 1
    assert delivery.deliver(notice.pk) is None, "the dead worker still holds it"
    with after(delivery.HOLD):
        assert delivery.deliver_due() == 1
    assert len(provider.called) == 2
    assert len(provider.sent) == 1, "the provider knew the key"
    notice.refresh_from_db()
    assert notice.state == "sent"
    assert [row.outcome for row in notice.deliveries.order_by("attempt")] == ["unknown", "accepted"]


def test_dying_before_the_gateway_is_called_loses_nothing(notice, provider) -> None:
    provider.answers = [Crash()]
    with pytest.raises(Crash):
        delivery.hand_over(delivery.take(notice.pk))
    with after(delivery.HOLD):
        assert delivery.deliver(notice.pk) == "sent"
    assert len(provider.sent) == 1


def test_a_notice_that_kills_every_worker_is_given_up(notice, provider) -> None:
    moment = START
    for _ in range(6):
        with dates.at(moment):
            assert delivery.take(notice.pk) is not None
        moment += delivery.HOLD
    with dates.at(moment):
        assert delivery.take(notice.pk) is None
    notice.refresh_from_db()
    assert notice.state == "given_up"
    assert provider.called == []


def test_a_worker_slower_than_its_hold_does_not_undo_what_the_next_one_did(notice, provider) -> None:
    slow = delivery.take(notice.pk)
    with after(delivery.HOLD):
        assert delivery.deliver(notice.pk) == "sent"
        assert delivery.settle(slow, REFUSED) == "sent"
    notice.refresh_from_db()
    assert notice.state == "sent"


def test_a_slow_success_counts_even_when_the_next_attempt_failed(notice, provider) -> None:
    slow = delivery.take(notice.pk)
    with after(delivery.HOLD):
        provider.answers = [REFUSED]
        assert delivery.deliver(notice.pk) == "failed"
        assert delivery.settle(slow, Receipt(accepted=True)) == "sent"
        assert delivery.deliver_due() == 0


def test_a_code_that_has_expired_is_not_sent_any_more(provider) -> None:
    (pk,) = queue(
        key="code:1",
        template="sign_in_code",
        context={"code": "402917", "minutes": 10},
        channels=("sms",),
        phone=sample_phone(1),
        not_after=START + timedelta(minutes=10),
    )
    with after(timedelta(minutes=11)):
        assert delivery.deliver(pk) is None
    assert provider.called == []
    assert Notice.objects.get(pk=pk).state == "given_up"
    assert Notice.objects.get(pk=pk).deliveries.get().fault == "too late"


def test_a_person_without_a_phone_is_shown_to_staff(notice, provider, worker) -> None:
    Person.objects.filter(pk=worker.pk).update(phone=None, phone_index=None)
    assert delivery.deliver(notice.pk) is None
    notice.refresh_from_db()
    assert (notice.state, notice.deliveries.get().fault) == ("given_up", "no address")


def test_the_number_of_the_first_attempt_stays_with_the_key(notice, provider, worker) -> None:
    provider.answers = [REFUSED]
    delivery.deliver(notice.pk)
    move(worker, 2)
    with after(timedelta(minutes=1)):
        assert delivery.deliver(notice.pk) == "sent"
    assert [message.address for message in provider.called] == [sample_phone(1)] * 2


def test_a_sample_person_never_gets_a_real_message(notice, provider, worker, settings) -> None:
    settings.SMS_GATEWAY = {"kind": "http", "url": "https://sms.example.org"}
    assert delivery.deliver(notice.pk) is None
    notice.refresh_from_db()
    assert (notice.state, notice.deliveries.get().fault) == ("given_up", "sample person")
    Person.objects.filter(pk=worker.pk).update(is_sample=False)
    assert send_again(notice_id=notice.pk, acting_as=person(worker.pk))
    assert delivery.deliver(notice.pk) == "sent"
    assert len(provider.called) == 1


def give_up(notice: Notice, provider) -> None:
    provider.answers = [REFUSED] * 6
    for days in range(6):
        with after(timedelta(days=days)):
            delivery.deliver(notice.pk)
    notice.refresh_from_db()
    assert notice.state == "given_up"


def move(worker: Person, number: int) -> None:
    worker.phone = sample_phone(number)
    worker.save(update_fields=["phone"])


def test_what_was_given_up_can_be_sent_again_to_the_same_number_under_the_same_key(
    notice, provider, worker
) -> None:
    give_up(notice, provider)
    assert send_again(notice_id=notice.pk, acting_as=person(worker.pk))
    assert delivery.deliver(notice.pk) == "sent"
    assert len({message.key for message in provider.called}) == 1
    assert not send_again(notice_id=notice.pk, acting_as=person(worker.pk)), "it is not given up any more"
    assert Notice.objects.get(pk=notice.pk).sent_again_by_id == worker.pk


def test_sent_again_it_has_all_its_attempts_before_it(notice, provider, worker) -> None:
    give_up(notice, provider)
    send_again(notice_id=notice.pk, acting_as=person(worker.pk))
    provider.answers = [REFUSED]
    assert delivery.deliver(notice.pk) == "failed"
    notice.refresh_from_db()
    assert notice.not_before == START + timedelta(minutes=1)


def test_to_a_new_number_it_is_a_new_message(notice, provider, worker) -> None:
    give_up(notice, provider)
    move(worker, 2)
    send_again(notice_id=notice.pk, acting_as=person(worker.pk))
    assert delivery.deliver(notice.pk) == "sent"
    assert provider.called[-1].address == sample_phone(2)
    assert len({message.key for message in provider.called}) == 2


def test_the_sweep_ends_when_the_worker_is_told_to_stop(worker, provider) -> None:
    for n in range(3):
        queue(
            key=f"code:{n}",
            template="sign_in_code",
            context={"code": f"{n}", "minutes": 10},
            channels=("sms",),
            phone=sample_phone(1),
        )
    assert delivery.deliver_due(stop=lambda: len(provider.called) == 1) == 1
    assert delivery.deliver_due() == 2


def test_a_number_alone_in_a_case_of_a_sample_organisation_gets_none_either(
    county, provider, settings
) -> None:
    """An employer's contact is invited by number before anybody knows the person."""
    from respondents import FIRST, complaint_against_two
    from respondents import notify as invite

    from weiquanbao.organisations.models import Organisation

    settings.SMS_GATEWAY = {"kind": "http", "url": "https://sms.example.org"}
    case, (party, _other) = complaint_against_two(county)
    response = invite(county, case, party, contact="示例人事甲", mobile=FIRST)
    Organisation.objects.update(is_sample=True)
    sms = Notice.objects.get(case=response, template="response.invited")
    assert delivery.deliver(sms.pk) is None
    assert sms.deliveries.get().fault == "sample person"
    assert provider.called == []
