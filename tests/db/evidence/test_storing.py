"""Bytes before rows: whatever breaks, a page has its bytes, and bytes without a page are found and freed."""

import os
import signal
import subprocess
import sys
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta

import pytest
from django.db import connections

from weiquanbao.evidence import actions, store, sweep
from weiquanbao.evidence.models import Blob, Item, Page
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Added
from weiquanbao.evidence.serving import serve
from weiquanbao.evidence.sweep import sweep_unreferenced

NOW = timedelta(seconds=-5)  # everything written until now is old enough
SENDER = """
import io, os, sys, uuid
import django
django.setup()
from django.conf import settings
settings.MEDIA_ROOT = sys.argv[1]
from weiquanbao.evidence.actions import add
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Upload
owner = DraftOwner(uuid.UUID(sys.argv[2]))
for number in range(100_000):
    data = b"#!AMR\\n" + os.urandom(200_000)
    (added,) = add(owner=owner, uploads=[Upload("a.amr", len(data), io.BytesIO(data), str(number))], added_by=None)
    print(added.page_id, flush=True)
    owner = DraftOwner(uuid.uuid4())
"""


def files(stored):
    return sorted(path.name for path in stored.rglob("*") if path.is_file())


@pytest.mark.django_db
def test_removed_and_dropped_bytes_are_freed_and_others_stay(draft, media, sent, stored):
    add_one = [sent(media.jpeg(seed=1), "a"), sent(media.jpeg(seed=2), "b"), sent(media.amr(), "c")]
    first, second, _ = actions.add(owner=draft, uploads=add_one, added_by=None)
    other = DraftOwner(uuid.uuid4())
    actions.add(owner=other, uploads=[sent(media.jpeg(seed=1), "a")], added_by=None)
    assert len(files(stored)) == 7
    assert sweep_unreferenced(NOW) == 0
    actions.remove(owner=draft, page_id=first.page_id)
    assert sweep_unreferenced(NOW) == 0  # the other draft has the same picture
    actions.remove(owner=draft, page_id=second.page_id)
    assert sweep_unreferenced(timedelta(hours=1)) == 0  # too young
    assert sweep_unreferenced(NOW) == 3
    actions.drop_draft(draft_key=draft.draft_key)
    actions.drop_draft(draft_key=other.draft_key)
    assert sweep_unreferenced(NOW) == 4
    assert files(stored) == []
    assert not Blob.objects.exists()


@pytest.mark.django_db
def test_an_unfinished_file_is_swept(draft, media, sent, stored):
    actions.add(owner=draft, uploads=[sent(media.amr())], added_by=None)
    (stored / store.UNFINISHED / "tmp1").write_bytes(b"half")
    assert sweep_unreferenced(timedelta(hours=1)) == 0
    assert sweep_unreferenced(NOW) == 1
    assert len(files(stored)) == 1


@pytest.mark.django_db
def test_an_empty_store_is_nothing_to_sweep(stored):
    assert sweep_unreferenced(NOW) == 0


@pytest.mark.django_db
def test_bytes_that_changed_are_found_and_sent_again_are_healed(draft, media, sent, stored):
    (added,) = actions.add(owner=draft, uploads=[sent(media.amr())], added_by=None)
    assert list(sweep.damaged()) == []
    sha256 = Page.objects.get(pk=added.page_id).original_id
    path = stored / store.place(sha256)
    path.write_bytes(b"cut")
    assert list(sweep.damaged()) == [sha256]
    actions.add(owner=DraftOwner(uuid.uuid4()), uploads=[sent(media.amr())], added_by=None)
    assert list(sweep.damaged()) == []
    path.unlink()
    assert list(sweep.damaged()) == [sha256]


@pytest.mark.django_db
def test_another_storage_will_do_as_well(media, sent, settings):
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = settings.STORAGES | {"evidence": memory}
    owner = DraftOwner(uuid.uuid4())
    (added,) = actions.add(owner=owner, uploads=[sent(media.amr())], added_by=None)
    with closing(serve(added.page_id, "served")) as served:
        assert b"".join(served) == media.amr()
    assert sweep_unreferenced(NOW) == 0
    actions.drop_draft(draft_key=owner.draft_key)
    assert sweep_unreferenced(NOW) == 1


