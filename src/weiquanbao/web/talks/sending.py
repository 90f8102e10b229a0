"""A message sent from a form: its files kept, the message written, everybody told, in one go and once."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from weiquanbao.evidence.actions import add, remove, set_apart
from weiquanbao.evidence.owners import DraftOwner, MatterOwner
from weiquanbao.evidence.results import Refused, Upload
from weiquanbao.messages import actions
from weiquanbao.messages.actions import Address, NotSent, Sent, Writer
from weiquanbao.notices.actions import Telling, queue_all
from weiquanbao.notices.wakeup import look
from weiquanbao.reading import visible
from weiquanbao.reading.seats import Seat
from weiquanbao.reading.threads import ThreadLine
from weiquanbao.web import forms
from weiquanbao.web.talks.drawn import Composer, kept

PAGES = {"claimant": "m", "respondent": "e"}
MOST = 20_000


def send(request: HttpRequest, seat: Seat, matter_code: str, person_id: int) -> Composer | None:
    """Send what was written; None once it is sent, else the composer with everything typed and one sentence."""
    key = forms.key(request.POST.get("key", ""))
    text = request.POST.get("text", "")[:MOST]
    if key is None:
        return Composer(text=text, error="这一页放得太久了，再按一次发送。")
    if actions.answered(author_id=person_id, key=key):
        return None
    problem = seat.barred or _take(request, seat, matter_code, person_id, text, key)
    return None if problem is None else kept(key, text, problem)


def _take(
    request: HttpRequest, seat: Seat, matter_code: str, person_id: int, text: str, key: UUID
) -> str | None:
    """Files, then the message; one sentence if it was not sent, empty where a file was only taken off the form."""
    taken = forms.number(request.POST.get("remove", ""))
    if taken is not None:
        remove(owner=DraftOwner(key), page_id=taken)
        return ""
    refused = _keep_files(request, seat, key, person_id)
    if refused and not actions.answered(author_id=person_id, key=key):
        return "；".join(f"{one.name}：{one.sentence}" for one in refused)
    try:
        _write(seat, matter_code, person_id, text, key)
    except NotSent as fault:
        return str(fault)
    return None


def _keep_files(request: HttpRequest, seat: Seat, key: UUID, person_id: int) -> list[Refused]:
    """Under the key of the form, within the limits of evidence; the same file sent again is the same page."""
    uploads = [
        Upload(file.name or "", file.size or 0, file, key=f"{key}:{file.name}"[:160])
        for file in request.FILES.getlist("files")
    ]
    if not uploads:
        return []
    owner, beside = DraftOwner(key), MatterOwner(seat.matter_id)
    results = add(owner=owner, uploads=uploads, added_by=person_id, side=seat.side, beside=beside)
    return [one for one in results if isinstance(one, Refused)]


@transaction.atomic
def _write(seat: Seat, matter_code: str, person_id: int, text: str, key: UUID) -> None:
    if actions.answered(author_id=person_id, key=key):
        return
    sent = actions.send(
        to=Address(matter_id=seat.matter_id, audience=seat.audience, party_id=seat.thread_party),
        by=Writer(person_id=person_id, side=seat.side, party_id=seat.party_id),
        text=text,
        key=key,
        items=set_apart(draft_key=key, matter_id=seat.matter_id),
    )
    if not sent.again:
        _tell(seat, matter_code, person_id, sent)


def _tell(seat: Seat, matter_code: str, person_id: int, sent: Sent) -> None:
    """The parties by text message, whoever handles it on the desk; each at most once an hour. Open pages look again."""
    parties = dict(visible.told_by_phone(seat, besides=person_id))
    desk = dict(visible.told_at_desk(seat, besides=person_id))
    due = set(actions.ring(thread_id=sent.thread_id, people=(*parties, *desk)))
    tellings = [
        Telling(
            key=f"message:{sent.message_id}:{person}",
            template="new_message",
            context={"link": f"{settings.PUBLIC_URL}/{PAGES[side]}/{matter_code}/messages/"},
            channels=("sms",),
            recipient_id=person,
            matter_id=seat.matter_id,
        )
        for person, side in parties.items()
        if person in due
    ]
    tellings += [
        Telling(
            key=f"message:{sent.message_id}:{person}",
            template="new_message",
            context={"link": ""},
            recipient_id=person,
            case_id=case,
            matter_id=seat.matter_id,
        )
        for person, case in desk.items()
        if person in due
    ]
    queue_all(tellings)
    look((*parties, *desk))


def take_back(request: HttpRequest, person_id: int) -> str:
    """Take a message back; the sentence to show where it is too late."""
    number = forms.number(request.POST.get("take_back", ""))
    if number is not None and actions.take_back(message_id=number, author_id=person_id):
        return ""
    return "收不回来了：过了两分钟，或者对方已经看了。"


def read(lines: Iterable[ThreadLine], person_id: int) -> None:
    """Note that everything in these threads was shown. Whoever only supervises leaves no receipt."""
    begun: dict[tuple[str, int | None], list[int]] = {}
    for one in lines:
        if one.id is not None and one.unread:
            begun.setdefault((one.seat.side, one.seat.party_id), []).append(one.id)
    for (side, party), ids in begun.items():
        actions.mark_read(thread_ids=ids, by=Writer(person_id=person_id, side=side, party_id=party))
