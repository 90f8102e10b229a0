"""What a phone is told when its draft is no longer there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from weiquanbao.web.writing.keeping import keep_here


def page(request: HttpRequest, code: str, sentence: str = "") -> HttpResponse:
    """It is not here, and the ways on."""
    advice = sentence or _(
        "可能放得太久清掉了，也可能是在别的手机上写的。从“代写文书”重新写一份，几分钟就好。"
    )
    context = {"title": _("这份找不到了"), "advice": advice, "status": 410, "way_title": _("重新写")}
    response = render(request, "refusal.html", context, status=410)
    keep_here(request, response, code, None)
    return response
