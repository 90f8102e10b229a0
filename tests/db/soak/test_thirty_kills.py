"""Thirty kills under load: whatever was acknowledged is there, once and whole, and every notice went out once."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

KILLS = 30
ACTS = 200


@pytest.fixture(scope="module")
def soaked() -> dict:
    """One run of the very command a developer runs, in a home and with a server of its own."""
    told = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "WEIQUANBAO_MODE")
    }
    command = [sys.executable, "-m", "weiquanbao.commands.main", "soak", "--json"]
    command += ["--acts", str(ACTS), "--kills", str(KILLS), "--seconds", "600"]
    done = subprocess.run(command, env=told, capture_output=True, text=True, timeout=900, check=False)
    assert done.stdout.startswith("{"), done.stderr[-3000:]
    return json.loads(done.stdout)


def test_it_was_hit_thirty_times_everywhere(soaked) -> None:
    assert sum(soaked["kills"].values()) == KILLS
    assert set(soaked["kills"]) == {"web_worker", "web_server", "worker", "database", "backend"}


def test_nothing_acknowledged_is_lost_or_doubled(soaked) -> None:
    assert soaked["acknowledged"] >= ACTS * 0.9
    assert soaked["found"] == soaked["acknowledged"]
    assert soaked["duplicated"] == 0


def test_no_act_stands_half(soaked) -> None:
    assert soaked["half"] == 0
    assert soaked["faults"] == []


def test_agreements_were_signed_and_paid_meanwhile(soaked) -> None:
    # What became of each is among the faults above: here only that there was something to judge.
    assert soaked["signatures"] >= 3
    assert soaked["payments"] > 0
    assert soaked["served"] > 0


def test_a_lawyer_was_asked_and_answered_meanwhile(soaked) -> None:
    # One question lies there from the first act on, comes before all others, and is answered twice.
    assert soaked["asked"] >= 2
    assert soaked["answers"] >= 2


def test_every_notice_went_out_once(soaked) -> None:
    assert soaked["notices"] > 0
    assert soaked["sound"]
