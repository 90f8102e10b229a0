"""Requests over connections that are kept open: how many a second are answered as they should be."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection
from threading import Thread
from urllib.parse import urlsplit

from weiquanbao.commands.command import Unfit


@dataclass(frozen=True, slots=True)
class Call:
    """One request, and the status that means it was done."""

    method: str
    path: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


def rate(address: str, calls: Sequence[Call], *, connections: int) -> float:
    """Calls answered a second. Raises Unfit when one is answered otherwise."""
    wrong: list[str] = []
    threads = [Thread(target=_send, args=(address, calls[n::connections], wrong)) for n in range(connections)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise Unfit(f"有请求没办成：{wrong[0]}")
    return len(calls) / (time.perf_counter() - start)


def _send(address: str, calls: Sequence[Call], wrong: list[str]) -> None:
    place = urlsplit(address)
    connection = HTTPConnection(place.hostname or "127.0.0.1", place.port, timeout=60)
    try:
        for call in calls:
            connection.request(call.method, call.path, call.body, dict(call.headers))
            answer = connection.getresponse()
            text = answer.read()
            if answer.status != call.status:
                wrong.append(f"{call.path} {answer.status} {text[:300]!r}")
                return
    except OSError as fault:
        wrong.append(str(fault))
    finally:
        connection.close()
