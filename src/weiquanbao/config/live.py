"""The live process: tells a browser that something new is there for its person. It sends ids, never content."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from importlib import import_module
from urllib.parse import urlsplit

import django
from asgiref.sync import sync_to_async
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weiquanbao.config.settings")
django.setup()

from django.conf import settings  # noqa: E402 - readable only once Django is set up
from django.contrib.auth import get_user  # noqa: E402
from django.db import close_old_connections  # noqa: E402
from django.http import HttpRequest  # noqa: E402

from weiquanbao.config.switchboard import Line, Switchboard  # noqa: E402
from weiquanbao.notices.reading import inbox  # noqa: E402

BREATH_SECONDS = 20
"""A line is sent at least this often, so that proxies keep the connection and a lost browser is noticed."""
LIFE_SECONDS = 600
"""Then the browser comes again by itself and is asked anew who it is."""
BACKLOG = 100
board = Switchboard()


async def notices(request: Request) -> Response:
    """The person's stream of notice ids; with Last-Event-ID first those missed meanwhile."""
    origin = request.headers.get("origin", "")
    if origin and not _is_ours(origin, request.headers.get("host", "")):
        return PlainTextResponse("forbidden", 403)
    person = await _person(request.cookies.get(settings.SESSION_COOKIE_NAME, ""))
    if person is None:
        return PlainTextResponse("sign in first", 401)
    line = board.open_line(person)
    if line is None:
        return PlainTextResponse("too many", 429)
    missed = await _missed(person, request.headers.get("last-event-id", ""))
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no", "Vary": "Origin, Cookie"}
    if origin:
        headers |= {"Access-Control-Allow-Origin": origin, "Access-Control-Allow-Credentials": "true"}
    return StreamingResponse(_stream(line, missed), media_type="text/event-stream", headers=headers)


async def alive(request: Request) -> Response:
    """Whether the database still tells us what happens."""
    return PlainTextResponse("ok" if board.listening else "waiting", 200 if board.listening else 503)


async def _stream(line: Line, missed: list[int]) -> AsyncIterator[str]:
    until = asyncio.get_running_loop().time() + LIFE_SECONDS
    with contextlib.closing(line):
        yield "retry: 3000\n\n"
        for notice in missed:
            yield _event(notice)
        while asyncio.get_running_loop().time() < until:
            try:
                yield _event(await asyncio.wait_for(line.queue.get(), BREATH_SECONDS))
            except TimeoutError:
                yield ": \n\n"


def _event(notice: int | None) -> str:
    """None: something may have been missed, so the page should look for itself."""
    return (
        "event: again\ndata: \n\n" if notice is None else f"id: {notice}\nevent: notice\ndata: {notice}\n\n"
    )


def _is_ours(origin: str, host: str) -> bool:
    """A page of ours: same host, from the web server's port or from the very port asked."""
    with contextlib.suppress(ValueError):  # an unreadable origin is nobody's page
        page, here = urlsplit(origin), urlsplit(f"//{host}")
        return page.hostname == here.hostname and page.port in (settings.ENVIRONMENT.port, here.port)
    return False


@sync_to_async
def _person(cookie: str) -> int | None:
    """Who holds this session, as Django knows it."""
    close_old_connections()
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(cookie)
    return getattr(get_user(request), "person_id", None)


@sync_to_async
def _missed(person: int, last: str) -> list[int]:
    if not (last.isascii() and last.isdigit() and len(last) < 19):
        return []
    return sorted(letter.id for letter in inbox(person, limit=BACKLOG) if letter.id > int(last))


@contextlib.asynccontextmanager
async def _listening(app: Starlette) -> AsyncIterator[None]:
    task = asyncio.create_task(board.listen(settings.DATABASE_ADDRESS))
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):  # we asked for it
        await task


app = Starlette(
    routes=[Route("/live/notices", notices), Route("/live/healthz", alive)],
    lifespan=_listening,
)
