"""How background work is doing: a failure is counted without its words, silence is noticed."""

from datetime import datetime, timedelta

import pytest

from weiquanbao.common import dates
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.jobs import health
from weiquanbao.jobs.beat import beat
from weiquanbao.jobs.failures import note
from weiquanbao.jobs.models import Failure
from weiquanbao.jobs.tidy import forget
from weiquanbao.notices.actions import queue

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 23, 9, 0, tzinfo=dates.TZ)


def test_a_worker_that_never_beat_is_late() -> None:
    assert health.last_beat() is None
    assert health.is_late()
    assert health.figures()["weiquanbao_worker_silent_seconds"] == float("inf")


def test_a_worker_is_late_when_it_has_been_silent() -> None:
    with dates.at(START):
        beat()
        beat()
        assert health.last_beat() == START
    with dates.at(START + health.LATE):
        assert not health.is_late()
    with dates.at(START + health.LATE + timedelta(seconds=1)):
        assert health.is_late()
        assert health.figures()["weiquanbao_worker_silent_seconds"] == 181


def test_a_failure_is_noted_by_class_and_place_but_not_by_its_words() -> None:
    with pytest.raises(ValueError, match="no such phone") as caught:
        refuse(sample_phone(1))
    note("jobs.expire_clocks", 7, caught.value)
    row = Failure.objects.get()
    assert (row.task, row.job_id, row.error) == ("jobs.expire_clocks", 7, "ValueError")
    assert "test_health.py:" in row.place
    assert sample_phone(1) not in f"{row.error} {row.place}"
    assert health.figures()["weiquanbao_jobs_failed_24h"] == 1


def refuse(phone: str) -> None:
    raise ValueError(f"no such phone {phone}")


def test_old_failures_are_forgotten() -> None:
    for age in (timedelta(days=91), timedelta(days=89)):
        with dates.at(START - age):
            note("jobs.beat", None, RuntimeError())
    with dates.at(START):
        forget()
        assert Failure.objects.count() == 1
        assert health.figures()["weiquanbao_jobs_failed_24h"] == 0


def test_what_waits_is_counted_with_the_age_of_the_oldest() -> None:
    with dates.at(START):
        for number in range(3):
            queue(
                key=f"code:{number}",
                template="sign_in_code",
                context={"code": "402917", "minutes": 10},
                channels=("sms",),
                phone=sample_phone(1),
            )
    with dates.at(START + timedelta(minutes=2)):
        figures = health.figures()
    assert figures["weiquanbao_notices_waiting"] == 3
    assert figures["weiquanbao_notices_overdue_seconds"] == 120
    assert figures["weiquanbao_jobs_waiting"] == 3
    assert (figures["weiquanbao_notices_failing"], figures["weiquanbao_notices_given_up"]) == (0, 0)
