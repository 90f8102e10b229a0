"""送达 as a page shows it: where each paper stands in one word, and what a party may say about its phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from weiquanbao.access.actors import Actor
from weiquanbao.desk.receive import agree_to_phone, back_to_paper, take_note
from weiquanbao.desk.refusals import NotFound
from weiquanbao.people.consenting import OutdatedConsent
from weiquanbao.people.consents import current
from weiquanbao.reading import visible
from weiquanbao.reading.service import OwnService, ServiceRow
from weiquanbao.service.words import PURPOSE
from weiquanbao.web.parties.audience import Audience


@dataclass(frozen=True, slots=True)
class Tag:
    """One word and its tone: ok, warn or none."""

    word: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Own:
    """What a party reads and may say: the service of this paper, and the words it would agree to."""

    service: OwnService
    asks: bool
    title: str
    text: str
    version: str
    href: str


def tag(rows: Sequence[ServiceRow]) -> Tag | None:
    """How far a paper is: what is owed to anybody first. None for papers nobody is served with."""
    if not rows:
        return None
    if any(one.owed for one in rows):
        return Tag(_("待送达"), "warn")
    if all(one.served_on for one in rows):
        return Tag(_("已送达"), "ok")
    words = {one.state_word for one in rows if not one.served_on}
    return Tag(_(words.pop()) if len(words) == 1 else _("在送"))


def own(actor: Actor, paper_id: int, matter_code: str, matter_id: int, audience: Audience) -> Own:
    """The card of a party's page of a paper."""
    found = visible.own_service(actor, paper_id, matter_id, audience.side)
    words = current(PURPOSE)
    return Own(
        service=found,
        asks=found.may_agree and not found.agreed and found.row is not None,
        title=words.title,
        text=words.shown(union=settings.COUNTY_NAME),
        version=words.version,
        href=audience.paper_phone(matter_code, paper_id),
    )


def note(request: HttpRequest, actor: Actor, paper_id: int, audience: Audience) -> None:
    """Whoever reads the page has opened the paper; whoever only asks whether it is there has not."""
    if request.method == "GET":
        take_note(actor, paper_id, audience.side)


def answer(request: HttpRequest, actor: Actor, matter_id: int, audience: Audience, here: str) -> HttpResponse:
    """Yes to the phone, or back to paper."""
    if "paper" in request.POST:
        back_to_paper(actor, matter_id)
        messages.success(request, _("改好了。以后的文书当面给或者寄。"))
        return HttpResponseRedirect(here)
    try:
        agree_to_phone(actor, matter_id, audience.side, request.POST.get("version", "")[:20])
    except OutdatedConsent as again:
        messages.error(request, str(again))
    except NotFound:
        raise Http404 from None
    else:
        messages.success(request, _("好，以后的文书就在手机上收。"))
    return HttpResponseRedirect(here)
