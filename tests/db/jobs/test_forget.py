"""What nobody needs any more is forgotten: codes, tries, sessions, messages' secrets, old failures."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from weiquanbao.common import dates
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.jobs.models import Failure
from weiquanbao.jobs.tidy import forget
from weiquanbao.people.codes import send_code
from weiquanbao.people.lockout import claim_try
from weiquanbao.people.models import OneTimeCode, SignInTry

pytestmark = pytest.mark.django_db


def leave_traces() -> None:
    now = timezone.now()
    send_code(sample_phone(7), "sign_in")
    claim_try("password", "shouli")
    Session.objects.create(session_key="old", session_data="", expire_date=now - timedelta(minutes=1))
    Session.objects.create(session_key="young", session_data="", expire_date=now + timedelta(days=1))
    Failure.objects.create(task="jobs.beat", failed_at=dates.now(), error="OSError")


def left() -> tuple[int, int, set[str], int]:
    sessions = set(Session.objects.values_list("session_key", flat=True))
    return OneTimeCode.objects.count(), SignInTry.objects.count(), sessions, Failure.objects.count()


def test_what_is_still_needed_stays():
    leave_traces()
    forget()
    assert left() == (1, 1, {"young"}, 1)


def test_what_is_worn_out_goes():
    with dates.at(dates.now() - timedelta(days=91)):
        leave_traces()
    forget()
    assert left() == (0, 0, {"young"}, 0)
