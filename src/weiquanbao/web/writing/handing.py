"""Where a finished document goes from here: into the dossier, to a lawyer who looks at it, to the worker it is for."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from weiquanbao.access.predicates import actor_of
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import normal_phone
from weiquanbao.desk import handing_over
from weiquanbao.desk.drafting import enter_document
from weiquanbao.desk.refusals import Barred, NotFound, Overtaken
from weiquanbao.drafting import actions, reviewing
from weiquanbao.drafting import handing as hands
from weiquanbao.papers import pdf
from weiquanbao.papers.blocks import stored
from weiquanbao.people.lockout import claim_try
from weiquanbao.reading import visible
from weiquanbao.reading.drafting import DraftPage
from weiquanbao.reading.written import digest
from weiquanbao.web.acting import visitor_of
from weiquanbao.web.writing import over
from weiquanbao.web.writing.keeping import draft_here
from weiquanbao.web.writing.text import keep, wrong_in


@require_POST
def enter(request: HttpRequest, code: str) -> HttpResponse:
    """放进案卷: the wording that counts now, by the act with which this side hands in any material."""
    page, actor = draft_here(request, code), actor_of(visitor_of(request))
    if page is None or actor is None:
        return over.page(request, code)
    entry = visible.entry(actor, page)
    if entry is None:
        raise Http404
    keep(request, page)
    sheet = page.sheet
    try:
        enter_document(
            case_id=entry.case_id,
            draft_key=page.draft.key,
            sha256=digest(stored(sheet.blocks)),
            title=page.document.title,
            content=pdf.render(sheet),
            acting_as=actor,
            share=request.POST.get("share") == "yes" if entry.shares else None,
        )
    except (Barred, NotFound, Overtaken) as fault:
        messages.error(request, str(fault) or _("现在不能再加了"))
    else:
        messages.success(request, _("放进去了，办这件事的人看得到。收据在这一页上。"))
    return _back(code)


@require_POST
def ask_review(request: HttpRequest, code: str) -> HttpResponse:
    """请律师看一看: given to the lawyer on duty with the fewest before him."""
    page = draft_here(request, code)
    if page is None:
        return over.page(request, code)
    try:
        _give(request, page)
    except (ValueError, reviewing.NotForHim, actions.Gone) as fault:
        messages.error(request, str(fault))
    else:
        messages.success(request, _("给律师了。看好了会来消息，回到这一页也看得到。"))
    return _back(code)


def _give(request: HttpRequest, page: DraftPage) -> None:
    """Raises ValueError with what to do first, NotForHim, Gone."""
    if page.with_worker:
        raise ValueError(_("这份交给职工了，在他手里。要改，先收回来。"))
    if page.document.open_asks(page.draft.answers):
        raise ValueError(_("还有没答的，先答完再请律师看。"))
    phone = _phone(request, page)
    actor = actor_of(visitor_of(request))
    by = actor.person_id if actor and page.draft.matter_id else None
    lawyer = visible.reviewer(today(), apart_from={*reviewing.authors(page.draft.key), by})
    if lawyer is None:
        raise ValueError(_("今天没有值班的律师能看。打 12351，或者先交，以后还能补正。"))
    reviewing.ask(key=page.draft.key, version_id=keep(request, page), lawyer=lawyer, by=by, phone=phone)


def _phone(request: HttpRequest, page: DraftPage) -> str:
    """Where to tell somebody who is not signed in; a number is not written to again and again."""
    typed = request.POST.get("phone", "")[:40].strip()
    if page.draft.matter_id is not None or not typed:
        return ""
    phone = normal_phone(typed)
    if not claim_try("lawyer review", phone).allowed:
        raise ValueError(_("这个号请律师看得太多了，过一刻钟再来。急的话打 12351。"))
    return phone


@require_POST
def hand(request: HttpRequest, code: str) -> HttpResponse:
    """交给职工, and 收回来改: of what staff drew up, once nothing is wrong with it any more."""
    page, actor = draft_here(request, code), actor_of(visitor_of(request))
    if page is None or actor is None:
        return over.page(request, code)
    if page.case_id is None:
        raise Http404
    back = "back" in request.POST
    try:
        if back:
            handing_over.withdraw(key=page.draft.key)
        else:
            _right(page)
            handing_over.hand(key=page.draft.key, version_id=keep(request, page), acting_as=actor)
    except (ValueError, hands.NotHanded, actions.Gone) as fault:
        messages.error(request, str(fault))
    else:
        messages.success(
            request, _("收回来了，可以改。") if back else _("交给职工了。他会收到消息，看得到这一稿。")
        )
    return _back(code)


def _right(page: DraftPage) -> None:
    """Raises ValueError with the first thing that is wrong: nobody is handed what a tribunal would send back."""
    if page.document.open_asks(page.draft.answers):
        raise ValueError(_("还有没答的，先答完再交给职工。"))
    bars = [one.says for one in wrong_in(page) if one.bars]
    if bars:
        raise ValueError(_("还有要改的，改好再交给职工：%(fault)s") % {"fault": bars[0]})


def _back(code: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("worker:write_text", args=[code]))
