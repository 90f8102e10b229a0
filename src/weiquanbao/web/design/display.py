"""How a person wants the screen: larger (长辈版), darker (夜间), in English. Kept in cookies, works without script."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from weiquanbao.web.returning import checked

YEAR = 365 * 24 * 3600
ELDER, NIGHT = "elder", "night"


@dataclass(frozen=True, slots=True)
class Display:
    """What the page's root element says."""

    elder: bool = False
    night: bool = False


def display_of(request: HttpRequest | None) -> Display:
    """The display this browser asked for."""
    cookies = request.COOKIES if request else {}
    return Display(elder=cookies.get(ELDER) == "1", night=cookies.get(NIGHT) == "1")


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Switch one setting and go back to the same page, losing nothing."""
    response = HttpResponseRedirect(checked(request, request.POST.get("next", "")) or "/")
    for name in (ELDER, NIGHT):
        if name in request.POST:
            _keep(response, name, "1" if request.POST[name] == "1" else "0")
    language = request.POST.get("language")
    if language in dict(settings.LANGUAGES):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, str(language))
    return response


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
