"""请律师看: a look of a lawyer ends, and whoever wrote the document is told, in one transaction.

No step is written: a draft is in no dossier. It stands at the desk because two capabilities do it together.
"""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from django.conf import settings
from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case, Matter
from weiquanbao.documents import DOCUMENTS
from weiquanbao.drafting import actions, reviewing
from weiquanbao.drafting.words import OUTCOMES
from weiquanbao.notices.actions import Telling, queue_all
from weiquanbao.people.models import Person
from weiquanbao.reading.lawyers import present, reviewer

#: Where each side finds its documents of a matter.
PAGES = {"worker": "m", "employer": "e"}


@transaction.atomic
def release(*, review_id: int, text: str, sha256: str, made_on: date, note: str, acting_as: Actor) -> None:
    """The lawyer lets a wording go. Raises NotForHim."""
    ended = reviewing.release(
        review_id=review_id, lawyer=_lawyer(acting_as), text=text, sha256=sha256, made_on=made_on, note=note
    )
    _tell(ended)


@transaction.atomic
def send_back(*, review_id: int, note: str, acting_as: Actor) -> None:
    """The lawyer wants it changed first. Raises NotForHim."""
    _tell(reviewing.send_back(review_id=review_id, lawyer=_lawyer(acting_as), note=note))


def pass_on(day: date) -> int:
    """What lies with somebody who is no lawyer on duty that day, or on leave, goes to another; gives how many.

    By the rule every draft finds its lawyer by. Where nobody else is there it stays. The writer was promised no day, so
    none moves, and he is told nothing: he hears from whoever is done with it.
    """
    there, moved = present(day), 0
    for one in reviewing.awaited():
        if one.lawyer in there:
            continue
        to = reviewer(day, apart_from={*reviewing.authors(one.key), one.asked_by, one.lawyer})
        moved += to is not None and reviewing.pass_on(one, to=to)
    return moved


def _lawyer(actor: Actor) -> int:
    if actor.person_id is None:
        raise reviewing.NotForHim("先登录。")
    return actor.person_id


def _tell(ended: reviewing.Ended) -> None:
    found = _of_matter(ended, ended.matter_id) if ended.matter_id else _of_phone(ended)
    queue_all([found] if found else [])


def _of_matter(ended: reviewing.Ended, matter_id: int) -> Telling | None:
    """Who asked: a party on the phone, too; staff at the desk, beside the case it is for."""
    code = Matter.objects.values_list("code", flat=True).get(pk=matter_id)
    person = Person.objects.filter(pk=ended.asked_by).first() if ended.asked_by else None
    if person is None:
        return None
    place = PAGES.get(ended.side)
    case = None if place else Case.objects.filter(matter_id=matter_id).order_by("id").first()
    path = f"{place}/{quote(code)}/write/" if place else f"desk/cases/{case.pk}/write/" if case else "desk/"
    return Telling(
        key=f"draft reviewed:{ended.review_id}",
        template="draft_reviewed",
        context={**_said(ended), "link": f"{settings.PUBLIC_URL}/{path}"},
        channels=("in_app", "sms") if place and person.phone else ("in_app",),
        recipient_id=person.pk,
        case_id=case.pk if case else None,
        matter_id=matter_id,
    )


def _of_phone(ended: reviewing.Ended) -> Telling | None:
    """Nobody is signed in: a link that opens the document once, to the phone that was left."""
    if not ended.phone:
        return None
    token, until = actions.link(key=ended.key)
    return Telling(
        key=f"draft reviewed:{ended.review_id}",
        template="draft_reviewed_link",
        context={
            **_said(ended),
            "link": f"{settings.PUBLIC_URL}/write/link/{token}/",
        },
        channels=("sms",),
        phone=ended.phone,
        not_after=until,
    )


def _said(ended: reviewing.Ended) -> dict[str, object]:
    return {"document": DOCUMENTS[ended.document].title, "outcome": OUTCOMES[ended.outcome]}
