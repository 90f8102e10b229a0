"""The live process: a browser hears of its own person's notices, and of nobody else's."""

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse

import psycopg
import pytest
from django.contrib.sessions.backends.db import SessionStore

from weiquanbao.common import dates
from weiquanbao.config.switchboard import LINES_OF_ONE, UNREAD, Switchboard, _put
from weiquanbao.people.models import Account, Person


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def live(own_database) -> Iterator[str]:
    """The process as `serve` starts it, on a port of its own."""
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "--port", str(port), "--log-level", "warning"]
    command += ["--timeout-graceful-shutdown", "1", "weiquanbao.config.live:app"]
    environment = own_database.environment | {"PORT": "8123"}
    with subprocess.Popen(command, env=environment) as process:
        deadline = time.monotonic() + 30
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/live/healthz", timeout=5).close()
                break
            except (urllib.error.URLError, OSError):
                assert time.monotonic() < deadline
                assert process.poll() is None
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/live/notices"
        process.terminate()


def signed_in(name: str) -> tuple[int, str]:
    """A person with an account, and the cookie of a session of theirs."""
    person = Person.objects.create(name=name, created_at=dates.now())
    account = Account(login=f"w-{person.pk}", person=person, kind="worker", created_at=dates.now())
    account.set_unusable_password()
    account.save()
    session = SessionStore()
    session["_auth_user_id"] = str(account.pk)
    session["_auth_user_backend"] = "allauth.account.auth_backends.AuthenticationBackend"
    session["_auth_user_hash"] = account.get_session_auth_hash()
    session.save()
    return person.pk, f"session={session.session_key}"


def listen(live: str, cookie: str = "", **headers: str) -> HTTPResponse:
    request = urllib.request.Request(live, headers={"Cookie": cookie, **headers})
    return urllib.request.urlopen(request, timeout=10)


def refused(live: str, cookie: str = "", **headers: str) -> int:
    with pytest.raises(urllib.error.HTTPError) as answer:
        listen(live, cookie, **headers)
    answer.value.close()
    return answer.value.code


def announce(url: str, person: int, notice: int) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(
            "SELECT pg_notify('notices', %s)", [json.dumps({"person": person, "notice": notice})]
        )


def next_event(stream: HTTPResponse) -> list[str]:
    lines: list[str] = []
    while True:
        line = stream.readline().decode().strip()
        if not line and any(each.startswith("data:") for each in lines):
            return [each for each in lines if not each.startswith((":", "retry"))]
        lines.append(line)


def test_each_person_hears_of_their_own(live: str, own_database) -> None:
    (one, cookie), (other, _) = signed_in("示例职工甲"), signed_in("示例职工乙")
    with listen(live, cookie, Origin="http://127.0.0.1:8123") as stream:
        assert stream.headers["Access-Control-Allow-Origin"] == "http://127.0.0.1:8123"
        assert stream.readline() == b"retry: 3000\n"
        announce(own_database.url, other, 6)
        announce(own_database.url, one, 7)
        with psycopg.connect(own_database.url) as connection:
            connection.execute("NOTIFY notices, 'not what we say'")
        announce(own_database.url, one, 8)
        assert [each for each in next_event(stream) if each] == ["id: 7", "event: notice", "data: 7"]
        assert [each for each in next_event(stream) if each] == ["id: 8", "event: notice", "data: 8"]


def test_strangers_and_foreign_pages_are_refused(live: str) -> None:
    _, cookie = signed_in("示例职工甲")
    assert refused(live) == 401
    assert refused(live, "session=guessed") == 401
    assert refused(live, cookie, Origin="http://evil.example") == 403
    assert refused(live, cookie, Origin="http://127.0.0.1:9") == 403
    assert refused(live, cookie, Origin="http://127.0.0.1:port") == 403


def test_after_the_database_was_lost_everybody_is_told_to_look_again(live: str, own_database) -> None:
    _, cookie = signed_in("示例职工甲")
    with listen(live, cookie) as stream:
        stream.readline()
        with psycopg.connect(own_database.url, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE query LIKE 'LISTEN%' AND datname = current_database()"
            )
        assert "event: again" in next_event(stream)


def test_one_person_cannot_take_all_lines() -> None:
    board = Switchboard()
    lines = [board.open_line(1) for _ in range(LINES_OF_ONE)]
    assert all(lines)
    assert board.open_line(1) is None
    assert board.open_line(2) is not None
    lines[0].close()
    assert board.open_line(1) is not None


def test_a_browser_that_does_not_read_is_told_to_look_for_itself() -> None:
    line = Switchboard().open_line(1)
    for number in range(UNREAD + 1):
        _put(line, number)
    assert line.queue.qsize() == 1
    assert line.queue.get_nowait() is None
