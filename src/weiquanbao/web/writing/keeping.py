"""Which drafts this browser is writing: document → key in one signed cookie, nothing else is kept on the phone."""

from __future__ import annotations

import json
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from weiquanbao.access.predicates import actor_of
from weiquanbao.reading import visible
from weiquanbao.reading.drafting import DraftPage
from weiquanbao.web.acting import visitor_of

COOKIE, SALT = "writing", "weiquanbao.writing"
KEPT = timedelta(days=30)


def keys_here(request: HttpRequest) -> dict[str, str]:
    """What is being written here."""
    try:
        found = json.loads(request.get_signed_cookie(COOKIE, default="{}", salt=SALT, max_age=KEPT) or "{}")
    except ValueError:
        return {}
    return {str(code): str(key) for code, key in found.items()} if isinstance(found, dict) else {}


def draft_here(request: HttpRequest, code: str) -> DraftPage | None:
    """The draft of this document in this browser, if whoever sits here may write it."""
    found = visible.draft(actor_of(visitor_of(request)), keys_here(request).get(code))
    return found if found is not None and found.document.code == code else None


def keep_here(request: HttpRequest, response: HttpResponseBase, code: str, key: UUID | None) -> None:
    """From now on this browser writes this draft; none where `key` is None."""
    keys = {name: one for name, one in keys_here(request).items() if name != code}
    response.set_signed_cookie(
        COOKIE,
        json.dumps({**keys, code: str(key)} if key else keys, separators=(",", ":")),
        salt=SALT,
        max_age=KEPT,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
