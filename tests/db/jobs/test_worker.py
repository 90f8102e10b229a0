"""The worker itself: does what is queued, outlives its database connection, and loses nothing when it is killed."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.db import connection, connections

from weiquanbao.common import dates
from weiquanbao.common.identifiers import sample_phone

PATIENCE_SECONDS = 60


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


def state_of(pk: int) -> str:
    from weiquanbao.notices.models import Notice

    return Notice.objects.get(pk=pk).state


def test_the_worker_delivers_beats_and_stops_when_told(working, wait_for) -> None:
    from weiquanbao.jobs import health
    from weiquanbao.notices import reading

    before = queue_code(1)
    with working():
        wait_for(lambda: state_of(before) == "sent")
        during = queue_code(2)
        wait_for(lambda: state_of(during) == "sent")
        wait_for(health.last_beat)
    assert not health.is_late()
    assert len(reading.screen_messages(sample_phone(1))) == 1
    assert health.figures()["weiquanbao_jobs_failed_24h"] == 0


def test_the_worker_goes_on_after_its_connections_were_cut(working, wait_for) -> None:
    with working():
        wait_for(lambda: state_of(queue_code(1)) == "sent")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        after = queue_code(2)
        wait_for(lambda: state_of(after) == "sent")


def test_a_job_that_fails_is_noted_and_the_worker_goes_on(
    working, wait_for, monkeypatch: pytest.MonkeyPatch
) -> None:
    from weiquanbao.jobs.models import Failure
    from weiquanbao.notices import delivery

    pk = queue_code(1)
    healthy = delivery.take
    monkeypatch.setattr(delivery, "take", broken)
    with working():
        wait_for(Failure.objects.exists)
        monkeypatch.setattr(delivery, "take", healthy)
        after = queue_code(2)
        wait_for(lambda: state_of(after) == "sent")
    row = Failure.objects.filter(task="notices.deliver").first()
    assert row is not None
    assert row.error == "RuntimeError"
    assert state_of(pk) in {"queued", "sent"}


def broken(notice_id: int) -> None:
    raise RuntimeError(notice_id)


class Provider(ThreadingHTTPServer):
    """Never answers the first request, answers the others; remembers every key."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.keys: list[str] = []
        self.over = threading.Event()


class _Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_POST(self) -> None:
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.keys.append(said["key"])
        if len(self.server.keys) == 1:
            self.server.over.wait(PATIENCE_SECONDS)
            return
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def provider() -> Iterator[Provider]:
    it = Provider()
    thread = threading.Thread(target=it.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield it
    it.over.set()
    it.shutdown()
    thread.join()
    it.server_close()


@pytest.mark.slow
def test_killed_while_the_gateway_has_the_message_the_next_worker_repeats_it_under_the_same_key(
    own_database, wait_for, provider: Provider
) -> None:
    from weiquanbao.notices.models import Notice

    pk = queue_code(1)
    told = {
        "WEIQUANBAO_SMS_URL": f"http://127.0.0.1:{provider.server_port}/",
        "WEIQUANBAO_SMS_TIMEOUT": "60",
    }
    first = start(own_database.environment | told)
    wait_for(lambda: provider.keys)
    first.kill()
    first.wait()
    assert state_of(pk) == "sending"
    Notice.objects.update(held_until=dates.now() - timedelta(seconds=1))
    second = start(own_database.environment | told)
    wait_for(lambda: state_of(pk) == "sent")
    second.send_signal(signal.SIGTERM)
    assert second.wait(PATIENCE_SECONDS) == 0
    assert len(provider.keys) == 2
    assert len(set(provider.keys)) == 1
    outcomes = Notice.objects.get(pk=pk).deliveries.order_by("attempt").values_list("outcome", flat=True)
    assert list(outcomes) == ["unknown", "accepted"]


def start(environment: dict[str, str]) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-c",
        "from weiquanbao.commands.main import main; raise SystemExit(main())",
        "worker",
    ]
    return subprocess.Popen(command, env=environment)


@pytest.fixture(autouse=True)
def _no_connection_left() -> Iterator[None]:
    yield
    connections.close_all()
