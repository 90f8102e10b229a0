"""queue: the 25 most urgent cases a clerk may see, as a page over HTTP, beside django-helpdesk's list of as many."""

from __future__ import annotations

import base64
import contextlib
import json
from collections.abc import Sequence
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpRequest

from weiquanbao.commands.bench import sites
from weiquanbao.commands.bench.calls import Call, rate
from weiquanbao.commands.bench.corpus import fill
from weiquanbao.commands.bench.database import empty, pointed_at, throwaway
from weiquanbao.commands.bench.result import Figure, Result
from weiquanbao.commands.soaking.county import found
from weiquanbao.web.account import sessions

SIZES = {"10,000": 10_000, "100,000": 100_000, "1,000,000": 1_000_000}
BESIDE = "100,000"
#: Pages asked for in one round, and by how many connections: as many as there are processes to answer.
PAGES, PEER_PAGES, CONNECTIONS = 60, 6, 2
#: What the peer's page of tickets asks its own server for: the open tickets, by their due date.
QUERY = {
    "filtering": {"status__in": [1]}, "filtering_null": {}, "sorting": "due_date", "sortreverse": False,
    "search_string": "",
}  # fmt: skip


def measure(rounds: int) -> Result:
    """Three counties of different size and the peer, asked in turn."""
    rates: dict[str, list[float]] = {}
    with contextlib.ExitStack() as stack:
        sides = {f"weiquanbao, {name} cases": (*_ours(stack, size), PAGES) for name, size in SIZES.items()}
        database = stack.enter_context(empty())
        session = sites.prepare_helpdesk(database, SIZES[BESIDE])
        address = stack.enter_context(sites.helpdesk(database))
        query = base64.b64encode(json.dumps(QUERY).encode()).decode()
        path = f"/datatables_ticket_list/{query}?draw=1&start=0&length=25"
        sides[f"django-helpdesk, {BESIDE} tickets"] = (address, _call(path, "sessionid", session), PEER_PAGES)
        for address, call, pages in sides.values():
            rate(address, [call] * pages, connections=CONNECTIONS)
        for _ in range(rounds):
            for name, (address, call, pages) in sides.items():
                rates.setdefault(name, []).append(rate(address, [call] * pages, connections=CONNECTIONS))
    return _result(rounds, rates)


def _ours(stack: contextlib.ExitStack, size: int) -> tuple[str, Call]:
    """A county with so many open cases, its site, and a clerk who asks for the queue."""
    name = stack.enter_context(throwaway())
    found(1)
    fill(size)
    return stack.enter_context(sites.ours()), _call("/desk/", settings.SESSION_COOKIE_NAME, _clerk(name))


def _clerk(database: str) -> str:
    """A session of the clerk, with both factors."""
    with pointed_at(database):
        request = HttpRequest()
        request.session = import_module(settings.SESSION_ENGINE).SessionStore()
        account = get_user_model().objects.get(login="soak3")
        sessions.sign_in(request, account, second_factor=True)
        request.session.save()
        connection.close()
        return str(request.session.session_key)


def _call(path: str, cookie: str, session: str) -> Call:
    return Call("GET", path, 200, {"Cookie": f"{cookie}={session}"})


def _result(rounds: int, rates: dict[str, Sequence[float]] | dict[str, list[float]]) -> Result:
    figures = {name: Figure(values, "pages/s") for name, values in rates.items()}
    mine = {name: figures[f"weiquanbao, {name} cases"].median for name in SIZES}
    peer = figures[f"django-helpdesk, {BESIDE} tickets"].median
    return Result(
        name="queue",
        rounds=rounds,
        figures=figures,
        ratios={
            "over django-helpdesk": mine[BESIDE] / peer,
            "time at 1,000,000 over 10,000": mine["10,000"] / mine["1,000,000"],
        },
        goals={"over django-helpdesk": ">= 60", "time at 1,000,000 over 10,000": "<= 1.3"},
        remarks=(
            "Ours is the whole page as a clerk of the county gets it: reach, order, bands, counts, clocks, next act.",
            "The peer is asked only for the rows its page fetches, 25 open tickets by due date, as JSON.",
            f"{CONNECTIONS} connections, the same server software, processes, threads and PostgreSQL on both sides.",
        ),
    )
