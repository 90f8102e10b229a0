"""The first page: what happened, what was left unfinished, where one's matters stand."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from weiquanbao.common.dates import now, today
from weiquanbao.intake.actions import ASKING
from weiquanbao.intake.drafts import DraftView
from weiquanbao.intake.questions import ORDER, PROBLEM_TILES
from weiquanbao.law.parameters import parameter
from weiquanbao.web.worker import steps, telling
from weiquanbao.web.worker.keeping import draft_here, let_go_here
from weiquanbao.web.worker.lawyers import shortcut


@dataclass(frozen=True, slots=True)
class Unfinished:
    """上次没填完: what it was about, how far, how long it is kept."""

    text: str
    href: str


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """你遇到什么事了？ A tap begins a complaint; nobody is asked who he is."""
    draft = draft_here(request)
    tiles = [
        (tile, f"{reverse('worker:question', args=[ORDER[0]])}?tap={tile.code}") for tile in PROBLEM_TILES
    ]
    context = {"tiles": tiles, "unfinished": _unfinished(draft), "lawyers": shortcut(), "here": "home"}
    return render(request, "worker/home.html", context)


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """How the union goes about it, what a complaint is not, who sees what: read when one wants to."""
    days = {
        name: parameter(f"complaint.{name}_days", today()).value
        for name in ("answer", "completion", "handling")
    }
    return render(request, "worker/how.html", {"days": days, "here": "how"})


@require_POST
def afresh(request: HttpRequest) -> HttpResponse:
    """不是这件事，重新填: this phone begins another draft."""
    response = HttpResponseRedirect(reverse("worker:home"))
    let_go_here(response)
    return response


def _unfinished(draft: DraftView | None) -> Unfinished | None:
    if draft is None or draft.submitted or not draft.answers:
        return None
    about = telling.problems(draft.answers.get("problems", {})) or _("还没说是什么事")
    href = steps.first_open(draft)
    step = steps.progress((*draft.open_questions, steps.CHECK)[0]).step
    if ASKING in draft.answers:
        about, step = _("要问律师的"), 1
    days = max((draft.keep_until.date() - now().date()).days, 0)
    return Unfinished(
        _("%(about)s·填到第 %(step)d 步·还留 %(days)d 天") % {"about": about, "step": step, "days": days},
        href,
    )
