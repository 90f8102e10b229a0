"""A new session costs one row written once, and nobody signs in under a key that was planted."""

from __future__ import annotations

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from weiquanbao.config.sessions import SessionStore

pytestmark = pytest.mark.django_db


def begun(cookie: str | None) -> SessionStore:
    """What signing in does with the session of a request, and what the answer then writes."""
    session = SessionStore(cookie)
    session.cycle_key()
    session["account"] = 7
    session.save()
    return session


def test_a_new_session_is_written_once():
    with CaptureQueriesContext(connection) as queries:
        session = begun(None)
    written = [one["sql"] for one in queries if "django_session" in one["sql"]]
    assert [sql.split()[0] for sql in written] == ["INSERT"]
    assert SessionStore(session.session_key)["account"] == 7


@pytest.mark.parametrize("planted", ["a" * 32, "short", "no/such key of ours at all, really"])
def test_a_key_that_was_planted_is_not_used(planted):
    session = begun(planted)
    assert session.session_key != planted
    assert len(session.session_key) == 40  # 160 bits as hexadecimal digits
    assert SessionStore(session.session_key)["account"] == 7


def test_a_key_somebody_else_knows_is_left_behind():
    known = SessionStore()
    known["draft"] = 1
    known.save()
    session = begun(known.session_key)
    assert session.session_key != known.session_key
    assert not Session.objects.filter(session_key=known.session_key).exists()
    assert SessionStore(session.session_key)["draft"] == 1


def test_what_changes_later_is_kept_under_the_same_key():
    session = begun(None)
    again = SessionStore(session.session_key)
    again["seen"] = "later"
    again.save()
    assert again.session_key == session.session_key
    assert dict(SessionStore(session.session_key).items()) == {"account": 7, "seen": "later"}


def test_a_database_that_is_gone_is_no_session_that_is_gone(monkeypatch):
    # What was asked for is then not known to be done: the request ends as a fault and is asked again.
    def lost(*_args, **_named):
        raise OperationalError("server closed the connection unexpectedly")

    session = SessionStore(begun(None).session_key)
    session["seen"] = "later"
    monkeypatch.setattr(Session, "save", lost)
    with pytest.raises(OperationalError):
        session.save()


def test_a_session_that_is_gone_is_told_as_such():
    session = SessionStore(begun(None).session_key)
    session["seen"] = "later"
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        session.save()
