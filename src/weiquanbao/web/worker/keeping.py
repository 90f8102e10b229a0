"""Which draft this phone is filling in: its key in a signed cookie, nothing else is kept on the phone by us."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from weiquanbao.intake.drafts import DraftView, find

COOKIE = "draft"
SALT = "weiquanbao.worker.draft"
# Longer than a draft lives, so that a draft whose time is up is answered with what happened to it.
KEPT = timedelta(days=30)
# Once handed over it only has to answer a second tap; after that the phone, perhaps lent, opens nothing by itself.
ANSWERED = timedelta(hours=1)


def draft_here(request: HttpRequest) -> DraftView | None:
    """The draft of this browser. One begun at the counter opens for the officer who began it, and nobody else."""
    key = request.get_signed_cookie(COOKIE, default=None, salt=SALT)
    draft = find(key) if key else None
    if draft is not None and draft.at_counter and getattr(request.user, "pk", None) != draft.started_by:
        return None
    return draft


def keep_here(response: HttpResponseBase, draft: DraftView) -> None:
    """From now on this browser fills in this draft."""
    _keep(response, draft, KEPT)


def answered_here(response: HttpResponseBase, draft: DraftView) -> None:
    """This draft was handed over: for an hour the same page sent again gets the same receipt."""
    _keep(response, draft, ANSWERED)


def _keep(response: HttpResponseBase, draft: DraftView, how_long: timedelta) -> None:
    response.set_signed_cookie(
        COOKIE,
        str(draft.key),
        salt=SALT,
        max_age=how_long,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def let_go_here(response: HttpResponseBase) -> None:
    """This browser begins afresh; the draft lives on until its day, for whoever has a link to it."""
    response.delete_cookie(COOKIE, samesite="Lax")
