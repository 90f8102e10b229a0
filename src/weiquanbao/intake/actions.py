"""Keeping a draft: start, answer, confirm, carry to another device, drop when its time is up."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from weiquanbao.common.dates import now, today
from weiquanbao.intake import another
from weiquanbao.intake.another import another_of, read_worker
from weiquanbao.intake.answers import Answer, Raw, out_of_order, read
from weiquanbao.intake.consents import OFFERED
from weiquanbao.intake.drafts import DraftView, view_of
from weiquanbao.intake.members import MOST, List, Member, member_of, read_list
from weiquanbao.intake.models import Draft, DraftMember, ResumeLink
from weiquanbao.intake.questions import ORDER, PROBLEM_TILES
from weiquanbao.law.parameters import period
from weiquanbao.people.consenting import OutdatedConsent, drop_consents, record_consent
from weiquanbao.people.consents import UnknownConsent
from weiquanbao.sql.updating import update

# A link opened late is answered with what became of its draft; longer ago nobody opens it.
LINK_REMEMBERED = timedelta(days=30)


#: Under this name a draft keeps what 算一算 was told; it is no question of the complaint.
ESTIMATE = "estimate"
#: Under this name a draft keeps that it is a question to a lawyer; it is no question of the complaint either.
ASKING = "asking"
#: The first question of a complaint: whoever answers it complains.
FIRST = ORDER[0]


class Gone(Exception):
    """The draft is over or the link is used; the message says how to go on."""


def start(
    *, channel: str = "phone", started_by: int | None = None, problems: Iterable[str] = ()
) -> DraftView:
    """A new draft, perhaps with the first tile already tapped."""
    return view_of(Draft.objects.create(channel=channel, started_by_id=started_by, **_empty(problems)))


@transaction.atomic
def start_once(
    *, key: UUID, problems: Iterable[str], told: Mapping[str, Raw], estimated: Mapping[str, str]
) -> DraftView:
    """A draft that knows some answers already, question → as a browser sends it; what is not understood is left out.

    `estimated`: what 算一算 was told, its story among it; it goes along to whoever handles the complaint.

    The same key begins one draft, however often and however fast it is sent. What was handed over meanwhile is not
    opened again: then a new draft begins.
    """
    row, fresh = Draft.objects.get_or_create(key=key, defaults=_empty(problems, {ESTIMATE: dict(estimated)}))
    if row.submitted_at is not None:
        return start_once(key=uuid4(), problems=problems, told=told, estimated=estimated)
    for code, raw in told.items() if fresh else ():
        answer(key=key, code=code, raw=raw)
    return view_of(Draft.objects.get(key=row.key))


def _empty(problems: Iterable[str], told: Mapping[str, Any] | None = None) -> dict[str, Any]:
    moment = now()
    known = {choice.code for choice in PROBLEM_TILES}
    tapped = [code for code in dict.fromkeys(problems) if code in known]
    answers = {**(told or {}), **({"problems": {"problems": tapped}} if tapped else {})}
    return {
        "answers": json.dumps(answers, ensure_ascii=False),
        "created_at": moment,
        "touched_at": moment,
        "keep_until": _until(moment),
    }


def _until(moment: datetime) -> datetime:
    return moment + timedelta(days=period("draft.keep_days", moment.date())[0].count)


@transaction.atomic
def answer(*, key: UUID, code: str, raw: Raw) -> Answer:
    """Keep the answer to one question if it was understood; an answer kept before stays until it is replaced."""
    row = _held(key)
    given = read(code, raw, today=today())
    if given.errors:
        return given
    answers = json.loads(row.answers)
    if wrong := out_of_order({**answers, code: given.value}, code):
        return Answer(given.value, wrong)
    if given.value.get("no_phone") and (row.started_by_id is None or ASKING not in answers):
        return Answer(given.value, {"phone": "写上手机号，办到哪一步才告诉得到你。"})
    if code == "contact" and answers.get("contact", {}).get("e164") != given.value.get("e164"):
        if given.value["e164"] == answers.get(another.CODE, {}).get("e164"):
            return Answer(given.value, {"phone": "这是他的号。这里写你自己的。"})
        row.phone_confirmed_at = None
        if code in answers:
            # The worker told his code to somebody who had another phone.
            answers.get(another.CODE, {}).pop("agreed_at", None)
    if code == "consent":
        given = _agree(key, given)
    if given.errors:
        return given
    answers[code] = given.value
    if code == FIRST:
        answers.pop(ASKING, None)
    row.answers = json.dumps(answers, ensure_ascii=False)
    _touch(row)
    return given


def _agree(key: UUID, given: Answer) -> Answer:
    """Record each consent to the words that were shown; words replaced meanwhile are shown again."""
    try:
        # What was agreed to before stands until all of the new is kept.
        with transaction.atomic():
            _record_consents(key, given.value["consent"])
    except (OutdatedConsent, UnknownConsent):
        return Answer({"consent": []}, {"consent": "这段说明改过了，再看一遍新的。"})
    return given


def _record_consents(key: UUID, ticks: Iterable[str]) -> None:
    drop_consents(draft_key=key)
    for tick in ticks:
        purpose, _, version = tick.partition("@")
        if purpose not in OFFERED:
            raise UnknownConsent(purpose)
        record_consent(purpose=purpose, version=version, names={"union": settings.COUNTY_NAME}, draft_key=key)


@transaction.atomic
def asks(*, key: UUID) -> None:
    """From now on this draft is a question to a lawyer, until a complaint is begun in it."""
    row = _held(key)
    if ASKING not in json.loads(row.answers):
        _write(row, {ASKING: {"since": now().isoformat()}})


@transaction.atomic
def for_another(*, key: UUID) -> None:
    """From now on this draft is filled in for somebody else; what was said of him before stays."""
    row = _held(key)
    if row.started_by_id is None:
        _write(row, {another.CODE: json.loads(row.answers).get(another.CODE, {})})


@transaction.atomic
def for_self(*, key: UUID) -> None:
    """Whoever fills in is the worker after all."""
    row = _held(key)
    answers = json.loads(row.answers)
    answers.pop(another.CODE, None)
    row.answers = json.dumps(answers, ensure_ascii=False)
    _touch(row)


@transaction.atomic
def whom(*, key: UUID, raw: Raw) -> Answer:
    """Keep who the worker is. A yes given before counts for the same name and phone only."""
    row = _held(key)
    answers = json.loads(row.answers)
    kept = answers.get(another.CODE)
    if kept is None:
        raise Gone("先点“我替别人填”。")
    given = read_worker(raw, own=answers.get("contact", {}).get("e164", ""))
    if given.errors:
        return given
    same = all(kept.get(name, "") == given.value.get(name, "") for name in ("name", "e164"))
    _write(row, {another.CODE: {**(kept if same else {}), **given.value}})
    return given


@transaction.atomic
def go_by(*, key: UUID, road: str) -> None:
    """How the worker will say yes: one of `another.ROADS`. By code only where he has a phone."""
    row = _held(key)
    kept = json.loads(row.answers).get(another.CODE)
    if kept is None or road not in another.ROADS or (road == another.BY_CODE and not kept.get("e164")):
        raise ValueError("点一个：发验证码给他，或者拍他签的委托书。")
    _write(row, {another.CODE: {**kept, "road": road}})


@transaction.atomic
def said_yes(*, key: UUID) -> None:
    """The code sent to the worker's own phone was typed in; the caller has checked it."""
    row = _held(key)
    kept = json.loads(row.answers).get(another.CODE, {})
    _write(row, {another.CODE: {**kept, "road": another.BY_CODE, "agreed_at": now().isoformat()}})