def test_a_failure_between_bytes_and_row_leaves_bytes_at_most(own_database, stored, media, sent, monkeypatch):
    owner = DraftOwner(uuid.uuid4())

    def fail(*args, **kwargs):
        raise RuntimeError("the power went")

    with monkeypatch.context() as broken:
        broken.setattr(Page.objects, "create", fail)
        with pytest.raises(RuntimeError):
            actions.add(owner=owner, uploads=[sent(media.jpeg(), key="k")], added_by=None)
    assert len(files(stored)) == 3
    assert not Item.objects.exists()
    (added,) = actions.add(owner=owner, uploads=[sent(media.jpeg(), key="k")], added_by=None)
    assert not added.again
    assert sweep_unreferenced(NOW) == 0


def test_killed_at_any_moment_every_page_has_its_bytes(own_database, stored):
    """What was acknowledged is there after kill -9, and what is left over is freed."""
    acknowledged: list[int] = []
    for _ in range(4):
        command = [sys.executable, "-c", SENDER, str(stored.parent), str(uuid.uuid4())]
        sender = subprocess.Popen(command, env=own_database.environment, stdout=subprocess.PIPE, text=True)
        acknowledged += [int(sender.stdout.readline()) for _ in range(3)]
        os.kill(sender.pid, signal.SIGKILL)
        acknowledged += [int(line) for line in sender.stdout.read().splitlines() if line]
        sender.stdout.close()
        sender.wait()
    assert set(acknowledged) <= set(Page.objects.values_list("id", flat=True))
    assert list(sweep.damaged()) == []
    sweep_unreferenced(NOW)
    assert list(sweep.damaged()) == []
    assert files(stored) == sorted(Blob.objects.values_list("sha256", flat=True))


def at_once(*works):
    """Run them in threads at the same time; give their results, fail with the first fault."""

    def run(work):
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_the_same_sending_at_once_makes_one_page(own_database, stored, media, sent):
    owner, data = DraftOwner(uuid.uuid4()), media.jpeg()

    def send():
        return actions.add(owner=owner, uploads=[sent(data, key="k")], added_by=None)[0]

    answers = at_once(*[send] * 6)
    assert len({answer.page_id for answer in answers}) == 1
    assert sorted(answer.again for answer in answers) == [False] + [True] * 5
    assert Page.objects.count() == Item.objects.count() == 1


def test_the_limit_holds_when_many_send_at_once(own_database, stored, media, sent, settings):
    settings.EVIDENCE_COUNT_LIMIT = 3
    owner = DraftOwner(uuid.uuid4())

    def sender(number):
        def send():
            return actions.add(owner=owner, uploads=[sent(media.amr() + bytes((number,)))], added_by=None)[0]

        return send

    answers = at_once(*[sender(number) for number in range(8)])
    assert sum(isinstance(answer, Added) for answer in answers) == 3
    assert Page.objects.count() == 3
    assert sorted(Item.objects.values_list("position", flat=True)) == [1, 2, 3]


def test_sweeping_never_takes_what_is_just_being_kept(own_database, stored, media, sent):
    """The same bytes are sent, dropped and swept over and over at once: a page always finds its bytes."""
    lost, over = [], threading.Event()

    def send_and_drop():
        for _ in range(60):
            owner = DraftOwner(uuid.uuid4())
            actions.add(owner=owner, uploads=[sent(media.amr())], added_by=None)
            (sha256,) = Page.objects.filter(item__draft_key=owner.draft_key).values_list(
                "original_id", flat=True
            )
            if not store.storage().exists(store.place(sha256)):
                lost.append(sha256)
            actions.drop_draft(draft_key=owner.draft_key)

    def send_twice():
        try:
            at_once(send_and_drop, send_and_drop)
        finally:
            over.set()

    def sweep_on():
        swept = 0
        while not over.is_set():
            swept += sweep_unreferenced(NOW)
        return swept + sweep_unreferenced(NOW)  # what was dropped last, where no sweep came in between

    _, swept = at_once(send_twice, sweep_on)
    assert lost == []
    assert swept > 0
