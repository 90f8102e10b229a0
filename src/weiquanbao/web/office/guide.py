"""指南 for staff: every knowledge page with its articles, when it was reviewed, what is due, what nobody has read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weiquanbao.common.dates import today
from weiquanbao.law import knowledge
from weiquanbao.law.knowledge.reviewing import TRUSTED, reviews
from weiquanbao.law.parameters import parameter
from weiquanbao.web.acting import staff_only

DUE, UNVERIFIED = "due", "unverified"


@require_safe
@staff_only
def guide(request: HttpRequest) -> HttpResponse:
    """All of them by topic, or only those somebody has to do something about."""
    every, only = reviews(today()), request.GET.get("only", "")
    doubtful = [one for one in every if one.page.unverified]
    due = [one for one in every if one.due]
    shown = {DUE: due, UNVERIFIED: doubtful}.get(only, every)
    groups = [
        (topic, [one for one in shown if one.page.topic == topic.code])
        for topic in knowledge.topics().values()
    ]
    context = {
        "groups": [(topic, rows) for topic, rows in groups if rows],
        "only": only,
        "every": len(every),
        "due": len(due),
        "unverified": len(doubtful),
        "nothing": _("都见过原文") if only == UNVERIFIED else _("都在期限里"),
        "years": parameter(TRUSTED, today()).value,
        "rule": parameter(TRUSTED, today()).source,
    }
    return render(request, "office/guide.html", context)
