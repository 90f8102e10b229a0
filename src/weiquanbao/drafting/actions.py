"""Keeping a document as it is written: start, answer, keep a wording, carry it to another phone, drop what is over."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db import transaction

from weiquanbao.common.dates import now
from weiquanbao.drafting.models import Draft, DraftLink, Version
from weiquanbao.drafting.reading import DraftView, view_of
from weiquanbao.law.parameters import period


class Gone(Exception):
    """The draft is over or the link is used; the message says how to go on."""


def start(*, document: str, side: str = "worker", answers: Mapping[str, Any] | None = None) -> DraftView:
    """A document without a matter: kept for a while after the last answer (draft.keep_days)."""
    moment = now()
    row = Draft.objects.create(
        document=document, side=side, answers=_packed(answers or {}), created_at=moment, touched_at=moment,
        keep_until=_until(moment),
    )  # fmt: skip
    return view_of(row)


def start_of_matter(
    *, document: str, side: str, matter_id: int, party_id: int | None, by: int, answers: Mapping[str, Any]
) -> DraftView:
    """A document of a matter, kept with it, that knows what the matter knows."""
    moment = now()
    row = Draft.objects.create(
        document=document, side=side, matter_id=matter_id, party_id=party_id, started_by_id=by,
        answers=_packed(answers), created_at=moment, touched_at=moment,
    )  # fmt: skip
    return view_of(row)


@transaction.atomic
def answer(*, key: UUID, ask: str, values: Mapping[str, Any]) -> DraftView:
    """Keep what was understood of one question, and that it was seen. Raises Gone."""
    row = held(key)
    if row.side == "staff" and row.handovers.filter(outcome="").exists():
        raise Gone("这份交给职工了，在他手里。要改，先收回来。")
    answers = json.loads(row.answers)
    seen = list(dict.fromkeys([*answers.get("seen", ()), ask])) if ask else answers.get("seen", [])
    row.answers = _packed({**answers, **values, "seen": seen})
    row.touched_at = now()
    row.keep_until = _until(row.touched_at) if row.matter_id is None else None
    row.save(update_fields=["answers", "touched_at", "keep_until"])
    return view_of(row)


@transaction.atomic
def keep_version(
    *, key: UUID, text: str, sha256: str, made_on: date, by: int | None, source: str = "answers"
) -> int:
    """Keep this wording unless the newest is the same; gives its id. Raises Gone."""
    row = held(key)
    newest = row.versions.order_by("-number").first()
    if newest is not None and newest.sha256 == sha256:
        return newest.pk
    made = Version.objects.create(
        draft=row, number=newest.number + 1 if newest else 1, source=source, text=text, sha256=sha256,
        made_on=made_on, made_by_id=by, made_at=now(),
    )  # fmt: skip
    return made.pk


@transaction.atomic
def link(*, key: UUID) -> tuple[str, datetime]:
    """A one-use link to this draft and until when it works; earlier unused ones stop working. Raises Gone."""
    row = held(key)
    if row.keep_until is None:
        raise Gone("这份写在你的事里了，用手机号登录就能接着写。")
    token = secrets.token_urlsafe(24)
    DraftLink.objects.filter(draft=row, used_at=None).delete()
    DraftLink.objects.create(draft=row, digest=_digest(token), expires_at=row.keep_until)
    return token, row.keep_until


@transaction.atomic
def redeem(*, token: str) -> DraftView:
    """Open the draft a link leads to, once. Raises Gone."""
    found = DraftLink.objects.select_for_update().filter(digest=_digest(token), used_at=None).first()
    if found is None or found.expires_at < now():
        raise Gone("这个链接用过了，或者过期了。在原来的手机上点“换手机接着写”，会发一个新的。")
    found.used_at = now()
    found.save(update_fields=["used_at"])
    return view_of(found.draft)


def keep_longer(row: Draft) -> None:
    """Count the days of a draft without a matter from now: it waits for a lawyer, or came back from him."""
    if row.matter_id is None:
        row.keep_until = _until(now())
        row.save(update_fields=["keep_until"])


def stale() -> list[UUID]:
    """Keys of drafts nobody came back to in time; one that a lawyer has before him waits for him."""
    old = Draft.objects.filter(matter=None, keep_until__lt=now()).exclude(reviews__outcome="")
    return list(old.values_list("key", flat=True))


@transaction.atomic
def drop(*, keys: Iterable[UUID]) -> int:
    """Delete drafts without a matter for good, with every wording of them."""
    old = Draft.objects.filter(key__in=list(keys), matter=None, keep_until__lt=now())
    return old.delete()[1].get("drafting.Draft", 0)


def request_key(key: UUID, sha256: str) -> UUID:
    """What the act is named by with which this wording enters a dossier: however often it is pressed, once."""
    return uuid5(NAMESPACE_OID, f"{key}:{sha256}")


def held(key: UUID) -> Draft:
    """The draft, locked. Raises Gone."""
    row = Draft.objects.select_for_update().filter(key=key).first()
    if row is None or (row.keep_until is not None and row.keep_until < now()):
        raise Gone("这份放得太久，清掉了。从“代写文书”重新写一份，几分钟就好。")
    return row


def _packed(answers: Mapping[str, Any]) -> str:
    return json.dumps(answers, ensure_ascii=False)


def _until(moment: datetime) -> datetime:
    return moment + timedelta(days=period("draft.keep_days", moment.date())[0].count)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