@transaction.atomic
def paper_shown(*, key: UUID, shown: bool) -> None:
    """The signed paper is there, or was taken back."""
    row = _held(key)
    kept = json.loads(row.answers).get(another.CODE, {})
    _write(row, {another.CODE: {**kept, "road": another.ON_PAPER, "shown": shown}})


def _write(row: Draft, some: dict[str, dict[str, object]]) -> None:
    row.answers = json.dumps({**json.loads(row.answers), **some}, ensure_ascii=False)
    _touch(row)


@transaction.atomic
def add_members(*, key: UUID, text: str) -> List:
    """Keep the good rows of a list of fellow workers; every bad one comes back with its number and what is wrong."""
    row = _held(key)
    found = read_list(text, known=_taken(row), room=MOST - row.members.count())
    DraftMember.objects.bulk_create(
        DraftMember(draft=row, name=one.name, phone=one.phone, amount=one.amount) for one in found.members
    )
    _touch(row)
    return found


@transaction.atomic
def add_member(*, key: UUID, name: str, phone: str, amount: str) -> Member:
    """Keep one fellow worker. Raises ValueError with what is wrong."""
    row = _held(key)
    member = member_of(name=name, phone=phone, amount=amount)
    taken = _taken(row)
    if member.phone in taken:
        raise ValueError(f"手机号和{taken[member.phone]}一样，只记一次")
    if row.members.count() >= MOST:
        raise ValueError(f"一件事最多 {MOST} 个工友")
    DraftMember.objects.create(draft=row, name=member.name, phone=member.phone, amount=member.amount)
    _touch(row)
    return member


