"""What an employer has begun to write beside its answers and not handed in: on the server, sealed, for this browser."""

from __future__ import annotations

from django.http import HttpRequest

from weiquanbao.people.crypto import Tampered, open_sealed, seal

_CONTEXT = "session.words"


def keep(request: HttpRequest, case_id: int, words: str) -> None:
    """Keep the words of this case; none where there are none."""
    if words.strip():
        request.session[_name(case_id)] = seal(words, context=_CONTEXT)
    else:
        forget(request, case_id)


def kept(request: HttpRequest, case_id: int) -> str:
    """What was kept; empty where nothing was."""
    stored = request.session.get(_name(case_id), "")
    try:
        return open_sealed(stored, context=_CONTEXT) if stored else ""
    except Tampered:
        return ""


def forget(request: HttpRequest, case_id: int) -> None:
    """They were handed in."""
    request.session.pop(_name(case_id), None)


def _name(case_id: int) -> str:
    return f"words:{case_id}"
