"""Several workers at once: each notice goes out once."""

import json
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psycopg
from django.db import connections, transaction

from weiquanbao.common.identifiers import sample_phone

WORKERS = 4
NOTICES = 12


def test_workers_that_reach_for_the_same_notices_deliver_each_once(own_database, provider) -> None:
    from weiquanbao.notices import delivery
    from weiquanbao.notices.models import Delivery, Notice

    pks = [queue_code(n) for n in range(NOTICES)]
    start = threading.Barrier(WORKERS)

    def work(_: int) -> int:
        try:
            start.wait()
            return sum(delivery.deliver(pk) is not None for pk in pks)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WORKERS) as pool:
        delivered = list(pool.map(work, range(WORKERS)))
    assert sum(delivered) == NOTICES
    assert set(Counter(message.key for message in provider.called).values()) == {1}
    assert len(provider.called) == NOTICES
    assert set(Notice.objects.values_list("state", flat=True)) == {"sent"}
    assert Delivery.objects.count() == NOTICES


def test_a_notice_somebody_is_taking_is_passed_over_without_waiting(own_database, provider) -> None:
    from weiquanbao.notices import delivery
    from weiquanbao.notices.models import Notice

    pk = queue_code(1)
    taken, tried = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            Notice.objects.select_for_update().get(pk=pk)
            taken.set()
            tried.wait(30)
        connections.close_all()

    holder = threading.Thread(target=hold)
    holder.start()
    taken.wait(30)
    assert delivery.deliver(pk) is None
    tried.set()
    holder.join()
    assert delivery.deliver(pk) == "sent"
    assert len(provider.called) == 1


def test_the_same_key_queued_at_once_is_one_notice(own_database) -> None:
    from weiquanbao.notices.models import Notice

    start = threading.Barrier(WORKERS)

    def work(_: int) -> int:
        try:
            start.wait()
            return queue_code(1)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WORKERS) as pool:
        pks = set(pool.map(work, range(WORKERS)))
    assert len(pks) == 1
    assert Notice.objects.count() == 1


def queue_code(number: int) -> int:
    from weiquanbao.notices.actions import queue

    (pk,) = queue(
        key=f"code:{number}",
        template="sign_in_code",
        context={"code": f"{number:06d}", "minutes": 10},
        channels=("sms",),
        phone=sample_phone(number),
    )
    return pk


def test_an_open_page_is_told_of_its_message_when_it_is_committed_and_not_before(own_database) -> None:
    from weiquanbao.common.dates import now
    from weiquanbao.notices.actions import queue
    from weiquanbao.people.persons import find_or_create_person

    def tell(key: str, **more: object) -> int:
        context = {"code": "402917", "minutes": 10}
        (pk,) = queue(key=key, template="confirm_code", context=context, recipient_id=person.pk, **more)
        return pk

    person = find_or_create_person(name="示例职工甲", phone=sample_phone(1), is_sample=True)
    with psycopg.connect(own_database.url, autocommit=True) as live:
        live.execute("LISTEN notices")
        with transaction.atomic():
            tell("undone")
            transaction.set_rollback(True)
        tell("tomorrow", not_before=now() + timedelta(days=1))
        pk = tell("done")
        told = [json.loads(one.payload) for one in live.notifies(timeout=30, stop_after=1)]
        told += [json.loads(one.payload) for one in live.notifies(timeout=0)]
    assert told == [{"person": person.pk, "notice": pk}]