@transaction.atomic
def drop_member(*, key: UUID, member_id: int) -> None:
    """Take a fellow worker off the list; one who is not on it stays off it."""
    row = _held(key)
    row.members.filter(pk=member_id).delete()
    _touch(row)


def _taken(row: Draft) -> dict[str, str]:
    """Phones that are on the list already, each with whose it is."""
    answers = json.loads(row.answers)
    own, worker = answers.get("contact", {}).get("e164"), another_of(answers)
    taken = {one.phone: one.name for one in row.members.all()}
    taken |= {worker.phone: worker.name} if worker and worker.phone else {}
    return {**taken, own: "你自己的"} if own else taken


@transaction.atomic
def confirm_phone(*, key: UUID) -> None:
    """The code sent to the phone was typed in; the caller has checked it."""
    row = _held(key)
    row.phone_confirmed_at = now()
    _touch(row)


@transaction.atomic
def resume_link(*, key: UUID) -> tuple[str, datetime]:
    """A one-use link to this draft and until when it works; earlier unused links stop working."""
    row = _held(key)
    token = secrets.token_urlsafe(24)
    ResumeLink.objects.filter(draft=row, used_at=None).delete()
    ResumeLink.objects.create(draft=row, digest=_digest(token), created_at=now(), expires_at=row.keep_until)
    return token, row.keep_until


@transaction.atomic
def redeem(*, token: str) -> DraftView:
    """Open the draft a link leads to, once. Raises Gone."""
    link = ResumeLink.objects.select_for_update().filter(digest=_digest(token)).first()
    if link is not None and (link.draft is None or (link.used_at is None and link.expires_at < now())):
        raise Gone("这个链接过期了，没填完的也清掉了。从首页重新填一次，或者打 12351，我们帮你填。")
    if link is None or link.draft is None or link.used_at is not None:
        raise Gone("这个链接用过了，或者发过新的。要再换手机，在原来的手机上点“换手机接着填”，会发一个新的。")
    link.used_at = now()
    link.save(update_fields=["used_at"])
    return view_of(link.draft)


def submitted(*, row: Draft, with_members: bool) -> None:
    """The desk made a matter of this draft: it is kept so that the same filing is answered with the same receipt."""
    row.submitted_at = now()
    # The answers live on in the matter; the draft keeps none of them.
    row.answers = "{}"
    if with_members:
        row.members.all().delete()
    update(row, "submitted_at", "answers")


def stale() -> list[UUID]:
    """Keys of drafts nobody came back to in time."""
    return list(Draft.objects.filter(submitted_at=None, keep_until__lt=now()).values_list("key", flat=True))


def drop(*, keys: Iterable[UUID]) -> int:
    """Delete drafts for good; one that was submitted or taken up again meanwhile stays."""
    ResumeLink.objects.filter(draft=None, expires_at__lt=now() - LINK_REMEMBERED).delete()
    old = Draft.objects.filter(key__in=list(keys), submitted_at=None, keep_until__lt=now())
    return old.delete()[1].get("intake.Draft", 0)


def _held(key: UUID) -> Draft:
    row = Draft.objects.select_for_update().filter(key=key, submitted_at=None).first()
    if row is None or row.keep_until < now():
        raise Gone("这份已经交上去了，或者放得太久清掉了。到“我的事”里看看，或者从首页重新填。")
    return row


def _touch(row: Draft) -> None:
    row.touched_at = now()
    row.keep_until = _until(row.touched_at)
    row.save(update_fields=["answers", "phone_confirmed_at", "touched_at", "keep_until"])


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
