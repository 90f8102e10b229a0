"""Django's database settings out of one address."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

#: At which asking the server keeps the plan of a statement of `weiquanbao.sql`; Django's own it never keeps.
KEPT_FROM = 2


def from_url(url: str, *, pool: int = 0, plans: bool = True) -> dict[str, Any]:
    """Settings for the database at `url`; only web workers keep a pool, since background work must not."""
    parts = urlsplit(url)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    user = options.pop("user", "") or unquote(parts.username or "")
    options.setdefault("connect_timeout", 5)
    options["prepare_threshold"] = KEPT_FROM if plans else None
    if pool:
        # Left alone the pool waits longer after each failure, for minutes: a server that was long in coming back would
        # be there and not be asked. So it gives up soon, and the next request asks again.
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10, "reconnect_timeout": 4}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": user,
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "ATOMIC_REQUESTS": False,
        "CONN_HEALTH_CHECKS": True,  # after a database restart no request meets a dead connection
        "CONN_MAX_AGE": 0 if pool else 60,
        "TEST": {"NAME": None},
    }


def named(url: str, name: str) -> str:
    """The address of another database on the same server."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/{name}" + (f"?{parts.query}" if parts.query else "")
