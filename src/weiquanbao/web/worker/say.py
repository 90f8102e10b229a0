"""说: a voice note, kept as evidence. With a script it is recorded in the page; without, chosen as a file."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.reading import items_of_draft
from weiquanbao.intake import actions
from weiquanbao.intake.drafts import DraftView
from weiquanbao.intake.questions import BY_CODE, ORDER
from weiquanbao.web.worker import gone, steps
from weiquanbao.web.worker.handing_in import hand_in
from weiquanbao.web.worker.keeping import draft_here, keep_here
from weiquanbao.web.worker.shots import Voice, voices

FRAGMENT = "X-Fragment"


@require_http_methods(["GET", "HEAD", "POST"])
def say(request: HttpRequest) -> HttpResponse:
    """Record or choose a voice note, hear it again, take it back."""
    draft = draft_here(request)
    if draft is not None and draft.submitted:
        return gone.handed_over(request, draft)
    at = _asked_at(request)
    if request.method != "POST":
        return render(request, "worker/say.html", _context(at, draft))
    started = draft or actions.start()
    done = hand_in(request, DraftOwner(started.key), added_by=None)
    missing = not (done.changed or request.FILES)
    sentences = [one.sentence for one in done.refused] or (
        [_("还没有录音。点上面录一段，或者选一个文件。")] if missing else []
    )
    if request.headers.get(FRAGMENT):
        response = render(
            request,
            "worker/voices.html",
            {"voices": voices_of(started), "refused": sentences, "at": at, "fragment": True},
        )
    elif sentences:
        response = render(
            request, "worker/say.html", {**_context(at, started), "refused": sentences}, status=422
        )
    else:
        response = HttpResponseRedirect(f"{reverse('worker:say')}?at={at}")
    if draft is None:
        keep_here(response, started)
    return response


def voices_of(draft: DraftView | None) -> tuple[Voice, ...]:
    """The voice notes of a draft."""
    return voices(items_of_draft(draft.key), _address) if draft else ()


def _context(at: str, draft: DraftView | None) -> dict[str, object]:
    asking = at == steps.ASK
    return {
        "at": at,
        "title": _("你想问什么？") if asking else _(BY_CODE[at].title),
        "back": reverse("worker:ask") if asking else reverse("worker:question", args=[at]),
        "voices": voices_of(draft),
    }


def _asked_at(request: HttpRequest) -> str:
    at = request.POST.get("at", request.GET.get("at", ""))
    return at if at in BY_CODE or at == steps.ASK else ORDER[0]


def _address(page_id: int, copy: str) -> str:
    return reverse("worker:seen", args=[page_id, copy])
