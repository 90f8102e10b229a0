"""What machines ask, and what they are told."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client

from weiquanbao.common import dates
from weiquanbao.config import health
from weiquanbao.jobs.beat import WORKER
from weiquanbao.jobs.models import Beat


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test asks anew whether the tables are there."""
    monkeypatch.setattr(health, "_migrated", [])


def ready(client: Client) -> tuple[int, dict]:
    answer = client.get("/readyz")
    return answer.status_code, json.loads(answer.content)


def beat(seconds_ago: int) -> None:
    Beat.objects.update_or_create(
        worker=WORKER, defaults={"beat_at": dates.now() - timedelta(seconds=seconds_ago)}
    )


@pytest.mark.django_db
def test_ready_with_a_worker_that_beats(client: Client) -> None:
    beat(5)
    status, report = ready(client)
    assert status == 200
    assert (report["database"], report["migrations"], report["worker"]) == ("ok", "ok", "ok")
    assert report["worker_beat"].startswith(str(dates.today().year))


@pytest.mark.django_db
def test_a_silent_worker_is_told_but_the_site_stays_open(client: Client) -> None:
    assert ready(client)[1]["worker"] == "late"
    beat(600)
    status, report = ready(client)
    assert (status, report["worker"]) == (200, "late")


def test_without_its_tables_the_site_is_not_ready(own_database, client: Client) -> None:
    call_command("migrate", "jobs", "zero", verbosity=0)
    status, report = ready(client)
    assert (status, report["migrations"]) == (503, "waiting")


def test_without_its_database_the_site_lives_but_is_not_ready(own_database, client: Client) -> None:
    from django.db import connections

    connections["default"].close()
    usual = connections["default"].settings_dict["NAME"]
    connections["default"].settings_dict["NAME"] = "gone"
    try:
        assert client.get("/healthz").content == b"ok"
        status, report = ready(client)
    finally:
        connections["default"].settings_dict["NAME"] = usual
    assert (status, report["database"]) == (503, "unreachable")


@pytest.mark.django_db
def test_measurements_tell_routes_and_waiting_work(client: Client) -> None:
    client.get("/healthz")
    told = client.get("/metrics").content.decode()
    assert 'weiquanbao_requests_total{method="GET",route="/healthz",status="200"}' in told
    assert "weiquanbao_notices_waiting 0.0" in told


@pytest.mark.django_db
def test_measurements_are_for_the_machine_itself(client: Client) -> None:
    assert client.get("/metrics", REMOTE_ADDR="10.0.0.7").status_code == 404
    assert client.get("/metrics", headers={"X-Forwarded-For": "127.0.0.1"}).status_code == 404
    assert client.get("/metrics", REMOTE_ADDR="::1").status_code == 200


@pytest.mark.django_db
def test_with_a_token_only_its_holder_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from django.conf import settings

    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, metrics_token="t" * 16))
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 404
    assert client.get("/metrics", headers={"Authorization": f"Bearer {'t' * 16}"}).status_code == 200
