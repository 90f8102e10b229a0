"""The pages for what cannot be answered, where Django's own way would leave the request out."""

from django.contrib.sessions.exceptions import SessionInterrupted
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long, or the form came from elsewhere."""
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request cannot be read; or the same request, sent twice, has just signed in with a session of its own."""
    if isinstance(exception, SessionInterrupted):
        # What was asked for is done by now: the page itself shows it.
        return HttpResponseRedirect(request.get_full_path())
    words = {"title": _("没看懂这次操作"), "text": _("回上一页，刷新，再试一次。还不行，打 12351。")}
    return render(request, "refusal.html", words, status=400)


def broken(request: HttpRequest) -> HttpResponse:
    """Our own fault."""
    return render(request, "500.html", status=500)
