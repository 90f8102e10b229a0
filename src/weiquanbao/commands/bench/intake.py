"""intake: the final submit of a prepared complaint over HTTP, beside django-helpdesk's ticket form and bare psycopg."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.apps import apps
from django.core.signing import get_cookie_signer
from django.utils.crypto import get_random_string

from weiquanbao.commands.bench import sites
from weiquanbao.commands.bench.bare import Bare, standing
from weiquanbao.commands.bench.calls import Call, rate
from weiquanbao.commands.bench.database import empty, throwaway
from weiquanbao.commands.bench.result import Figure, Result
from weiquanbao.commands.soaking.county import found
from weiquanbao.commands.soaking.drafts import make
from weiquanbao.common.dates import now
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.web.worker.keeping import COOKIE, SALT

CONNECTIONS = 8
#: Filings, tickets and bare statements in one round.
FILINGS, TICKETS, STATEMENTS = 80, 80, 400
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
OURS, PEER, BARE = "weiquanbao", "django-helpdesk", "bare psycopg"


def measure(rounds: int) -> Result:
    """Rounds of the three sides in turn."""
    rates: dict[str, list[float]] = {OURS: [], PEER: [], BARE: []}
    with contextlib.ExitStack() as stack:
        stack.enter_context(throwaway())
        found(1)
        filings = _filings(FILINGS * (rounds + 1) + 1)
        address = stack.enter_context(sites.ours())
        before = standing()
        rate(address, [next(filings)], connections=1)
        bare = Bare(before)
        database = stack.enter_context(empty())
        sites.prepare_helpdesk(database, 0)
        peer = stack.enter_context(sites.helpdesk(database))
        for number in range(rounds + 1):
            mine = rate(address, [next(filings) for _ in range(FILINGS)], connections=CONNECTIONS)
            theirs = rate(peer, [_ticket()] * TICKETS, connections=CONNECTIONS)
            limit = bare.rate(STATEMENTS, connections=CONNECTIONS)
            if number:
                # The first round only warms up.
                for name, value in ((OURS, mine), (PEER, theirs), (BARE, limit)):
                    rates[name].append(value)
        rows = bare.rows
    return _result(rounds, rates, rows)


def _filings(count: int) -> Iterator[Call]:
    """So many finished drafts, each of another worker, and the request that hands each over."""
    draft = apps.get_model("intake", "Draft")
    first = draft.objects.get(key=UUID(make(0, "三个月没发工资", photo=False)))
    answers = json.loads(first.answers)
    consents = list(apps.get_model("people", "Consent").objects.filter(draft_key=first.key))
    keys = [uuid4() for _ in range(count)]
    draft.objects.bulk_create(
        (
            draft(
                key=key,
                channel=first.channel,
                answers=json.dumps(_of(answers, number), ensure_ascii=False),
                phone_confirmed_at=now(),
                created_at=now(),
                touched_at=now(),
                keep_until=now() + timedelta(days=7),
            )
            for number, key in enumerate(keys)
        ),
        batch_size=500,
    )
    for consent in consents:
        given = {
            f.attname: getattr(consent, f.attname) for f in consent._meta.concrete_fields if f.name != "id"
        }
        type(consent).objects.bulk_create(type(consent)(**given | {"draft_key": key}) for key in keys)
    return (_filing(key) for key in keys)


def _of(answers: dict[str, dict[str, object]], number: int) -> dict[str, dict[str, object]]:
    contact = answers["contact"] | {"name": f"示例职工{number}", "phone": f"+86{sample_phone(number % 9000)}"}
    return answers | {"contact": contact}


def _filing(key: UUID) -> Call:
    signed = get_cookie_signer(salt=COOKIE + SALT).sign(str(key))
    token = get_random_string(32)
    headers = {**FORM, "Cookie": f"{COOKIE}={signed}; csrftoken={token}"}
    return Call("POST", "/file/check/", 302, headers, urlencode({"csrfmiddlewaretoken": token}).encode())


def _ticket() -> Call:
    token = get_random_string(32)
    told = {
        "csrfmiddlewaretoken": token,
        "queue": "1",
        "title": "工资没给",
        "body": "三个月没发工资，示例饰品有限公司，要 13740 元",
        "priority": "3",
        "due_date": "",
        "submitter_email": f"{token}@example.org",
    }
    headers = {**FORM, "Cookie": f"csrftoken={token}"}
    return Call("POST", "/tickets/submit/", 302, headers, urlencode(told).encode())


def _result(rounds: int, rates: dict[str, list[float]], rows: int) -> Result:
    units = {OURS: "filings/s", PEER: "tickets/s", BARE: "statements/s"}
    figures = {name: Figure(values, units[name]) for name, values in rates.items()}
    mine = figures[OURS].median
    return Result(
        name="intake",
        rounds=rounds,
        figures=figures,
        ratios={
            "over django-helpdesk": mine / figures[PEER].median,
            "of bare psycopg": mine / figures[BARE].median,
        },
        goals={"over django-helpdesk": ">= 3", "of bare psycopg": ">= 0.12"},
        remarks=(
            f"{CONNECTIONS} connections; the same server software, processes, threads and PostgreSQL on both sites.",
            f"One filing leaves {rows} new rows; bare psycopg writes those very rows in one statement, each committed.",
            "The peer writes one ticket, encrypts nothing, keeps no ledger, queues no notice; its mail is dropped.",
            "The clients share the two cores with the servers; the bare side has no server beside PostgreSQL.",
        ),
    )
